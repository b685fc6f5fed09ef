/** Decides from features whether two candidates are one thing, and lists the pairs a person should look at. */
import { type Candidate, type Feature, features } from './features.ts';
import type { Judgements } from './judgements.ts';
import { bigrams, dice, nameKey } from './normalise.ts';

export type Verdict = 'same' | 'different' | 'unsure';

export interface Reason {
  readonly feature: string;
  readonly label: string;
  readonly score: number;
  readonly weight: number;
}

export interface Comparison {
  readonly verdict: Verdict;
  /** Weighted mean of the features that had something to say, 0–1. */
  readonly score: number;
  readonly why: readonly Reason[];
}

/** At or above: joined without asking. Between the two: for a person. Below: not worth a question. */
export const thresholds = { same: 0.97, unsure: 0.62 } as const;

const reason = (f: Feature, score: number): Reason => ({
  feature: f.name,
  label: f.label,
  score: Math.round(score * 1000) / 1000,
  weight: f.weight,
});

export function compare(a: Candidate, b: Candidate): Comparison {
  const why: Reason[] = [];
  let sum = 0;
  let weights = 0;
  for (const feature of features) {
    const score = feature.score(a, b);
    if (score === null) continue;
    why.push(reason(feature, score));
    if (feature.decisive && score === 0) return { verdict: 'different', score: 0, why };
    sum += score * feature.weight;
    weights += feature.weight;
  }
  const score = weights > 0 ? sum / weights : 0;
  const same =
    why.some((r) => r.feature === 'same-name' || r.feature === 'same-core') || score >= thresholds.same;
  return { verdict: same ? 'same' : score >= thresholds.unsure ? 'unsure' : 'different', score, why };
}

export interface Suggestion extends Comparison {
  readonly left: Candidate;
  readonly right: Candidate;
}

/**
 * Pairs of different ids that may be one thing and that nobody has judged yet, best first. Only pairs that share
 * a rare pair of characters are compared, so that thousands of entities stay affordable.
 */
export function suggest(candidates: readonly Candidate[], judgements?: Judgements, limit = 50): Suggestion[] {
  const blocks = new Map<string, Candidate[]>();
  for (const c of candidates) {
    for (const pair of bigrams(nameKey(c.name))) {
      const key = `${c.kind} ${pair}`;
      const block = blocks.get(key);
      if (block) block.push(c);
      else blocks.set(key, [c]);
    }
  }
  const seen = new Set<string>();
  const found: Suggestion[] = [];
  for (const block of blocks.values()) {
    if (block.length > COMMON) continue;
    for (const [i, left] of block.entries()) {
      for (const right of block.slice(i + 1)) {
        const pair = [left.id, right.id].sort().join(' ');
        if (left.id === right.id || seen.has(pair)) continue;
        seen.add(pair);
        if (dice(nameKey(left.name), nameKey(right.name)) < UNLIKE) continue;
        if (judgements?.verdict(left.id, right.id)) continue;
        const comparison = compare(left, right);
        if (comparison.verdict !== 'different') found.push({ left, right, ...comparison });
      }
    }
  }
  return found
    .sort(
      (a, b) =>
        b.score - a.score || a.left.id.localeCompare(b.left.id) || a.right.id.localeCompare(b.right.id),
    )
    .slice(0, limit);
}

/** Names with less in common are not worth a look. */
const UNLIKE = 0.4;

/** A pair of characters shared by more entities than this (质量) tells nothing. */
const COMMON = 60;

/** One line (Chinese) that says why two names were taken for one thing. */
export const explain = (a: string, b: string, why: readonly Reason[]): string =>
  `${a} = ${b}：${why
    .filter((r) => r.score > 0)
    .map((r) => `${r.label} ${r.score}`)
    .join('，')}`;
