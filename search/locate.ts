/**
 * Where the plans speak of a topic: what search finds by words and meaning, and every place where a named
 * phrase stands, judged together by how much of the topic one sentence has.
 */
import { Level, type Task } from '../graph/model.ts';
import { type BestPart, bestSentence, clauseAt, sentenceShare, taskAt } from './book.ts';
import type { CorpusPlan } from './corpus.ts';
import type { Library } from './library.ts';
import { cover, weightedShare } from './names-cover.ts';
import { fold } from './names-fold.ts';
import { indexIn, type Place, placesOf, sentenceAround, sentencesIn } from './plan-text.ts';
import type { FoundUnit, Tools, Understood } from './question.ts';
import { coreName, isGeneric } from './wording.ts';

export interface Located {
  readonly plan: CorpusPlan;
  /** The task it belongs to, if any. */
  readonly task: Task | null;
  /** The stretch that was looked at: the task or the unit. */
  readonly span: Place;
  readonly sentence: BestPart;
  /** Every named phrase of the question stands in it. */
  readonly exact: boolean;
  /** Share of the topic that one sentence has, 0–1, rare words counting more. */
  readonly share: number;
  readonly similarity: number | null;
  /** For ranking within one question only. */
  readonly score: number;
}

/** Folded phrases that an exact place must have: quotes first, else names of the graph, else long topic words. */
export function keyPhrases(asked: Understood): string[] {
  // inside quotes, as plans print it: “双随机、一公开” folds without its comma
  if (asked.quoted.length > 0)
    return asked.quoted.map((q) => coreName(fold(`“${q}”`))).filter((q) => q.length >= 2);
  if (asked.programs.length > 0) return asked.programs.map((p) => coreName(p.name));
  return asked.topic.map((t) => coreName(fold(t))).filter((t) => t.length >= 4 && !isGeneric(t));
}

/** Score of a folded sentence for a folded topic: weighted share of its characters. */
export function topicScore(topic: string, library: Library): (sentence: string) => number {
  const weights = library.weights(topic);
  return (sentence) => weightedShare(topic, cover(topic, sentence), weights);
}

const scores = new WeakMap<Understood, (sentence: string) => number>();

/** `topicScore` of a question's topic; a sentence is scored once, however often it is met. */
export function scoreFor(asked: Understood, library: Library): (sentence: string) => number {
  const held = scores.get(asked);
  if (held) return held;
  const score = topicScore(asked.topicFolded, library);
  const known = new Map<string, number>();
  const remembered = (sentence: string): number => {
    const share = known.get(sentence) ?? score(sentence);
    known.set(sentence, share);
    return share;
  };
  scores.set(asked, remembered);
  return remembered;
}

interface Candidate {
  readonly plan: CorpusPlan;
  readonly task: Task | null;
  readonly span: Place;
  /** The sentence to read where there are too many places to read each wholly. */
  readonly only: Place | null;
  score: number;
  similarity: number | null;
}

/** In more plans than this, a phrase is looked up once in each and only its sentence is read. */
const FEW_PLANS = 20;

/** Places of one question, one entry for each task or unit. */
class Candidates {
  readonly #held = new Map<string, Candidate>();

  add(plan: CorpusPlan, start: number, end: number, found?: FoundUnit, only: Place | null = null): void {
    const task = taskAt(plan, start);
    const span = task ?? { start, end };
    const key = `${plan.ref.id} ${span.start}`;
    const held = this.#held.get(key);
    const score = found?.score ?? 0;
    const similarity = found?.similarity ?? null;
    if (!held) this.#held.set(key, { plan, task, span, only, score, similarity });
    else {
      held.score = Math.max(held.score, score);
      held.similarity = similarity ?? held.similarity;
    }
  }

