/**
 * Paragraphs and tables of an old Word file: a cell ends with \x07, a row with \n, a paragraph with \r. What the
 * text does not say is where the first cell begins, and which cells are merged downwards.
 */
import type { RawCell, SourceWriter } from '../source-writer.ts';

/** A paragraph before a row's first cell that belongs to the page, not to the cell. */
const NOT_IN_CELL =
  /^(?:附件|附表|表\s*\d|注[:：]|备注[:：]|专栏|[（(]?[一二三四五六七八九十]+[)）、])|[表。]$/;
const MAX_CELL_LINE = 60;

export function writeBody(body: string, writer: SourceWriter): void {
  const lines = body.split('\n');
  const rows: string[][] = [];
  const flush = () => {
    if (rows.length > 0) writer.table(mergedDown(rows.map((row) => row.map(rawCell))));
    rows.length = 0;
  };
  for (const line of lines) {
    const cells = line.split('\x07');
    // Without a row end this is the text behind the last table.
    if (cells.length < 2) {
      flush();
      writeParagraphs(paragraphs(cells[0] ?? ''), writer);
      continue;
    }
    const above = paragraphs(cells[0] ?? '');
    const own =
      rows.length > 0 && isCell(above) && cells.length === (rows[0]?.length ?? 0) + 1 ? above.length : 1;
    const before = above.slice(0, above.length - own);
    if (before.length > 0) {
      flush();
      writeParagraphs(before, writer);
    }
    // The row ends with a cell mark of its own, hence the last, empty field.
    rows.push([above.slice(above.length - own).join('\n'), ...cells.slice(1, -1)]);
  }
  flush();
}

function isCell(lines: readonly string[]): boolean {
  return lines.slice(0, -1).every((line) => line.length <= MAX_CELL_LINE && !NOT_IN_CELL.test(line));
}

function writeParagraphs(lines: readonly string[], writer: SourceWriter): void {
  for (const line of lines) if (line !== '') writer.line(line);
}

function paragraphs(text: string): string[] {
  const lines = text.split(/[\r\x0b\x0c]/).map((line) => line.replace(/\t/g, ' ').trim());
  // An empty first cell is a cell: keep one line for it.
  return lines.filter((line, at) => line !== '' || at === lines.length - 1);
}

interface OpenCell {
  readonly text: string;
  rowSpan: number;
  readonly colSpan: number;
  readonly header: boolean;
}

function rawCell(text: string): OpenCell {
  return { text: paragraphs(text).join('\n').trim(), rowSpan: 1, colSpan: 1, header: false };
}

/**
 * Cells at the left of a row that are empty, with nothing or only a row number before them, continue the cells
 * above: that is how a group of rows looks whose first columns are merged.
 */
function mergedDown(rows: OpenCell[][]): RawCell[][] {
  let above: OpenCell[] = [];
  return rows.map((row) => {
    const from = /^\d{1,3}$/.test(row[0]?.text ?? '') ? 1 : 0;
    const filled = row.findIndex((cell, at) => at >= from && cell.text !== '');
    const merges = (at: number) => above.length === row.length && at >= from && at < filled;
    const placed = row.map((cell, at) => (merges(at) ? (above[at] ?? cell) : cell));
    for (const cell of placed.filter((_, at) => merges(at))) cell.rowSpan++;
    above = placed;
    return row.filter((_, at) => !merges(at));
  });
}
