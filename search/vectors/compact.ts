import { quantise, restore } from '../quantise.ts';
import { TopMatches } from '../top-matches.ts';
import { checkVector, type VectorIndex, type VectorMatch } from '../vector-index.ts';
import { type Dots, dotsOver, MOST_PAGES, newMemory, PAGE, STEP } from './compact-kernel.ts';

/** Largest int16 of the query: 127 · 16,000 · 1,000 values stays within int32. */
const QUERY_MOST = 16_000;

/**
 * Scans every vector, one byte a value: nothing to build or to tune, changes at once, and exact but for rounding
 * (`quantise`). 100,000 vectors of 512 values take 51 MB and some milliseconds (test/bench/search-vectors.ts).
 */
export class CompactIndex implements VectorIndex {
  readonly dimension: number;
  readonly #rowBytes: number;
  readonly #queryBytes: number;
  readonly #memory = newMemory();
  readonly #dots: Dots = dotsOver(this.#memory);
  readonly #keys: (string | null)[] = [];
  readonly #rowOf = new Map<string, number>();
  readonly #free: number[] = [];
  #scales = new Float32Array(64);

  constructor(dimension: number) {
    this.dimension = dimension;
    this.#rowBytes = Math.ceil(dimension / STEP) * STEP;
    this.#queryBytes = this.#rowBytes * 2;
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
    const { scale, bytes } = quantise(vector);
    this.#scales[row] = scale;
    this.#row(row).set(bytes);
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
    const best = new TopMatches(limit);
    const rows = this.#keys.length;
    const unit = this.#setQuery(vector);
    const sums = this.#sums(rows);
    for (let row = 0; row < rows; row++) {
      const similarity = sums[row]! * this.#scales[row]! * unit;
      if (!best.wants(similarity)) continue;
      const key = this.#keys[row];
      if (key === null || key === undefined) continue;
      if (!accept || accept(key)) best.offer(key, similarity);
    }
    return best.list();
  }

  similarity(vector: Float32Array, keys: Iterable<string>): Map<string, number> {
    const unit = this.#setQuery(vector);
    const found = new Map<string, number>();
    const out = this.#queryBytes + this.#keys.length * this.#rowBytes;
    // One view for all: making one a row costs more than the row.
    const sum = new Int32Array(this.#memory.buffer, out, this.#keys.length > 0 ? 1 : 0);
    for (const key of keys) {
      const row = this.#rowOf.get(key);
      if (row === undefined) continue;
      this.#dots(0, this.#queryBytes + row * this.#rowBytes, 1, this.#rowBytes, out);
      found.set(key, sum[0]! * this.#scales[row]! * unit);
    }
    return found;
  }

  vector(key: string): Float32Array | null {
    const row = this.#rowOf.get(key);
    return row === undefined ? null : restore({ scale: this.#scales[row]!, bytes: this.#row(row) });
  }

  /** The vectors as they are kept: rounded to one byte a value. */
  *entries(): Iterable<readonly [string, Float32Array]> {
    for (const key of [...this.#rowOf.keys()].sort()) {
      yield [key, this.vector(key)!];
    }
  }

  /** Layout: the query, the matrix, one sum a row. */
  #reserve(rows: number): void {
    if (rows > this.#scales.length) {
      const larger = new Float32Array(rows * 2);
      larger.set(this.#scales);
      this.#scales = larger;
    }
    const wanted = this.#queryBytes + rows * (this.#rowBytes + 4);
    const held = this.#memory.buffer.byteLength;
    if (wanted <= held) return;
    // Growing by an eighth keeps the number of growths small without doubling hundreds of megabytes.
    const pages = Math.ceil(Math.max(wanted - held, held / 8) / PAGE);
    this.#memory.grow(Math.min(pages, MOST_PAGES - held / PAGE));
  }

  #row(row: number): Int8Array {
    return new Int8Array(this.#memory.buffer, this.#queryBytes + row * this.#rowBytes, this.dimension);
  }

  /** Puts the query into the memory as int16; the value of one step of it. */
  #setQuery(vector: Float32Array): number {
    checkVector(vector, this.dimension);
    this.#reserve(this.#keys.length);
    let largest = 0;
    for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]!));
    const unit = largest > 0 ? largest / QUERY_MOST : 1;
    const query = new Int16Array(this.#memory.buffer, 0, this.dimension);
    for (let i = 0; i < vector.length; i++) query[i] = Math.round(vector[i]! / unit);
    return unit;
  }

  /** Sums of all rows; overwritten by the next call. */
  #sums(rows: number): Int32Array {
    const out = this.#queryBytes + rows * this.#rowBytes;
    if (rows > 0) this.#dots(0, this.#queryBytes, rows, this.#rowBytes, out);
    return new Int32Array(this.#memory.buffer, out, rows);
  }
}
