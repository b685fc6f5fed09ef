import { describe, expect, it } from 'vitest';
import type { Cell, PlanMeta, Table, Target } from '../../graph/model.ts';
import { newDraft } from '../../ingest/draft.ts';
import { targetRule } from '../../ingest/rules/target.ts';
import { readValueCell } from '../../ingest/rules/target-tables.ts';

/** '^' repeats the cell above, '<' the cell to the left: merged cells. */
const tableOf = (grid: readonly (readonly string[])[], before = '一、主要指标\n', headerRows = 1) => {
  let text = before;
  const start = text.length;
  const rows: Cell[][] = [];
  grid.forEach((line, r) => {
    const row: Cell[] = [];
    line.forEach((value, c) => {
      if (c > 0) text += '\t';
      const merged = value === '^' ? rows[r - 1]?.[c] : value === '<' ? row[c - 1] : undefined;
      if (merged) {
        row.push(merged);
        return;
      }
      row.push({
        text: value,
        start: text.length,
        end: text.length + value.length,
        rowSpan: 1,
        colSpan: 1,
        header: r < headerRows,
      });
      text += value;
    });
    rows.push(row);
    text += '\n';
  });
  const table: Table = { start, end: text.length - 1, rows, caption: null };
  return { text, table };
};

const targetsOf = (
  grid: readonly (readonly string[])[],
  plan: Partial<PlanMeta> | null = null,
  before?: string,
  headerRows = 1,
): Target[] => {
  const { text, table } = tableOf(grid, before, headerRows);
  const draft = newDraft('表.txt', { text, tables: [table], labels: new Map() });
  draft.plan = plan as PlanMeta | null;
  targetRule.apply(draft);
  for (const t of draft.targets) expect(text.slice(t.start, t.end)).toBe(t.evidence);
  return draft.targets;
};
const brief = (t: Target) => [t.indicator, t.comparator, t.value, t.unit, t.year, t.baseline, t.baselineYear];

describe('indicator tables', () => {
  it('reads baseline and target years from the header and the unit from its column', () => {
    const found = targetsOf([
      ['序号', '指标名称', '单位', '2020年', '2025年', '属性'],
      ['1', '制造业质量竞争力指数', '—', '84.6', '88', '预期性'],
      ['2', '农产品质量安全例行监测合格率', '%', '97.8', '≥98', '约束性'],
      ['3', '有效发明专利', '万件', '1.2', '2左右', '预期性'],
      ['4', '公共服务质量满意度', '分', '—', '82以上', '预期性'],
    ]);
    expect(found.map(brief)).toEqual([
      ['制造业质量竞争力指数', '=', 88, '', 2025, 84.6, 2020],
      ['农产品质量安全例行监测合格率', '>=', 98, '%', 2025, 97.8, 2020],
      ['有效发明专利', '~', 2, '万件', 2025, 1.2, 2020],
      ['公共服务质量满意度', '>=', 82, '分', 2025, null, null],
    ]);
    expect(found.every((t) => t.status === 'target' && t.rule === 'target-table')).toBe(true);
    expect(found[3]?.evidence).toBe('公共服务质量满意度\t分\t—\t82以上');
  });

  it('takes the unit from the name, and two target years as two targets', () => {
    expect(
      targetsOf([
        ['类别', '主要指标', '2025年目标值', '2027年目标值', '牵头单位'],
        ['质量效益', '研发投入强度（%）', '2.8', '3', '市科技局'],
        ['^', '规上制造业全员劳动生产率（万元/人）', '27', '35', '市经信局'],
      ]).map(brief),
    ).toEqual([
      ['研发投入强度', '=', 2.8, '%', 2025, null, null],
      ['研发投入强度', '=', 3, '%', 2027, null, null],
      ['规上制造业全员劳动生产率', '=', 27, '万元/人', 2025, null, null],
      ['规上制造业全员劳动生产率', '=', 35, '万元/人', 2027, null, null],
    ]);
  });

  it('joins header cells that are merged over two rows', () => {
    expect(
      targetsOf(
        [
          ['指标', '单位', '基期', '<', '目标', '<'],
          ['^', '^', '2022年', '2023年', '2025年', '2030年'],
          ['国家质检中心', '家', '3', '4', '6', '〔10〕'],
        ],
        null,
        '附件\n',
        2,
      ).map(brief),
    ).toEqual([
      ['国家质检中心', '=', 6, '家', 2025, 4, 2023],
      ['国家质检中心', '=', 10, '家', 2030, 4, 2023],
    ]);
  });

  it('knows what lies behind the plan from its date when the header says only years', () => {
    const grid = [
      ['指标', '2022年', '2025年', '2027年'],
      ['消费品质量合格率', '90%', '92%以上', '94%以上'],
    ];
    expect(
      targetsOf(grid, {
        issuedDate: '2023-06-01',
        publishedDate: null,
        periodStart: null,
        periodEnd: null,
      }).map(brief),
    ).toEqual([
      ['消费品质量合格率', '>=', 92, '%', 2025, 90, 2022],
      ['消费品质量合格率', '>=', 94, '%', 2027, 90, 2022],
    ]);
  });

  it('keeps a yearly change apart and completes 其中', () => {
    const found = targetsOf([
      ['指标', '单位', '2025年目标', '年均增速'],
      ['高新技术企业', '家', '5000', '8%'],
      ['其中：省级', '家', '300', '—'],
    ]);
    expect(found.map((t) => [...brief(t), t.kind, t.frequency])).toEqual([
      ['高新技术企业', '=', 5000, '家', 2025, null, null, 'count', 'total'],
      ['高新技术企业年均增长', '=', 8, '%', 2025, null, null, 'growth', 'yearly'],
      ['省级高新技术企业', '=', 300, '家', 2025, null, null, 'count', 'total'],
    ]);
  });

  it('states what has been reached when there is only a baseline', () => {
    const [only] = targetsOf([
      ['指标', '单位', '2020年实际', '2025年目标'],
      ['检验检测机构', '家', '2549', '逐年增加'],
    ]);
    expect(only && [only.status, only.value, only.year]).toEqual(['actual', 2549, 2020]);
  });

  it('finds nothing in words and dashes', () => {
    expect(
      targetsOf([
        ['指标', '单位', '2025年目标'],
        ['水利工程质量', '—', '全省前列'],
        ['首席质量官', '%', '全覆盖'],
        ['质量文化', '—', '——'],
      ]),
    ).toEqual([]);
  });

  it('reads the sentences of other tables once', () => {
    const found = targetsOf(
      [
        ['序号', '重点任务', '责任单位'],
        ['1', '到2025年，培育放心消费单位300家。', '市市场监管局'],
        ['2', '建成省级质检中心2个以上。', '市市场监管局'],
      ],
      null,
      '一、主要任务\n1.培育放心消费。到2025年，培育放心消费单位300家。\n附件\n',
    );
    expect(found.map(brief)).toEqual([
      ['放心消费单位', '=', 300, '家', 2025, null, null],
      ['省级质检中心', '>=', 2, '个', null, null, null],
    ]);
  });
});

