/** What the comparison pages draw, list and hand out as files. */
import { describe, expect, test } from 'vitest';
import { barSeries } from '../../web/client/pages/compare-bars-data.ts';
import { byDate, wantedRows } from '../../web/client/pages/compare-rows.ts';
import {
  cellText,
  programDetail,
  programSheet,
  targetDetail,
  targetSheet,
} from '../../web/client/pages/compare-sheets.ts';
import { fill, type WordKey, zh } from '../../web/client/parts/words-zh.ts';
import type { PlanSummary, ProgramMatrix, TargetMatrix } from '../../web/contract.ts';

type Row = TargetMatrix['rows'][number];
type Value = Row['cells'][number][number];

const t = (key: WordKey, values?: Readonly<Record<string, string | number>>) => fill(zh[key], values);

const quote = (words: string): Value['quote'] => ({
  plan: { id: 'p', title: '甲市方案', source: 'p' },
  clause: {
    id: 'c',
    kind: 'goal',
    number: '(二)',
    title: '目标',
    path: ['一、要求'],
    text: words,
    start: 0,
    end: 9,
  },
  quote: words,
  start: 0,
  end: 1,
});

const value = (part: Partial<Value>): Value => ({
  indicator: '指标',
  value: 1,
  unit: '%',
  comparator: '>=',
  kind: 'level',
  year: 2025,
  baseline: null,
  baselineYear: null,
  status: 'target',
  frequency: 'total',
  scope: null,
  task: null,
  clause: null,
  start: 0,
  end: 1,
  evidence: '指',
  comparable: part.value ?? 1,
  comparableBaseline: part.baseline ?? null,
  quote: quote('指'),
  ...part,
});

const row = (...cells: Row['cells']): Row => ({
  indicator: { id: 'i', name: '指标', aliases: [], unit: '%' },
  cells,
});

const plan = (
  title: string,
  issuedDate: string | null,
  publishedDate: string | null = null,
): PlanSummary => ({
  id: title,
  title,
  source: title,
  docNumber: null,
  region: { province: '浙江省', city: title.slice(0, 2), district: null, code: null },
  level: 'city',
  issuedDate,
  publishedDate,
  periodStart: null,
  periodEnd: null,
  issuers: [],
  counts: { tasks: 0, targets: 0, programs: 0, departments: 0, citations: 0, issues: 0 },
});

describe('bars', () => {
  const names = { baseline: '基期', actual: '现状', noYear: '未写明', year: (y: number) => `${y}年` };

  test('baselines and present values first, then years, unknown last', () => {
    const data = row(
      [value({ value: 95, year: 2030 }), value({ value: 90, year: 2025, baseline: 80 })],
      [value({ value: 70, status: 'actual', year: null }), value({ value: 75, year: null })],
    );
    expect(barSeries(data, names)).toEqual([
      { name: '基期', kind: 'baseline', values: [80, null] },
      { name: '现状', kind: 'actual', values: [null, 70] },
      { name: '2025年', kind: 'target', values: [90, null] },
      { name: '2030年', kind: 'target', values: [95, null] },
      { name: '未写明', kind: 'target', values: [null, 75] },
    ]);
  });

  test('a value of another scale is left out, not drawn on the wrong one', () => {
    const data = row([value({ value: 90 })], [value({ value: 300, unit: '家', comparable: null })]);
    expect(barSeries(data, names)[0]?.values).toEqual([90, null]);
  });
});

describe('rows', () => {
  const view = { names: (r: { n: string[] }) => r.n, filled: (r: { f: number }) => r.f };
  const rows = [
    { n: ['乙'], f: 2 },
    { n: ['甲', '别名'], f: 1 },
    { n: ['丙'], f: 3 },
  ];

  test('shared ones only, unless one is asked for; most filled first', () => {
    const shared = { words: '', shared: true };
    expect(wantedRows(rows, shared, view).map((r) => r.n[0])).toEqual(['丙', '乙']);
    const keep = (r: { n: string[] }) => r.n[0] === '甲';
    expect(wantedRows(rows, shared, { ...view, keep }).map((r) => r.n[0])).toEqual(['丙', '乙', '甲']);
  });

  test('are found by another name', () => {
    expect(wantedRows(rows, { words: '别', shared: false }, view)).toEqual([rows[1]]);
  });

  test('keep their cells under their plans when columns go by date', () => {
    const plans = [
      plan('乙市方案', null),
      plan('甲市方案', null, '2023-01-01'),
      plan('丙市方案', '2021-01-01'),
    ];
    const ordered = byDate(plans, [{ cells: ['乙', '甲', '丙'] }]);
    expect(ordered.plans.map((p) => p.title[0])).toEqual(['丙', '甲', '乙']);
    expect(ordered.rows[0]?.cells).toEqual(['丙', '甲', '乙']);
  });
});

describe('sheets', () => {
  const plans = [plan('甲市方案', '2023-01-01'), plan('乙市方案', null, '2024-02-02')];
  const rows = [
    row([value({ value: 92, baseline: 86 }), value({ value: 99, status: 'actual', year: null })], []),
  ];

  test('say year, baseline and what is only present', () => {
    expect(cellText(value({ value: 92, baseline: 86 }), t)).toBe('86→≥92%（2025年）');
    expect(targetSheet(plans, rows, t)).toMatchObject({
      head: ['指标', '甲市方案 2023-01-01', '乙市方案 2024-02-02（发布）'],
      rows: [['指标', '86→≥92%（2025年）；≥99%（现状）', '']],
    });
  });

  test('in detail hold a line per value with its sentence and clause', () => {
    const { head, rows: lines } = targetDetail(plans, rows, t);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toEqual([
      '指标',
      '甲市方案',
      '浙江省 甲市',
      '2023-01-01',
      2025,
      '目标',
      '≥',
      92,
      '%',
      86,
      '指',
      '一、要求 › (二)目标',
    ]);
    expect(lines.every((l) => l.length === head.length)).toBe(true);
  });

  test('of programs say what is not mentioned, and in detail leave it out', () => {
    const programs: ProgramMatrix['rows'] = [
      {
        program: { id: 'g', name: '品字标', kind: 'brand', origin: 'province' },
        cells: [
          {
            strength: 'deployed',
            localName: '“品字标”品牌',
            leads: ['市局'],
            daysAfterProvince: 9,
            evidence: quote('句'),
          },
          null,
        ],
      },
    ];
    expect(programSheet(plans, programs, t).rows).toEqual([['品字标', '部署、市局', '未提及']]);
    const { head, rows: lines } = programDetail(plans, programs, t);
    expect(lines).toEqual([
      [
        '品字标',
        '甲市方案',
        '浙江省 甲市',
        '2023-01-01',
        '部署',
        '“品字标”品牌',
        '市局',
        9,
        '句',
        '一、要求 › (二)目标',
      ],
    ]);
    expect(head).toHaveLength(lines[0]?.length ?? 0);
  });
});
