/**
 * 任务分工表: tables whose heading row names a task column and columns of those responsible. Used twice: to give
 * the tasks of the text their owners, and to read the tasks themselves where a plan has them only in its table.
 */
import type { Cell, Role, Span, Table } from '../../graph/model.ts';
import { labelPattern, ownerLabels } from '../lexicon/owners.ts';

export interface AssignmentRow extends Span {
  readonly number: string | null;
  /** Cells of the task columns, outermost first. */
  readonly tasks: readonly Cell[];
  readonly owners: readonly { readonly cell: Cell; readonly role: Role }[];
}

const OWNER = new RegExp(labelPattern);
const TASK = /任务|内容|工作|事项|举措|措施|项目|行动|指标名称/;
const NUMBER = /^(?:序号|编号|序|NO\.?)$/i;

/** Rows of every assignment table; [] for tables of another kind. */
export function assignmentRows(tables: readonly Table[]): AssignmentRow[] {
  return tables.flatMap((table) => {
    const first = table.rows.findIndex((row) => row.some((cell) => isOwnerHead(cell.text)));
    if (first < 0 || first > 3) return [];
    const head = isLowerHead(table.rows[first]!, table.rows[first + 1]) ? first + 1 : first;
    const columns = table.rows[head]!.map((cell) => cell.text.replace(/\s/g, ''));
    const owners = columns.flatMap((text, c) => (isOwnerHead(text) ? [{ c, role: roleOf(text) }] : []));
    const tasks = columns.flatMap((text, c) => (TASK.test(text) && !isOwnerHead(text) ? [c] : []));
    const number = columns.findIndex((text) => NUMBER.test(text));
    if (tasks.length === 0) return [];
    return table.rows.slice(head + 1).flatMap((row) => assignment(row, { owners, tasks, number }));
  });
}

interface Columns {
  readonly owners: readonly { readonly c: number; readonly role: Role }[];
  readonly tasks: readonly number[];
  readonly number: number;
}

function assignment(row: readonly Cell[], { owners, tasks, number }: Columns): AssignmentRow[] {
  const named = distinct(tasks.flatMap((c) => (row[c]?.text.trim() ? [row[c]] : [])));
  const bodies = owners.flatMap(({ c, role }) => (row[c]?.text.trim() ? [{ cell: row[c], role }] : []));
  if (named.length === 0 || bodies.length === 0 || bodies.some(({ cell }) => named.includes(cell))) return [];
  const own = row.filter((cell) => cell.end > cell.start && cell.rowSpan === 1);
  const spanned = own.length > 0 ? own : row;
  return [
    {
      number: row[number]?.text.trim() || null,
      tasks: named,
      owners: bodies,
      start: Math.min(...spanned.map((cell) => cell.start)),
      end: Math.max(...spanned.map((cell) => cell.end)),
    },
  ];
}

const distinct = (cells: readonly Cell[]): Cell[] => [...new Set(cells)];

/** Below 责任单位 over two columns stand 牵头单位 and 配合单位: the lower row says who does what. */
const isLowerHead = (upper: readonly Cell[], lower: readonly Cell[] = []): boolean =>
  lower.some((cell) => !upper.includes(cell) && ownerLabels.has(cell.text.replace(/\s/g, '')));

const isOwnerHead = (text: string): boolean => OWNER.test(text.replace(/\s/g, '')) && text.length <= 30;

/** 牵头单位 → lead, 配合单位 → support, 责任单位 → owner; the longest label in the heading decides. */
function roleOf(heading: string): Role {
  const label = OWNER.exec(heading)?.[0];
  return (label && ownerLabels.get(label)) || 'owner';
}
