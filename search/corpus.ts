/**
 * The read model behind search and answers: everything the stored documents say, held in memory and indexed by
 * what questions ask for. Derived wholly from `DocumentRecord`s, so it can be rebuilt from any store.
 */
import type { EntityKind, RelationKind } from '../graph/kinds.ts';
import type { Clause, DocumentRecord, Entity, Extraction, Fact, PlanMeta, PlanRef } from '../graph/model.ts';
import type { FactFilter, GraphStore } from '../graph/store.ts';
import { compactRecord, StringPool } from './corpus-compact.ts';
import { CorpusEntities } from './corpus-entities.ts';
import { type Unit, unitsOf } from './units.ts';

/** One stored plan as search sees it. */
export interface CorpusPlan {
  readonly ref: PlanRef;
  readonly meta: PlanMeta;
  /** Cleaned text, the one that all offsets count in. */
  readonly text: string;
  /** In text order. */
  readonly clauses: readonly Clause[];
  readonly units: readonly Unit[];
  /** The record's extraction with quotes as slices of `text` (`removed` is emptied). */
  readonly extraction: Extraction;
  readonly entities: readonly Entity[];
  readonly facts: readonly Fact[];
}

/** A clause with the plan it stands in and the text of its whole span. */
export interface CorpusClause {
  readonly plan: CorpusPlan;
  readonly clause: Clause;
  readonly text: string;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const EMPTY: ReadonlySet<Fact> = new Set<Fact>();
const PLACE: RelationKind = 'BELONGS_TO';

export class Corpus {
  readonly #plans = new Map<string, CorpusPlan>();
  readonly #clauses = new Map<string, { plan: string; clause: Clause }>();
  readonly #units = new Map<string, Unit>();
  readonly #entities = new CorpusEntities();
  readonly #bySubject = new Map<string, Set<Fact>>();
  readonly #byObject = new Map<string, Set<Fact>>();
  readonly #byRelation = new Map<string, Set<Fact>>();
  /** What `placeOf` found, until a document says or takes back something of the body's place. */
  readonly #places = new Map<string, string | null>();
  readonly #pool = new StringPool();
  #ordered: readonly CorpusPlan[] | null = null;
  #version = 0;

  /** Reads every document of a store, one after the other. */
  static async load(store: GraphStore): Promise<Corpus> {
    const corpus = new Corpus();
    for (const id of await store.documentIds()) {
      const record = await store.document(id);
      if (record) corpus.put(record);
    }
    return corpus;
  }

  /** Grows with every change: a cache made at another version is stale. */
  get version(): number {
    return this.#version;
  }

  /** Number of plans. */
  get size(): number {
    return this.#plans.size;
  }

  get unitCount(): number {
    return this.#units.size;
  }

