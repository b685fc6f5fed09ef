/** Word's tables: gridSpan and vMerge as column and row spans. */
import type { RawCell } from '../source-writer.ts';
import { child, isOn, valOf, type XmlNode } from './docx-xml.ts';

interface OpenCell extends RawCell {
  rowSpan: number;
}

const WRAPPERS = ['sdt', 'sdtContent', 'customXml', 'ins'];

/** Rows as stated cells; a cell that continues the one above only lengthens that one. */
export function tableRows(table: XmlNode, textOf: (cell: XmlNode) => string): RawCell[][] {
  let above = new Map<number, OpenCell>();
  const rows: RawCell[][] = [];
  for (const row of unwrapped(table, 'tr')) {
    const properties = child(row, 'trPr');
    if (properties !== undefined && child(properties, 'del') !== undefined) continue;
    const here = new Map<number, OpenCell>();
    const cells: RawCell[] = [];
    let column = count(valOf(properties, 'gridBefore'), 0);
    for (let blank = 0; blank < column; blank++)
      cells.push({ text: '', rowSpan: 1, colSpan: 1, header: false });
    for (const cell of unwrapped(row, 'tc')) {
      const tcPr = child(cell, 'tcPr');
      const colSpan = Math.max(1, count(valOf(tcPr, 'gridSpan'), 1));
      const open = continues(tcPr) ? above.get(column) : undefined;
      // The text of a continued cell is not drawn, but its numbers are counted.
      const text = textOf(cell);
      const made = open ?? { text, rowSpan: 1, colSpan, header: isOn(properties, 'tblHeader') };
      if (open === undefined) cells.push(made);
      else open.rowSpan++;
      here.set(column, made);
      column += colSpan;
    }
    rows.push(cells);
    above = here;
  }
  return rows;
}

/** <w:vMerge/> without a value, or with 'continue'. */
function continues(properties: XmlNode | undefined): boolean {
  const merge = properties === undefined ? undefined : child(properties, 'vMerge');
  return merge !== undefined && merge.attribute('val') !== 'restart';
}

function unwrapped(parent: XmlNode, name: string): XmlNode[] {
  return parent.children.flatMap((node) => {
    if (node.name === name) return [node];
    return WRAPPERS.includes(node.name) ? unwrapped(node, name) : [];
  });
}

function count(text: string | undefined, otherwise: number): number {
  const number = Number.parseInt(text ?? '', 10);
  return number >= 0 && number <= 200 ? number : otherwise;
}
