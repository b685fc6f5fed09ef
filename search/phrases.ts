/**
 * Which plans speak of a thing. A quoted phrase must stand there (apart from quotes, brackets and spaces; one
 * gap of two characters at most); words without quotes may also be spread over one sentence, all of them.
 */

import type { CorpusPlan } from './corpus.ts';
import type { Library } from './library.ts';
import { cover, shareOf, weightedShare } from './names-cover.ts';
import { fold, foldName } from './names-fold.ts';
import { coveredIn, foldedText, indexIn } from './plan-text.ts';
import type { Understood } from './question.ts';
import { coreName, isGeneric } from './wording.ts';

export interface Wanted {
  /** As asked, for the answer. */
  readonly said: string;
  /** Folded. */
  readonly name: string;
  /** In quotes: only the phrase itself counts. */
  readonly literal: boolean;
}

export interface Criterion {
  readonly wanted: readonly Wanted[];
  /** Whether one of them is enough. */
  readonly any: boolean;
}

export interface Match {
  readonly plan: CorpusPlan;
  readonly wanted: Wanted;
  /** Stretch of the plan's folded text; `placeOf` gives its place in the plan. */
  readonly at: number;
  readonly length: number;
  /** The phrase itself stands there · all its words in one sentence · most of them. */
  readonly fit: 'verbatim' | 'full' | 'near';
}

const ALTERNATIVES = /或者?|之一|任一|任意|包括写成|也叫|又称|以及写成|还是/u;

const literal = (said: string): Wanted => ({ said, name: foldName(said), literal: true });
const loose = (said: string): Wanted => ({ said, name: foldName(said), literal: false });

/** What a plan must speak of, out of the question; null when nothing is left to look for. */
export function criterionOf(asked: Understood, library: Library): Criterion | null {
  const quoted = asked.quoted.filter((q) => foldName(q).length >= 2).map(literal);
  if (quoted.length > 0) return { wanted: quoted, any: ALTERNATIVES.test(asked.text) };
  if (asked.titles.length > 0)
    return { wanted: asked.titles.map(literal), any: ALTERNATIVES.test(asked.text) };
  const words = asked.topic
    .map((t) => t.replace(EDGE, ''))
    .filter((t) => foldName(t).length >= 2 && !isGeneric(fold(t)));
  if (words.length === 0) return null;
  const weigh = (t: string): number => {
    const name = foldName(t);
    const w = library.weights(name);
    let sum = 0;
    for (let i = 0; i < name.length; i++) sum += w(i);
    return sum;
  };
  const parts =
    ALTERNATIVES.test(asked.text) && words.length > 1
      ? words.filter((w) => weigh(w) >= 0.5 * Math.max(...words.map(weigh)))
      : words;
  return { wanted: parts.map(loose), any: ALTERNATIVES.test(asked.text) };
}

/** Words that join a topic to its question and belong to neither. */
const EDGE =
  /^(?:要|拟|想|将要|争创|打造|创建|把|将|对|就|于|给|向|试|搞|拿|争|争取|获|获得|建立|建设|开展|推广|推进|推行|实施|发展|加强|了|的|有)+|(?:的|了|这个|一词|这一|创建|方面|上|里|中|之类|等)+$/gu;

/** Ways in which a phrase may be printed: with and without its ending. */
function spellings(wanted: Wanted): string[] {
  // a plan may print the enumeration commas inside it without quotes: 腾笼换鸟、凤凰涅槃
  const printed = fold(wanted.said);
  const core = wanted.literal ? [] : [foldName(coreName(wanted.name))];
  return [...new Set([wanted.name, printed, ...core])];
}

/** Share of an unquoted phrase (rare words counting more) that one sentence must have. */
const SPREAD = 0.9;
const ANCHOR = 4;
/** Extra characters that may stand inside a quoted phrase: 质量强国(建设)标杆城市. */
const GAP = 2;

type Weights = ReturnType<Library['weights']>;

/** Looks for a phrase in one plan after the other. */
export type Matcher = (plan: CorpusPlan) => Match | null;

/** The best place where a plan speaks of a phrase: as written, else spread over one sentence. */
export function matcher(wanted: Wanted, library: Library): Matcher {
  const names = spellings(wanted);
  const windows = wanted.name.length < 4 ? [] : anchors(wanted.name, library);
  const weights = library.weights(wanted.name);
  return (plan) => {
    for (const name of names) {
      const at = indexIn(plan, name);
      if (at >= 0) return { plan, wanted, at, length: name.length, fit: 'verbatim' };
    }
    return mayFit(plan, wanted, weights) ? spread(plan, wanted, windows, weights) : null;
  };
}

