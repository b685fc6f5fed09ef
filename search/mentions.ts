/** Names of the graph that stand in a query, by any of their aliases, and slips of one character in them. */
import type { EntityKind } from '../graph/kinds.ts';
import type { Corpus, CorpusPlan } from './corpus.ts';
import { NameIndex } from './names.ts';
import { fold, foldName, foldWithOffsets } from './names-fold.ts';
import { placeIndex, placesIn } from './names-places.ts';

const QUOTED = /[“《][^“”《》]{1,80}[”》]/gu;
const KINDS: ReadonlySet<EntityKind> = new Set(['department', 'program', 'indicator', 'industry']);

export interface Mentioned {
  /** As it stands in the query. */
  readonly name: string;
  /** The entities that bear it (a short form of a department is borne by one in every place). */
  readonly entities: readonly string[];
  /** Plans of a place named; null for other names. */
  readonly plans: readonly string[] | null;
}

/** Looks names up in the corpus; its index grows and shrinks with it, plan by plan. */
export class Mentions {
  readonly #corpus: Corpus;
  readonly #names = new NameIndex<string>();
  /** How many plans bring an entity under a name. */
  readonly #bringing = new Map<string, number>();
  #plans: ReadonlySet<CorpusPlan> = new Set();
  #places: ReturnType<typeof placeIndex> = new Map();
  #version = -1;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** Names in a normalised query, in text order; a place inside a longer name or a quotation is part of that. */
  in(query: string): Mentioned[] {
    this.#follow();
    const { text, at } = foldWithOffsets(query);
    const found = this.#names.within(text).map(({ name, value, start, end }) => ({
      mentioned: { name, entities: value, plans: null } satisfies Mentioned,
      start: at[start]!,
      end: at[end - 1]! + 1,
    }));
    const closed = [
      ...found,
      ...[...query.matchAll(QUOTED)].map((m) => ({ start: m.index, end: m.index + m[0].length })),
    ];
    const inPlaces = placesIn(query, { places: this.#places })
      .filter(({ plans }) => plans.length > 0)
      .filter((place) => !closed.some((c) => c.start <= place.start && place.end <= c.end))
      .map(({ name, plans }): Mentioned => ({ name, entities: [], plans: plans.map((p) => p.ref.id) }));
    return [...found.map((f) => f.mentioned), ...inPlaces];
  }

  /**
   * A known name that the query has with one other character, where what the query has stands nowhere:
   * 首席质量管 → 首席质量官. Null when nothing is surely a slip.
   * @param stands whether a stretch of text stands in any document
   */
  correction(query: string, stands: (stretch: string) => boolean): { wrong: string; right: string } | null {
    this.#follow();
    const folded = fold(query);
    for (const { name } of this.#names.near(folded, 8)) {
      if (name.length < 4 || folded.includes(name)) continue;
      for (let at = 0; at + name.length <= folded.length; at++) {
        const wrong = folded.slice(at, at + name.length);
        const place = onlyDifference(wrong, name);
        // Another number is another number, another first character another level (省, 市, 区): no slips.
        if (place < 1 || /\d/u.test(wrong[place]! + name[place]!)) continue;
        if (this.#names.get(wrong).length > 0) continue;
        const around = wrong.slice(Math.max(0, place - 1), place + 2);
        if (!stands(around)) return { wrong, right: name };
      }
    }
    return null;
  }

  /** Reads what came and forgets what left: a query must not wait for all names after each document. */
  #follow(): void {
    if (this.#version === this.#corpus.version) return;
    const plans = this.#corpus.plans();
    const now = new Set(plans);
    for (const plan of this.#plans) if (!now.has(plan)) this.#forget(plan);
    for (const plan of plans) if (!this.#plans.has(plan)) this.#read(plan);
    this.#plans = now;
    this.#places = placeIndex(plans);
    this.#version = this.#corpus.version;
  }

  #read(plan: CorpusPlan): void {
    for (const [key, { name, id }] of namesOf(plan)) {
      const count = this.#bringing.get(key) ?? 0;
      if (count === 0) this.#names.add(name, id);
      this.#bringing.set(key, count + 1);
    }
  }

  #forget(plan: CorpusPlan): void {
    for (const [key, { name, id }] of namesOf(plan)) {
      const count = this.#bringing.get(key)! - 1;
      if (count > 0) {
        this.#bringing.set(key, count);
        continue;
      }
      this.#bringing.delete(key);
      this.#names.remove(name, (held) => held === id);
    }
  }
}

/** Every entity of a plan under each of its names, of spellings that are compared alike one. */
function namesOf({ entities }: CorpusPlan): Map<string, { name: string; id: string }> {
  const all = new Map<string, { name: string; id: string }>();
  for (const { kind, id, name, aliases } of entities)
    if (KINDS.has(kind))
      for (const said of [name, ...aliases]) {
        all.set(`${id} ${foldName(said)}`, { name: said, id });
      }
  return all;
}

/** The one place where two texts of equal length differ, −1 when there is none or more than one. */
const onlyDifference = (a: string, b: string): number => {
  let place = -1;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    if (place >= 0) return -1;
    place = i;
  }
  return place;
};
