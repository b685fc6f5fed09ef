/** A plan's text for reading: folded once, found in, cut into sentences and parts. */
import type { CorpusPlan } from './corpus.ts';
import { FoldedText } from './names-fold.ts';

const folded = new WeakMap<CorpusPlan, FoldedText>();

function foldedPlan(plan: CorpusPlan): FoldedText {
  let f = folded.get(plan);
  if (!f) {
    f = new FoldedText(plan.text);
    folded.set(plan, f);
  }
  return f;
}

/** The plan's folded text, made once. */
export const foldedText = (plan: CorpusPlan): string => foldedPlan(plan).text;

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
  const text = foldedText(plan);
  const places: Place[] = [];
  for (let i = text.indexOf(name); i >= 0 && places.length < limit; i = text.indexOf(name, i + name.length))
    places.push(placeOf(plan, i, name.length));
  return places;
}

const SENTENCE_END = /[。;;!!??\n]/u;
const PART_END = /[,,。;;!!??\n::]/u;
/** No sentence of a plan is longer; the bound keeps a text without full stops from becoming one quote. */
export const LONGEST = 400;

function around(text: string, offset: number, stop: RegExp): Place {
  let start = offset;
  while (start > 0 && offset - start < LONGEST && !stop.test(text[start - 1]!)) start--;
  let end = offset;
  while (end < text.length && end - offset < LONGEST && !stop.test(text[end]!)) end++;
  while (start < end && /\s/u.test(text[start]!)) start++;
  while (end > start && /\s/u.test(text[end - 1]!)) end--;
  return { start, end };
}

/** The sentence around an offset, without its full stop. */
export const sentenceAround = (text: string, offset: number): Place => around(text, offset, SENTENCE_END);

/** The part of a sentence between commas around an offset. */
export const partAround = (text: string, offset: number): Place => around(text, offset, PART_END);

/** Cuts a stretch of text at the given ends; white space at both ends is left out. */
function cut(text: string, { start, end }: Place, stop: RegExp): Place[] {
  const places: Place[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && !stop.test(text[i]!) && i - from < LONGEST) continue;
    let a = from;
    let b = i;
    while (a < b && /\s/u.test(text[a]!)) a++;
    while (b > a && /\s/u.test(text[b - 1]!)) b--;
    if (b > a) places.push({ start: a, end: b });
    from = i < end && stop.test(text[i]!) ? i + 1 : i;
  }
  return places;
}

export const sentencesIn = (text: string, place: Place): Place[] => cut(text, place, SENTENCE_END);
export const partsIn = (text: string, place: Place): Place[] => cut(text, place, PART_END);
