import { TopMatches } from '../top-matches.ts';
import { checkVector, type VectorIndex, type VectorMatch } from '../vector-index.ts';
import { type Dots, dotsOver, MOST_PAGES, newMemory, PAGE, STEP } from './exact-kernel.ts';

/** Scans every vector: always exact, nothing to build, and the reference for other indexes. */
export class ExactIndex implements VectorIndex {
  readonly dimension: number;
  readonly #rowBytes: number;
  readonly #memory = newMemory();
  readonly #dots: Dots = dotsOver(this.#memory);
  readonly #keys: (string | null)[] = [];
  readonly #rowOf = new Map<string, number>();
  readonly #free: number[] = [];

  constructor(dimension: number) {
    this.dimension = dimension;
    this.#rowBytes = Math.ceil((dimension * 4) / STEP) * STEP;
  }

  get size(): number {
    return this.#rowOf.size;
  }

  add(key: string, vector: Float32Array): void {
    checkVector(vector, this.dimension);
    const row = this.#rowOf.get(key) ?? this.#free.pop() ?? this.#keys.push(null) - 1;
    this.#reserve(this.#keys.length);
    this.#keys[row] = key;
    this.#rowOf.set(key, row);
    this.#row(row).set(vector);
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
    const scores = this.#scores(vector, 0, this.#keys.length);
    const best = new TopMatches(limit);
    for (let row = 0; row < scores.length; row++) {
      const similarity = scores[row]!;
      if (!best.wants(similarity)) continue;
      const key = this.#keys[row];
      if (key === null || key === undefined) continue;
      if (!accept || accept(key)) best.offer(key, similarity);
    }
    return best.list();
  }

  similarity(vector: Float32Array, keys: Iterable<string>): Map<string, number> {
    checkVector(vector, this.dimension);
    const found = new Map<string, number>();
    for (const key of keys) {
      const row = this.#rowOf.get(key);
      if (row !== undefined) found.set(key, this.#scores(vector, row, 1)[0]!);
    }
    return found;
  }

  *entries(): Iterable<readonly [string, Float32Array]> {
    for (const key of [...this.#rowOf.keys()].sort()) {
      yield [key, this.#row(this.#rowOf.get(key)!).slice()];
    }
  }

  /** Layout: the query's row, then the matrix, then one score a row. */
  #reserve(rows: number): void {
    const wanted = (rows + 1) * this.#rowBytes + rows * 4;
    const held = this.#memory.buffer.byteLength;
    if (wanted <= held) return;
    // Growing by an eighth keeps the number of growths small without doubling hundreds of megabytes.
    const pages = Math.ceil(Math.max(wanted - held, held / 8) / PAGE);
    this.#memory.grow(Math.min(pages, MOST_PAGES - held / PAGE));
  }

  #row(row: number): Float32Array {
    return new Float32Array(this.#memory.buffer, (row + 1) * this.#rowBytes, this.dimension);
  }

  /** Scores of `count` rows from `first`; the view is overwritten by the next call. */
  #scores(vector: Float32Array, first: number, count: number): Float32Array {
    if (count === 0) return new Float32Array(0);
    this.#reserve(this.#keys.length);
    new Float32Array(this.#memory.buffer, 0, this.dimension).set(vector);
    const out = (this.#keys.length + 1) * this.#rowBytes;
    this.#dots(0, (first + 1) * this.#rowBytes, count, this.#rowBytes, out);
    return new Float32Array(this.#memory.buffer, out, count);
  }
}
