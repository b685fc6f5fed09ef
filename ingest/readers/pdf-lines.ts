/** Pieces of text to lines, and the lines of one cell to its text. */
import { joinLines } from '../source-writer.ts';
import { type Line, lineText, type Piece, type Segment } from './pdf-page.ts';

/** Baselines closer than this share of the font size are one line (superscripts, mixed fonts). */
const SAME_LINE = 0.5;
/** No line has more pieces; a heap of text drawn in one place is cut into several. */
const MAX_ROW = 2_000;
/** A gap wider than this many font sizes parts columns. */
const COLUMN_GAP = 1.4;
/** A gap wider than this many font sizes is a space. */
const SPACE_GAP = 0.25;

/** Lines from top to bottom, their segments from left to right. */
export function toLines(pieces: readonly Piece[], page: number): Line[] {
  const rows: Piece[][] = [];
  // The largest piece of a row says where its baseline is: small ones may be raised.
  let anchor: Piece | undefined;
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const near = anchor !== undefined && piece.y - anchor.y <= SAME_LINE * Math.max(anchor.size, piece.size);
    if (row !== undefined && near && row.length < MAX_ROW) row.push(piece);
    else rows.push([piece]);
    if (!near || anchor === undefined || piece.size > anchor.size) anchor = piece;
  }
  return rows.map((row) => toLine(row, page));
}

function toLine(row: Piece[], page: number): Line {
  const pieces = row.sort((a, b) => a.x - b.x);
  const size = pieces.reduce((largest, piece) => Math.max(largest, piece.size), 0);
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const last = segments.at(-1);
    const gap = last === undefined ? 0 : piece.x - last.x1;
    const x1 = piece.x + piece.width;
    if (last === undefined || gap > COLUMN_GAP * size)
      segments.push({ text: piece.text.trim(), x0: piece.x, x1 });
    else
      segments[segments.length - 1] = {
        text: joined(last.text, piece.text, gap, size),
        x0: last.x0,
        x1: Math.max(x1, last.x1),
      };
  }
  const y = pieces.find((piece) => piece.size === size)?.y ?? 0;
  const clean = segments.map((segment) => ({ ...segment, text: withoutAutoSpace(segment.text) }));
  return {
    page,
    y,
    size,
    segments: clean,
    x0: segments[0]?.x0 ?? 0,
    x1: Math.max(...segments.map((segment) => segment.x1)),
  };
}

function joined(before: string, after: string, gap: number, size: number): string {
  const space = gap > SPACE_GAP * size || /\s$/.test(before) || /^\s/.test(after);
  return `${before.trimEnd()}${space ? ' ' : ''}${after.trim()}`;
}

/**
 * Word sets Chinese and digits a quarter apart; that gap is no character of the text: '到 2025 年' is '到2025年'.
 * Behind the number of a 专栏, a table or an annex the space parts number and title.
 */
function withoutAutoSpace(text: string): string {
  return text
    .replace(/(?<=[\u3001-\u9fff\uff00-\uffef]) +(?=[0-9A-Za-z])/g, '')
    .replace(
      /(?<=[0-9A-Za-z%％])(?<!^(?:专栏|附件|附表|表|图)\d{1,3}) +(?=[\u3001-\u9fff\uff00-\uffef])/g,
      '',
    );
}

/** A line that ends this many font sizes before the right edge was ended on purpose. */
const SLACK = 1.8;

/**
 * The text of a cell between `left` and `right`: lines that fill the cell go on in the next one; a line that ends
 * early is a paragraph's end ('\n'), unless a comma says that the list goes on.
 */
export function cellText(lines: readonly Line[], left: number, right: number): string {
  let text = '';
  lines.forEach((line, at) => {
    const own = lineText(line);
    const before = lines[at - 1];
    if (before === undefined) text = own;
    else if (goesOn(before, own, text, left, right)) text = joinLines(text, own);
    else text += `\n${own}`;
  });
  return text;
}

function goesOn(before: Line, own: string, text: string, left: number, right: number): boolean {
  if (/[、，,（(/—-]$/.test(text) || /^[、，。；：）)]/.test(own)) return true;
  if (/[。；;]$/.test(text) && /^[（(]?(?:\d{1,2}[.．、)）]|[一二三四五六七八九十]+[、)）])/.test(own))
    return false;
  // Word keeps about half a character of padding on each side; centred lines keep as much on both.
  const room = right - left - (before.x1 - before.x0);
  return room < SLACK * before.size + 8;
}
