import type { EntityKind } from '../graph/kinds.ts';
import { byCodeUnit, mergeContributions, nameKey, nameKeys } from '../graph/merge.ts';
import type { Entity } from '../graph/model.ts';

/** What some documents say of an entity in the very same words. */
interface Saying {
  readonly entity: Entity;
  readonly documents: Set<string>;
}

/**
 * Entities merged from what each document says of them, as the stores merge them; forgetting a document undoes
 * exactly its part. Documents mostly say the same of an entity: equal sayings are held once, and an entity is merged
 * when it is next asked for, so a document costs what is new in it and not what the others said before.
 */
export class CorpusEntities {
  readonly #sayings = new Map<string, Map<string, Saying>>();
  readonly #merged = new Map<string, Entity>();
  readonly #ofKind = new Map<EntityKind, Set<string>>();
  readonly #named = new Map<string, Set<string>>();
  readonly #sorted = new Map<EntityKind, readonly Entity[]>();
  readonly #stale = new Set<string>();

  get(id: string): Entity | null {
    this.#settle();
    return this.#merged.get(id) ?? null;
  }

  /** All of one kind, in ascending order of id. */
  ofKind(kind: EntityKind): readonly Entity[] {
    this.#settle();
    let sorted = this.#sorted.get(kind);
    if (!sorted) {
      sorted = [...(this.#ofKind.get(kind) ?? [])].sort(byCodeUnit).map((id) => this.#merged.get(id)!);
      this.#sorted.set(kind, sorted);
    }
    return sorted;
  }

  /** Those whose name or alias is exactly this (after NFKC), in ascending order of id. */
  named(name: string, kind?: EntityKind): Entity[] {
    this.#settle();
    return [...(this.#named.get(nameKey(name)) ?? [])]
      .sort(byCodeUnit)
      .map((id) => this.#merged.get(id)!)
      .filter((e) => kind === undefined || e.kind === kind);
  }

  /** Ids of the documents that speak of it. */
  documents(id: string): string[] {
    const sayings = [...(this.#sayings.get(id)?.values() ?? [])];
    return sayings.flatMap(({ documents }) => [...documents]).sort(byCodeUnit);
  }

  add(document: string, entities: readonly Entity[]): void {
    for (const entity of entities) {
      const sayings = this.#sayings.get(entity.id) ?? new Map<string, Saying>();
      this.#sayings.set(entity.id, sayings);
      const words = JSON.stringify(entity);
      const said = sayings.get(words);
      if (said) said.documents.add(document);
      else sayings.set(words, { entity, documents: new Set([document]) });
      this.#stale.add(entity.id);
    }
  }

  remove(document: string, entities: readonly Entity[]): void {
    for (const { id } of entities) {
      const sayings = this.#sayings.get(id);
      for (const [words, { documents }] of sayings ?? []) {
        if (documents.delete(document) && documents.size === 0) sayings?.delete(words);
      }
      this.#stale.add(id);
    }
  }

  #settle(): void {
    if (this.#stale.size === 0) return;
    for (const id of this.#stale) this.#renew(id);
    this.#stale.clear();
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
    const said = [...sayings.values()].map(({ entity, documents }) => ({
      entity,
      documents: documents.size,
    }));
    const now = mergeContributions(said);
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
