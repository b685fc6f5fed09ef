/** The body of a Word file, block by block, as lines and tables. Depth is bounded by the XML reader. */
import type { Removed } from '../../graph/model.ts';
import type { RawCell, SourceWriter } from '../source-writer.ts';
import type { Numbering } from './docx-numbering.ts';
import { type FieldState, Runs } from './docx-runs.ts';
import type { Styles } from './docx-styles.ts';
import { tableRows } from './docx-tables.ts';
import { child, childrenOf, NOTHING, type XmlNode } from './docx-xml.ts';

/** Elements around blocks that say nothing themselves. */
const WRAPPERS = new Set([
  'sdt',
  'sdtContent',
  'customXml',
  'smartTag',
  'ins',
  'moveTo',
  'txbxContent',
  'Choice',
]);
const SAMPLE = 60;

export class BodyWalk {
  /** Fields open in one paragraph and close in another (a table of contents). */
  private readonly fields: FieldState = { open: [] };

  constructor(
    private readonly writer: SourceWriter,
    readonly styles: Styles,
    private readonly numbering: Numbering,
    private readonly removed: Removed[],
  ) {}

  /** Writes the blocks inside `parent` in order. */
  blocks(parent: XmlNode): void {
    for (const node of parent.children) {
      if (node.name === 'p') this.paragraph(node, (line) => this.writer.line(line));
      else if (node.name === 'tbl') this.table(node);
      else if (WRAPPERS.has(node.name)) this.blocks(node);
    }
  }

  /** Writes a footnote or endnote. */
  note(note: XmlNode): void {
    const text = this.lines(note).join(' ').trim();
    if (text !== '') this.writer.line(`注：${text}`);
  }

  /** The text of the blocks inside a cell or note; tables in it become lines. */
  lines(parent: XmlNode): string[] {
    const lines: string[] = [];
    for (const node of parent.children) {
      if (node.name === 'p') this.paragraph(node, (line) => lines.push(line));
      else if (node.name === 'tbl')
        lines.push(...this.rows(node).map((row) => row.map((cell) => cell.text).join(' ')));
      else if (WRAPPERS.has(node.name)) lines.push(...this.lines(node));
    }
    return lines;
  }

  private paragraph(node: XmlNode, write: (line: string) => void): void {
    const properties = child(node, 'pPr');
    const runs = new Runs(this.fields);
    runs.read(node);
    const label = runs.text.trim() === '' && runs.boxes.length > 0 ? '' : this.label(properties, runs.text);
    if (runs.contents !== '') this.recordContents(runs.contents);
    for (const line of `${label}${runs.text}`.split('\n')) if (line.trim() !== '') write(line.trim());
    for (const box of runs.boxes) for (const line of this.lines(box)) write(line);
  }

  /** A number that ends in a mark stands close to its text ('一、'); one that does not is set apart ('第一章 '). */
  private label(properties: XmlNode | undefined, text: string): string {
    const deleted = child(child(properties ?? NOTHING, 'rPr') ?? NOTHING, 'del') !== undefined;
    if (text.trim() === '' && deleted) return '';
    const label = this.numbering.next(properties).trim();
    if (text.trim() === '') return '';
    return label !== '' && /[\p{L}\p{N}]$/u.test(label) ? `${label} ` : label;
  }

  private recordContents(text: string): void {
    const start = this.writer.offset;
    this.removed.push({ reason: 'contents', sample: text.slice(0, SAMPLE), start, end: start });
  }

  /** A table of one column is a frame around paragraphs (专栏). */
  private table(node: XmlNode): void {
    const cells = childrenOf(node, 'tr').map((row) => childrenOf(row, 'tc'));
    if (cells.length > 0 && cells.every((row) => row.length <= 1)) {
      for (const cell of cells.flat()) this.blocks(cell);
      return;
    }
    this.writer.table(this.rows(node));
  }

  private rows(node: XmlNode): RawCell[][] {
    return tableRows(node, (cell) => this.lines(cell).join('\n'));
  }
}