  all(): Candidate[] {
    return [...this.#held.values()];
  }
}

interface Places {
  readonly located: readonly Located[];
  /** Plans in which the phrases stand too, and that were not read. */
  readonly unread: number;
}

/** By how many plans were to be read. */
const held = new WeakMap<Understood, Map<number, Promise<Places>>>();

/**
 * A question that one kind cannot answer is put to the next: its places are looked for once.
 * @param limit how many places to return at most, best first; in many plans at least one of each
 */
export async function locate(asked: Understood, tools: Tools, limit = 20): Promise<Located[]> {
  const { located } = await locateIn(asked, tools, Number.POSITIVE_INFINITY);
  return located.slice(0, Math.max(limit, asked.plans.length * 4));
}

/**
 * All places, best first. Where more than `most` plans have the phrases, those that search finds are read and then
 * those of the wider places; the others are only counted.
 */
export function locateIn(asked: Understood, tools: Tools, most: number): Promise<Places> {
  const byMost = held.get(asked) ?? new Map<number, Promise<Places>>();
  held.set(asked, byMost);
  const places = byMost.get(most) ?? locateAll(asked, tools, most);
  byMost.set(most, places);
  return places;
}

async function locateAll(asked: Understood, tools: Tools, most: number): Promise<Places> {
  const candidates = new Candidates();
  const inScope = new Set(asked.plans);
  const plans = asked.scope === 'all' ? undefined : asked.plans.map((p) => p.ref.id);
  const found = new Set<CorpusPlan>();
  for (const f of await tools.finder.find(asked.text, { plans, limit: 30 })) {
    const plan = tools.library.corpus.plan(f.unit.plan);
    if (!plan || !inScope.has(plan)) continue;
    candidates.add(plan, f.unit.start, f.unit.end, f);
    found.add(plan);
  }
  const phrases = keyPhrases(asked);
  let unread = 0;
  if (inScope.size <= FEW_PLANS) for (const plan of asked.plans) addPhrases(candidates, plan, phrases);
  else if (phrases.length > 0) {
    const having = asked.plans.filter((plan) => phrases.every((p) => indexIn(plan, p) >= 0));
    const others = widestFirst(having.filter((plan) => !found.has(plan)));
    const read = having.length > most ? [...having.filter((p) => found.has(p)), ...others] : having;
    for (const plan of read.slice(0, most)) addFirst(candidates, plan, phrases[0]!);
    unread = Math.max(0, having.length - most);
  }
  const judged = judge(candidates.all(), asked, tools.library, phrases);
  return { located: await sharpen(judged, asked, tools), unread };
}

/** By level as `Level` lists them; those without one last. */
const widestFirst = (plans: readonly CorpusPlan[]): CorpusPlan[] =>
  [...Level.options, null].flatMap((level) => plans.filter(({ meta }) => meta.level === level));

/** Every place of the phrases in one plan. */
function addPhrases(candidates: Candidates, plan: CorpusPlan, phrases: readonly string[]): void {
  for (const phrase of phrases)
    for (const p of placesOf(plan, phrase, 6)) {
      const s = sentenceAround(plan.text, p.start);
      candidates.add(plan, s.start, s.end);
    }
}

/** One of many plans: only the first place of a phrase, in a task that names owners if any does. */
function addFirst(candidates: Candidates, plan: CorpusPlan, phrase: string): void {
  const places = placesOf(plan, phrase, 3);
  const owned = places.find((p) => taskAt(plan, p.start)?.departments.some((d) => d.explicit));
  const sentence = sentenceAround(plan.text, (owned ?? places[0]!).start);
  candidates.add(plan, sentence.start, sentence.end, undefined, sentence);
}

/** Below this share the words do not tell which sentence of a place is meant: the nearest in meaning is. */
const WORDED = 0.35;

/** Pieces nearest in meaning whose sentences are compared, and how many of these at most: each has to be embedded. */
const NEAREST = { pieces: 2, sentences: 3 };
/** Shorter ones say nothing by themselves. */
const SHORTEST = 16;

/** The best place's sentence chosen by meaning where its words do not decide. */
async function sharpen(located: Located[], asked: Understood, tools: Tools): Promise<Located[]> {
  const [best, ...others] = located;
  if (!best || best.share >= WORDED || !tools.finder.nearest || !tools.finder.similarities) return located;
  const { plan, span } = best;
  const units = plan.units.filter((unit) => overlap(unit, span) > 0);
  const pieces = await tools.finder.nearest(asked.text, units, NEAREST.pieces);
  // a piece may reach from one sentence into the next
  const sentences = sentencesIn(plan.text, span)
    .filter((s) => s.end - s.start >= SHORTEST && pieces.some((piece) => overlap(piece, s) > 0))
    .slice(0, NEAREST.sentences);
  const texts = sentences.map((s) => plan.text.slice(s.start, s.end));
  const similar = texts.length > 1 ? await tools.finder.similarities(asked.text, texts) : [1];
  const nearest = similar && sentences[similar.indexOf(Math.max(...similar))];
  return nearest ? [{ ...best, sentence: { ...nearest, share: best.share } }, ...others] : located;
}

const overlap = (a: Place, b: Place): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

function judge(
  candidates: readonly Candidate[],
  asked: Understood,
  library: Library,
  phrases: readonly string[],
): Located[] {
  const byTopic = scoreFor(asked, library);
  const official = fold(asked.official.join(','));
  const byOfficial = official === '' ? () => 0 : topicScore(official, library);
  const top = Math.max(0.001, ...candidates.map((c) => c.score));
  const judged: Located[] = [];
  for (const c of candidates) {
    const { text } = c.plan;
    const body = fold(text.slice((c.only ?? c.span).start, (c.only ?? c.span).end));
    const worded = (s: string): number => Math.max(byTopic(s), 0.7 * byOfficial(s));
    const sentence = c.only
      ? { ...c.only, share: sentenceShare(body, worded) }
      : bestSentence(text, c.span, worded);
    if (!sentence) continue;
    const exact = phrases.length > 0 && phrases.every((p) => body.includes(p));
    const title = c.task ? byTopic(fold(c.task.title)) : 0;
    const often = exact ? Math.min(2, occurrences(body, phrases[0]!) - 1) : 0;
    const score =
      0.05 * often -
      (inBox(c.plan, sentence) ? 0.08 : 0) +
      0.45 * sentence.share +
      0.45 * (c.score / top) +
      0.15 * title +
      (exact ? 0.35 : 0);
    judged.push({ ...c, sentence, exact, share: sentence.share, score });
  }
  return judged.sort((a, b) => b.score - a.score || a.span.start - b.span.start);
}

/** A 专栏 illustrates its task: the task's own words come first. */
const inBox = (plan: CorpusPlan, sentence: Place): boolean => clauseAt(plan, sentence.start)?.kind === 'box';

const occurrences = (text: string, phrase: string): number => text.split(phrase).length - 1;

/** The best place of each plan, best first. */
export function bestOfEach(located: readonly Located[]): Located[] {
  const seen = new Set<CorpusPlan>();
  return located.filter((l) => !seen.has(l.plan) && seen.add(l.plan));
}
