import type { Span } from '../graph/model.ts';
import { type Token, tokens } from './tokens.ts';

const SENTENCE_END = /[。；;！!？?\n]/u;
/** Spans shown in one hit. */
const MOST = 12;

const sentences = (text: string): Span[] => {
  const found: Span[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!SENTENCE_END.test(text[i]!)) continue;
    if (i > start) found.push({ start, end: i });
    start = i + 1;
  }
  if (text.length > start) found.push({ start, end: text.length });
  return found;
};

/** Neighbouring and overlapping tokens as one span. */
const joined = (found: readonly Token[]): Span[] => {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
};

/**
 * A stretch of two characters counts only when it is a word of the query by itself: the 质量 of 首席质量官 would
 * light up in every line.
 */
const isTelling = (text: string, { start, end }: Span, words: ReadonlySet<string>): boolean =>
  end - start > 2 || words.has(text.slice(start, end));

/** Length of what was found, longer stretches counting more than as many short ones. */
const worth = (spans: readonly Span[]): number =>
  spans.reduce((sum, s) => sum + (s.end - s.start - 0.9) ** 1.5, 0);

/**
 * What to light up in a hit: the query's words in the sentence that has most of them; without common words the
 * piece that is nearest in meaning. Offsets into `text`, ascending.
 * @param words stretches of the query found by the word index
 * @param nearest the piece nearest in meaning, if known
 */
export const highlightsIn = (text: string, words: readonly string[], nearest: Span | null): Span[] => {
  const wanted = new Set(words.flatMap((word) => tokens(word).map((t) => t.term)));
  const hasLonger = [...wanted].some((term) => term.length > 1);
  const found = tokens(text).filter(({ term }) => wanted.has(term) && !(hasLonger && term.length === 1));
  const whole = new Set(words);
  let best: Span[] = [];
  for (const sentence of sentences(text)) {
    const inside = joined(found.filter((t) => t.start >= sentence.start && t.end <= sentence.end));
    const spans = inside.filter((span) => isTelling(text, span, whole));
    if (worth(spans) > worth(best)) best = spans;
  }
  if (best.length > 0) return best.slice(0, MOST);
  return nearest ? [{ start: nearest.start, end: nearest.end }] : [];
};