describe('tables flattened into text', () => {
  const read = (text: string): Target[] => {
    const draft = newDraft('页.txt', { text, tables: [], labels: new Map() });
    targetRule.apply(draft);
    for (const t of draft.targets) expect(text.slice(t.start, t.end)).toBe(t.evidence);
    return draft.targets;
  };

  it('reads a row a line, its cells apart by tabs or wide spaces', () => {
    const rows = [
      '序号\t指标\t单位\t2022年\t2025年目标',
      '1\t研发投入强度\t%\t2.1\t2.8',
      '2\t国家质检中心\t家\t3\t5',
    ];
    for (const text of [rows.join('\n'), rows.join('\n').replaceAll('\t', '   ')]) {
      expect(read(`主要指标\n${text}\n二、主要任务\n`).map(brief)).toEqual([
        ['研发投入强度', '=', 2.8, '%', 2025, 2.1, 2022],
        ['国家质检中心', '=', 5, '家', 2025, 3, 2022],
      ]);
    }
  });

  it('reads a cell a line', () => {
    const cells = [
      '指标名称',
      '单位',
      '2025年',
      '2030年',
      '制造业质量竞争力指数',
      '—',
      '88',
      '90',
      '消费品质量合格率',
      '%',
      '92',
      '≥94',
    ];
    expect(
      read(`专栏1 主要指标\n${cells.join('\n')}\n二、主要任务\n1.提升产品质量。\n`).map((t) => [
        t.indicator,
        t.value,
        t.year,
      ]),
    ).toEqual([
      ['制造业质量竞争力指数', 90, 2030],
      ['消费品质量合格率', 94, 2030],
    ]);
  });

  it('takes no prose or list for a table', () => {
    expect(read('指标\n2025年\n质量发展\n全面提升\n')).toEqual([]);
    expect(read('主要指标  2025年目标\n质量  提升\n')).toEqual([]);
  });
});

describe('value cells', () => {
  it.each([
    ['≥98%', 98, '%', '>='],
    ['[200]', 200, '', '='],
    ['93.5左右', 93.5, '', '~'],
    ['达到90以上', 90, '', '>='],
    ['1,200家', 1200, '家', '='],
    ['≤3个工作日', 3, '个工作日', '<='],
    ['＞95', 95, '', '>'],
    ['98（2024年）', 98, '', '='],
  ])('%s', (cell, value, unit, comparator) => {
    expect(readValueCell(cell)).toMatchObject({ value, unit, comparator });
  });
  it.each(['—', '-', '', '/', '逐年提高', '全省前列', '3.5提升', '第2位', '预期性', '2025年'])(
    '%s is no value',
    (cell) => {
      expect(readValueCell(cell)).toBeNull();
    },
  );
});
