/** Outlines of invented plans, as indented lines: [kind] number title. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../ingest/outline/outline.ts';
import { textTables } from '../../../ingest/text-tables.ts';

const outline = (text: string): string[] =>
  outlineOf(text)
    .slice(1)
    .map(({ kind, number, title, level }) => `${'  '.repeat(level - 1)}[${kind}] ${number ?? ''}${title}`);

const TITLE = '某市质量强市建设实施方案\n';

describe('outline', () => {
  it('knows aims, tasks and safeguards by their sections; safeguards are tasks only where nobody is named', () => {
    const plan = (owner: string) =>
      `${TITLE}一、总体要求\n(一)指导思想。坚持质量第一。\n(二)主要目标\n到2025年,提升。\n——效益提升。好。\n到2035年,领先。\n二、主要任务\n(一)提质\n1.攻关。推广方法。${owner}\n2.创牌。培育品牌。${owner}\n三、保障措施\n(一)加强领导。成立小组。`;
    const common = [
      '[section] 一、总体要求',
      '  [general] (一)指导思想',
      '  [goal] (二)主要目标',
      '    [goal] 效益提升',
      '    [goal] ',
      '[section] 二、主要任务',
      '  [section] (一)提质',
      '    [task] 1.攻关',
      '    [task] 2.创牌',
      '[section] 三、保障措施',
    ];
    expect(outline(plan(''))).toEqual([...common, '  [task] (一)加强领导']);
    expect(outline(plan('(责任单位:市科技局)'))).toEqual([...common, '  [general] (一)加强领导']);
  });

  it('keeps a 专栏 and its own numbers in the task before it', () => {
    const text = `${TITLE}二、任务\n(四)协同。推进。(责任单位:市科技局)\n专栏1 一站式服务\n摸清底数。调研。\n(三)一个窗口。受理。\n(四)一揽子服务。提供。\n(五)绿色。转型。(责任单位:市经信局)`;
    expect(outline(text)).toEqual([
      '[section] 二、任务',
      '  [task] (四)协同',
      '    [box] 专栏1一站式服务',
      '  [task] (五)绿色',
    ]);
  });

  it('leaves a 专栏 at the second of two equal numbers', () => {
    const text = `${TITLE}三、任务\n(一)强企。培育。\n(二)强业。推动。\n专栏1 工程\n(一)联动。\n(二)标准。\n(三)品牌。\n(三)强县。开展创建。`;
    expect(outline(text)).toEqual([
      '[section] 三、任务',
      '  [task] (一)强企',
      '  [task] (二)强业',
      '    [box] 专栏1工程',
      '  [task] (三)强县',
    ]);
  });

  it('takes restarted, skipped and wrong numbers as they come, and restores a lost one', () => {
    const text = `${TITLE}四、任务举措\n)动能\n1.创新。做。\n(二)法治\n1.立法。做。\n(三)政策举措\n1.出台《某省条例》,加强保障。\n2.印发方案。`;
    expect(outline(text)).toEqual([
      '[section] 四、任务举措',
      '  [section] (一)动能',
      '    [task] 1.创新',
      '  [section] (二)法治',
      '    [task] 1.立法',
      '  [section] (三)政策举措',
      '    [task] 1.出台《某省条例》,加强保障',
      '    [task] 2.印发方案',
    ]);
  });

  it('gives owners on the last item of a list to the whole list', () => {
    const text = `${TITLE}二、任务\n(一)产品。\n1.工业品。攻关。\n2.农产品。监测。\n责任单位:市科技局\n(二)工程。\n1.房建。严管。\n2.交通。严管。\n责任单位:市住建局`;
    expect(outline(text)).toEqual([
      '[section] 二、任务',
      '  [task] (一)产品',
      '    [general] 1.工业品',
      '    [general] 2.农产品',
      '  [task] (二)工程',
      '    [general] 1.房建',
      '    [general] 2.交通',
    ]);
  });

  it('does not take the items of a paragraph for tasks', () => {
    const text = `${TITLE}二、任务\n(一)强企。全面推行首席质量官制度,引导规模以上企业导入卓越绩效等先进管理方法,持续开展质量攻关和质量改进活动,重点做好以下工作:\n1.培训首席质量官;\n2.创建质量标杆;\n3.开展质量诊断。\n(二)强业。推动集群。`;
    expect(outline(text).filter((line) => line.includes('[task]'))).toEqual([
      '  [task] (一)强企',
      '  [task] (二)强业',
    ]);
  });

  it('ends a 专栏 with its table', () => {
    const { text, tables } = textTables(
      `${TITLE}一、主要任务\n(一)强企。做。\n(二)强业。做。\n专栏1 工程\n序号\t工程\n1\t甲工程\n2\t乙工程\n到2035年,质量水平全面提升。`,
    );
    const clauses = outlineOf(text, tables);
    const box = clauses.find((clause) => clause.kind === 'box')!;
    expect(text.slice(box.start, box.end)).toMatch(/乙工程$/);
    expect(clauses.at(-1)).toMatchObject({ kind: 'general' });
    expect(clauses.at(-1)!.parent).toBe(box.parent);
  });

  it('takes no task that only points at a table', () => {
    const text = `${TITLE}一、目标\n到2025年,提升。\n二、工作任务\n详见附表。\n三、其他任务\n做。`;
    expect(outline(text)).toEqual(['[goal] 一、目标', '[general] 二、工作任务', '[task] 三、其他任务']);
  });

  it('takes 一是, 二是 at line heads for items', () => {
    const text = `${TITLE}一、聚焦产业\n一是开展强链。做。(市科技局牵头)\n二是培育强企。做。(市商务局负责)\n二、聚焦民生\n一是守住安全。做。(市财政局负责)\n三、组织\n成立专班。`;
    expect(outline(text)).toEqual([
      '[section] 一、聚焦产业',
      '  [task] 一是开展强链',
      '  [task] 二是培育强企',
      '[section] 二、聚焦民生',
      '  [task] 一是守住安全',
      '[general] 三、组织',
    ]);
  });

  it('leaves signatures and dates out of the last task', () => {
    const clauses = outlineOf(
      `${TITLE}一、任务\n1.攻关。做。\n2.创牌。做。\n某市人民政府\n2024年1月5日\n(此件公开发布)`,
    );
    expect(clauses.at(-1)).toMatchObject({ kind: 'task', title: '创牌' });
    expect(clauses.at(-1)!.end).toBe(clauses.at(-1)!.start + '2.创牌。做。'.length);
  });

  it('reads sections that are told by words alone', () => {
    const text = `${TITLE}工作目标\n到2025年,合格率达到95%以上。\n主要任务\n提升产品质量。开展质量提升行动。\n提升工程质量。落实终身责任制度。\n保障措施\n加强组织领导。成立工作专班,统筹推进。`;
    expect(outline(text).slice(0, 4)).toEqual([
      '[goal] 工作目标',
      '[section] 主要任务',
      '  [task] 提升产品质量',
      '  [task] 提升工程质量',
    ]);
  });

  it('reads a plan that is the annex of a notice, and not what is annexed to a plan', () => {
    const annexed = `关于印发方案的通知\n附件\n${TITLE}一、任务\n1.攻关。做。\n2.创牌。做。\n附件2 名词解释\n1.首席质量官。是指负责人。`;
    expect(outline(annexed).filter((line) => /task/.test(line))).toHaveLength(2);
  });

  it('holds together on any text: spans nest, follow each other and quote the text; ids are unique and stable', () => {
    const line = fc.constantFrom(
      '一、总体目标',
      '二、主要任务',
      '(一)提质。开展攻关。',
      '1.攻关。做。',
      '专栏1 工程',
      '(三)品牌。',
      '——目标。',
      '到2025年,提升。',
      '责任单位:市科技局',
      '附件1',
      '某市人民政府',
      '2024年1月5日',
      '第一章 总则',
      '2.1 提质',
      '甲\t乙',
      '。',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ maxLength: 12 })), { maxLength: 40 }), (lines) => {
        const text = lines.join('\n');
        const clauses = outlineOf(text);
        expect(outlineOf(text)).toEqual(clauses);
        expect(new Set(clauses.map((c) => c.id)).size).toBe(clauses.length);
        const byId = new Map(clauses.map((c) => [c.id, c]));
        clauses.forEach((c, i) => {
          expect(c.start).toBeLessThan(c.end);
          expect(c.own.start).toBe(c.start);
          expect(c.own.end).toBeLessThanOrEqual(c.end);
          if (i > 0) expect(c.start).toBeGreaterThanOrEqual(clauses[i - 1]!.start);
          const parent = c.parent === null ? null : byId.get(c.parent)!;
          if (parent) expect(parent.start <= c.start && c.end <= parent.end).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });
});
