/** Lines of a text with their offsets, and the edits that take whole lines out. */
import type { Removed, Span } from '../graph/model.ts';
import type { Edit } from './cleaner.ts';

export interface Line extends Span {
  readonly text: string;
  readonly index: number;
}

/** All lines, empty ones too; `end` is before the line feed. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0, index = 0; start <= text.length; index++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    lines.push({ start, end, text: text.slice(start, end), index });
    start = end + 1;
  }
  return lines;
}

/** Takes the lines out with their line feeds. */
export const removeLines = (lines: readonly Span[], text: string, reason: Removed['reason']): Edit[] =>
  lines.map(({ start, end }) => ({ start, end: Math.min(end + 1, text.length), replacement: '', reason }));

/** A sentence or a heading: the page's own text, at which its head ends. */
export function isBody(line: string): boolean {
  const text = line.trim();
  return /^[一二三四五六七八九十]{1,3}、|^第[一二三四五六七八九十]{1,3}[章节条]/.test(text) || isProse(text);
}

export const isProse = (text: string): boolean =>
  (text.length >= 30 && /[。;]/.test(text)) || (text.length >= 60 && /[,、]/.test(text));
