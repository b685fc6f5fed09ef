/** Values of one indicator on one scale, whatever unit each plan prints. */
import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../graph/stores/memory.ts';
import { comparisons } from '../../web/compare.ts';
import { planSummary } from '../../web/views.ts';
import { entity, record } from '../graph/records.ts';

const indicator = entity('indicator', '有效发明专利');
const target = (
  name: string,
  value: number,
  unit: string,
  baseValue: number | null,
  dimension: string | null,
  baseline: number | null = null,
) =>
  entity('target', name, {
    props: {
      indicator: '有效发明专利',
      value,
      unit,
      baseValue,
      dimension,
      comparator: '=',
      kind: 'count',
      year: 2025,
      baseline,
      baselineYear: null,
      status: 'target',
      frequency: 'total',
      scope: null,
      task: null,
    },
  });

async function targetsOf(values: readonly ReturnType<typeof target>[]) {
  const store = openMemoryStore();
  const records = values.map((t, i) =>
    record(`${'甲乙丙'[i]}市方案`, `${t.name}有效发明专利`, [[t, 'MEASURES', indicator, '有效发明专利']]),
  );
  for (const r of records) await store.put(r);
  const summaries = () => records.map((r, i) => ({ ...planSummary(r), issuedDate: `2024-0${i + 1}-01` }));
  const library = { store, summaries, record: (id: string) => store.document(id) };
  return comparisons.targets(library, {});
}

describe('the target matrix', () => {
  it('puts printed units on one scale and leaves out what measures something else', async () => {
    const { matrix, sheet } = await targetsOf([
      target('甲', 1.8, '万件', 18000, 'count', 1.2),
      target('乙', 9000, '件', 9000, 'count', 6000),
      target('丙', 60, '%', 0.6, 'ratio', 50),
    ]);
    expect(matrix.rows[0]?.indicator.unit).toBe('万件');
    expect(matrix.rows[0]?.cells.flat().map((c) => c.comparable)).toEqual([1.8, 0.9, null]);
    expect(matrix.rows[0]?.cells.flat().map((c) => c.comparableBaseline)).toEqual([1.2, 0.6, null]);
    expect(sheet()[0]).toHaveLength(4);
  });

  it('compares values as printed where nobody knows their unit, and zeros', async () => {
    const { matrix } = await targetsOf([
      target('甲', 3, '档', null, null),
      target('乙', 5, '档', null, null),
      target('丙', 0, '档', null, null),
    ]);
    expect(matrix.rows[0]?.cells.flat().map((c) => c.comparable)).toEqual([3, 5, 0]);
  });
});
