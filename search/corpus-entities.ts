import type { EntityKind } from '../graph/kinds.ts';
import type { Entity, Props } from '../graph/model.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Comparison form of a name: compatibility forms folded, as `EntityFilter.name` promises. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/**
 * One entity out of what several documents say of it, in ascending order of document, so that the order in
 * which documents arrived does not show: name and properties of the first who states them, aliases of all.
 */
const merge = (sayings: ReadonlyMap<string, Entity>): Entity => {
  const inOrder = [...sayings].sort((a, b) => byText(a[0], b[0])).map(([, said]) => said);
  const first = inOrder[0]!;
  if (inOrder.length === 1) return first;
  const aliases = new Set<string>();
  const props: Props = {};
  for (const said of inOrder) {
    if (said.name !== first.name) aliases.add(said.name);
    for (const alias of said.aliases) if (alias !== first.name) aliases.add(alias);
    for (const [key, value] of Object.entries(said.props)) {
      const held = props[key];
      if (held === undefined || held === null) props[key] = value;
      else if (Array.isArray(held) && Array.isArray(value))
        props[key] = [...new Set([...held, ...value])].sort(byText);
    }
  }
  return { ...first, aliases: [...aliases].sort(byText), props };
};

/** Entities merged from what each document says of them; forgetting a document undoes exactly its part. */
export class CorpusEntities {
  readonly #sayings = new Map<string, Map<string, Entity>>();
  readonly #merged = new Map<string, Entity>();
  readonly #ofKind = new Map<EntityKind, Set<string>>();
  readonly #named = new Map<string, Set<string>>();
  readonly #sorted = new Map<EntityKind, readonly Entity[]>();

  get(id: string): Entity | null {
    return this.#merged.get(id) ?? null;
  }

  /** All of one kind, in ascending order of id. */
  ofKind(kind: EntityKind): readonly Entity[] {
    let sorted = this.#sorted.get(kind);
    if (!sorted) {
      sorted = [...(this.#ofKind.get(kind) ?? [])].sort(byText).map((id) => this.#merged.get(id)!);
      this.#sorted.set(kind, sorted);
    }
    return sorted;
  }

  /** Those whose name or alias is exactly this (after NFKC, case apart), in ascending order of id. */
  named(name: string, kind?: EntityKind): Entity[] {
    return [...(this.#named.get(nameKey(name)) ?? [])]
      .sort(byText)
      .map((id) => this.#merged.get(id)!)
      .filter((e) => kind === undefined || e.kind === kind);
  }

  /** Ids of the documents that speak of it. */
  documents(id: string): string[] {
    return [...(this.#sayings.get(id)?.keys() ?? [])].sort(byText);
  }

  add(document: string, entities: readonly Entity[]): void {
    for (const entity of entities) {
      const sayings = this.#sayings.get(entity.id) ?? new Map<string, Entity>();
      this.#sayings.set(entity.id, sayings.set(document, entity));
      this.#renew(entity.id);
    }
  }

  remove(document: string, entities: readonly Entity[]): void {
    for (const { id } of entities) {
      this.#sayings.get(id)?.delete(document);
      this.#renew(id);
    }
  }

  #renew(id: string): void {
    const before = this.#merged.get(id);
    if (before) {
      for (const name of [before.name, ...before.aliases]) this.#named.get(nameKey(name))?.delete(id);
      this.#ofKind.get(before.kind)?.delete(id);
      this.#sorted.delete(before.kind);
      this.#merged.delete(id);
    }
    const sayings = this.#sayings.get(id);
    if (!sayings || sayings.size === 0) {
      this.#sayings.delete(id);
      return;
    }
    const now = merge(sayings);
    this.#merged.set(id, now);
    this.#sorted.delete(now.kind);
    addTo(this.#ofKind, now.kind, id);
    for (const name of [now.name, ...now.aliases]) addTo(this.#named, nameKey(name), id);
  }
}

const addTo = <K>(map: Map<K, Set<string>>, key: K, value: string): void => {
  const held = map.get(key);
  if (held) held.add(value);
  else map.set(key, new Set([value]));
};
