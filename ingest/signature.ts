/** Signatures: the names of bodies above a date, below a notice or at the document's end. */
import { isDateLine, isoDate } from './dates.ts';
import { bodySuffix } from './lexicon/owners.ts';
import { type Line, linesOf } from './lines.ts';
import { splitSpans } from './outline/sentences.ts';

export interface Signature {
  readonly bodies: readonly string[];
  readonly date: string | null;
  readonly start: number;
  readonly end: number;
}

const MAX_BODY = 45;

/** Bodies above a line that is a date, in text order. */
export function signatures(text: string): Signature[] {
  const lines = linesOf(text).filter((line) => line.text.trim() !== '');
  return lines.flatMap((line, i): Signature[] => {
    if (!isDateLine(line.text)) return [];
    const above: Line[] = [];
    for (let k = i - 1; k >= 0 && isBodyLine(lines[k]!.text); k--) above.unshift(lines[k]!);
    if (above.length === 0) return [];
    const bodies = above.flatMap((body) => splitNames(body.text));
    return [{ bodies, date: isoDate(line.text), start: above[0]!.start, end: line.end }];
  });
}

function isBodyLine(line: string): boolean {
  const text = line.trim();
  const bare = text.replace(/\([^)]*\)$/, '');
  return (
    text.length >= 4 && text.length <= MAX_BODY && !/[。,;:、《》\t]/.test(text) && bodySuffix.test(bare)
  );
}

export const splitNames = (names: string): string[] =>
  splitSpans(names, /[、,;\s]/).map(({ start, end }) => names.slice(start, end));
