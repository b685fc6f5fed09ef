/**
 * Takes out the second copy of a page whose body was scraped twice. Sentences that a plan repeats on purpose do
 * not count: only whole lines do, and only a tail of the document that is nearly all repetition.
 */
import type { Cleaner } from '../cleaner.ts';
import { type Line, linesOf, removeLines } from '../lines.ts';

const LONG = 25;
const MIN_REPEATED = 5;
const MIN_SHARE = 0.8;
/** Of the lines: a 分工表 repeats the tasks too, but with a line of owners between them. */
const MIN_LINES = 0.7;
/** A copy begins with one of the first long lines of the page. */
const FIRST_LINES = 4;

export const duplicateBody: Cleaner = {
  name: 'duplicate-body',
  clean(text) {
    const copy = secondCopy(linesOf(text).filter((line) => line.text.trim() !== ''));
    return copy ? removeLines([copy], text, 'duplicate') : [];
  },
};

/** From the first line that begins a repetition to the last repeated line. */
function secondCopy(lines: readonly Line[]): { start: number; end: number } | null {
  const original = originals(lines);
  const isLong = (i: number) => lines[i]!.text.length >= LONG;
  const head = lines.flatMap((_, i) => (isLong(i) ? [i] : [])).slice(0, FIRST_LINES);
  const from = lines.findIndex((_, i) => isLong(i) && head.includes(original[i] ?? -1));
  if (from < 0) return null;
  let begin = from;
  while (begin > 0 && (original[begin - 1] ?? Infinity) < original[begin]!) begin--;
  const to = copyEnd(lines, original, from);
  return to === null ? null : { start: lines[begin]!.start, end: lines[to]!.end };
}

/** For each line the index of an equal one before it, if any. */
function originals(lines: readonly Line[]): (number | undefined)[] {
  const first = new Map<string, number>();
  return lines.map((line, i) => {
    const key = line.text.replace(/\s/g, '');
    const known = first.get(key);
    if (known === undefined) first.set(key, i);
    return known;
  });
}

/** Last line up to which the tail from `from` is nearly all copied; null when too little is. */
function copyEnd(
  lines: readonly Line[],
  original: readonly (number | undefined)[],
  from: number,
): number | null {
  let end: number | null = null;
  let [letters, copied, count, long] = [0, 0, 0, 0];
  for (let i = from; i < lines.length; i++) {
    const size = lines[i]!.text.length;
    letters += size;
    // What the tail itself says twice (an owner in every row) is no copy of the first part.
    if ((original[i] ?? from) >= from) continue;
    copied += size;
    count++;
    if (size >= LONG) long++;
    const nearlyAll = copied >= letters * MIN_SHARE && count >= (i - from + 1) * MIN_LINES;
    if (nearlyAll && long >= MIN_REPEATED) end = i;
  }
  return end;
}