/** False when no sentence of the plan can have enough of the phrase: too many of its pairs stand nowhere in it. */
function mayFit(plan: CorpusPlan, { name, literal }: Wanted, weights: Weights): boolean {
  const covered = coveredIn(plan, name);
  return literal ? !covered.includes(0) : shareOf(covered, weights) >= SPREAD;
}

/** The most telling windows of a phrase, at most three: a plan that has none of them is not read further. */
function anchors(name: string, library: Library): string[] {
  const size = name.length <= 6 ? Math.max(2, Math.ceil(name.length / 2)) : ANCHOR;
  const w = library.weights(name);
  const windows: { text: string; worth: number }[] = [];
  for (let i = 0; i + size <= name.length; i++) {
    let worth = 0;
    for (let j = i; j < i + size; j++) worth += w(j);
    windows.push({ text: name.slice(i, i + size), worth });
  }
  return windows
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 3)
    .map((x) => x.text);
}

/** Sentences with a window that are read in one plan. */
const MOST_READ = 8;

function spread(
  plan: CorpusPlan,
  wanted: Wanted,
  windows: readonly string[],
  weights: Weights,
): Match | null {
  const text = foldedText(plan);
  let near: Match | null = null;
  for (const window of windows) {
    let read = 0;
    for (let i = indexIn(plan, window); i >= 0 && read < MOST_READ; i = text.indexOf(window, i + 1), read++) {
      const start = text.lastIndexOf('。', i) + 1;
      const end = text.indexOf('。', i);
      const sentence = text.slice(start, end < 0 ? text.length : end);
      const fit = fitOf(sentence, wanted, weights);
      const match = fit && { plan, wanted, at: i, length: window.length, fit };
      if (match?.fit === 'full') return match;
      near ??= match;
    }
  }
  return near;
}

/** How well one folded sentence has the words of a phrase. */
function fitOf(sentence: string, { name, literal }: Wanted, weights: Weights): 'full' | 'near' | null {
  const c = cover(name, sentence);
  const whole = c.covered === name.length;
  if (whole && c.pieces.length <= 2 && c.extent <= name.length + GAP && inOrder(c.pieces)) return 'full';
  if (literal || c.longest < Math.max(3, 0.4 * name.length)) return null;
  if (whole) return 'full';
  return weightedShare(name, c, weights) >= SPREAD ? 'near' : null;
}

const inOrder = (pieces: readonly { start: number; at: number }[]): boolean => {
  const sorted = [...pieces].sort((a, b) => a.start - b.start);
  return sorted.every((p, i) => i === 0 || p.at > sorted[i - 1]!.at);
};

export interface Matches {
  readonly found: ReadonlyMap<CorpusPlan, readonly Match[]>;
  /** Plans that only come near the wording which others have. */
  readonly near: ReadonlyMap<CorpusPlan, readonly Match[]>;
  readonly used: readonly Wanted[];
}

/** Plans that meet the criterion, with what they say; words that no plan has are left out of it. */
export function matches(plans: readonly CorpusPlan[], criterion: Criterion, library: Library): Matches {
  const byWanted = criterion.wanted.map((wanted) => {
    const match = matcher(wanted, library);
    const hits = plans.flatMap((p) => match(p) ?? []);
    const worded = hits.some((h) => h.fit !== 'near');
    return { wanted, hits: new Map(hits.map((h) => [h.plan, h])), worded };
  });
  // what is in quotes was asked for; other words may only be the way in which somebody asks
  const used = byWanted.filter((w) => w.wanted.literal || w.hits.size > 0);
  const found = new Map<CorpusPlan, Match[]>();
  const near = new Map<CorpusPlan, Match[]>();
  for (const plan of plans) {
    const hits = used.flatMap((w) => w.hits.get(plan) ?? []);
    if (hits.length === 0 || (!criterion.any && hits.length < used.length)) continue;
    const apart = hits.filter((h) => h.fit === 'near' && used.find((w) => w.wanted === h.wanted)?.worded);
    const counts = criterion.any ? apart.length < hits.length : apart.length === 0;
    (counts ? found : near).set(plan, hits);
  }
  return { found, near, used: used.map((w) => w.wanted) };
}
