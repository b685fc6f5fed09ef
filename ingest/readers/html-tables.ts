/** Which <table> is a table and not a page layout, and its cells with their spans. */

import type { RawCell } from '../source-writer.ts';
import type { DomElement } from './html-dom.ts';
import { isMetadataLabel } from './html-lexicon.ts';

export interface DataTable {
  readonly rows: RawCell[][];
  readonly caption: string | null;
}

/** One cell with more than this and most of the text is the page itself inside a layout table. */
const LAYOUT_CELL = 1_500;
/** A row that stands alone is a table only with short cells. */
const LONE_ROW_CELL = 200;

/** The table's rows, or null when it only arranges the page (nested tables, one column, one big cell). */
export function dataTable(table: DomElement, textOf: (cell: DomElement) => string): DataTable | null {
  if (table.querySelector('table') !== null) return null;
  const rows = [...table.querySelectorAll('tr')]
    .map((row) => [...row.children].filter((cell) => /^T[DH]$/i.test(cell.tagName)))
    .filter((cells) => cells.length > 0)
    .map((cells) => cells.map((cell) => rawCell(cell, textOf(cell))))
    .filter((cells) => cells.some((cell) => cell.text !== '' || cell.rowSpan > 1));
  const lengths = rows.flat().map((cell) => cell.text.length);
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  const sum = lengths.reduce((a, b) => a + b, 0);
  const wide = rows.some((row) => row.filter((cell) => cell.text !== '').length > 1);
  const layout =
    (longest > LAYOUT_CELL && longest > sum / 2) || (rows.length === 1 && longest > LONE_ROW_CELL);
  if (!wide || layout) return null;
  const caption = table.querySelector('caption')?.textContent?.trim() ?? '';
  return { rows, caption: caption === '' ? null : caption };
}

function rawCell(cell: DomElement, text: string): RawCell {
  return {
    text,
    rowSpan: span(cell.getAttribute('rowspan')),
    colSpan: span(cell.getAttribute('colspan')),
    header: /^TH$/i.test(cell.tagName),
  };
}

function span(value: string | null): number {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 && number < 10_000 ? number : 1;
}

/** A government page's record table (索引号 | … | 发布机构 | …) as lines 索引号：…, or null if it is none. */
export function metadataPairs(rows: readonly (readonly RawCell[])[]): string[] | null {
  const cells = rows.flat();
  const labelled = cells.filter((cell) => isMetadataLabel(cell.text)).length;
  const inline = cells.filter((cell) => isMetadataLabel(cell.text.split(/[:：]/)[0] ?? '')).length;
  if (cells.length > 60 || Math.max(labelled, inline) < 2) return null;
  const lines: string[] = [];
  for (const row of rows) {
    for (let c = 0; c < row.length; c++) {
      const text = row[c]?.text.replace(/\s+/g, ' ') ?? '';
      const value = row[c + 1]?.text.replace(/\s+/g, ' ') ?? '';
      if (isMetadataLabel(text) && c + 1 < row.length) {
        lines.push(`${text.replace(/[:：\s]+$/, '')}：${isMetadataLabel(value) ? '' : value}`);
        if (!isMetadataLabel(value)) c++;
      } else if (text !== '') lines.push(text);
    }
  }
  return lines;
}
