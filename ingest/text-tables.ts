/**
 * Tables in plain text: runs of lines with the same number of tabs (copied from a spreadsheet) or of columns set
 * with spaces or of cells on lines of their own. The latter get tabs between their cells, as all tables have.
 */
import type { Cell, Table } from '../graph/model.ts';
import { linesOf } from './lines.ts';

const MIN_ROWS = 2;
/** Columns set with spaces are told from prose by their number. */
const MIN_COLUMNS = 3;
const MIN_SPACED_ROWS = 3;
/** The widest 分工表 has fewer columns. */
const MAX_STACKED = 12;
const GAP = /[ \u00a0]{2,}|\u3000+/;

/** The text with tabs between the cells of spaced tables, and all tables in its offsets. */
export function textTables(raw: string): { text: string; tables: Table[] } {
  const text = unstacked(withTabs(raw));
  const tables: Table[] = [];
  let run: { start: number; text: string }[] = [];
  const close = () => {
    if (run.length >= MIN_ROWS) tables.push(tableOf(run));
    run = [];
  };
  for (const line of linesOf(text)) {
    const tabs = tabsIn(line.text);
    if (tabs === 0 || (run.length > 0 && tabs !== tabsIn(run[0]!.text))) close();
    if (tabs > 0) run.push(line);
  }
  close();
  return { text, tables };
}

function withTabs(raw: string): string {
  const lines = raw.split('\n');
  const columns = lines.map((line) => (line.includes('\t') ? 0 : line.trim().split(GAP).length));
  for (let i = 0; i < lines.length; ) {
    let end = i + 1;
    while (end < lines.length && columns[end] === columns[i]) end++;
    if (columns[i]! >= MIN_COLUMNS && end - i >= MIN_SPACED_ROWS) {
      for (let k = i; k < end; k++) lines[k] = lines[k]!.trim().split(GAP).join('\t');
    }
    i = end;
  }
  return lines.join('\n');
}

/**
 * Tables of which each cell stands on a line of its own, as copying a web page leaves them: 序号 heads the columns,
 * and every row begins with the next number. Rows must all have as many lines as there are columns.
 */
function unstacked(text: string): string {
  const lines = text.split('\n');
  for (let head = 0; head < lines.length; head++) {
    if (lines[head]!.trim() !== '序号') continue;
    const width = lines.slice(head, head + MAX_STACKED).findIndex((line) => line.trim() === '1');
    if (width < MIN_COLUMNS - 1) continue;
    let rows = 0;
    while (lines[head + width * (rows + 1)]?.trim() === String(rows + 1)) rows++;
    const whole = head + width * (rows + 1) <= lines.length;
    if (rows < MIN_ROWS || !whole) continue;
    const table = Array.from({ length: rows + 1 }, (_, r) =>
      lines
        .slice(head + r * width, head + (r + 1) * width)
        .map((cell) => cell.trim())
        .join('\t'),
    );
    lines.splice(head, width * (rows + 1), ...table);
  }
  return lines.join('\n');
}

const tabsIn = (line: string): number => line.split('\t').length - 1;

function tableOf(lines: readonly { readonly start: number; readonly text: string }[]): Table {
  const rows = lines.map((line, r) => cellsOf(line, r === 0));
  const last = lines.at(-1)!;
  return { start: lines[0]!.start, end: last.start + last.text.length, rows, caption: null };
}

function cellsOf(line: { readonly start: number; readonly text: string }, header: boolean): Cell[] {
  const cells: Cell[] = [];
  let at = line.start;
  for (const part of line.text.split('\t')) {
    const lead = part.length - part.trimStart().length;
    const text = part.trim();
    cells.push({ start: at + lead, end: at + lead + text.length, text, rowSpan: 1, colSpan: 1, header });
    at += part.length + 1;
  }
  return cells;
}
