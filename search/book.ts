/** What questions read in one plan: folded text, sentences, and the task around a place. */
import type { Clause, Task } from '../graph/model.ts';
import type { CorpusPlan } from './corpus.ts';
import { cover } from './names-cover.ts';
import { type Folded, fold, foldWithOffsets } from './names-fold.ts';
import type { AnswerEvidence } from './question.ts';

const folded = new WeakMap<CorpusPlan, string>();

/** The plan's folded text, made once. */
export function foldedText(plan: CorpusPlan): string {
  let text = folded.get(plan);
  if (text === undefined) {
    text = fold(plan.text);
    folded.set(plan, text);
  }
  return text;
}

/** The last few plans that were quoted from: offsets are needed only where something was found. */
const recent = new Map<CorpusPlan, Folded>();
const RECENT = 12;

function withOffsets(plan: CorpusPlan): Folded {
  let f = recent.get(plan);
  if (!f) {
    f = foldWithOffsets(plan.text);
    if (recent.size >= RECENT) recent.delete(recent.keys().next().value!);
    recent.set(plan, f);
  }
  return f;
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where folded `name` stands in a plan, at most `limit` places, in text order. */
export function placesOf(plan: CorpusPlan, name: string, limit = 20): Place[] {
  if (name.length < 2 || !foldedText(plan).includes(name)) return [];
  const { text, at } = withOffsets(plan);
  const places: Place[] = [];
  for (let i = text.indexOf(name); i >= 0 && places.length < limit; i = text.indexOf(name, i + name.length))
    places.push({ start: at[i]!, end: at[i + name.length - 1]! + 1 });
  return places;
}

const SENTENCE_END = /[。;;!!??\n]/u;
const PART_END = /[,,。;;!!??\n::]/u;
/** No sentence of a plan is longer; the bound keeps a text without full stops from becoming one quote. */
const LONGEST = 400;

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

/** The innermost task around an offset. */
export function taskAt(plan: CorpusPlan, offset: number): Task | null {
  let found: Task | null = null;
  for (const task of plan.extraction.tasks)
    if (task.start <= offset && offset < task.end && (!found || task.start >= found.start)) found = task;
  return found;
}

/** The innermost clause around an offset. */
export function clauseAt(plan: CorpusPlan, offset: number): Clause | null {
  let found: Clause | null = null;
  for (const clause of plan.clauses) {
    if (clause.start > offset) break;
    if (offset < clause.end) found = clause;
  }
  return found;
}

/** Evidence for a stretch of a plan's text. */
export const evidence = (plan: CorpusPlan, { start, end }: Place): AnswerEvidence => ({
  plan: plan.ref,
  clause: clauseAt(plan, start),
  quote: plan.text.slice(start, end),
  start,
  end,
});

/** The owner line of a task as printed, from 责任单位 to the closing bracket; null when it names nobody. */
export function ownerLine(plan: CorpusPlan, task: Task): Place | null {
  const explicit = task.departments.filter((d) => d.explicit);
  const listed = explicit.filter((d) => d.rule !== 'owner-sentence');
  const said = listed.length > 0 ? listed : explicit;
  if (said.length === 0) return null;
  const last = Math.max(...said.map((d) => d.end));
  const first = Math.min(...said.map((d) => d.start));
  const { text } = plan;
  // bodies named in the body of the task stand apart: each in its own sentence
  if (last - first > LONGEST) return partAround(text, first);
  const before = text.slice(Math.max(0, first - 16), first);
  const label = before.search(/[((【[]?(责任|牵头|主办|负责|承办|主要)/u);
  const start = label < 0 ? first : first - (before.length - label);
  const tail = /^[^\n。()()]{0,60}[))】\]]/u.exec(text.slice(last, last + 70));
  return { start, end: last + (tail ? tail[0].length : 0) };
}

const HEADING = 16;

export interface BestPart extends Place {
  /** Share of the asked words found, 0–1. */
  readonly share: number;
}

/** The sentence of a stretch that has most of the folded `topic`; ties: the first. */
export function bestSentence(
  text: string,
  place: Place,
  score: (sentence: string) => number,
  cutter: (text: string, place: Place) => Place[] = sentencesIn,
): BestPart | null {
  let best: BestPart | null = null;
  for (const sentence of cutter(text, place)) {
    const folded = fold(text.slice(sentence.start, sentence.end));
    // a heading says what its sentences are about, not what is to be done
    const share = score(folded) * (folded.length < HEADING ? 0.75 : 1);
    if (!best || share > best.share) best = { ...sentence, share };
  }
  return best;
}

/** Unweighted share of `topic` found in a folded sentence. */
export const plainShare =
  (topic: string) =>
  (sentence: string): number =>
    topic.length === 0 ? 0 : cover(topic, sentence).covered / topic.length;
