import { availableParallelism } from 'node:os';
import { quantise, restore } from '../quantise.ts';
import { Slots } from '../slots.ts';
import { TopMatches } from '../top-matches.ts';
import { checkVector, type VectorIndex, type VectorMatch } from '../vector-index.ts';
import { type Dots, dotsOver, MOST_PAGES, newMemory, PAGE, STEP } from './compact-kernel.ts';
import { BLOCK, type ScanJob, SharedScan } from './compact-scan.ts';

/** Largest int16 of the query: 127 · 16,000 · 1,000 values stays within int32. */
const QUERY_MOST = 16_000;

/** Share of the rows from which on they are all compared. */
const MANY = 1 / 8;

/**
 * Scans every vector, one byte a value: nothing to build or to tune, changes at once, and exact but for rounding
 * (`quantise`). 100,000 vectors of 512 values take 51 MB and some milliseconds (test/bench/search-vectors.ts).
 */
export class CompactIndex implements VectorIndex {
  readonly dimension: number;
  readonly #rowBytes: number;
  readonly #questionBytes: number;
  readonly #memory = newMemory();
  readonly #dots: Dots = dotsOver(this.#memory);
  readonly #slots = new Slots();
  readonly #scan = new SharedScan(this.#memory, this.#dots);
  readonly #helpFrom: number;
  #scales = new Float32Array(64);

  /** @param helpFrom vectors from which on a second thread helps, where there is a second core */
  constructor(dimension: number, helpFrom = Number.POSITIVE_INFINITY) {
    this.dimension = dimension;
    this.#helpFrom = availableParallelism() > 1 ? helpFrom : Number.POSITIVE_INFINITY;
    this.#rowBytes = Math.ceil(dimension / STEP) * STEP;
    this.#questionBytes = this.#rowBytes * 2;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Blocks of rows that the second thread has compared so far. */
  get helped(): number {
    return this.#scan.helped;
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

  searchAll(vectors: readonly Float32Array[], limit: number): VectorMatch[][] {
    const scales = this.#scales;
    return this.#scanned(vectors).map(({ unit, sums }) => {
      const best = new TopMatches(limit);
      for (let slot = 0; slot < sums.length; slot++) {
        const similarity = sums[slot]! * scales[slot]! * unit;
        if (similarity < best.least) continue;
        const key = this.#slots.key(slot);
        if (key !== null) best.offer({ key, slot, similarity });
      }
      return best.list();
    });
  }

  similarity(vector: Float32Array, slots: ArrayLike<number>): Float64Array {
    return this.similarityAll([vector], slots)[0]!;
  }

  /** Rows here and there take longer to read than all in a row: for many of them everything is scanned. */
  similarityAll(vectors: readonly Float32Array[], slots: ArrayLike<number>): Float64Array[] {
    if (slots.length < this.#slots.length * MANY) return vectors.map((vector) => this.#few(vector, slots));
    const scales = this.#scales;
    return this.#scanned(vectors).map(({ unit, sums }) => {
      const found = new Float64Array(slots.length);
      for (let i = 0; i < found.length; i++) found[i] = sums[slots[i]!]! * scales[slots[i]!]! * unit;
      return found;
    });
  }

  /** Neighbouring slots, as those of one plan mostly are, are compared in one go. */
  #few(vector: Float32Array, slots: ArrayLike<number>): Float64Array {
    const { units, sums, job } = this.#ask([vector], BLOCK);
    const found = new Float64Array(slots.length);
    for (let from = 0, rows = 0; from < slots.length; from += rows) {
      const first = slots[from]!;
      for (rows = 1; rows < BLOCK && slots[from + rows] === first + rows; ) rows++;
      this.#dots(job.firstQuestion, first * this.#rowBytes, rows, this.#rowBytes, job.out);
      for (let i = 0; i < rows; i++) found[from + i] = sums[i]! * this.#scales[first + i]! * units[0]!;
    }
    return found;
  }

  /**
   * Sums of each vector with every row. Reading the rows takes longer than the arithmetic: a second vector costs
   * half as much as the first.
   */
  #scanned(vectors: readonly Float32Array[]): { unit: number; sums: Int32Array }[] {
    const rows = this.#slots.length;
    if (rows >= this.#helpFrom) this.#scan.start();
    const { units, sums, job } = this.#ask(vectors, rows);
    this.#scan.run(job);
    return units.map((unit, v) => ({ unit, sums: sums.subarray(v * rows, (v + 1) * rows) }));
  }

  vector(slot: number): Float32Array {
    return restore({ scale: this.#scales[slot]!, bytes: this.#row(slot) });
  }

  /** The vectors as they are kept: rounded to one byte a value. */
  *entries(): Iterable<readonly [string, Float32Array]> {
    for (const [key, slot] of this.#slots.sorted()) yield [key, this.vector(slot)];
  }

  /** Ends the second thread. */
  close(): Promise<void> {
    return this.#scan.close();
  }

  /** Makes room for so many rows and bytes behind them. */
  #reserve(rows: number, bytes = 0): void {
    if (rows > this.#scales.length) {
      const larger = new Float32Array(rows * 2);
      larger.set(this.#scales);
      this.#scales = larger;
    }
    const wanted = rows * this.#rowBytes + bytes;
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
   * Puts the vectors into the memory as int16, behind the matrix, with room for their sums over so many rows behind
   * them. A sum times the `units` of its question and the scale of its row is the similarity.
   */
  #ask(vectors: readonly Float32Array[], rows: number): { units: number[]; sums: Int32Array; job: ScanJob } {
    const firstQuestion = this.#slots.length * this.#rowBytes;
    const questions = vectors.length;
    const out = firstQuestion + questions * this.#questionBytes;
    this.#reserve(this.#slots.length, questions * (this.#questionBytes + 4 * rows));
    const units = vectors.map((vector, v) => {
      checkVector(vector, this.dimension);
      let largest = 0;
      for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]!));
      const unit = largest > 0 ? largest / QUERY_MOST : 1;
      const at = firstQuestion + v * this.#questionBytes;
      const question = new Int16Array(this.#memory.buffer, at, this.#rowBytes);
      question.fill(0);
      for (let i = 0; i < vector.length; i++) question[i] = Math.round(vector[i]! / unit);
      return unit;
    });
    const job = {
      ...{ rows, rowBytes: this.#rowBytes, questions, questionBytes: this.#questionBytes },
      ...{ firstQuestion, out },
    };
    return { units, sums: new Int32Array(this.#memory.buffer, out, questions * rows), job };
  }
}
