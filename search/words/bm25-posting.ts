/** Steps of a quarter: the least weight a field has is a half. */
const SCALE = 4;
const MOST = 255;
const SLOT_BITS = 8;
/**
 * A term in more than this share of the documents is kept as one byte a document: smaller than four bytes for each
 * that has it, and a document's weight is looked up at once.
 */
const DENSE = { share: 1 / 4, from: 64 };

/** The documents that hold one term, ascending, each with its weight × 4 in a byte. */
export class Posting {
  /** Of a rare term: slot << 8 | weight (16 M documents). */
  #items = new Uint32Array(4);
  /** Of a common term: weight by slot. */
  #weights: Uint8Array | null = null;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Whether a document's weight is looked up without a search: `scoreOne` costs next to nothing. */
  get dense(): boolean {
    return this.#weights !== null;
  }

  /** `slot` must be greater than every one pushed before. */
  push(slot: number, weight: number): void {
    const steps = Math.min(MOST, Math.round(weight * SCALE));
    if (this.#weights === null && this.#length >= DENSE.from && this.#length > (slot + 1) * DENSE.share)
      this.#spread(slot);
    if (this.#weights) {
      if (slot >= this.#weights.length) this.#weights = grown(this.#weights, slot * 1.5 + 1);
      this.#weights[slot] = steps;
    } else {
      if (this.#length === this.#items.length) this.#items = grown(this.#items, this.#length * 2);
      this.#items[this.#length] = ((slot << SLOT_BITS) | steps) >>> 0;
    }
    this.#length++;
  }

  has(slot: number): boolean {
    return this.#steps(slot) > 0;
  }

  /** All documents, ascending. */
  slots(): number[] {
    const found: number[] = [];
    this.#each((slot) => found.push(slot));
    return found;
  }

  count(live: (slot: number) => boolean): number {
    let n = 0;
    this.#each((slot) => {
      if (live(slot)) n++;
    });
    return n;
  }

  /** Adds `factor · tf / (tf + norm)` to the score of each document. */
  score(scores: Float32Array, norms: Float32Array, factor: number): void {
    const weights = this.#weights;
    if (weights) {
      const end = Math.min(weights.length, scores.length);
      for (let slot = 0; slot < end; slot++) {
        const steps = weights[slot]!;
        if (steps > 0) scores[slot]! += (factor * steps) / (steps + SCALE * norms[slot]!);
      }
      return;
    }
    const items = this.#items;
    for (let i = 0; i < this.#length; i++) {
      const item = items[i]!;
      const slot = item >>> SLOT_BITS;
      const steps = item & MOST;
      scores[slot]! += (factor * steps) / (steps + SCALE * norms[slot]!);
    }
  }

  /** `score` for one document. */
  scoreOne(slot: number, scores: Float32Array, norms: Float32Array, factor: number): void {
    const steps = this.#steps(slot);
    if (steps > 0) scores[slot]! += (factor * steps) / (steps + SCALE * norms[slot]!);
  }

  /** Moves every document to its new slot and drops those with −1; how many are left. */
  renumber(moved: Int32Array): number {
    const kept = new Posting();
    this.#each((slot, steps) => {
      if (moved[slot]! >= 0) kept.push(moved[slot]!, steps / SCALE);
    });
    this.#items = kept.#items;
    this.#weights = kept.#weights;
    this.#length = kept.#length;
    return this.#length;
  }

  #steps(slot: number): number {
    if (this.#weights) return this.#weights[slot] ?? 0;
    let low = 0;
    let high = this.#length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const item = this.#items[middle]!;
      const at = item >>> SLOT_BITS;
      if (at === slot) return item & MOST;
      if (at < slot) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  #each(visit: (slot: number, steps: number) => void): void {
    if (this.#weights)
      this.#weights.forEach((steps, slot) => {
        if (steps > 0) visit(slot, steps);
      });
    else for (const item of this.#items.subarray(0, this.#length)) visit(item >>> SLOT_BITS, item & MOST);
  }

  #spread(slots: number): void {
    const weights = new Uint8Array(slots * 2);
    this.#each((slot, steps) => {
      weights[slot] = steps;
    });
    this.#weights = weights;
    this.#items = new Uint32Array(0);
  }
}

const grown = <T extends Uint8Array | Uint32Array>(held: T, length: number): T => {
  const larger = new (held.constructor as new (length: number) => T)(Math.ceil(length));
  larger.set(held);
  return larger;
};
