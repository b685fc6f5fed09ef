/**
 * Cleaned text → clauses in text order: the tree of headings, each clause with its kind. One screen:
 * title → body → tree (tree.ts) → kinds (kinds.ts) → clauses with ids from content.
 */
import { contentId, sha256 } from '../../graph/ids.ts';
import type { Clause, ClauseKind, Span, Table } from '../../graph/model.ts';
import { kindsOf } from './kinds.ts';
import { trim } from './sentences.ts';
import { findTitle } from './title.ts';
import { buildTree, type Node } from './tree.ts';

/** @param named the page's own 名称 label, where it has one. */
export function outlineOf(text: string, tables: readonly Table[] = [], named?: string): Clause[] {
  if (text.trim() === '') return [];
  const title = findTitle(text, named);
  const root = buildTree(text, title?.end ?? 0, tables);
  const kinds = kindsOf(root, text);
  const builder = { text, kinds, hash: sha256(text), clauses: [] as Clause[] };
  visit(root, null, [], title?.title ?? '', builder);
  return builder.clauses;
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
    visit(child, clause, here, b.text.slice(child.title.start, child.title.end), b);
  }
}

const ownSpan = (node: Node, span: Span): Span => ({
  start: span.start,
  end: Math.max(span.start, Math.min(span.end, node.children[0]?.start ?? node.ownEnd)),
});
