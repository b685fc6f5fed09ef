import { quantise, restore } from '../quantise.ts';
import { Slots } from '../slots.ts';
import { TopMatches } from '../top-matches.ts';
import { checkVector, type VectorIndex, type VectorMatch } from '../vector-index.ts';
import { type Dots, dotsOver, MOST_PAGES, newMemory, PAGE, STEP } from './compact-kernel.ts';

/** Largest int16 of the query: 127 · 16,000 · 1,000 values stays within int32. */
const QUERY_MOST = 16_000;
/** Rows compared with every question before the next rows are read: 128 kB, which the processor's cache holds. */
const BLOCK = 256;

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
  readonly #slots = new Slots();
  #scales = new Float32Array(64);

  constructor(dimension: number) {
    this.dimension = dimension;
    this.#rowBytes = Math.ceil(dimension / STEP) * STEP;
    this.#queryBytes = this.#rowBytes * 2;
  }

  get size(): number {
    return this.#slots.size;
  }

  add(key: string, vector: Float32Array): number {
    checkVector(vector, this.dimension);
    const slot = this.#slots.take(key);
    this.#reserve(this.#slots.length);
    const { scale, bytes } = quantise(vector);
    this.#scales[slot] = scale;
    this.#row(slot).set(bytes);
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
    return this.searchAll([vector], limit)[0]!;
  }

  /** Reading the rows takes longer than the arithmetic: a second vector costs half as much as the first. */
  searchAll(vectors: readonly Float32Array[], limit: number): VectorMatch[][] {
    const { sums, scan, units } = this.#ask(vectors);
    const best = vectors.map(() => new TopMatches(limit));
    const scales = this.#scales;
    for (let from = 0; from < this.#slots.length; from += BLOCK) {
      const rows = Math.min(BLOCK, this.#slots.length - from);
      for (let v = 0; v < best.length; v++) {
        const [list, unit] = [best[v]!, units[v]!];
        scan(v, from, rows);
        for (let i = 0; i < rows; i++) {
          const similarity = sums[i]! * scales[from + i]! * unit;
          if (similarity < list.least) continue;
          const key = this.#slots.key(from + i);
          if (key !== null) list.offer({ key, slot: from + i, similarity });
        }
      }
    }
    return best.map((list) => list.list());
  }

  /** Neighbouring slots, as those of one plan mostly are, are compared in one go. */
  similarity(vector: Float32Array, slots: ArrayLike<number>): Float64Array {
    const { sums, scan, units } = this.#ask([vector]);
    const found = new Float64Array(slots.length);
    for (let from = 0, rows = 0; from < slots.length; from += rows) {
      const first = slots[from]!;
      for (rows = 1; rows < BLOCK && slots[from + rows] === first + rows; ) rows++;
      scan(0, first, rows);
      for (let i = 0; i < rows; i++) found[from + i] = sums[i]! * this.#scales[first + i]! * units[0]!;
    }
    return found;
  }

  vector(slot: number): Float32Array {
    return restore({ scale: this.#scales[slot]!, bytes: this.#row(slot) });
  }

  /** The vectors as they are kept: rounded to one byte a value. */
  *entries(): Iterable<readonly [string, Float32Array]> {
    for (const [key, slot] of this.#slots.sorted()) yield [key, this.vector(slot)];
  }

  /** Layout: the matrix, the questions, the sums of one block. */
  #reserve(rows: number, questions = 0): void {
    if (rows > this.#scales.length) {
      const larger = new Float32Array(rows * 2);
      larger.set(this.#scales);
      this.#scales = larger;
    }
    const wanted = rows * this.#rowBytes + questions * this.#queryBytes + BLOCK * 4;
    const held = this.#memory.buffer.byteLength;
    if (wanted <= held) return;
    // Growing by an eighth keeps the number of growths small without doubling hundreds of megabytes.
    const pages = Math.ceil(Math.max(wanted - held, held / 8) / PAGE);
    this.#memory.grow(Math.min(pages, MOST_PAGES - held / PAGE));
  }

  #row(row: number): Int8Array {
    return new Int8Array(this.#memory.buffer, row * this.#rowBytes, this.dimension);
  }

  /**
   * Puts the vectors into the memory as int16, behind the matrix. `scan` brings the sums of one of them over
   * neighbouring rows (a block at most) into `sums`, times the `units` of the question and the scales of the rows.
   */
  #ask(vectors: readonly Float32Array[]): {
    sums: Int32Array;
    units: number[];
    scan: (question: number, from: number, rows: number) => void;
  } {
    this.#reserve(this.#slots.length, vectors.length);
    const questions = this.#slots.length * this.#rowBytes;
    const out = questions + vectors.length * this.#queryBytes;
    const units = vectors.map((vector, v) => {
      checkVector(vector, this.dimension);
      let largest = 0;
      for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]!));
      const unit = largest > 0 ? largest / QUERY_MOST : 1;
      const query = new Int16Array(this.#memory.buffer, questions + v * this.#queryBytes, this.#rowBytes);
      query.fill(0);
      for (let i = 0; i < vector.length; i++) query[i] = Math.round(vector[i]! / unit);
      return unit;
    });
    const scan = (question: number, from: number, rows: number): void =>
      this.#dots(questions + question * this.#queryBytes, from * this.#rowBytes, rows, this.#rowBytes, out);
    return { sums: new Int32Array(this.#memory.buffer, out, BLOCK), units, scan };
  }
}
