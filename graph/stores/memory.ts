/**
 * The reference store: it keeps records only and derives everything else from them, so that what it answers is
 * a function of the set of records. The other stores must answer the same (`test/contracts/graph-store.ts`).
 */
import { checkRecord } from '../check-record.ts';
import { groupBy, mergeEntities, nameKey, nameKeys, sortedBy, sortedSet } from '../merge.ts';
import type { DocumentRecord, Entity, Fact } from '../model.ts';
import type { AroundOptions, EntityFilter, FactFilter, GraphStore, Neighbourhood } from '../store.ts';

interface Derived {
  /** Ascending by id, as all lists here. */
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: readonly Fact[];
  /** Facts that start or end at an entity. */
  readonly touching: ReadonlyMap<string, readonly Fact[]>;
}

function derive(records: Iterable<DocumentRecord>): Derived {
  const ordered = sortedBy(records, (record) => record.id);
  const said = groupBy(
    ordered.flatMap((record) => record.entities),
    (entity) => entity.id,
  );
  const merged = sortedBy([...said.values()].map(mergeEntities), (entity) => entity.id);
  const facts = sortedBy(
    ordered.flatMap((record) => record.facts),
    (fact) => fact.id,
  );
  const touching = new Map<string, Fact[]>(merged.map((entity) => [entity.id, []]));
  for (const fact of facts)
    for (const end of new Set([fact.subject, fact.object])) touching.get(end)?.push(fact);
  return { entities: new Map(merged.map((entity) => [entity.id, entity])), facts, touching };
}

const otherEnd = (fact: Fact, id: string): string => (fact.subject === id ? fact.object : fact.subject);

class MemoryStore implements GraphStore {
  readonly engine = 'memory';
  private readonly records = new Map<string, DocumentRecord>();
  private derived: Derived | null = null;

  private get view(): Derived {
    this.derived ??= derive(this.records.values());
    return this.derived;
  }

  async put(record: DocumentRecord): Promise<void> {
    checkRecord(record);
    this.records.set(record.id, structuredClone(record));
    this.derived = null;
  }

  async remove(documentId: string): Promise<boolean> {
    this.derived = null;
    return this.records.delete(documentId);
  }

  async documentIds(): Promise<string[]> {
    return sortedSet(this.records.keys());
  }

  async document(id: string): Promise<DocumentRecord | null> {
    return structuredClone(this.records.get(id) ?? null);
  }

  async entity(id: string): Promise<Entity | null> {
    return structuredClone(this.view.entities.get(id) ?? null);
  }

  async entitiesById(ids: readonly string[]): Promise<Entity[]> {
    return structuredClone(sortedSet(ids).flatMap((id) => this.view.entities.get(id) ?? []));
  }

  async entities({ kind, name }: EntityFilter): Promise<Entity[]> {
    const key = name === undefined ? null : nameKey(name);
    const fits = (entity: Entity): boolean =>
      (kind === undefined || entity.kind === kind) && (key === null || nameKeys(entity).includes(key));
    return structuredClone([...this.view.entities.values()].filter(fits));
  }

  async facts(filter: FactFilter): Promise<Fact[]> {
    const { subject, object, relation, document } = filter;
    const fits = (fact: Fact): boolean =>
      (subject === undefined || fact.subject === subject) &&
      (object === undefined || fact.object === object) &&
      (relation === undefined || fact.relation === relation) &&
      (document === undefined || fact.document === document);
    return structuredClone(this.view.facts.filter(fits));
  }

  private neighbours(id: string, usable: (fact: Fact) => boolean = () => true): string[] {
    return (this.view.touching.get(id) ?? []).filter(usable).map((fact) => otherEnd(fact, id));
  }

  async around(id: string, { depth, relations, limit }: AroundOptions): Promise<Neighbourhood | null> {
    if (!this.view.entities.has(id)) return null;
    const usable = (fact: Fact): boolean => relations === undefined || relations.includes(fact.relation);
    const shown = new Set([id]);
    let ring = [id];
    for (let hop = 0; hop < depth; hop += 1) {
      const next = sortedSet(ring.flatMap((node) => this.neighbours(node, usable)));
      ring = next.filter((node) => !shown.has(node)).slice(0, limit - shown.size);
      for (const node of ring) shown.add(node);
    }
    const left = (this.view.touching.get(id) ?? []).filter(
      (fact) => usable(fact) && !shown.has(otherEnd(fact, id)),
    );
    const more = Object.fromEntries(
      sortedSet(left.map((fact) => fact.relation)).map((relation) => [
        relation,
        left.filter((fact) => fact.relation === relation).length,
      ]),
    );
    const edges = this.view.facts.filter(
      (fact) => usable(fact) && shown.has(fact.subject) && shown.has(fact.object),
    );
    return structuredClone({ nodes: this.pick(shown), edges, more });
  }

  private pick(ids: Iterable<string>): Entity[] {
    return [...ids].flatMap((id) => this.view.entities.get(id) ?? []);
  }

  async path(from: string, to: string, maxHops: number): Promise<Neighbourhood | null> {
    if (!this.view.entities.has(from) || !this.view.entities.has(to)) return null;
    const distance = this.distancesTo(to, maxHops);
    if (!distance.has(from)) return null;
    const nodes = [from];
    const edges: Fact[] = [];
    for (let at = from; at !== to; ) {
      const closer = (distance.get(at) ?? 0) - 1;
      const next = sortedSet(this.neighbours(at)).find((node) => distance.get(node) === closer);
      const fact = (this.view.touching.get(at) ?? []).find((one) => otherEnd(one, at) === next);
      if (next === undefined || fact === undefined) throw new Error(`no way on from ${at} to ${to}`);
      nodes.push(next);
      edges.push(fact);
      at = next;
    }
    return structuredClone({ nodes: this.pick(nodes), edges, more: {} });
  }

  private distancesTo(id: string, maxHops: number): Map<string, number> {
    const distance = new Map([[id, 0]]);
    let ring = [id];
    for (let hop = 1; hop <= maxHops && ring.length > 0; hop += 1) {
      ring = sortedSet(ring.flatMap((node) => this.neighbours(node))).filter((node) => !distance.has(node));
      for (const node of ring) distance.set(node, hop);
    }
    return distance;
  }

  async stats() {
    return {
      documents: this.records.size,
      entities: this.view.entities.size,
      facts: this.view.facts.length,
    };
  }

  async flush(): Promise<void> {}

  async close(): Promise<void> {}
}

/** A store that lives as long as the process. */
export const openMemoryStore = (): GraphStore => new MemoryStore();
