/** Tables in plain text: runs of lines with the same number of tabs, as copied from a spreadsheet or a web page. */
import type { Cell, Table } from '../graph/model.ts';
import { type Line, linesOf } from './lines.ts';

const MIN_ROWS = 2;

export function textTables(text: string): Table[] {
  const tables: Table[] = [];
  let run: Line[] = [];
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
  return tables;
}

const tabsIn = (line: string): number => line.split('\t').length - 1;

function tableOf(lines: readonly Line[]): Table {
  const rows = lines.map((line, r) => cellsOf(line, r === 0));
  return { start: lines[0]!.start, end: lines.at(-1)!.end, rows, caption: null };
}

function cellsOf(line: Line, header: boolean): Cell[] {
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
