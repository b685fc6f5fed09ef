/**
 * Which texts may hold a phrase: a bit for every pair of neighbouring characters, 8 KB a text. Most plans can be
 * passed over without reading them; of those that are left every one must still be read.
 */
const BITS = 1 << 16;

/** The bit of two characters; pairs that share one only let a text be read in vain. */
const bitOf = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 16;

export class PairFilter {
  readonly #bits = new Uint32Array(BITS / 32);

  constructor(text: string) {
    for (let i = 1; i < text.length; i++) {
      const bit = bitOf(text.charCodeAt(i - 1), text.charCodeAt(i));
      this.#bits[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  /** False when the text surely does not hold the phrase. */
  mayHold(phrase: string): boolean {
    for (let i = 1; i < phrase.length; i++) {
      const bit = bitOf(phrase.charCodeAt(i - 1), phrase.charCodeAt(i));
      if ((this.#bits[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  /** For each character of a phrase, 1 when a pair with one of its neighbours is held: others stand nowhere but alone. */
  covered(phrase: string): Uint8Array {
    const held = new Uint8Array(phrase.length);
    for (let i = 1; i < phrase.length; i++) {
      const bit = bitOf(phrase.charCodeAt(i - 1), phrase.charCodeAt(i));
      if ((this.#bits[bit >>> 5]! & (1 << (bit & 31))) !== 0) held.fill(1, i - 1, i + 1);
    }
    return held;
  }
}
