/**
 * Indicator tables that a page has flattened into text: a row a line with its cells apart by tabs, bars or wide
 * spaces, or a cell a line. Only what reads as an indicator table from its header on is taken for one.
 */
import type { Cell, Span, Table } from '../../graph/model.ts';
import { tableRoles } from '../lexicon/indicator-tables.ts';
import { readValueCell } from './target-tables.ts';

const MAX_CELL = 40;
const MAX_COLUMNS = 10;

interface Line extends Span {
  readonly cells: readonly Cell[];
}

const cellOf = (text: string, start: number, end: number): Cell => ({
  text: text.slice(start, end),
  start,
  end,
  rowSpan: 1,
  colSpan: 1,
  header: false,
});

/** Parts of a line between tabs, bars or two and more spaces. */
const cellsOf = (text: string, start: number, end: number): Cell[] => {
  const cells: Cell[] = [];
  let from = start;
  const push = (to: number) => {
    while (from < to && text[from] === ' ') from++;
    let last = to;
    while (last > from && text[last - 1] === ' ') last--;
    if (last > from) cells.push(cellOf(text, from, last));
  };
  for (let at = start; at < end; at++) {
    const wide = text[at] === ' ' && text[at + 1] === ' ';
    if (text[at] !== '\t' && text[at] !== '|' && !wide) continue;
    push(at);
    from = at + 1;
  }
  push(end);
  return cells;
};

const linesOf = (text: string, tables: readonly Table[]): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const known = tables.some((t) => t.start <= start && start < t.end);
    if (!known && line.trim() !== '' && line.length < MAX_CELL * MAX_COLUMNS)
      lines.push({ start, end, cells: cellsOf(text, start, end) });
    start = end + 1;
  }
  return lines;
};

const isName = (cell: Cell | undefined): boolean =>
  cell !== undefined && tableRoles.name.test(cell.text.replace(/\s/g, ''));
const isDated = (cell: Cell): boolean => /20\d\d年?|目标值|基期/.test(cell.text);
const isHeader = (cells: readonly Cell[]): boolean =>
  cells.length >= 2 &&
  cells.length <= MAX_COLUMNS &&
  cells.some(isName) &&
  cells.some(isDated) &&
  cells.every((c) => c.text.length <= 20);

const tableFrom = (rows: readonly (readonly Cell[])[]): Table => ({
  start: rows[0]![0]!.start,
  end: rows.at(-1)!.at(-1)!.end,
  rows: rows.map((r) => [...r]),
  caption: null,
});

/** Rows under a header line, each with as many cells. */
const rowTable = (lines: readonly Line[], at: number): Table | null => {
  const header = lines[at]!.cells;
  const rows = [header];
  for (let i = at + 1; i < lines.length && lines[i]!.cells.length === header.length; i++)
    rows.push(lines[i]!.cells);
  return rows.length > 2 ? tableFrom(rows) : null;
};

/** A header of one cell a line, then rows of as many lines while each has a value where the header has a year. */
const columnTable = (lines: readonly Line[], at: number): Table | null => {
  const single = (i: number): Cell | null => {
    const cells = lines[i]?.cells;
    return cells?.length === 1 && cells[0]!.text.length <= MAX_CELL ? cells[0]! : null;
  };
  const header: Cell[] = [];
  for (let i = at; header.length < MAX_COLUMNS; i++) {
    const cell = single(i);
    const labels =
      cell &&
      cell.text.length <= 12 &&
      (isName(cell) || isDated(cell) || /单位|属性|序号|类别/.test(cell.text));
    if (!cell || !labels) break;
    header.push(cell);
  }
  if (!isHeader(header)) return null;
  const rows: Cell[][] = [header];
  for (let i = at + header.length; ; i += header.length) {
    const row = header.map((_, c) => single(i + c));
    const valued = row.some((cell, c) => cell && isDated(header[c]!) && readValueCell(cell.text) !== null);
    if (!valued || row.includes(null)) break;
    rows.push(row as Cell[]);
  }
  return rows.length > 2 ? tableFrom(rows) : null;
};

/** The flattened indicator tables of a folded text, outside its known tables. */
export const findTextTables = (text: string, known: readonly Table[]): Table[] => {
  const lines = linesOf(text, known);
  const tables: Table[] = [];
  let after = 0;
  lines.forEach((line, i) => {
    if (line.start < after) return;
    const table = isHeader(line.cells)
      ? rowTable(lines, i)
      : line.cells.length === 1
        ? columnTable(lines, i)
        : null;
    if (!table) return;
    tables.push(table);
    after = table.end;
  });
  return tables;
};
