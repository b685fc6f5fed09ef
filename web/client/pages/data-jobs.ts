/** Job events → one row per file. Pure. */
import type { JobEvent } from '../../contract.ts';

export interface FileRow {
  readonly file: string;
  readonly stage: JobEvent['stage'];
  /** 0–100. */
  readonly percent: number;
  readonly plan: JobEvent['plan'];
  readonly counts: JobEvent['counts'];
  readonly issues: JobEvent['issues'];
  readonly error: JobEvent['error'];
}

const STEPS: readonly JobEvent['stage'][] = [
  'queued',
  'reading',
  'extracting',
  'storing',
  'embedding',
  'done',
];

/** A stage is a fifth of the way; within embedding `done/total` count clauses. */
function percentOf(e: JobEvent): number {
  if (e.stage === 'done' || e.stage === 'failed') return 100;
  const step = Math.max(0, STEPS.indexOf(e.stage));
  const within = e.stage === 'embedding' && e.total > 0 ? Math.min(1, e.done / e.total) : 0;
  return Math.round(((step + within) / (STEPS.length - 1)) * 100);
}

/** Rows in the order in which the files first appear; the event that ends the job names no file. */
export function withEvent(rows: readonly FileRow[], e: JobEvent): FileRow[] {
  if (!e.file) return [...rows];
  const { file, stage, plan, counts, issues, error } = e;
  const row: FileRow = { file, stage, plan, counts, issues, error, percent: percentOf(e) };
  const at = rows.findIndex((r) => r.file === file);
  return at < 0 ? [...rows, row] : rows.map((r, i) => (i === at ? row : r));
}
