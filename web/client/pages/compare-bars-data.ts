/** Bars of one indicator. Pure. */
import type { TargetMatrix } from '../../contract.ts';
import { comparable, converted, rowUnit } from './compare-units.ts';

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
}

/**
 * Baselines and present values first, then a series per target year (ascending, unknown last). Values without a
 * common unit are left out rather than drawn on a wrong scale.
 */
export function barSeries(row: Row, names: Names): { unit: string; series: BarSeries[] } {
  const unit = rowUnit(row);
  const targets = row.cells.map((cell) => cell.filter((v) => v.status === 'target'));
  const years = [...new Set(targets.flat().map((v) => v.year))].sort((a, b) => (a ?? 9999) - (b ?? 9999));
  const first = (cell: Row['cells'][number], pick: (v: Row['cells'][number][number]) => number | null) =>
    cell.map(pick).find((n) => n !== null) ?? null;
  const series: BarSeries[] = [
    {
      name: names.baseline,
      kind: 'baseline',
      values: row.cells.map((cell) =>
        first(cell, (v) => (v.baseline === null ? null : converted(v.baseline, v.unit, unit))),
      ),
    },
    {
      name: names.actual,
      kind: 'actual',
      values: row.cells.map((cell) =>
        first(cell, (v) => (v.status === 'actual' ? comparable(v, unit) : null)),
      ),
    },
    ...years.map((year) => ({
      name: year === null ? names.noYear : String(year),
      kind: 'target' as const,
      values: targets.map((cell) => first(cell, (v) => (v.year === year ? comparable(v, unit) : null))),
    })),
  ];
  return { unit, series: series.filter((s) => s.values.some((v) => v !== null)) };
}
