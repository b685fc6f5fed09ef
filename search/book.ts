/** What questions read in one plan: folded text, sentences, and the task around a place. */
import type { Clause, Task } from '../graph/model.ts';
import type { CorpusPlan } from './corpus.ts';
import { cover } from './names-cover.ts';
import { fold } from './names-fold.ts';
import { LONGEST, type Place, partAround, sentencesIn } from './plan-text.ts';
import type { AnswerEvidence } from './question.ts';

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

/** Most quotes in one reply: a count over a thousand plans is not proved by reading them all. */
export const MOST_EVIDENCE = 40;

/** What identifies evidence in a reply. */
export const evidenceKey = ({ plan, start, end }: AnswerEvidence): string => `${plan.id} ${start} ${end}`;

/** Evidence for one row after the other, until there is as much as a reply shows. */
export function proofs<T>(rows: readonly T[], of: (row: T) => readonly AnswerEvidence[]): AnswerEvidence[] {
  const found: AnswerEvidence[] = [];
  const distinct = new Set<string>();
  for (const row of rows) {
    if (distinct.size >= MOST_EVIDENCE) break;
    for (const e of of(row)) {
      found.push(e);
      if (e.quote !== '') distinct.add(evidenceKey(e));
    }
  }
  return found;
}

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

/** What a folded sentence scores: a heading says what its sentences are about, not what is to be done. */
export const sentenceShare = (folded: string, score: (sentence: string) => number): number =>
  score(folded) * (folded.length < HEADING ? 0.75 : 1);

/** The sentence of a stretch that has most of the folded `topic`; ties: the first. */
export function bestSentence(
  text: string,
  place: Place,
  score: (sentence: string) => number,
  cutter: (text: string, place: Place) => Place[] = sentencesIn,
): BestPart | null {
  let best: BestPart | null = null;
  for (const sentence of cutter(text, place)) {
    const share = sentenceShare(fold(text.slice(sentence.start, sentence.end)), score);
    if (!best || share > best.share) best = { ...sentence, share };
  }
  return best;
}

/** Unweighted share of `topic` found in a folded sentence. */
export const plainShare =
  (topic: string) =>
  (sentence: string): number =>
    topic.length === 0 ? 0 : cover(topic, sentence).covered / topic.length;
