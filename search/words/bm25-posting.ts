/** Steps of a quarter: the least weight a field has is a half. */
const SCALE = 4;
const MOST = 255;
const SLOT_BITS = 8;

/** The documents that hold one term, ascending, each as slot << 8 | weight × 4 in one integer (16 M documents). */
export class Posting {
  #items = new Uint32Array(4);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** `slot` must be greater than every one pushed before. */
  push(slot: number, weight: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Uint32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length++] = ((slot << SLOT_BITS) | Math.min(MOST, Math.round(weight * SCALE))) >>> 0;
  }

  has(slot: number): boolean {
    let low = 0;
    let high = this.#length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const at = this.#items[middle]! >>> SLOT_BITS;
      if (at === slot) return true;
      if (at < slot) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  /** All documents, ascending. */
  slots(): number[] {
    return Array.from(this.#items.subarray(0, this.#length), (item) => item >>> SLOT_BITS);
  }

  count(live: (slot: number) => boolean): number {
    let n = 0;
    for (let i = 0; i < this.#length; i++) if (live(this.#items[i]! >>> SLOT_BITS)) n++;
    return n;
  }

  /** Adds `factor · tf / (tf + norm)` to the score of each document. */
  score(scores: Float32Array, norms: Float32Array, factor: number): void {
    const items = this.#items;
    for (let i = 0; i < this.#length; i++) {
      const item = items[i]!;
      const slot = item >>> SLOT_BITS;
      const weight = (item & MOST) / SCALE;
      scores[slot]! += (factor * weight) / (weight + norms[slot]!);
    }
  }

  /** Moves every document to its new slot and drops those with −1; how many are left. */
  renumber(moved: Int32Array): number {
    let next = 0;
    for (let i = 0; i < this.#length; i++) {
      const item = this.#items[i]!;
      const slot = moved[item >>> SLOT_BITS]!;
      if (slot >= 0) this.#items[next++] = ((slot << SLOT_BITS) | (item & MOST)) >>> 0;
    }
    this.#length = next;
    return next;
  }
}
