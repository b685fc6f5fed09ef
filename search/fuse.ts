/**
 * Mixes meaning and words. Both are brought to 0–1 over the candidates (min–max) and weighted; plain rank fusion
 * loses (FINDINGS, Retrieval). What was not found by words gets nothing for words.
 */
export interface Candidate {
  readonly unit: string;
  /** Cosine of the best piece; null when the unit has no vector. */
  readonly similarity: number | null;
  /** BM25; 0 when no word was found. */
  readonly words: number;
  /** Names of the graph that query and unit share, 0–1. */
  readonly names: number;
}

export interface Weights {
  readonly meaning: number;
  readonly words: number;
  /** Added on top for shared names. */
  readonly names: number;
}

export interface Fused extends Candidate {
  readonly score: number;
}

export const fuse = (candidates: readonly Candidate[], weights: Weights): Fused[] => {
  const similarities = candidates.map((c) => c.similarity).filter((s) => s !== null);
  const least = Math.min(...similarities);
  const range = Math.max(...similarities) - least;
  const mostWords = Math.max(...candidates.map((c) => c.words), 0);
  const score = (c: Candidate): number => {
    const meaning = c.similarity === null ? 0 : range > 0 ? (c.similarity - least) / range : 1;
    const words = mostWords > 0 ? c.words / mostWords : 0;
    return weights.meaning * meaning + weights.words * words + weights.names * c.names;
  };
  return candidates
    .map((c) => ({ ...c, score: score(c) }))
    .sort((a, b) => b.score - a.score || (a.unit < b.unit ? -1 : 1));
};
