/** Nearest vectors by cosine. Implementations in `vectors/` pass `test/contracts/vector-index.ts`. */
export interface VectorMatch {
  readonly key: string;
  /** Cosine similarity, −1 to 1. */
  readonly similarity: number;
}

export interface VectorIndex {
  readonly dimension: number;
  readonly size: number;
  /** Adds or replaces. @throws RangeError on a wrong dimension or a value that is no finite number. */
  add(key: string, vector: Float32Array): void;
  remove(key: string): boolean;
  /** At most `limit` matches, best first, ties by key; `accept` filters before the limit is applied. */
  search(vector: Float32Array, limit: number, accept?: (key: string) => boolean): VectorMatch[];
  /** `search` for several vectors: one walk over what is held where that is cheaper. */
  searchAll(
    vectors: readonly Float32Array[],
    limit: number,
    accept?: (key: string) => boolean,
  ): VectorMatch[][];
  /**
   * Similarity of each of `keys`, at the same place; NaN for one that is not held. For candidates found otherwise,
   * and for narrow filters.
   */
  similarity(vector: Float32Array, keys: readonly string[]): Float64Array;
  /** The vector as it is held (an index may round), or null. */
  vector(key: string): Float32Array | null;
  /** Key → vector of everything held, in ascending order of key (for saving and rebuilding). */
  entries(): Iterable<readonly [string, Float32Array]>;
}

/** @throws RangeError on a wrong dimension or a value that is no finite number. */
export const checkVector = (vector: Float32Array, dimension: number): void => {
  if (vector.length !== dimension)
    throw new RangeError(`a vector of ${vector.length} values in an index of ${dimension}`);
  for (let i = 0; i < dimension; i++) {
    if (!Number.isFinite(vector[i]!)) throw new RangeError(`value ${i} of the vector is not a finite number`);
  }
};
