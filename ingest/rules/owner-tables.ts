/** Joins the rows of a 任务分工表 back to the tasks of the text, by the words of the task. */
import { titleKey } from '../../graph/ids.ts';
import type { Task } from '../../graph/model.ts';
import { namesOfList, type OwnerName } from '../owners/statements.ts';
import { assignmentRows } from '../owners/tables.ts';
import type { Draft } from '../rule.ts';

export interface TableOwners {
  readonly task: Task;
  readonly names: readonly OwnerName[];
}

/** Share of a cell's letter pairs that the task must hold to be meant by it. */
const ENOUGH = 0.75;
const MIN_KEY = 4;
/** Rows times tasks: far above any plan, so that an immense table ends in time. */
const MAX_PAIRS = 100_000;

export function tableOwners(draft: Draft): TableOwners[] {
  const rows = assignmentRows(draft.tables);
  if (rows.length * draft.tasks.length > MAX_PAIRS) return [];
  return rows.flatMap((row) => {
    const task =
      inRow(draft.tasks, row.start) ??
      bestTask(
        draft.tasks,
        row.tasks.map((cell) => titleKey(cell.text)),
      );
    if (!task) return [];
    const names = row.owners.flatMap(({ cell, role }) => namesOfList(draft.text, cell.start, cell.end, role));
    return names.length > 0 ? [{ task, names }] : [];
  });
}

/** A task that was itself read from this row. */
const inRow = (tasks: readonly Task[], at: number): Task | undefined =>
  tasks.find((task) => at >= task.start && at < task.end);

/** The innermost cell decides: outer ones name the section. */
function bestTask(tasks: readonly Task[], keys: readonly string[]): Task | null {
  for (const key of [...keys].reverse()) {
    if (key.length < MIN_KEY) continue;
    const titled = tasks.filter(
      (t) => titleKey(t.title).length >= MIN_KEY && key.includes(titleKey(t.title)),
    );
    if (titled.length > 0) return titled.reduce((a, b) => (b.title.length > a.title.length ? b : a));
    const scored = tasks.map((t) => ({ t, share: shared(key, titleKey(t.text)) }));
    const best = scored.reduce((a, b) => (b.share > a.share ? b : a), { t: null as Task | null, share: 0 });
    if (best.share >= ENOUGH) return best.t;
  }
  return null;
}

function shared(key: string, text: string): number {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < key.length; i++) pairs.add(key.slice(i, i + 2));
  let found = 0;
  for (const pair of pairs) if (text.includes(pair)) found++;
  return pairs.size === 0 ? 0 : found / pairs.size;
}
