import { beforeEach, describe, expect, it } from 'vitest';
import { type ComparedPlan, comparePrograms, compareTargets } from '../../graph/compare.ts';
import type { Entity, Props } from '../../graph/model.ts';
import type { GraphStore } from '../../graph/store.ts';
import { openMemoryStore } from '../../graph/stores/memory.ts';
import { entity, record, type Saying } from './records.ts';

const TEXT = '推行品字标。部署品字标。品字标达10个。质量开放日由市监局和经信局负责，市监局牵头。';
const brand = entity('program', '品字标');
const openDay = entity('program', '质量开放日');
const office = entity('department', '市监局');
const industry = entity('department', '经信局');
const rate = entity('indicator', '合格率');

const target = (plan: string, value: number, props: Props): Entity =>
  entity('target', `${plan}${value}`, { props: { value, ...props } });

const adopts = (plan: Entity, program: Entity, strength: string, quote: string): Saying => [
  plan,
  'ADOPTS',
  program,
  quote,
  { strength },
];

const plan = (name: string, more: Partial<ComparedPlan> = {}): ComparedPlan => ({
  id: entity('plan', name).id,
  date: null,
  level: 'city',
  province: '浙江省',
  ...more,
});

let store: GraphStore;
beforeEach(async () => {
  store = openMemoryStore();
  const [province, city, other] = ['省', '市', '外'].map((name) => entity('plan', name));
  await store.put(record('省', TEXT, [adopts(province!, brand, 'deployed', '部署品字标')]));
  await store.put(
    record('市', TEXT, [
      adopts(city!, brand, 'mentioned', '推行品字标'),
      adopts(city!, brand, 'quantified', '品字标达10个'),
      adopts(city!, openDay, 'deployed', '质量开放日'),
      [openDay, 'LED_BY', office, '市监局'],
      [openDay, 'LED_BY', industry, '经信局'],
      [openDay, 'LED_BY', office, '市监局牵头'],
      [target('市', 97, { year: 2027 }), 'MEASURES', rate, '10'],
      [target('市', 95, { year: 2025 }), 'MEASURES', rate, '10个'],
    ]),
  );
  await store.put(
    record('外', TEXT, [
      adopts(other!, brand, 'mentioned', '推行品字标'),
      [target('外', 90, { year: null }), 'MEASURES', rate, '10'],
      [target('外', 5, { year: 2025 }), 'MEASURES', entity('indicator', '驰名商标'), '10个'],
    ]),
  );
});

const plans = [
  plan('省', { level: 'province', date: '2023-05-01' }),
  plan('市', { date: '2023-07-10' }),
  plan('外', { date: '2023-08-01', province: '安徽省' }),
];

describe('programs × plans', () => {
  it('puts what most plans adopt first and leaves a gap where a plan is silent', async () => {
    const rows = await comparePrograms(store, plans);
    expect(rows.map((row) => row.program.name)).toEqual(['品字标', '质量开放日']);
    expect(rows.map((row) => row.cells.map((cell) => cell?.strength ?? null))).toEqual([
      ['deployed', 'quantified', 'mentioned'],
      [null, 'deployed', null],
    ]);
  });

  it('quotes the strongest words and names each lead once', async () => {
    const [first, second] = await comparePrograms(store, plans);
    expect(first!.cells[1]!.fact.quote).toBe('品字标达10个');
    expect(second!.cells[1]!.leads.map((lead) => lead.name).sort()).toEqual(['市监局', '经信局']);
  });

  it('counts days only after a plan of the own province that adopts the program', async () => {
    const [first, second] = await comparePrograms(store, plans);
    expect(first!.cells.map((cell) => cell!.daysAfterProvince)).toEqual([null, 70, null]);
    expect(second!.cells[1]!.daysAfterProvince).toBeNull();
  });

  it.each([
    ['2023-07', '2023-05-01'],
    [null, '2023-05-01'],
    ['2023-07-10', '2023-05'],
    ['2023-07-10', null],
  ])('does not count from %s or to %s', async (date, provincial) => {
    const dated = [plan('省', { level: 'province', date: provincial }), plan('市', { date })];
    const [first] = await comparePrograms(store, dated);
    expect(first!.cells[1]!.daysAfterProvince).toBeNull();
  });

  it('is empty without plans', async () => {
    expect(await comparePrograms(store, [])).toEqual([]);
  });
});

describe('indicators × plans', () => {
  it('lists the values of each plan by year', async () => {
    const rows = await compareTargets(store, plans);
    expect(rows.map((row) => row.indicator.name)).toEqual(['合格率', '驰名商标']);
    const values = rows.map((row) => row.cells.map((cell) => cell.map(({ target }) => target.props.value)));
    expect(values).toEqual([
      [[], [95, 97], [90]],
      [[], [], [5]],
    ]);
    for (const { cells } of rows)
      for (const { fact, target } of cells.flat()) expect(fact.subject).toBe(target.id);
  });
});
