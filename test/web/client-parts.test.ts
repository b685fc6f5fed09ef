/** Small pure parts of the page: addresses, words, sheets, units, job rows. */
import { describe, expect, test } from 'vitest';
import { barSeries } from '../../web/client/pages/compare-bars-data.ts';
import { converted, rowUnit } from '../../web/client/pages/compare-units.ts';
import { withEvent } from '../../web/client/pages/data-jobs.ts';
import {
  askAddress,
  entityAddress,
  factEndAddress,
  spanOf,
  textAddress,
} from '../../web/client/parts/addresses.ts';
import { numberText, valueText } from '../../web/client/parts/format.ts';
import { matching } from '../../web/client/parts/match-names.ts';
import { csv } from '../../web/client/parts/sheet.ts';
import { en } from '../../web/client/parts/words-en.ts';
import { fill, zh } from '../../web/client/parts/words-zh.ts';
import type { JobEvent, TargetMatrix } from '../../web/contract.ts';

describe('words', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort();

  test('both languages have the same keys and the same places to fill', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh))
      expect([key, places(en[key as keyof typeof zh])]).toEqual([key, places(text)]);
  });

  test('Chinese is punctuated in full width', () => {
    const narrow = Object.entries(zh).filter(([, text]) =>
      /[\u4e00-\u9fff][,:;?!()]|[,;?!()][\u4e00-\u9fff]/.test(text),
    );
    expect(narrow).toEqual([]);
  });

  test('a place without a value stays visible', () => {
    expect(fill('{n} 份', { n: 5 })).toBe('5 份');
    expect(fill('{n} 份')).toBe('{n} 份');
  });
});

describe('addresses', () => {
  test('name the page of a kind and escape ids', () => {
    expect(entityAddress('department', 'department:1/2')).toBe('/departments/department%3A1%2F2');
    expect(factEndAddress('task:1')).toBe('/entities/task%3A1');
    expect(factEndAddress('program:1')).toBe('/programs/program%3A1');
    expect(askAddress('谁 & 谁?', { plan: ['a', 'b'] })).toContain('&plan=a&plan=b');
  });

  test('a document that may be a plan or only cited opens as whatever it is', () => {
    expect(factEndAddress('doc:1')).toBe('/entities/doc%3A1');
  });

  test('a span survives its address', () => {
    const query = new URL(textAddress('doc:1', { start: 12, end: 34 }), 'http://x').searchParams;
    expect(spanOf(query.get('at'))).toEqual({ start: 12, end: 34 });
    for (const bad of [null, '', '34-12', '1-', 'a-b', '1-2-3', '9999999999-99999999999'])
      expect(spanOf(bad)).toBeNull();
  });
});

describe('values', () => {
  test('keep every digit and say the direction', () => {
    expect(valueText({ comparator: '>=', value: 99.5, unit: '%' })).toBe('≥99.5%');
    expect(valueText({ comparator: '=', value: 2027, unit: '' })).toBe('2027');
    expect(valueText({ comparator: '~', value: 2, unit: '万元/人' })).toBe('≈2万元/人');
    expect(numberText(12345.678)).toBe('12,345.678');
  });

  test('meet on one scale only when they measure the same', () => {
    expect(converted(1.2, '亿元', '万元')).toBe(12_000);
    expect(converted(300, '个', '项')).toBe(300);
    expect(converted(0.3, '万件', '件')).toBe(3000);
    expect(converted(95, '%', '分')).toBeNull();
    expect(converted(5, '千克', '克')).toBeNull();
    expect(converted(5, '元', '元/人')).toBeNull();
  });
});

type Row = TargetMatrix['rows'][number];
const value = (part: Partial<Row['cells'][number][number]>): Row['cells'][number][number] => ({
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
  comparable: null,
  quote: { plan: { id: 'p', title: 'p', source: 'p' }, clause: null, quote: '指', start: 0, end: 1 },
  ...part,
});

