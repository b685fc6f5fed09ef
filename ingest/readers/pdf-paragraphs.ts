/** Lines to paragraphs: a full line goes on in the next one, also over a page's end, unless that is indented. */
import { joinLines } from '../source-writer.ts';
import { type Line, lineText, mode } from './pdf-page.ts';

/** Measures of the text block, in points. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly size: number;
  /** Whether paragraphs begin indented; if not, a full stop at a line's end may end a paragraph. */
  readonly indents: boolean;
}

const NUMBERED =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、]|第[一二三四五六七八九十\d]{1,3}[章节条]|[（(]?\d{1,2}[)）.．、]|[①-⑳]|附件|专栏)/;

/** Margins of each block of lines. */
export function marginsByBlock(lines: readonly Line[]): ReadonlyMap<string, Margins> {
  const blocks = new Map<string, Line[]>();
  for (const line of lines) {
    const known = blocks.get(line.block ?? '');
    if (known === undefined) blocks.set(line.block ?? '', [line]);
    else known.push(line);
  }
  return new Map([...blocks].map(([block, own]) => [block, marginsOf(own)]));
}

function marginsOf(lines: readonly Line[]): Margins {
  const size = mode(
    lines.flatMap((line) => new Array<number>(Math.min(50, lineText(line).length)).fill(line.size)),
    0.5,
  );
  const body = lines.filter((line) => Math.abs(line.size - size) < size * 0.15);
  const starts = body.map((line) => line.x0).sort((a, b) => a - b);
  const ends = body.map((line) => line.x1).sort((a, b) => a - b);
  const left =
    starts.find((x) => starts.filter((other) => Math.abs(other - x) < 2).length >= starts.length * 0.04) ?? 0;
  const right = ends[Math.floor(ends.length * 0.9)] ?? 0;
  const indented = body.filter((line) => line.x0 > left + 1.2 * size && line.x0 < left + 3 * size).length;
  return { left, right, size, indents: indented > body.length * 0.1 };
}

/** Paragraphs with the first of their lines. */
export function paragraphs(
  lines: readonly Line[],
  blocks: ReadonlyMap<string, Margins>,
): { text: string; first: Line }[] {
  const found: { text: string; first: Line }[] = [];
  lines.forEach((line, at) => {
    const text = lineText(line);
    const before = lines[at - 1];
    const open = found.at(-1);
    const margins = blocks.get(line.block ?? '');
    const apart =
      before === undefined || open === undefined || margins === undefined || before.block !== line.block;
    if (apart || !goesOn(before, line, margins)) found.push({ text, first: line });
    else open.text = joinLines(open.text, text);
  });
  return found;
}

function goesOn(before: Line, line: Line, margins: Margins): boolean {
  const sameSize = Math.abs(before.size - line.size) < before.size * 0.12;
  if (!sameSize) return false;
  if (isTitle(before, margins) && isTitle(line, margins)) return goesOnAsTitle(before, line);
  if (isTitle(before, margins) || isTitle(line, margins)) return false;
  const full = before.x1 > margins.right - 2.2 * before.size;
  const indented = line.x0 > margins.left + 1.2 * line.size;
  if (!full || indented) return false;
  const ended = /[。；！？：]$/.test(lineText(before));
  return !ended || (margins.indents && !NUMBERED.test(lineText(line)));
}

/** Larger than the body and set in the middle. */
function isTitle(line: Line, { left, right, size }: Margins): boolean {
  const off = Math.abs((line.x0 + line.x1) / 2 - (left + right) / 2);
  return line.size > size * 1.12 && off < size * 1.5;
}

/** A title broken over lines of one size on one page, close together. */
function goesOnAsTitle(before: Line, line: Line): boolean {
  return before.page === line.page && line.y - before.y < before.size * 2.4 && !NUMBERED.test(lineText(line));
}
