/** In how many sentences each pair of neighbouring characters stands: how little it tells. */
const SENTENCE_END = '。'.charCodeAt(0);
const SEPARATORS = new Set([...',、。'].map((c) => c.charCodeAt(0)));

export class PairCounts {
  /** First character → second character → slot. Numbers as keys: a pair as a string would be made for each place. */
  readonly #slots = new Map<number, Map<number, number>>();
  readonly #counts: number[] = [];
  /** The last sentence in which a pair was counted. */
  readonly #counted: number[] = [];
  #sentences = 0;

  get sentences(): number {
    return this.#sentences;
  }

  /** Counts the sentences of a folded text. */
  add(text: string): void {
    this.#sentences++;
    let a = SENTENCE_END;
    for (let i = 0; i < text.length; i++) {
      const b = text.charCodeAt(i);
      if (!SEPARATORS.has(a) && !SEPARATORS.has(b)) this.#count(a, b);
      if (b === SENTENCE_END) this.#sentences++;
      a = b;
    }
  }

  of(pair: string): number {
    const slot = this.#slots.get(pair.charCodeAt(0))?.get(pair.charCodeAt(1));
    return slot === undefined ? 0 : this.#counts[slot]!;
  }

  #count(a: number, b: number): void {
    const row = this.#slots.get(a) ?? new Map<number, number>();
    if (row.size === 0) this.#slots.set(a, row);
    const slot = row.get(b) ?? this.#counts.push(0) - 1;
    if (this.#counted.length <= slot) row.set(b, slot);
    if (this.#counted[slot] === this.#sentences) return;
    this.#counted[slot] = this.#sentences;
    this.#counts[slot]!++;
  }
}
