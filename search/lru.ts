/** Keeps the values last used, at most `most` of them. */
export class Lru<K, V> {
  readonly #most: number;
  readonly #held = new Map<K, V>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: K): V | undefined {
    const value = this.#held.get(key);
    if (value === undefined) return undefined;
    // A Map keeps the order of insertion: what is put in again is the youngest.
    this.#held.delete(key);
    this.#held.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.#held.delete(key);
    this.#held.set(key, value);
    if (this.#held.size > this.#most) this.#held.delete(this.#held.keys().next().value as K);
  }
}
