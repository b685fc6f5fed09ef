/** Text cut at the borders of spans, so that every piece has one look. Pure; offsets are half-open UTF-16. */

export interface Marked<K extends string> {
  readonly start: number;
  readonly end: number;
  readonly kind: K;
}

export interface Segment<M> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The spans that cover the whole piece, in the order in which they were given. */
  readonly marks: readonly M[];
}

/** Cuts `text` (which begins at offset `base` of the document) at the borders of `marks`. */
export function segments<M extends { readonly start: number; readonly end: number }>(
  text: string,
  base: number,
  marks: readonly M[],
): Segment<M>[] {
  const limit = base + text.length;
  const near = marks.filter((m) => m.start < m.end && m.start < limit && m.end > base);
  const borders = [base, limit, ...near.flatMap((m) => [m.start, m.end])].filter(
    (o) => o >= base && o <= limit,
  );
  const cuts = [...new Set(borders)].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] as number;
    return {
      start,
      end,
      text: text.slice(start - base, end - base),
      marks: near.filter((m) => m.start <= start && m.end >= end),
    };
  });
}

export interface Excerpt {
  readonly text: string;
  /** Offset of `text` in the whole. */
  readonly base: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

const isSpace = (c: string | undefined): boolean => c !== undefined && /\s/u.test(c);

const SENTENCE_END = '\u3002\uff1b\uff01\uff1f;!?\n';

/**
 * The part of `text` around a span: whole sentences where one ends within `around` characters, else cut there.
 */
export function excerpt(text: string, start: number, end: number, around = 90): Excerpt {
  let from = sentenceStart(text, start, Math.max(0, start - around));
  let to = sentenceEnd(text, end, Math.min(text.length, end + around));
  // A line break at a cut would set the dots on a line of their own.
  while (from > 0 && from < start && isSpace(text[from])) from++;
  while (to < text.length && to > end && isSpace(text[to - 1])) to--;
  return { text: text.slice(from, to), base: from, cutBefore: from > 0, cutAfter: to < text.length };
}

function sentenceStart(text: string, start: number, least: number): number {
  if (least === 0) return 0;
  for (let i = least; i < start; i++) if (SENTENCE_END.includes(text[i - 1] as string)) return i;
  return least;
}

function sentenceEnd(text: string, end: number, most: number): number {
  if (most === text.length) return most;
  for (let i = most; i > end; i--) if (SENTENCE_END.includes(text[i - 1] as string)) return i;
  return most;
}

/** Where `quote` stands in a clause that begins at `base`: by its offsets when they fit, else by its words. */
export function quoteSpan(
  clause: { readonly text: string; readonly start: number },
  quote: string,
  start: number,
): { start: number; end: number } | null {
  const local = start - clause.start;
  if (local >= 0 && clause.text.startsWith(quote, local)) return { start: local, end: local + quote.length };
  const found = clause.text.indexOf(quote);
  return found < 0 ? null : { start: found, end: found + quote.length };
}
