import { type EntityKind, entityKindNames } from '../graph/kinds.ts';
import type { Entity, Props } from '../graph/model.ts';

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What names are compared by: full-width and compatibility forms are one. */
const nameKey = (name: string): string => name.normalize('NFKC');
const nameKeys = (entity: Entity): Set<string> => new Set([entity.name, ...entity.aliases].map(nameKey));

/** The most frequent name; ties: the longer, then code-unit order. */
const vote = (names: readonly string[]): string => {
  const votes = new Map<string, number>();
  for (const name of names) votes.set(name, (votes.get(name) ?? 0) + 1);
  const ranked = [...votes].sort(([a, x], [b, y]) => y - x || b.length - a.length || byCodeUnit(a, b));
  return ranked[0]![0];
};

/**
 * One entity out of what several documents say of it, with the name, kind and aliases that the stores give it
 * (graph/merge.ts; a test holds the two together). Of its properties search needs the first that is stated.
 */
const merge = (sayings: ReadonlyMap<string, Entity>): Entity => {
  const inOrder = [...sayings].sort((a, b) => byCodeUnit(a[0], b[0])).map(([, said]) => said);
  const kind = entityKindNames.find((k) => inOrder.some((said) => said.kind === k))!;
  const authorities = inOrder.filter((said) => said.kind === kind);
  const name = vote(authorities.map((said) => said.name));
  const aliases = new Set(inOrder.flatMap((said) => [said.name, ...said.aliases]));
  aliases.delete(name);
  const props: Props = {};
  for (const said of [...authorities, ...inOrder])
    for (const [key, value] of Object.entries(said.props)) props[key] ??= value;
  return { id: inOrder[0]!.id, kind, name, aliases: [...aliases].sort(byCodeUnit), props };
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
      sorted = [...(this.#ofKind.get(kind) ?? [])].sort(byCodeUnit).map((id) => this.#merged.get(id)!);
      this.#sorted.set(kind, sorted);
    }
    return sorted;
  }

  /** Those whose name or alias is exactly this (after NFKC), in ascending order of id. */
  named(name: string, kind?: EntityKind): Entity[] {
    return [...(this.#named.get(nameKey(name)) ?? [])]
      .sort(byCodeUnit)
      .map((id) => this.#merged.get(id)!)
      .filter((e) => kind === undefined || e.kind === kind);
  }

  /** Ids of the documents that speak of it. */
  documents(id: string): string[] {
    return [...(this.#sayings.get(id)?.keys() ?? [])].sort(byCodeUnit);
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
      for (const name of nameKeys(before)) this.#named.get(name)?.delete(id);
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
    for (const name of nameKeys(now)) addTo(this.#named, name, id);
  }
}

const addTo = <K>(map: Map<K, Set<string>>, key: K, value: string): void => {
  const held = map.get(key);
  if (held) held.add(value);
  else map.set(key, new Set([value]));
};
