import type { EntityKind } from '../graph/kinds.ts';
import { byCodeUnit, mergeContributions, nameKey, nameKeys } from '../graph/merge.ts';
import type { Entity } from '../graph/model.ts';

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
    // Merged as the stores do it, so that an entity has one name wherever it is shown.
    const now = mergeContributions(
      [...sayings].sort((a, b) => byCodeUnit(a[0], b[0])).map(([, said]) => said),
    );
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
