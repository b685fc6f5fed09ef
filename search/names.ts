/**
 * Names of the graph looked up in a question. Two ways: `within` finds the names that stand in a text as
 * written (longest first, no overlap), `near` finds names that share much of their wording with it. Both go
 * through an index of character pairs, so that their cost grows with the text, not with the number of names.
 */
import { foldName } from './names-fold.ts';

export interface Named<T> {
  readonly name: string;
  readonly value: T;
}

export interface Occurrence<T> extends Named<T> {
  readonly start: number;
  readonly end: number;
}

export class NameIndex<T> {
  readonly #order: ((a: T, b: T) => number) | undefined;
  readonly #byName = new Map<string, T[]>();
  readonly #byStart = new Map<string, Set<string>>();
  /** Slots of names in `#names`; a slot whose name was taken out is given to the next one. */
  readonly #byPair = new Map<string, number[]>();
  readonly #names: string[] = [];
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  #scores = new Float64Array(64);
  #longest = 0;

  /** @param order in which the values of one name are kept, equal ones as they came; all as they came when left out */
  constructor(order?: (a: T, b: T) => number) {
    this.#order = order;
  }

  /** Adds a value under a name; names that fold to fewer than two characters say nothing and are left out. */
  add(name: string, value: T): void {
    const key = foldName(name);
    if (key.length < 2) return;
    const values = this.#byName.get(key);
    if (values) {
      values.splice(this.#placeFor(value, values), 0, value);
      return;
    }
    this.#byName.set(key, [value]);
    this.#longest = Math.max(this.#longest, key.length);
    addTo(this.#byStart, key.slice(0, 2), key);
    const slot = this.#free.pop() ?? this.#names.length;
    this.#names[slot] = key;
    this.#slots.set(key, slot);
    for (const pair of pairsOf(key)) {
      const names = this.#byPair.get(pair);
      if (names) names.push(slot);
      else this.#byPair.set(pair, [slot]);
    }
  }

  /** Takes the values that fit out of a name, and the name too when none is left. */
  remove(name: string, fits: (value: T) => boolean): void {
    const key = foldName(name);
    const values = this.#byName.get(key);
    const rest = values?.filter((v) => !fits(v)) ?? [];
    if (!values || rest.length === values.length) return;
    if (rest.length > 0) {
      this.#byName.set(key, rest);
      return;
    }
    const slot = this.#slots.get(key)!;
    this.#byName.delete(key);
    this.#slots.delete(key);
    this.#byStart.get(key.slice(0, 2))?.delete(key);
    this.#free.push(slot);
    for (const pair of pairsOf(key)) {
      const names = this.#byPair.get(pair)!.filter((s) => s !== slot);
      if (names.length > 0) this.#byPair.set(pair, names);
      else this.#byPair.delete(pair);
    }
  }

  get size(): number {
    return this.#byName.size;
  }

  get(name: string): readonly T[] {
    return this.#byName.get(foldName(name)) ?? [];
  }

  /** How many names have a pair of characters. */
  holding(pair: string): number {
    return this.#byPair.get(pair)?.length ?? 0;
  }

  /** Names that stand in the folded `text`, longest first, without overlap, in text order. */
  within(text: string, smallest = 2): Occurrence<readonly T[]>[] {
    const found: Occurrence<readonly T[]>[] = [];
    for (let i = 0; i + 2 <= text.length; i++) {
      const starts = this.#byStart.get(text.slice(i, i + 2));
      if (!starts) continue;
      for (let n = Math.min(this.#longest, text.length - i); n >= smallest; n--) {
        const name = text.slice(i, i + n);
        if (!starts.has(name)) continue;
        found.push({ name, value: this.#byName.get(name)!, start: i, end: i + n });
        break;
      }
    }
    return withoutOverlap(found);
  }

  /** Names that share the most telling character pairs with the folded `text`, best first. */
  near(text: string, limit: number): Named<readonly T[]>[] {
    const best: { name: string; rank: number }[] = [];
    let least = 0;
    const scored = this.#score(text);
    for (const slot of scored) {
      const name = this.#names[slot]!;
      const rank = this.#scores[slot]! / Math.sqrt(name.length + 4);
      this.#scores[slot] = 0;
      if (rank < least) continue;
      best.push({ name, rank });
      // sorting now and then keeps the list short: common pairs stand in tens of thousands of names
      if (best.length >= limit * 4 + 64) least = cut(best, limit);
    }
    cut(best, limit);
    return best.map(({ name }) => ({ name, value: this.#byName.get(name)! }));
  }

  /** Writes the weights of the pairs that each name shares with a text to `#scores`; returns the slots of such names. */
  #score(text: string): number[] {
    if (this.#scores.length < this.#names.length) this.#scores = new Float64Array(this.#names.length * 2);
    const all = Math.max(1, this.#byName.size);
    const scored: number[] = [];
    for (const pair of pairsOf(text)) {
      const slots = this.#byPair.get(pair);
      if (!slots) continue;
      const weight = Math.log(1 + all / slots.length);
      for (const slot of slots) {
        if (this.#scores[slot] === 0) scored.push(slot);
        this.#scores[slot]! += weight;
      }
    }
    return scored;
  }

  /** Where a value belongs: after those that are not behind it. */
  #placeFor(value: T, values: readonly T[]): number {
    if (!this.#order) return values.length;
    let low = 0;
    let high = values.length;
    // names are mostly added in order
    if (this.#order(values[high - 1]!, value) <= 0) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(values[middle]!, value) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const addTo = (map: Map<string, Set<string>>, key: string, value: string): void => {
  const held = map.get(key);
  if (held) held.add(value);
  else map.set(key, new Set([value]));
};

/** Keeps the best `limit`, ties by name; returns the rank that a further one must reach. */
const cut = (best: { name: string; rank: number }[], limit: number): number => {
  best.sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1));
  if (best.length > limit) best.length = limit;
  return best.length === limit ? (best.at(-1)?.rank ?? 0) : 0;
};

/** Distinct pairs of neighbouring characters, separators left out. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (!/[,、。]/u.test(pair)) pairs.add(pair);
  }
  return pairs;
}

function withoutOverlap<O extends { readonly start: number; readonly end: number }>(
  found: readonly O[],
): O[] {
  const kept: O[] = [];
  for (const o of [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some((k) => k.start < o.end && o.start < k.end)) kept.push(o);
  return kept.sort((a, b) => a.start - b.start);
}