describe('bars', () => {
  const names = { baseline: '基期', actual: '现状', noYear: '未写明' };
  const row = (...cells: Row['cells']): Row => ({
    indicator: { id: 'i', name: '指标', aliases: [], unit: '' },
    cells,
  });

  test('baselines and present values first, then years, unknown last', () => {
    const data = row(
      [value({ value: 95, year: 2030 }), value({ value: 90, year: 2025, baseline: 80 })],
      [value({ value: 70, status: 'actual', year: null }), value({ value: 75, year: null })],
    );
    expect(barSeries(data, names)).toEqual({
      unit: '%',
      series: [
        { name: '基期', kind: 'baseline', values: [80, null] },
        { name: '现状', kind: 'actual', values: [null, 70] },
        { name: '2025', kind: 'target', values: [90, null] },
        { name: '2030', kind: 'target', values: [95, null] },
        { name: '未写明', kind: 'target', values: [null, 75] },
      ],
    });
  });

  test('a value of another unit is left out, not drawn on the wrong scale', () => {
    const data = row([value({ value: 90 })], [value({ value: 91 })], [value({ value: 300, unit: '家' })]);
    expect(rowUnit(data)).toBe('%');
    expect(barSeries(data, names).series[0]?.values).toEqual([90, 91, null]);
  });
});

describe('csv', () => {
  const sheet = (cell: string | number | null) => csv({ name: 's', head: ['列'], rows: [[cell]] });

  test('begins with a BOM and quotes what needs it', () => {
    expect(sheet('甲"乙",\n丙')).toBe('\uFEFF列\r\n"甲""乙"",\n丙"\r\n');
  });

  test('never lets a document’s words run as a formula', () => {
    for (const words of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx']) expect(sheet(words)).toContain(`'${words}`);
    expect(sheet(-1)).toBe('\uFEFF列\r\n-1\r\n');
    expect(sheet(null)).toBe('\uFEFF列\r\n\r\n');
  });
});

describe('matching names', () => {
  const choice = (name: string, aliases: string[] = []) => ({
    id: name,
    kind: 'program' as const,
    name,
    aliases,
  });
  test('the whole name, then its beginning, then a part, then an alias', () => {
    const all = [
      choice('新品字标工程'),
      choice('品字标企业'),
      choice('浙江制造', ['品字标品牌']),
      choice('品字标'),
    ];
    expect(matching(all, ' 品字标 ').map((c) => c.name)).toEqual([
      '品字标',
      '品字标企业',
      '新品字标工程',
      '浙江制造',
    ]);
    expect(matching(all, '')).toEqual([]);
  });
});

describe('job rows', () => {
  const event = (part: Partial<JobEvent>): JobEvent => ({
    job: 'j',
    at: '2026-01-01T00:00:00Z',
    file: 'a.txt',
    stage: 'queued',
    done: 0,
    total: 1,
    plan: null,
    counts: null,
    issues: [],
    error: null,
    ...part,
  });

  test('one row per file, in the order in which files appear; the end of the job is no row', () => {
    const events = [
      event({}),
      event({ file: 'b.txt' }),
      event({ stage: 'reading' }),
      event({ file: '', stage: 'finished' }),
    ];
    const rows = events.reduce<ReturnType<typeof withEvent>>((now, e) => withEvent(now, e), []);
    expect(rows.map((r) => [r.file, r.stage])).toEqual([
      ['a.txt', 'reading'],
      ['b.txt', 'queued'],
    ]);
  });

  test('the bar never goes back along the stages', () => {
    const stages: JobEvent[] = [
      event({ stage: 'queued' }),
      event({ stage: 'reading' }),
      event({ stage: 'extracting' }),
      event({ stage: 'storing' }),
      event({ stage: 'embedding', done: 0, total: 10 }),
      event({ stage: 'embedding', done: 9, total: 10 }),
      event({ stage: 'done' }),
    ];
    const percents = stages.map((e) => withEvent([], e)[0]?.percent ?? -1);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
  });
});
