import { TopMatches } from '../top-matches.ts';
import { checkVector, type VectorIndex, type VectorMatch } from '../vector-index.ts';

/** Rows added at a time when the matrix is full: a share of those held. */
const GROWTH = 1.5;

/** Scans every vector in plain floats and plain code: the reference that other indexes are compared with. */
export class ExactIndex implements VectorIndex {
  readonly dimension: number;
  readonly #keys: (string | null)[] = [];
  readonly #rowOf = new Map<string, number>();
  readonly #free: number[] = [];
  #matrix: Float32Array;

  constructor(dimension: number) {
    this.dimension = dimension;
    this.#matrix = new Float32Array(dimension * 64);
  }

  get size(): number {
    return this.#rowOf.size;
  }

  add(key: string, vector: Float32Array): void {
    checkVector(vector, this.dimension);
    const row = this.#rowOf.get(key) ?? this.#free.pop() ?? this.#keys.push(null) - 1;
    const wanted = this.#keys.length * this.dimension;
    if (wanted > this.#matrix.length) {
      const larger = new Float32Array(Math.ceil(wanted * GROWTH));
      larger.set(this.#matrix);
      this.#matrix = larger;
    }
    this.#keys[row] = key;
    this.#rowOf.set(key, row);
    this.#matrix.set(vector, row * this.dimension);
  }

  remove(key: string): boolean {
    const row = this.#rowOf.get(key);
    if (row === undefined) return false;
    this.#rowOf.delete(key);
    this.#keys[row] = null;
    this.#free.push(row);
    return true;
  }

  search(vector: Float32Array, limit: number, accept?: (key: string) => boolean): VectorMatch[] {
    checkVector(vector, this.dimension);
    const best = new TopMatches(limit);
    this.#keys.forEach((key, row) => {
      if (key === null) return;
      const similarity = this.#dot(vector, row);
      if (similarity >= best.least && (!accept || accept(key))) best.offer(key, similarity);
    });
    return best.list();
  }

  searchAll(
    vectors: readonly Float32Array[],
    limit: number,
    accept?: (key: string) => boolean,
  ): VectorMatch[][] {
    return vectors.map((vector) => this.search(vector, limit, accept));
  }

  similarity(vector: Float32Array, keys: readonly string[]): Float64Array {
    checkVector(vector, this.dimension);
    return Float64Array.from(keys, (key) => {
      const row = this.#rowOf.get(key);
      return row === undefined ? Number.NaN : this.#dot(vector, row);
    });
  }

  vector(key: string): Float32Array | null {
    const row = this.#rowOf.get(key);
    if (row === undefined) return null;
    return this.#matrix.slice(row * this.dimension, (row + 1) * this.dimension);
  }

  *entries(): Iterable<readonly [string, Float32Array]> {
    for (const key of [...this.#rowOf.keys()].sort()) {
      yield [key, this.vector(key)!];
    }
  }

  /** Four sums at a time: the processor need not wait for one addition before it starts the next. */
  #dot(vector: Float32Array, row: number): number {
    const matrix = this.#matrix;
    const from = row * this.dimension;
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
