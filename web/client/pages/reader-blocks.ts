/** The text of a plan as blocks to draw: headings from the outline, paragraphs, tables. Pure. */
import type { Clause, Table } from '../../../graph/model.ts';
import { clauseName } from '../parts/format.ts';

export type Block =
  | { readonly type: 'heading'; readonly start: number; readonly end: number; readonly clause: Clause }
  | {
      readonly type: 'paragraph';
      readonly start: number;
      readonly end: number;
      readonly clause: Clause | null;
    }
  | { readonly type: 'table'; readonly start: number; readonly end: number; readonly table: Table }
  | { readonly type: 'task'; readonly start: number; readonly end: number; readonly clause: Clause };

/**
 * Lines become paragraphs; the first line of a clause with a heading becomes that heading; a task's card stands
 * after the task's last line. Every character of the text is in exactly one block, in order (cards hold none).
 */
export function blocksOf(text: string, clauses: readonly Clause[], tables: readonly Table[]): Block[] {
  const byStart = new Map(
    clauses.filter((c) => c.kind !== 'title' || c.level === 0).map((c) => [c.start, c]),
  );
  const endings = [...clauses]
    .filter((c) => c.kind === 'task')
    .sort((a, b) => a.end - b.end || b.level - a.level);
  const blocks: Block[] = [];
  let ending = 0;
  let current: Clause | null = null;
  let offset = 0;
  for (const line of text.split('\n')) {
    const [start, end] = [offset, offset + line.length];
    offset = end + 1;
    while (endings[ending] && (endings[ending] as Clause).end <= start)
      blocks.push(taskBlock(endings[ending++] as Clause));
    const table = tables.find((t) => t.start <= start && end <= t.end && t.end > t.start);
    if (table) {
      if (table.start === start) blocks.push({ type: 'table', start, end: table.end, table });
      continue;
    }
    if (!line.trim()) continue;
    const clause = opening(byStart, line, start);
    current = clause ?? current;
    if (clause) blocks.push(...opened(clause, line, start, end));
    else blocks.push({ type: 'paragraph', start, end, clause: current });
  }
  while (endings[ending]) blocks.push(taskBlock(endings[ending++] as Clause));
  return blocks;
}

const taskBlock = (clause: Clause): Block => ({ type: 'task', start: clause.end, end: clause.end, clause });

/** The clause that begins with this line's first letter. */
function opening(byStart: ReadonlyMap<number, Clause>, line: string, start: number): Clause | null {
  const indent = line.length - line.trimStart().length;
  return byStart.get(start + indent) ?? byStart.get(start) ?? null;
}

/** A heading of its own line, or a run-in heading («1.加强领导。各地要…») cut from its paragraph. */
function opened(clause: Clause, line: string, start: number, end: number): Block[] {
  const name = clauseName(clause);
  const bare = (s: string) => s.replace(/\s/g, '');
  const whole = bare(line);
  if (!clause.title) return [{ type: 'paragraph', start, end, clause }];
  if (whole.length <= bare(name).length + 2) return [{ type: 'heading', start, end, clause }];
  const at = line.indexOf(clause.title);
  const stop = at < 0 ? -1 : at + clause.title.length;
  const dot = stop > 0 && /[\u3002.:\uff1a]/.test(line[stop] ?? '') ? stop + 1 : stop;
  if (stop <= 0 || at > (clause.number?.length ?? 0) + 4) return [{ type: 'paragraph', start, end, clause }];
  return [
    { type: 'heading', start, end: start + dot, clause },
    { type: 'paragraph', start: start + dot, end, clause },
  ];
}

/** Rows of the outline: headings people navigate by, not every paragraph. */
export const outlineOf = (clauses: readonly Clause[]): Clause[] =>
  clauses.filter((c) => c.title && c.level > 0 && c.level <= 4 && c.kind !== 'table');

/** Per block the spans that reach into it; blocks stand in text order and do not overlap. */
export function spansOf<S extends { readonly start: number; readonly end: number }>(
  blocks: readonly { readonly start: number; readonly end: number }[],
  spans: readonly S[],
): S[][] {
  const found: S[][] = blocks.map(() => []);
  for (const span of spans)
    for (let i = firstEndingAfter(blocks, span.start); i < blocks.length; i++) {
      const block = blocks[i] as { start: number; end: number };
      if (block.start >= span.end) break;
      if (block.end > span.start) found[i]?.push(span);
    }
  return found;
}

function firstEndingAfter(blocks: readonly { readonly end: number }[], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as { end: number }).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
