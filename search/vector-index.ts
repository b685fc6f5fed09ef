/** Nearest vectors by cosine. Implementations in `vectors/` pass `test/contracts/vector-index.ts`. */
export interface VectorMatch {
  readonly key: string;
  readonly slot: number;
  /** Cosine similarity, −1 to 1. */
  readonly similarity: number;
}

/** Keys are for telling vectors apart over time; a slot is where one is held now, and is what is quick to look up. */
export interface VectorIndex {
  readonly dimension: number;
  readonly size: number;
  /**
   * Adds or replaces; the slot stays the key's until it is removed.
   * @throws RangeError on a wrong dimension or a value that is no finite number.
   */
  add(key: string, vector: Float32Array): number;
  remove(key: string): boolean;
  slotOf(key: string): number | undefined;
  /** Null for a free slot. */
  keyOf(slot: number): string | null;
  /** At most `limit` matches, best first, ties by key. */
  search(vector: Float32Array, limit: number): VectorMatch[];
  /** `search` for several vectors: one walk over what is held where that is cheaper. */
  searchAll(vectors: readonly Float32Array[], limit: number): VectorMatch[][];
  /** Similarity of what is in each of `slots`, at the same place: for candidates found otherwise, and for filters. */
  similarity(vector: Float32Array, slots: ArrayLike<number>): Float64Array;
  /** `similarity` for several vectors. */
  similarityAll(vectors: readonly Float32Array[], slots: ArrayLike<number>): Float64Array[];
  /** The vector as it is held (an index may round); of a slot in use. */
  vector(slot: number): Float32Array;
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
