/** Bars of one indicator. Pure. */
import type { TargetMatrix } from '../../contract.ts';

type Row = TargetMatrix['rows'][number];

export interface BarSeries {
  readonly name: string;
  readonly kind: 'baseline' | 'actual' | 'target';
  /** One per plan, in the row's unit; null where the plan says nothing. */
  readonly values: (number | null)[];
}

interface Names {
  readonly baseline: string;
  readonly actual: string;
  readonly noYear: string;
  readonly year: (year: number) => string;
}

/**
 * Baselines and present values first, then a series per target year (ascending, unknown last). Values without a
 * common unit are left out rather than drawn on a wrong scale.
 */
export function barSeries(row: Row, names: Names): BarSeries[] {
  const targets = row.cells.map((cell) => cell.filter((v) => v.status === 'target'));
  const years = [...new Set(targets.flat().map((v) => v.year))].sort((a, b) => (a ?? 9999) - (b ?? 9999));
  const first = (cell: Row['cells'][number], pick: (v: Row['cells'][number][number]) => number | null) =>
    cell.map(pick).find((n) => n !== null) ?? null;
  const series: BarSeries[] = [
    {
      name: names.baseline,
      kind: 'baseline',
      values: row.cells.map((cell) => first(cell, (v) => v.comparableBaseline)),
    },
    {
      name: names.actual,
      kind: 'actual',
      values: row.cells.map((cell) => first(cell, (v) => (v.status === 'actual' ? v.comparable : null))),
    },
    ...years.map((year) => ({
      name: year === null ? names.noYear : names.year(year),
      kind: 'target' as const,
      values: targets.map((cell) => first(cell, (v) => (v.year === year ? v.comparable : null))),
    })),
  ];
  return series.filter((s) => s.values.some((v) => v !== null));
}
