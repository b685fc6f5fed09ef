import { Slots } from '../slots.ts';
import { TopMatches } from '../top-matches.ts';
import { checkVector, type VectorIndex, type VectorMatch } from '../vector-index.ts';

/** Rows added at a time when the matrix is full: a share of those held. */
const GROWTH = 1.5;

/** Scans every vector in plain floats and plain code: the reference that other indexes are compared with. */
export class ExactIndex implements VectorIndex {
  readonly dimension: number;
  readonly #slots = new Slots();
  #matrix: Float32Array;

  constructor(dimension: number) {
    this.dimension = dimension;
    this.#matrix = new Float32Array(dimension * 64);
  }

  get size(): number {
    return this.#slots.size;
  }

  add(key: string, vector: Float32Array): number {
    checkVector(vector, this.dimension);
    const slot = this.#slots.take(key);
    const wanted = this.#slots.length * this.dimension;
    if (wanted > this.#matrix.length) {
      const larger = new Float32Array(Math.ceil(wanted * GROWTH));
      larger.set(this.#matrix);
      this.#matrix = larger;
    }
    this.#matrix.set(vector, slot * this.dimension);
    return slot;
  }

  remove(key: string): boolean {
    return this.#slots.drop(key);
  }

  slotOf(key: string): number | undefined {
    return this.#slots.of(key);
  }

  keyOf(slot: number): string | null {
    return this.#slots.key(slot);
  }

  search(vector: Float32Array, limit: number): VectorMatch[] {
    checkVector(vector, this.dimension);
    const best = new TopMatches(limit);
    for (let slot = 0; slot < this.#slots.length; slot++) {
      const key = this.#slots.key(slot);
      if (key === null) continue;
      const similarity = this.#dot(vector, slot);
      if (similarity >= best.least) best.offer({ key, slot, similarity });
    }
    return best.list();
  }

  searchAll(vectors: readonly Float32Array[], limit: number): VectorMatch[][] {
    return vectors.map((vector) => this.search(vector, limit));
  }

  similarity(vector: Float32Array, slots: ArrayLike<number>): Float64Array {
    checkVector(vector, this.dimension);
    return Float64Array.from(slots, (slot) => this.#dot(vector, slot));
  }

  similarityAll(vectors: readonly Float32Array[], slots: ArrayLike<number>): Float64Array[] {
    return vectors.map((vector) => this.similarity(vector, slots));
  }

  vector(slot: number): Float32Array {
    return this.#matrix.slice(slot * this.dimension, (slot + 1) * this.dimension);
  }

  *entries(): Iterable<readonly [string, Float32Array]> {
    for (const [key, slot] of this.#slots.sorted()) yield [key, this.vector(slot)];
  }

  /** Four sums at a time: the processor need not wait for one addition before it starts the next. */
  #dot(vector: Float32Array, slot: number): number {
    const matrix = this.#matrix;
    const from = slot * this.dimension;
    let [a, b, c, d] = [0, 0, 0, 0];
    let i = 0;
    for (; i + 4 <= vector.length; i += 4) {
      a += vector[i]! * matrix[from + i]!;
      b += vector[i + 1]! * matrix[from + i + 1]!;
      c += vector[i + 2]! * matrix[from + i + 2]!;
      d += vector[i + 3]! * matrix[from + i + 3]!;
    }
    for (; i < vector.length; i++) a += vector[i]! * matrix[from + i]!;
    return a + b + c + d;
  }
}
