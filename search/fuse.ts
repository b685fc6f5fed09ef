/**
 * Mixes meaning and words on absolute scales: cosine, and the share of the query's words that a unit has. A query in
 * the plans' own words is decided by words, one in everyday words by meaning, and neither scale depends on what else
 * was found. Rank fusion and min–max over the candidates did worse (test/eval/retrieval.ts).
 */
export interface Candidate {
  readonly unit: string;
  /** Cosine, −1 to 1; null when there is no vector. */
  readonly similarity: number | null;
  /** Share of the best possible word score, 0–1; 0 when no word was found. */
  readonly coverage: number;
  /** Share of the names in the query that the unit speaks of, 0–1. */
  readonly names: number;
  /** Whether the unit belongs to a place that the query names. */
  readonly inPlace: boolean;
}

export interface Weights {
  readonly meaning: number;
  readonly words: number;
  readonly names: number;
  readonly place: number;
  /** What a match of the official terms for the query's everyday words counts beside one of the query itself. */
  readonly official: number;
  /** Coverage up to this is chance and counts nothing: any two texts of one subject share some words. */
  readonly chance: number;
}

export interface Fused extends Candidate {
  readonly score: number;
}

/** Best first, ties by unit. */
export const fuse = (candidates: readonly Candidate[], weights: Weights): Fused[] =>
  candidates
    .map((c) => ({
      ...c,
      score:
        weights.meaning * (c.similarity ?? 0) +
        weights.words * Math.max(0, c.coverage - weights.chance) +
        weights.names * c.names +
        (c.inPlace ? weights.place : 0),
    }))
    .sort((a, b) => b.score - a.score || (a.unit < b.unit ? -1 : 1));
