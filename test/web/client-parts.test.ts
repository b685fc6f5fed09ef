/** Small pure parts of the page: addresses, words, sheets, units, job rows. */
import { describe, expect, test } from 'vitest';
import { withEvent } from '../../web/client/pages/data-jobs.ts';
import {
  askAddress,
  entityAddress,
  factEndAddress,
  spanOf,
  textAddress,
} from '../../web/client/parts/addresses.ts';
import { numberText, otherNames, placeNames, quotation, valueText } from '../../web/client/parts/format.ts';
import { matching } from '../../web/client/parts/match-names.ts';
import { csv } from '../../web/client/parts/sheet.ts';
import { en } from '../../web/client/parts/words-en.ts';
import { fill, zh } from '../../web/client/parts/words-zh.ts';
import type { JobEvent } from '../../web/contract.ts';

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

  test('are given as words to paste: untouched, then plan and clause', () => {
    const plan = { id: 'p', title: '宣城市质量强市建设纲要', source: 's' };
    const clause = { path: ['五、品牌'], number: '(十八)', title: '壮大质量人才队伍' };
    expect(quotation(plan, clause, ' 推进“宛陵匠才”计划\n')).toBe(
      '推进“宛陵匠才”计划\n——《宣城市质量强市建设纲要》五、品牌 › (十八)壮大质量人才队伍',
    );
    expect(quotation(plan, { path: [], number: null, title: plan.title }, '甲')).toBe(
      `甲\n——《${plan.title}》`,
    );
  });
});

describe('names', () => {
  test('leave out the same letters in quotation marks and names cut in two', () => {
    const aliases = ['“品字标”', '“品字标”品牌', '品字标品牌', '品字标”“浙江制造', '浙江制造品牌'];
    expect(otherNames('品字标', aliases)).toEqual(['“品字标”品牌', '浙江制造品牌']);
  });

  test('of places are whole where two plans would be called the same', () => {
    const plan = (province: string, city: string, district: string | null) => ({
      title: 't',
      region: { province, city, district, code: null },
    });
    expect(
      placeNames([
        plan('浙江省', '舟山市', '普陀区'),
        plan('上海市', '上海市', '普陀区'),
        plan('浙江省', '金华市', null),
      ]),
    ).toEqual(['浙江省 舟山市 普陀区', '上海市 上海市 普陀区', '金华市']);
    expect(placeNames([plan('浙江省', '金华市', null), plan('浙江省', '金华市', null)])).toEqual([
      '金华市',
      '金华市',
    ]);
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
