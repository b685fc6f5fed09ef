/** Bars of one indicator. Pure. */
import type { TargetMatrix } from '../../contract.ts';

type Row = TargetMatrix['rows'][number];

export interface BarSeries {
  readonly name: string;
  readonly baseline: boolean;
  /** One per plan, in the row's unit; null where the plan says nothing. */
  readonly values: (number | null)[];
}

/**
 * A series per year (years ascending, unknown last), and one of baselines when any is stated. Values without a
 * common unit are left out rather than drawn on a wrong scale.
 */
export function barSeries(row: Row, baselineName: string, noYear: string): BarSeries[] {
  const years = [...new Set(row.cells.flat().map((v) => v.year))].sort((a, b) => (a ?? 9999) - (b ?? 9999));
  const series = years.map((year) => ({
    name: year === null ? noYear : String(year),
    baseline: false,
    values: row.cells.map(
      (cell) => cell.find((v) => v.year === year && v.comparable !== null)?.comparable ?? null,
    ),
  }));
  const baselines = row.cells.map((cell) => cell.map(baselineOf).find((b) => b !== null) ?? null);
  const all = baselines.some((b) => b !== null)
    ? [{ name: baselineName, baseline: true, values: baselines }, ...series]
    : series;
  return all.filter((s) => s.values.some((v) => v !== null));
}

/** The baseline is printed in the value's own unit: it takes the same factor to the row's unit. */
function baselineOf(v: Row['cells'][number][number]): number | null {
  if (v.baseline === null || v.comparable === null) return null;
  if (v.comparable === v.value) return v.baseline;
  return v.value === 0 ? null : (v.baseline * v.comparable) / v.value;
}
