/**
 * Lays out what a reader finds as the text of `SourceText`: paragraphs are lines, a table's rows are lines with
 * their cells between tabs. Every place of the grid has its field, so that all rows of a table have equally many
 * tabs; the places that a merged cell covers besides its first one are empty fields.
 *
 *   | A (rowSpan 2) | B |        A\tB\n
 *   |               | C |   →    \tC\n      rows[1][0] is the same object as rows[0][0]
 */
import type { Cell, Table } from '../graph/model.ts';

/** A cell as the format states it, not yet placed; '\n' in its text parts the cell's paragraphs. */
export interface RawCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly header: boolean;
}

/** More columns or places than any printed table has: the rest is written as lines. */
const MAX_COLUMNS = 128;
const MAX_PLACES = 400_000;
const MAX_CAPTION = 40;

export class SourceWriter {
  readonly tables: Table[] = [];
  private readonly parts: string[] = [];
  private length = 0;
  private places = 0;
  private readonly lastLines: string[] = [];

  /** Offset at which the next line will start. */
  get offset(): number {
    return this.length;
  }

  /** Writes one paragraph; line breaks inside it stay. */
  line(text: string): void {
    this.write(`${text}\n`);
    if (text.trim() !== '') {
      this.lastLines.push(text.trim());
      if (this.lastLines.length > 2) this.lastLines.shift();
    }
  }

  /** Writes rows as a table; a single column or an immense table is written as plain lines instead. */
  table(rows: readonly (readonly RawCell[])[], caption: string | null = null): void {
    const grid = placeCells(rows);
    const width = Math.max(0, ...grid.map((row) => row.length));
    this.places += width * grid.length;
    if (width < 2 || this.places > MAX_PLACES) {
      for (const row of rows) this.line(row.map((cell) => oneLine(cell.text, false)).join('\t'));
      return;
    }
    const titled = caption ?? this.captionAbove();
    this.writeGrid(grid, width, titled);
    this.lastLines.length = 0;
  }

  text(): string {
    return this.parts.join('');
  }

  private writeGrid(grid: Placed[][], width: number, caption: string | null): void {
    const headers = headerRows(grid, width);
    const start = this.length;
    const made = new Map<RawCell, Cell>();
    const rows = grid.map((row, r) => {
      const cells: Cell[] = [];
      for (let c = 0; c < width; c++) {
        if (c > 0) this.write('\t');
        cells.push(this.place(row[c], r, c, r < headers, made));
      }
      this.write('\n');
      return cells;
    });
    this.tables.push({ start, end: this.length - 1, rows, caption: caption ?? spanningTitle(grid, width) });
  }

  private place(placed: Placed | undefined, r: number, c: number, header: boolean, made: Map<RawCell, Cell>) {
    const start = this.length;
    if (placed === undefined) {
      return { start, end: start, text: '', rowSpan: 1, colSpan: 1, header };
    }
    const known = made.get(placed.cell);
    if (known !== undefined) return known;
    const { cell } = placed;
    const text = oneLine(cell.text, header);
    this.write(text);
    const written: Cell = {
      start,
      end: this.length,
      text,
      rowSpan: placed.bottom - r,
      colSpan: placed.right - c,
      header: header || cell.header,
    };
    made.set(cell, written);
    return written;
  }

  /** A short line without a full sentence, right above the table or above its 单位 line. */
  private captionAbove(): string | null {
    const lines = this.lastLines.filter((line) => !/^[（(]?单位[:：]/.test(line));
    const line = lines.at(-1);
    return line !== undefined &&
      line.length <= MAX_CAPTION &&
      /表[一二三四五六七八九十\d]*$|[表标单]$/.test(line)
      ? line
      : null;
  }

  private write(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}

/** Paragraphs of a body cell are parted by a space; a heading like 责任<br>单位 is one word broken to fit. */
function oneLine(text: string, header: boolean): string {
  const lines = text.split('\n').map((line) => line.replace(/[\t\v\f\r]/g, ' ').trim());
  const filled = lines.filter((line) => line !== '');
  return header ? filled.reduce(joinLines, '') : filled.join(' ');
}

/** Joins two lines of one sentence: Latin words keep a space between them, Chinese needs none. */
export function joinLines(before: string, after: string): string {
  return /[!-~]$/.test(before) && /^[!-~]/.test(after) ? `${before} ${after}` : before + after;
}

/** A cell with the row and column after its last one. */
interface Placed {
  readonly cell: RawCell;
  readonly bottom: number;
  readonly right: number;
}

/** The HTML table model: a cell takes the first free place of its row and all places it spans. */
function placeCells(rows: readonly (readonly RawCell[])[]): Placed[][] {
  const grid: Placed[][] = rows.map(() => []);
  let budget = MAX_PLACES;
  rows.forEach((row, r) => {
    let c = 0;
    for (const cell of row) {
      while (grid[r]?.[c] !== undefined) c++;
      if (c >= MAX_COLUMNS) break;
      const bottom = Math.min(rows.length, r + Math.max(1, cell.rowSpan));
      const right = Math.min(MAX_COLUMNS, c + Math.max(1, cell.colSpan));
      budget -= (bottom - r) * (right - c);
      fill(grid, { cell, bottom: budget < 0 ? r + 1 : bottom, right }, r, c);
      c = right;
    }
  });
  return grid;
}

function fill(grid: Placed[][], placed: Placed, top: number, left: number): void {
  for (let r = top; r < placed.bottom; r++) {
    const row = grid[r];
    if (row === undefined) return;
    for (let c = left; c < placed.right; c++) row[c] ??= placed;
  }
}

/** Whether one cell covers the whole row: a title printed inside the table. */
function spans(row: Placed[] | undefined, width: number): boolean {
  return row?.[0] !== undefined && row[0].right >= width && row[0].cell.text !== '';
}

function spanningTitle(grid: Placed[][], width: number): string | null {
  const first = grid[0];
  return spans(first, width) && grid.length > 1 ? (first?.[0]?.cell.text ?? null) : null;
}

/** How many rows at the top are headings: marked ones, else the first with short cells and what it spans. */
function headerRows(grid: Placed[][], width: number): number {
  const top = spans(grid[0], width) && grid.length > 2 ? 1 : 0;
  const marked = grid.findIndex((row) => row.some((placed) => placed !== undefined && !placed.cell.header));
  if (marked > top) return marked;
  const first = (grid[top] ?? []).filter((placed) => placed !== undefined);
  const short = first.length > 1 && first.every((placed) => placed.cell.text.length <= 20);
  if (!short || grid.length - top < 2) return 0;
  return Math.max(...first.map((placed) => Math.min(placed.bottom, top + 3)));
}
