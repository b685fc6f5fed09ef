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
  readonly #byName = new Map<string, T[]>();
  readonly #byStart = new Map<string, Set<string>>();
  readonly #byPair = new Map<string, string[]>();
  #longest = 0;

  /** Adds a value under a name; names that fold to fewer than two characters say nothing and are left out. */
  add(name: string, value: T): void {
    const key = foldName(name);
    if (key.length < 2) return;
    const values = this.#byName.get(key);
    if (values) {
      values.push(value);
      return;
    }
    this.#byName.set(key, [value]);
    this.#longest = Math.max(this.#longest, key.length);
    const start = key.slice(0, 2);
    const starts = this.#byStart.get(start) ?? new Set<string>();
    this.#byStart.set(start, starts.add(key));
    for (const pair of pairsOf(key)) {
      const names = this.#byPair.get(pair);
      if (names) names.push(key);
      else this.#byPair.set(pair, [key]);
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
    const score = new Map<string, number>();
    const all = Math.max(1, this.#byName.size);
    for (const pair of pairsOf(text)) {
      const names = this.#byPair.get(pair);
      if (!names) continue;
      const weight = Math.log(1 + all / names.length);
      for (const name of names) score.set(name, (score.get(name) ?? 0) + weight);
    }
    return [...score]
      .map(([name, s]) => ({ name, rank: s / Math.sqrt(name.length + 4) }))
      .sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1))
      .slice(0, limit)
      .map(({ name }) => ({ name, value: this.#byName.get(name)! }));
  }
}

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
