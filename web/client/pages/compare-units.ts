/** Values of one indicator on one scale: 1.2亿元 beside 8000万元, 300个 beside 450项. Pure. */
import type { TargetMatrix } from '../../contract.ts';

type Row = TargetMatrix['rows'][number];
type Value = Row['cells'][number][number];

const SCALES: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };
/** Measure words count the same thing when they stand with the same indicator. */
const COUNTERS = new Set(['个', '项', '件', '家', '条', '套', '种', '批', '次', '处', '户']);

interface Unit {
  readonly factor: number;
  readonly base: string;
}

/** `万元` → 10 000 × 元; `千克` is a unit of its own and stays whole. */
export function unitOf(printed: string): Unit {
  const scale = SCALES[printed[0] ?? ''];
  const rest = printed.slice(1);
  if (!scale || rest === '克' || rest === '瓦') return { factor: 1, base: baseOf(printed) };
  return { factor: scale, base: baseOf(rest) };
}

const baseOf = (unit: string): string => (COUNTERS.has(unit) ? '个' : unit.replace('\uff05', '%'));

/** The unit most values are printed in; the row's own where the server tells it. */
export function rowUnit(row: Row): string {
  if (row.indicator.unit) return row.indicator.unit;
  const counts = new Map<string, number>();
  for (const v of row.cells.flat()) counts.set(v.unit, (counts.get(v.unit) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b))[0]?.[0] ?? '';
}

/** A number printed in `from`, in the unit `to`; null when the two measure different things. */
export function converted(n: number, from: string, to: string): number | null {
  const [a, b] = [unitOf(from), unitOf(to)];
  // Twelve digits: a factor of 10 000 must not leave 0.30000000000000004 behind.
  return a.base === b.base ? Number(((n * a.factor) / b.factor).toPrecision(12)) : null;
}

export const comparable = (v: Value, unit: string): number | null =>
  v.comparable ?? converted(v.value, v.unit, unit);
