/** Rows and columns of a comparison in the order in which they are read. Pure. */
import type { PlanSummary } from '../../contract.ts';
import { planDate } from '../parts/format.ts';

export interface RowFilters {
  /** A part of a row's name. */
  readonly words: string;
  /** Only rows that two or more plans fill. */
  readonly shared: boolean;
}

interface RowView<R> {
  /** The name shown, then others that a reader may look for. */
  readonly names: (row: R) => readonly string[];
  /** How many plans say something. */
  readonly filled: (row: R) => number;
  /** A row asked for by its address stays, however few plans fill it. */
  readonly keep?: (row: R) => boolean;
}

/** Rows wanted, most filled first, then by name. */
export function wantedRows<R>(rows: readonly R[], { words, shared }: RowFilters, of: RowView<R>): R[] {
  const name = (row: R): string => of.names(row)[0] ?? '';
  return rows
    .filter((row) => !shared || of.keep?.(row) || of.filled(row) > 1)
    .filter((row) => of.names(row).some((n) => n.includes(words)))
    .sort((a, b) => of.filled(b) - of.filled(a) || name(a).localeCompare(name(b), 'zh'));
}

/** Columns in the order of the plans' dates; the cells of every row follow. */
export function byDate<C, R extends { readonly cells: readonly C[] }>(
  plans: readonly PlanSummary[],
  rows: readonly R[],
): { plans: PlanSummary[]; rows: R[] } {
  const order = plans.map((p, i) => ({ p, i })).sort((a, b) => planDate(a.p).localeCompare(planDate(b.p)));
  return {
    plans: order.map(({ p }) => p),
    rows: rows.map((r) => ({ ...r, cells: order.map(({ i }) => r.cells[i] as C) })),
  };
}
