import type { VectorMatch } from './vector-index.ts';

const before = (a: VectorMatch, b: VectorMatch): boolean =>
  a.similarity !== b.similarity ? a.similarity > b.similarity : a.key < b.key;

/** The best `limit` of a stream, best first, ties by key. `limit` is small, so a sorted array beats a heap. */
export class TopMatches {
  readonly #limit: number;
  readonly #best: VectorMatch[] = [];
  /** What is less similar cannot get in: asked before a key is looked up. */
  least = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
    if (limit <= 0) this.least = Number.POSITIVE_INFINITY;
  }

  offer(match: VectorMatch): void {
    if (this.#limit <= 0) return;
    let low = 0;
    let high = this.#best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(this.#best[middle]!, match)) low = middle + 1;
      else high = middle;
    }
    if (low >= this.#limit) return;
    this.#best.splice(low, 0, match);
    if (this.#best.length > this.#limit) this.#best.pop();
    if (this.#best.length === this.#limit) this.least = this.#best.at(-1)!.similarity;
  }

  list(): VectorMatch[] {
    return this.#best;
  }
}
