/**
 * Cleaned text → clauses in text order: the tree of headings, each clause with its kind. One screen:
 * title → body → tree (tree.ts) → kinds (kinds.ts) → clauses with ids from content.
 */
import { contentId, sha256 } from '../../graph/ids.ts';
import type { Clause, ClauseKind, Span, Table } from '../../graph/model.ts';
import { closingOwners } from '../owners/closings.ts';
import { ownerStatements } from '../owners/statements.ts';
import { assignmentRows } from '../owners/tables.ts';
import { kindsOf } from './kinds.ts';
import { trim } from './sentences.ts';
import { findTitle } from './title.ts';
import { buildTree, headingSpan, type Node } from './tree.ts';

/** @param named the page's own 名称 label, where it has one. */
export function outlineOf(text: string, tables: readonly Table[] = [], named?: string): Clause[] {
  if (text.trim() === '') return [];
  const title = findTitle(text, named);
  const root = buildTree(text, title?.end ?? 0, tables);
  const kinds = kindsOf(root, text, assignmentRows(tables).length > 1);
  const builder = { text, kinds, hash: sha256(text), clauses: [] as Clause[] };
  visit(root, null, [], title?.title ?? '', builder);
  return builder.clauses.some((clause) => clause.kind === 'task')
    ? builder.clauses
    : withTableTasks(builder, tables);
}

interface Building {
  readonly text: string;
  readonly kinds: ReadonlyMap<Node, ClauseKind>;
  readonly hash: string;
  readonly clauses: Clause[];
}

function visit(node: Node, parent: Clause | null, path: readonly string[], title: string, b: Building): void {
  const span = node.parent ? trim(b.text, node.start, node.end) : trim(b.text, 0, b.text.length);
  if (span.end <= span.start) return;
  const clause: Clause = {
    ...span,
    id: contentId('clause', b.hash, b.clauses.length),
    kind: b.kinds.get(node) ?? 'general',
    number: node.number,
    title,
    level: parent ? parent.level + 1 : 0,
    parent: parent?.id ?? null,
    path: [...path],
    own: ownSpan(node, span),
  };
  b.clauses.push(clause);
  const here = parent ? [...path, `${node.number ?? ''}${title}`] : [];
  for (const child of node.children) {
    visit(child, clause, here, withoutOwners(b.text.slice(child.title.start, child.title.end)), b);
  }
}

/** 质量强企(县市监局牵头): who does it is no part of what the heading says. */
function withoutOwners(title: string): string {
  const last = closingOwners(title, 0, title.length).at(-1) ?? ownerStatements(title).at(-1);
  return last && last.end === title.length && /[([【〔]/.test(title[last.start] ?? '')
    ? title.slice(0, last.start).trimEnd()
    : title;
}

const ownSpan = (node: Node, span: Span): Span => ({
  start: span.start,
  end: Math.max(span.start, Math.min(span.end, node.children[0]?.start ?? node.ownEnd)),
});

/** A plan whose tasks stand only in its 任务分工表: each row is a clause below the table's. */
function withTableTasks(b: Building, tables: readonly Table[]): Clause[] {
  const rows = assignmentRows(tables);
  if (rows.length < 2) return b.clauses;
  const out = [...b.clauses];
  for (const row of rows) {
    const parent =
      out.findLast((c) => c.start <= row.start && row.end <= c.end && c.kind !== 'task') ?? out[0]!;
    const cell = row.tasks.at(-1)!;
    const head = headingSpan(b.text, cell.start, cell.end);
    const section = row.tasks.length > 1 ? [row.tasks[0]!.text] : [];
    const above = parent.level > 0 ? [...parent.path, `${parent.number ?? ''}${parent.title}`] : [];
    out.push({
      start: row.start,
      end: row.end,
      id: contentId('clause', b.hash, 'row', row.start),
      kind: 'task',
      number: row.number,
      title: b.text.slice(head.start, head.end),
      level: parent.level + 1,
      parent: parent.id,
      path: [...above, ...section].filter((part) => part !== ''),
      own: { start: row.start, end: row.end },
    });
  }
  return out.sort((x, y) => x.start - y.start || y.end - x.end);
}
