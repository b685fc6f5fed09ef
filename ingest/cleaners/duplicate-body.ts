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

export const duplicateBody: Cleaner = {
  name: 'duplicate-body',
  clean(text) {
    const lines = linesOf(text).filter((line) => line.text.trim() !== '');
    const copy = secondCopy(lines);
    return copy ? removeLines([{ start: copy.start, end: copy.end }], text, 'duplicate') : [];
  },
};

/** From the first line that begins a repetition to the last repeated line. */
function secondCopy(lines: readonly Line[]): { start: number; end: number } | undefined {
  const first = new Map<string, number>();
  const repeats = lines.map((line, i) => {
    const key = line.text.replace(/\s/g, '');
    const known = first.get(key);
    if (known === undefined) first.set(key, i);
    return known;
  });
  const long = lines.map((line) => line.text.length >= LONG);
  const from = lines.findIndex((_, i) => long[i] && repeats[i] !== undefined);
  if (from < 0) return undefined;
  let begin = from;
  while (begin > 0 && repeats[begin - 1] !== undefined && repeats[begin - 1]! < repeats[begin]!) begin--;
  let to = from;
  let repeated = 0;
  let total = 0;
  let best = 0;
  let count = 0;
  for (let i = from; i < lines.length; i++) {
    const size = lines[i]!.text.length;
    total += size;
    if (repeats[i] !== undefined) repeated += size;
    if (repeats[i] !== undefined) count++;
    if (repeats[i] !== undefined && repeated >= total * MIN_SHARE && count >= (i - from + 1) * MIN_LINES) {
      to = i;
      best = repeats.slice(from, i + 1).filter((r, k) => r !== undefined && long[from + k]).length;
    }
  }
  return best >= MIN_REPEATED ? { start: lines[begin]!.start, end: lines[to]!.end } : undefined;
}
