/** Names of the graph that stand in a query, by any of their aliases, and slips of one character in them. */
import type { EntityKind } from '../graph/kinds.ts';
import type { Corpus } from './corpus.ts';
import { NameIndex } from './names.ts';
import { fold, foldWithOffsets } from './names-fold.ts';
import { placeIndex, placesIn } from './names-places.ts';

const QUOTED = /[“《][^“”《》]{1,80}[”》]/gu;
const KINDS: readonly EntityKind[] = ['department', 'program', 'indicator', 'industry'];

export interface Mentioned {
  /** As it stands in the query. */
  readonly name: string;
  /** The entities that bear it (a short form of a department is borne by one in every place). */
  readonly entities: readonly string[];
  /** Plans of a place named; null for other names. */
  readonly plans: readonly string[] | null;
}

interface Known {
  readonly version: number;
  readonly removals: number;
  readonly places: ReturnType<typeof placeIndex>;
}

/** Looks names up in the corpus; its index grows with it. */
export class Mentions {
  readonly #corpus: Corpus;
  #names = new NameIndex<string>();
  readonly #seen = new Set<string>();
  #known: Known | null = null;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** Names in a normalised query, in text order; a place inside a longer name or a quotation is part of that. */
  in(query: string): Mentioned[] {
    const { places } = this.#now();
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
    const inPlaces = placesIn(query, { places })
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
    this.#now();
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

  /** While documents only come in, only new names are added: a query must not wait for all names after each. */
  #now(): Known {
    const { version, removals } = this.#corpus;
    if (this.#known?.version === version) return this.#known;
    if (this.#known?.removals !== removals) {
      this.#names = new NameIndex();
      this.#seen.clear();
    }
    for (const kind of KINDS) {
      for (const entity of this.#corpus.entities(kind)) {
        for (const name of [entity.name, ...entity.aliases]) {
          const seen = `${entity.id} ${name}`;
          if (this.#seen.has(seen)) continue;
          this.#seen.add(seen);
          this.#names.add(name, entity.id);
        }
      }
    }
    this.#known = { version, removals, places: placeIndex(this.#corpus.plans()) };
    return this.#known;
  }
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
