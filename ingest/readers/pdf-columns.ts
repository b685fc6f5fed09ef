/**
 * Tables without rules: consecutive lines whose segments leave the same gutters free. Only runs of three and more
 * such lines count, so that a dateline or a signature is not taken for a table.
 */
import { cellText } from './pdf-lines.ts';
import type { Line, Segment } from './pdf-page.ts';
import type { Dense, GridCell } from './pdf-tables.ts';

/** A gutter is at least this many font sizes wide. */
const GUTTER = 0.8;
const MIN_ROWS = 3;
const MAX_RUN = 400;
/** Lines further apart than this many font sizes are not of one table. */
const MAX_LEAP = 5;

/** A wrapped line follows within this many font sizes, and the line above ends this close to the column's edge. */
const WRAP_LEAP = 1.7;
const WRAP_SLACK = 1.5;

interface Column {
  readonly x0: number;
  readonly x1: number;
}

/** A run of `lines[from..to)` that is a table, with its rows. */
export interface ColumnTable {
  readonly from: number;
  readonly to: number;
  readonly xs: readonly number[];
  readonly rows: Dense;
}

export function columnTables(lines: readonly Line[]): ColumnTable[] {
  const tables: ColumnTable[] = [];
  for (let at = 0; at < lines.length; ) {
    const table = isColumned(lines[at]) ? tableFrom(lines, at) : null;
    if (table !== null) tables.push(table);
    at = table === null ? at + 1 : table.to;
  }
  return tables;
}

function isColumned(line: Line | undefined): line is Line {
  return line !== undefined && line.segments.length > 1;
}

function tableFrom(lines: readonly Line[], from: number): ColumnTable | null {
  let columns = (lines[from]?.segments ?? []).map(({ x0, x1 }) => ({ x0, x1 }));
  let to = from + 1;
  let columned = to;
  for (; to < lines.length && to - from < MAX_RUN; to++) {
    const line = lines[to];
    const before = lines[to - 1];
    if (line === undefined || before === undefined || line.y - before.y > MAX_LEAP * line.size) break;
    const next = widened(columns, line.segments, GUTTER * line.size);
    if (next.length < 2 || next.length < columns.length) break;
    columns = next;
    if (isColumned(line)) columned = to + 1;
  }
  // Single segments behind the last full row belong to the text that follows, unless they continue a right column.
  to = columned + wrapsAfter(lines, columned, to, columns);
  const rows = toRows(lines.slice(from, to), columns);
  if (rows.filter((row) => filled(row) > 1).length < MIN_ROWS || isContents(rows)) return null;
  return { from, to, xs: columns.map((column) => column.x0), rows: rows.map((row) => row.map(gridCell)) };
}

/** Columns after taking in another line's segments: what overlaps becomes one. */
function widened(columns: readonly Column[], segments: readonly Segment[], gutter: number): Column[] {
  const all = [...columns, ...segments].sort((a, b) => a.x0 - b.x0);
  const merged: { x0: number; x1: number }[] = [];
  for (const { x0, x1 } of all) {
    const last = merged.at(-1);
    if (last !== undefined && x0 < last.x1 + gutter) last.x1 = Math.max(last.x1, x1);
    else merged.push({ x0, x1 });
  }
  return merged;
}

function wrapsAfter(lines: readonly Line[], from: number, to: number, columns: readonly Column[]): number {
  const [first, second] = columns;
  let count = 0;
  for (; from + count < to; count++) {
    const line = lines[from + count];
    const before = lines[from + count - 1];
    if (line === undefined || before === undefined || first === undefined || second === undefined) break;
    const inRightColumn = line.x0 >= second.x0 - 1;
    if (!inRightColumn && !wraps(before, line, first)) break;
  }
  return count;
}

/** A line close under one that fills the first column goes on with that cell. */
function wraps(before: Line, line: Line, first: Column): boolean {
  const above = before.segments[0];
  const fills = above !== undefined && inColumn(above, first) && above.x1 > first.x1 - WRAP_SLACK * line.size;
  return fills && line.x1 <= first.x1 + 1 && line.y - before.y < WRAP_LEAP * line.size;
}

/** Each row as the lines of its cells. A line with a first cell begins a row; others continue the row above. */
function toRows(lines: readonly Line[], columns: readonly Column[]): Line[][][] {
  const rows: Line[][][] = [];
  for (const line of lines) {
    const cells = columns.map((column) => line.segments.filter((segment) => inColumn(segment, column)));
    const begins = (cells[0]?.length ?? 0) > 0 && (line.segments.length > 1 || rows.length === 0);
    if (begins || rows.length === 0) rows.push(columns.map(() => []));
    const row = rows.at(-1);
    cells.forEach((segments, c) => {
      if (segments.length > 0) row?.[c]?.push(part(line, segments));
    });
  }
  return rows;
}

function inColumn(segment: Segment, column: Column): boolean {
  const middle = (segment.x0 + segment.x1) / 2;
  return middle >= column.x0 && middle <= column.x1;
}

function part(line: Line, segments: readonly Segment[]): Line {
  return { ...line, segments, x0: segments[0]?.x0 ?? 0, x1: segments.at(-1)?.x1 ?? 0 };
}

function filled(row: readonly Line[][]): number {
  return row.filter((cell) => cell.length > 0).length;
}

function gridCell(lines: readonly Line[]): GridCell {
  const left = Math.min(...lines.map((line) => line.x0));
  const right = Math.max(...lines.map((line) => line.x1));
  return { text: lines.length === 0 ? '' : cellText(lines, left, right) };
}

/** Headings with page numbers at the right are a table of contents. */
function isContents(rows: readonly Line[][][]): boolean {
  const last = rows.map(
    (row) =>
      row
        .at(-1)
        ?.map((line) => line.segments.map(({ text }) => text).join(''))
        .join('') ?? '',
  );
  return (
    last.filter((text) => /^[.…·\s-]*\d{1,3}$/.test(text)).length > rows.length * 0.8 &&
    (rows[0]?.length ?? 0) === 2
  );
}
