/**
 * Tables as dense grids: every place holds its cell, a merged cell stands (as one object) in all the places that it
 * covers. Also puts a table together that goes over a page, without the repeated head.
 */
import type { RawCell } from '../source-writer.ts';

export interface GridCell {
  text: string;
}

export type Dense = GridCell[][];

export interface TablePart {
  readonly rows: Dense;
  /** Column borders from left to right, in points. */
  readonly xs: readonly number[];
}

/** Column borders of one table differ from page to page by less than this (points). */
const SAME_BORDER = 6;
/** A cell this long without a stop at its end was cut by the page. */
const LONG_CELL = 8;
const MAX_HEAD = 3;

/**
 * Adds the rows of `next` to `table` when it is the same table; gives the text of the head rows left out, or
 * undefined when `next` is a table of its own.
 */
export function continueTable(table: TablePart, next: TablePart): string[] | undefined {
  if (!sameColumns(table.xs, next.xs)) return undefined;
  const rows = [...next.rows];
  const repeated: string[] = [];
  while (rows.length > 0 && repeated.length < MAX_HEAD && isSameRow(rows[0], table.rows[repeated.length])) {
    repeated.push(rowText(rows.shift()));
  }
  const last = table.rows.at(-1) ?? [];
  if (isCut(last, rows[0] ?? [])) joinCells(last, rows.shift() ?? [], rows);
  else mergeDown(last, rows);
  table.rows.push(...rows);
  return repeated;
}

function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, at) => Math.abs(x - (b[at] ?? 0)) < SAME_BORDER);
}

function isSameRow(a: readonly GridCell[] | undefined, b: readonly GridCell[] | undefined): boolean {
  return rowText(a) !== '' && rowText(a) === rowText(b);
}

function rowText(row: readonly GridCell[] | undefined): string {
  return [...new Set(row)]
    .map((cell) => cell.text.replace(/\s/g, ''))
    .join(' ')
    .trim();
}

/** A row of which the page's end left a part: it begins empty and goes on where a cell had no end. */
function isCut(last: readonly GridCell[], first: readonly GridCell[]): boolean {
  if (last.length !== first.length || first[0]?.text !== '') return false;
  return first.some((cell, at) => {
    const before = last[at]?.text ?? '';
    if (cell.text === '' || before === '') return false;
    return /[、，,：:（(]$/.test(before) || (before.length > LONG_CELL && !/[。；;！!）)]$/.test(before));
  });
}

function joinCells(last: readonly GridCell[], first: readonly GridCell[], below: Dense): void {
  first.forEach((cell, at) => {
    const before = last[at];
    if (before === undefined) return;
    if (cell !== first[at - 1]) before.text += (startsAnew(before.text, cell.text) ? '\n' : '') + cell.text;
    // What was merged with the lower part is merged with the whole.
    replaceIn(below, at, cell, before);
  });
}

/** 县市场监管局 | 县发展改革局: bodies set line by line, of which the page's end parted two. */
function startsAnew(before: string, after: string): boolean {
  const [last, first] = [before.split('\n').at(-1) ?? '', after[0] ?? ''];
  return first !== '' && last.startsWith(first) && /[局委办厅院会部府心司]$/.test(last);
}

function replaceIn(rows: Dense, column: number, cell: GridCell, by: GridCell): void {
  for (const row of rows) if (row[column] === cell) row[column] = by;
}

/**
 * A merged cell that goes over the page is empty on the next one: empty cells at the left of its first row, with
 * nothing or only a row number before them, are the cells above, as far down as they are merged.
 */
function mergeDown(last: readonly GridCell[], rows: Dense): void {
  const first = rows[0];
  if (first === undefined || first.length !== last.length) return;
  const from = /^\d{1,3}$/.test(first[0]?.text ?? '') ? 1 : 0;
  const filled = first.findIndex((cell, at) => at >= from && cell.text !== '');
  for (let at = from; at < filled; at++) {
    const above = last[at];
    const empty = first[at];
    if (above === undefined || empty === undefined) continue;
    replaceIn(rows, at, empty, above);
  }
}

/** The rows as a format would state them: each cell once, with its spans. */
export function stated(rows: Dense): RawCell[][] {
  const extents = new Map<GridCell, { top: number; left: number; bottom: number; right: number }>();
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const known = extents.get(cell);
      if (known === undefined) extents.set(cell, { top: r, left: c, bottom: r, right: c });
      else {
        known.bottom = r;
        known.left = Math.min(known.left, c);
        known.right = Math.max(known.right, c);
      }
    });
  });
  const made: RawCell[][] = rows.map(() => []);
  for (const [cell, { top, left, bottom, right }] of extents) {
    const spans = { rowSpan: bottom - top + 1, colSpan: right - left + 1 };
    made[top]?.push({ text: cell.text, ...spans, header: false });
  }
  return made;
}
