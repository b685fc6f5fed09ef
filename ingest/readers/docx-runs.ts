/** The runs of a paragraph as text: deleted and hidden text, field codes and phonetic guides left out. */
import { child, isOn, type XmlNode } from './docx-xml.ts';

/** A field between its begin and end mark. */
interface Field {
  instruction: string;
  inResult: boolean;
}

/** Fields open at this point of the document, outermost first; shared by all paragraphs. */
export interface FieldState {
  readonly open: Field[];
}

const SKIPPED = new Set([
  'pPr',
  'rPr',
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'delInstrText',
  'rt',
  'Fallback',
]);
/** A tab sets text apart as columns do; '\t' itself parts the cells of tables. */
const TAB = '    ';
const GLYPHS: Record<string, string> = {
  tab: TAB,
  ptab: TAB,
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  softHyphen: '',
};
const MAX_FIELDS = 50;

export class Runs {
  text = '';
  /** Text of a generated table of contents in this paragraph: not part of `text`. */
  contents = '';
  /** Text boxes anchored in the paragraph. */
  readonly boxes: XmlNode[] = [];

  constructor(private readonly fields: FieldState) {}

  /** Reads everything inside `parent`. */
  read(parent: XmlNode): void {
    for (const node of parent.children) this.node(node);
  }

  private node(node: XmlNode): void {
    const { name } = node;
    const glyph = GLYPHS[name];
    if (name === 'instrText') this.instruction(node);
    else if (name === 'fldChar') this.field(node.attribute('fldCharType'));
    else if (name === 't') this.add(node);
    else if (glyph !== undefined)
      this.append(name === 'br' && node.attribute('type') === 'page' ? '' : glyph);
    else if (name === 'txbxContent') this.boxes.push(node);
    else if (name === 'AlternateContent') this.alternate(node);
    else if (name === 'r' && isOn(child(node, 'rPr'), 'vanish')) this.marks(node);
    else if (!SKIPPED.has(name)) this.read(node);
  }

  private add(node: XmlNode): void {
    for (const text of node.children) if (text.name === '#text') this.append(text.raw);
  }

  private append(text: string): void {
    const clean = text.replace(/[\t\r\n]/g, text === '\n' ? '\n' : ' ');
    if (this.fields.open.some((field) => !field.inResult)) return;
    if (this.fields.open.some((field) => /^\s*TOC\b/i.test(field.instruction))) this.contents += clean;
    else this.text += clean;
  }

  /** Hidden runs still open and close fields. */
  private marks(run: XmlNode): void {
    for (const node of run.children) {
      if (node.name === 'fldChar' || node.name === 'instrText') this.node(node);
    }
  }

  private alternate(node: XmlNode): void {
    const chosen = child(node, 'Choice') ?? child(node, 'Fallback');
    if (chosen !== undefined) this.read(chosen);
  }

  private instruction(node: XmlNode): void {
    const field = this.fields.open.at(-1);
    if (field === undefined || field.inResult) return;
    field.instruction += node.children
      .map((text) => text.raw)
      .join('')
      .slice(0, 200);
  }

  private field(type: string | undefined): void {
    const { open } = this.fields;
    if (type === 'begin' && open.length < MAX_FIELDS) open.push({ instruction: '', inResult: false });
    const field = open.at(-1);
    if (type === 'separate' && field !== undefined) field.inResult = true;
    if (type === 'end') open.pop();
  }
}