  /** Adds a document or replaces what one of the same id said; a document that is no plan is left out. */
  put(record: DocumentRecord): void {
    this.remove(record.id);
    const meta = record.extraction.plan;
    if (!meta) return;
    const { extraction, entities, facts } = compactRecord(record, this.#pool);
    const { text, clauses, source } = extraction;
    const ref: PlanRef = { id: record.id, title: meta.title, source };
    const units = unitsOf(record.id, text, clauses);
    this.#plans.set(record.id, { ref, meta, text, clauses, units, extraction, entities, facts });
    for (const clause of clauses) this.#clauses.set(clause.id, { plan: record.id, clause });
    for (const unit of units) this.#units.set(unit.id, unit);
    this.#entities.add(record.id, entities);
    for (const fact of facts) {
      addTo(this.#bySubject, fact.subject, fact);
      addTo(this.#byObject, fact.object, fact);
      addTo(this.#byRelation, fact.relation, fact);
      if (fact.relation === PLACE) this.#places.delete(fact.subject);
    }
    this.#ordered = null;
    this.#version++;
  }

  /** False when no such document is held. */
  remove(id: string): boolean {
    const plan = this.#plans.get(id);
    if (!plan) return false;
    this.#plans.delete(id);
    for (const clause of plan.clauses) this.#clauses.delete(clause.id);
    for (const unit of plan.units) this.#units.delete(unit.id);
    this.#entities.remove(id, plan.entities);
    for (const fact of plan.facts) {
      dropFrom(this.#bySubject, fact.subject, fact);
      dropFrom(this.#byObject, fact.object, fact);
      dropFrom(this.#byRelation, fact.relation, fact);
      if (fact.relation === PLACE) this.#places.delete(fact.subject);
    }
    this.#ordered = null;
    this.#version++;
    return true;
  }

  /** In ascending order of id. */
  plans(): readonly CorpusPlan[] {
    this.#ordered ??= [...this.#plans.values()].sort((a, b) => byId(a.ref, b.ref));
    return this.#ordered;
  }

  /** By id or by the source file's name. */
  plan(idOrSource: string): CorpusPlan | null {
    return this.#plans.get(idOrSource) ?? this.plans().find((p) => p.ref.source === idOrSource) ?? null;
  }

  clause(id: string): CorpusClause | null {
    const held = this.#clauses.get(id);
    const plan = held && this.#plans.get(held.plan);
    if (!plan) return null;
    return { plan, clause: held.clause, text: plan.text.slice(held.clause.start, held.clause.end) };
  }

  /** The innermost clause that covers an offset of a plan's text. */
  clauseAt(planId: string, offset: number): Clause | null {
    const clauses = this.#plans.get(planId)?.clauses ?? [];
    let found: Clause | null = null;
    for (const clause of clauses) {
      if (clause.start > offset) break;
      if (offset < clause.end) found = clause;
    }
    return found;
  }

  unit(id: string): Unit | null {
    return this.#units.get(id) ?? null;
  }

  /** The unit that covers an offset of a plan's text. */
  unitAt(planId: string, offset: number): Unit | null {
    const units = this.#plans.get(planId)?.units ?? [];
    let found: Unit | null = null;
    for (const unit of units) {
      if (unit.start > offset) break;
      if (offset < unit.end) found = unit;
    }
    return found;
  }

  unitText(unit: Unit): string {
    return this.#plans.get(unit.plan)?.text.slice(unit.start, unit.end) ?? '';
  }

  entity(id: string): Entity | null {
    return this.#entities.get(id);
  }

  /** All of one kind, in ascending order of id. */
  entities(kind: EntityKind): readonly Entity[] {
    return this.#entities.ofKind(kind);
  }

  /** Those with exactly this name or alias (after NFKC), in ascending order of id. */
  entitiesNamed(name: string, kind?: EntityKind): Entity[] {
    return this.#entities.named(name, kind);
  }

  /** Ids of the plans whose text speaks of an entity, ascending. */
  plansOf(entityId: string): string[] {
    return this.#entities.documents(entityId);
  }

  /** The region a body belongs to; by the least id where several facts say so. */
  placeOf(entityId: string): Entity | null {
    let place = this.#places.get(entityId);
    if (place === undefined) {
      let first: Fact | null = null;
      for (const fact of this.#bySubject.get(entityId) ?? EMPTY)
        if (fact.relation === PLACE && (first === null || fact.id < first.id)) first = fact;
      place = first?.object ?? null;
      this.#places.set(entityId, place);
    }
    return place === null ? null : this.entity(place);
  }

  /** Facts that match every given part, in ascending order of id. */
  facts(filter: FactFilter): Fact[] {
    const { subject, object, relation, document } = filter;
    const candidates: Iterable<Fact> =
      subject !== undefined
        ? (this.#bySubject.get(subject) ?? EMPTY)
        : object !== undefined
          ? (this.#byObject.get(object) ?? EMPTY)
          : document !== undefined
            ? (this.#plans.get(document)?.facts ?? EMPTY)
            : relation !== undefined
              ? (this.#byRelation.get(relation) ?? EMPTY)
              : this.plans().flatMap((p) => p.facts);
    const found: Fact[] = [];
    for (const fact of candidates) {
      if (object !== undefined && fact.object !== object) continue;
      if (relation !== undefined && fact.relation !== relation) continue;
      if (document !== undefined && fact.document !== document) continue;
      found.push(fact);
    }
    return found.sort(byId);
  }
}

const addTo = (map: Map<string, Set<Fact>>, key: string, fact: Fact): void => {
  const held = map.get(key);
  if (held) held.add(fact);
  else map.set(key, new Set([fact]));
};

const dropFrom = (map: Map<string, Set<Fact>>, key: string, fact: Fact): void => {
  const held = map.get(key);
  held?.delete(fact);
  if (held?.size === 0) map.delete(key);
};
