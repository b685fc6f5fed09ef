/**
 * Cuts text into sentences and segments without cutting inside 《》 “” () and their like. Only pairs that close
 * within the line protect what they enclose: real pages lose brackets, and one lost bracket must not swallow a page.
 */
import type { Span } from '../../graph/model.ts';

const PAIRS: Readonly<Record<string, string>> = {
  '(': ')',
  '（': '）',
  '《': '》',
  '〈': '〉',
  '“': '”',
  '‘': '’',
  '[': ']',
  '〔': '〕',
  '【': '】',
};
/** Deeper nesting is no writing: it is not followed. */
const MAX_DEPTH = 20;
/** A sentence is looked for within this many characters. */
const MAX_SENTENCE = 1500;
const CLOSERS = new Set(Object.values(PAIRS));
/** Every sign of a pair, and the line ends at which open ones are given up. */
const SIGNS = /[()（）《》〈〉“”‘’[\]〔〕【】\n]/g;

/** For each offset of start..end: whether it lies inside a closed pair (the signs themselves included). */
export function protectedMask(text: string, start = 0, end = text.length): Uint8Array {
  const mask = new Uint8Array(end - start);
  for (const pair of closedPairs(text, start, end)) mask.fill(1, pair.start - start, pair.end - start);
  return mask;
}

/** Exported for its property test. Outermost pairs that close on their line, in text order; linear also for deep nesting. */
export function closedPairs(text: string, start: number, end: number): Span[] {
  const pairs: Span[] = [];
  let open: { sign: string; at: number }[] = [];
  // From sign to sign: most characters are none, and this is the busiest loop of an import.
  SIGNS.lastIndex = start;
  for (let sign = SIGNS.exec(text); sign && sign.index < end; sign = SIGNS.exec(text)) {
    const i = sign.index;
    const char = sign[0];
    if (char === '\n') open = [];
    else if (PAIRS[char]) {
      if (open.length < MAX_DEPTH) open.push({ sign: char, at: i });
    } else if (CLOSERS.has(char)) {
      const k = open.findLastIndex((o) => PAIRS[o.sign] === char);
      if (k < 0) continue;
      const at = open[k]!.at;
      while (pairs.length > 0 && pairs.at(-1)!.start > at) pairs.pop();
      pairs.push({ start: at, end: i + 1 });
      open.length = k;
    }
  }
  return pairs;
}

/** Pieces between separators that stand outside pairs; pieces are trimmed, empty ones left out. */
export function splitSpans(text: string, separators: RegExp, start = 0, end = text.length): Span[] {
  const mask = protectedMask(text, start, end);
  const spans: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && (mask[i - start] || !separators.test(text[i]!))) continue;
    const span = trim(text, from, i);
    if (span.end > span.start) spans.push(span);
    from = i + 1;
  }
  return spans;
}

/** Sentences with their closing 。!? and closing quotes; a line end also ends a sentence. */
export function sentences(text: string, start = 0, end = text.length): Span[] {
  return cutAfter(text, /[。!?！？]/, start, end);
}

/** Sentences, and within them the parts between semicolons. */
export function clausesOf(text: string, start = 0, end = text.length): Span[] {
  return cutAfter(text, /[。!?;！？；]/, start, end);
}

/** Parts between , ; 。: the smallest units that state one thing; 、 does not cut. */
export const segments = (text: string, start = 0, end = text.length): Span[] =>
  splitSpans(text, /[,;。!?\n,;！？]/, start, end);

/** The sentence around a span (offsets of the whole text). */
export function sentenceAround(text: string, start: number, end: number): Span {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - MAX_SENTENCE);
  const feed = text.indexOf('\n', end);
  const to = Math.min(feed < 0 ? text.length : feed, end + MAX_SENTENCE);
  const all = sentences(text, from, to);
  const first = all.find((s) => s.end > start) ?? { start, end };
  const last = all.find((s) => s.end >= end) ?? first;
  return { start: Math.min(first.start, start), end: Math.max(last.end, end) };
}

function cutAfter(text: string, signs: RegExp, start: number, end: number): Span[] {
  const mask = protectedMask(text, start, end);
  const spans: Span[] = [];
  let from = start;
  const close = (to: number) => {
    const span = trim(text, from, to);
    if (span.end > span.start) spans.push(span);
    from = to;
  };
  for (let i = start; i < end; i++) {
    if (text[i] === '\n') close(i);
    else if (!mask[i - start] && signs.test(text[i]!)) {
      let to = i + 1;
      while (to < end && /[”’」』)）》〉]/.test(text[to]!) && !mask[to - start]) to++;
      close(to);
      i = to - 1;
    }
  }
  close(end);
  return spans;
}

export function trim(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}
