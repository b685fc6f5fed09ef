/** Building blocks of the Word files behind the golden sources. */
import { AlignmentType, type IParagraphOptions, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

export const FONT = 'Noto Serif CJK SC';

/** A body paragraph as official documents set it: two characters indented, three-hao type, fixed lines. */
export function body(text: string, more: Partial<IParagraphOptions> = {}): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text, font: FONT, size: 32 })],
    indent: { firstLine: 640 },
    spacing: { line: 560, lineRule: 'exact' },
    ...more,
  });
}

export function title(text: string, size = 44): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text, font: FONT, size })],
  });
}

export function right(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ text, font: FONT, size: 32 })],
  });
}

export interface CellSpec {
  readonly text: string;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

/** A table; a cell is its text or its text with spans, '\n' parts paragraphs; the first `heads` rows repeat. */
export function table(
  rows: readonly (readonly (string | CellSpec)[])[],
  heads = 1,
  widths?: number[],
): Table {
  return new Table({
    width: { size: 100, type: 'pct' },
    ...(widths === undefined ? {} : { columnWidths: widths }),
    rows: rows.map((row, at) => new TableRow({ tableHeader: at < heads, children: row.map(cell) })),
  });
}

function cell(spec: string | CellSpec): TableCell {
  const { text, ...spans } = typeof spec === 'string' ? { text: spec } : spec;
  const paragraphs = text
    .split('\n')
    .map((line) => new Paragraph({ children: [new TextRun({ text: line, font: FONT, size: 24 })] }));
  return new TableCell({ children: paragraphs, ...spans });
}
