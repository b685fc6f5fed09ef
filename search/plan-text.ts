/** A plan's text for reading: folded once, found in, cut into sentences and parts. */
import type { CorpusPlan } from './corpus.ts';
import { FoldedText } from './names-fold.ts';
import { PairFilter } from './pair-filter.ts';

interface Read {
  readonly folded: FoldedText;
  readonly pairs: PairFilter;
}

const read = new WeakMap<CorpusPlan, Read>();

function readPlan(plan: CorpusPlan): Read {
  let held = read.get(plan);
  if (!held) {
    const folded = new FoldedText(plan.text);
    held = { folded, pairs: new PairFilter(folded.text) };
    read.set(plan, held);
  }
  return held;
}

const foldedPlan = (plan: CorpusPlan): FoldedText => readPlan(plan).folded;

/** The plan's folded text, made once. */
export const foldedText = (plan: CorpusPlan): string => foldedPlan(plan).text;

/** Where a folded phrase stands in the plan's folded text from an offset on, −1 if nowhere. */
export function indexIn(plan: CorpusPlan, phrase: string, from = 0): number {
  const { folded, pairs } = readPlan(plan);
  return pairs.mayHold(phrase) ? folded.text.indexOf(phrase, from) : -1;
}

/** For each character of a folded phrase whether the plan may have it together with one of its neighbours. */
export const coveredIn = (plan: CorpusPlan, phrase: string): Uint8Array =>
  readPlan(plan).pairs.covered(phrase);

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the folded text in the plan's own offsets. */
export function placeOf(plan: CorpusPlan, start: number, length: number): Place {
  const f = foldedPlan(plan);
  return { start: f.at(start), end: f.at(start + length - 1) + 1 };
}

/** Where folded `name` stands in a plan, at most `limit` places, in text order. */
export function placesOf(plan: CorpusPlan, name: string, limit = 20): Place[] {
  if (name.length < 2) return [];
  const places: Place[] = [];
  for (let i = indexIn(plan, name); i >= 0 && places.length < limit; i = indexIn(plan, name, i + name.length))
    places.push(placeOf(plan, i, name.length));
  return places;
}

/** A set of characters, asked once for every character of a text. */
const marks = (characters: string): Uint8Array => {
  const table = new Uint8Array(65_536);
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = 1;
  return table;
};
const SENTENCE_END = marks('。;!?\n');
const PART_END = marks(',。;!?\n:');
const SPACE = Uint8Array.from({ length: 65_536 }, (_, c) => Number(/\s/u.test(String.fromCharCode(c))));
/** No sentence of a plan is longer; the bound keeps a text without full stops from becoming one quote. */
export const LONGEST = 400;

function around(text: string, offset: number, stop: Uint8Array): Place {
  let start = offset;
  while (start > 0 && offset - start < LONGEST && !stop[text.charCodeAt(start - 1)]) start--;
  let end = offset;
  while (end < text.length && end - offset < LONGEST && !stop[text.charCodeAt(end)]) end++;
  while (start < end && SPACE[text.charCodeAt(start)]) start++;
  while (end > start && SPACE[text.charCodeAt(end - 1)]) end--;
  return { start, end };
}

/** The sentence around an offset, without its full stop. */
export const sentenceAround = (text: string, offset: number): Place => around(text, offset, SENTENCE_END);

/** The part of a sentence between commas around an offset. */
export const partAround = (text: string, offset: number): Place => around(text, offset, PART_END);

/** Cuts a stretch of text at the given ends; white space at both ends is left out. */
function cut(text: string, { start, end }: Place, stop: Uint8Array): Place[] {
  const places: Place[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && !stop[text.charCodeAt(i)] && i - from < LONGEST) continue;
    let a = from;
    let b = i;
    while (a < b && SPACE[text.charCodeAt(a)]) a++;
    while (b > a && SPACE[text.charCodeAt(b - 1)]) b--;
    if (b > a) places.push({ start: a, end: b });
    from = i < end && stop[text.charCodeAt(i)] ? i + 1 : i;
  }
  return places;
}

export const sentencesIn = (text: string, place: Place): Place[] => cut(text, place, SENTENCE_END);
export const partsIn = (text: string, place: Place): Place[] => cut(text, place, PART_END);
