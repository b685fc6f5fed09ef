/**
 * Joins the lines of a text that was wrapped at a fixed width (copied from a PDF or a terminal): there a line ends
 * because it is full, not because a paragraph does. A page of ordinary paragraphs has no such common width.
 */
import type { Cleaner, Edit } from '../cleaner.ts';
import { type Line, linesOf } from '../lines.ts';
import { markerOf } from '../outline/numbering.ts';

const MIN_LINES = 12;
const MIN_WIDTH = 20;
const MAX_WIDTH = 90;
/** Characters by which a full line may be shorter than the widest: a mark may not begin a line. */
const SLACK = 3;
const SHARE = 0.5;
/** Among the first lines one that ends a title is not continued, however full it is. */
const HEAD = 12;
const TITLE_END = /^[^。,;]*(?:意见|方案|计划|规划|纲要|措施|通知|办法|要点)》?\s*$/;

export const wrappedLines: Cleaner = {
  name: 'wrapped-lines',
  clean(text) {
    const lines = linesOf(text).filter((line) => line.text.trim() !== '');
    const full = fullWidth(lines);
    if (full === null) return [];
    const edits: Edit[] = [];
    for (let i = 0; i + 1 < lines.length; i++) {
      const [line, next] = [lines[i]!, lines[i + 1]!];
      if (i < HEAD && TITLE_END.test(line.text)) continue;
      if (next.index !== line.index + 1 || !continues(line.text, next.text, full)) continue;
      const tail = line.text.length - line.text.trimEnd().length;
      const lead = next.text.length - next.text.trimStart().length;
      edits.push({ start: line.end - tail, end: next.start + lead, replacement: '', reason: 'whitespace' });
    }
    return edits;
  },
};

/** The width at which most lines end without ending a sentence; null for a text in paragraphs. */
function fullWidth(lines: readonly Line[]): number | null {
  if (lines.length < MIN_LINES) return null;
  const lengths = lines.map((line) => widthOf(line.text)).sort((a, b) => a - b);
  const full = lengths[Math.floor(lengths.length * 0.95)]!;
  if (full < MIN_WIDTH || full > MAX_WIDTH) return null;
  const filled = lines.filter(
    (line) => widthOf(line.text) >= full - SLACK && !/[。!?:;]$/.test(line.text.trim()),
  );
  return filled.length >= lines.length * SHARE ? full : null;
}

/** Two ASCII characters take the room of one Chinese character. */
const widthOf = (line: string): number => {
  let width = 0;
  for (const char of line.trimEnd()) width += char.charCodeAt(0) < 0x80 && !/[,.:;()!?]/.test(char) ? 0.5 : 1;
  return Math.round(width);
};

function continues(line: string, next: string, full: number): boolean {
  const words = next.trim();
  if (line.includes('\t') || next.includes('\t') || /^\s{2,}/.test(next)) return false;
  if (widthOf(line) < full - SLACK) return false;
  const marker = markerOf(words);
  // A dash may also be the middle of a sentence; behind a full stop it begins the next aim.
  return marker === null || (marker.style === 'dash' && !/[。;:]$/.test(line.trim()));
}
