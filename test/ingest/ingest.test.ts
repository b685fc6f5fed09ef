/** The whole way from bytes to facts, on anything: a result of the declared shape or an error with a code. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QpgError } from '../../graph/errors.ts';
import { Extraction } from '../../graph/model.ts';
import { extract } from '../../ingest/ingest.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Shape, and every quote where it says it stands. */
function check(found: Extraction): void {
  const { text, tasks, targets, citations, programs, programLeads, departments, industries, clauses } =
    Extraction.parse(found);
  const quoted = [...targets, ...citations, ...programs, ...programLeads, ...departments, ...industries];
  for (const { start, end, evidence } of [...quoted, ...tasks.flatMap((task) => task.departments)]) {
    expect(text.slice(start, end)).toBe(evidence);
  }
  for (const task of tasks) expect(text.slice(task.start, task.end)).toBe(task.text);
  expect(new Set(clauses.map((clause) => clause.id)).size).toBe(clauses.length);
}

const line = fc.oneof(
  fc.constantFrom(
    '某市质量强市建设实施方案（2023—2025年）',
    '索引号：1134/2023-1　发布机构：某市市场监管局',
    '一、总体目标',
    '二、主要任务',
    '（一）提升质量。开展质量攻关，到2025年，合格率达到95%以上。（责任单位：市科技局、市市场监管局）',
    '1.建设品牌。贯彻落实《质量强国建设纲要》，培育“品字标”企业10家。',
    '专栏1 质量工程',
    '（以下均需各县（市、区）落实，不再列出',
    '序号\t任务\t责任单位',
    '1\t提升质量\t市科技局',
    '——质量效益提升。',
    '三、保障措施',
    '某市人民政府',
    '2023年5月1日',
    '附件1',
    '質(zhì)量強(qiáng)市',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

describe('extract', () => {
  it('says of any page what it holds, the same each time', async () => {
    const page = fc.array(line, { maxLength: 40 }).map((lines) => bytesOf(`${lines.join('\n')}\n正文`));
    await fc.assert(
      fc.asyncProperty(page, async (bytes) => {
        const found = await extract({ name: 'a.txt', bytes });
        check(found);
        expect(await extract({ name: 'a.txt', bytes })).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  it('ends on any bytes with a result or an error that names the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const result = await extract({ name: '任意.bin', bytes }).catch((error: unknown) => error);
        if (result instanceof QpgError) expect(result.message).toContain('任意.bin');
        else check(result as Extraction);
      }),
      { numRuns: 80 },
    );
  });

  it('gives no facts for what is no plan, and says why', async () => {
    const news = `我市召开质量强市工作推进会\n${'会议强调,要深入贯彻《质量强国建设纲要》,合格率达到95%。'.repeat(9)}`;
    const found = await extract({ name: 'news.txt', bytes: bytesOf(news) });
    expect(found).toMatchObject({
      plan: null,
      tasks: [],
      targets: [],
      citations: [],
      programs: [],
      departments: [],
    });
    expect(found.notPlan).toMatch(/新闻/);
  });

  it('gives the same ids for the same text in another encoding and under another name', async () => {
    const text =
      '某市质量强市建设实施方案\n一、主要目标\n到2025年,合格率达到95%以上,企业质量管理水平显著提高,品牌影响力明显增强。\n二、主要任务\n(一)提质。开展质量攻关行动,推广先进质量管理方法。(责任单位:市科技局)\n(二)创牌。培育知名品牌,加强商标保护和运用。(责任单位:市商务局)\n(三)强基。建设计量标准,完善检验检测体系。(责任单位:市市场监管局)';
    const wide = Uint8Array.of(
      0xff,
      0xfe,
      ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    );
    const one = await extract({ name: 'a.txt', bytes: bytesOf(text) });
    const other = await extract({ name: 'b.txt', bytes: wide });
    expect(other.plan).toEqual(one.plan);
    expect(other.tasks).toEqual(one.tasks);
    expect(other.clauses).toEqual(one.clauses);
  });
});
