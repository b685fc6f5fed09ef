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
      baseline: null,
      baselineYear: null,
      status: 'target',
      frequency: 'total',
      scope: null,
      task: null,
    },
  });

describe('the target matrix', () => {
  it('puts printed units on one scale and leaves out what measures something else', async () => {
    const store = openMemoryStore();
    const values = [
      target('甲', 1.8, '万件', 18000, 'count'),
      target('乙', 9000, '件', 9000, 'count'),
      target('丙', 60, '%', 0.6, 'ratio'),
    ];
    const records = values.map((t, i) =>
      record(`${'甲乙丙'[i]}市方案`, `${t.name}有效发明专利`, [[t, 'MEASURES', indicator, '有效发明专利']]),
    );
    for (const r of records) await store.put(r);
    const summaries = () => records.map((r, i) => ({ ...planSummary(r), issuedDate: `2024-0${i + 1}-01` }));
    const library = { store, summaries, record: (id: string) => store.document(id) };
    const { matrix, sheet } = await comparisons.targets(library, {});
    expect(matrix.rows[0]?.indicator.unit).toBe('万件');
    expect(matrix.rows[0]?.cells.flat().map((c) => c.comparable)).toEqual([1.8, 0.9, null]);
    expect(sheet()[0]).toHaveLength(4);
  });
});
