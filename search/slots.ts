/**
 * Keys and the slots they hold: small integers that index arrays. A slot stays its key's until the key is dropped,
 * and is given out again then.
 */
export class Slots {
  readonly #keys: (string | null)[] = [];
  readonly #slotOf = new Map<string, number>();
  readonly #free: number[] = [];

  /** Keys held. */
  get size(): number {
    return this.#slotOf.size;
  }

  /** Slots there are, free ones included. */
  get length(): number {
    return this.#keys.length;
  }

  of(key: string): number | undefined {
    return this.#slotOf.get(key);
  }

  /** Null for a free slot. */
  key(slot: number): string | null {
    return this.#keys[slot] ?? null;
  }

  /** The key's slot, a new one when it has none. */
  take(key: string): number {
    const held = this.#slotOf.get(key);
    if (held !== undefined) return held;
    const slot = this.#free.pop() ?? this.#keys.length;
    this.#keys[slot] = key;
    this.#slotOf.set(key, slot);
    return slot;
  }

  drop(key: string): boolean {
    const slot = this.#slotOf.get(key);
    if (slot === undefined) return false;
    this.#slotOf.delete(key);
    this.#keys[slot] = null;
    this.#free.push(slot);
    return true;
  }

  /** Ascending by key. */
  sorted(): (readonly [key: string, slot: number])[] {
    return [...this.#slotOf].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
