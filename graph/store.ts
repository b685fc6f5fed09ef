/**
 * GraphStore: where facts live. Three implementations (`stores/`) pass one contract suite
 * (`test/contracts/graph-store.ts`); everything above this line speaks only this interface.
 */
import type { EntityKind, RelationKind } from './kinds.ts';
import type { DocumentRecord, Entity, Fact } from './model.ts';

export interface FactFilter {
  readonly subject?: string;
  readonly object?: string;
  readonly relation?: RelationKind;
  readonly document?: string;
}

export interface EntityFilter {
  readonly kind?: EntityKind;
  /** Exact match with the name or an alias, after NFKC. */
  readonly name?: string;
}

export interface AroundOptions {
  /** Hops from the start, 1–3. */
  readonly depth: number;
  readonly relations?: readonly RelationKind[];
  /** Most nodes in the reply, the start included. */
  readonly limit: number;
}

/** A part of the graph; `more` counts, per relation, the facts of the start that did not fit. */
export interface Neighbourhood {
  readonly nodes: readonly Entity[];
  readonly edges: readonly Fact[];
  readonly more: Readonly<Record<string, number>>;
}

export interface StoreStats {
  readonly documents: number;
  readonly entities: number;
  readonly facts: number;
}

export interface GraphStore {
  readonly engine: 'memory' | 'embedded' | 'neo4j';

  /**
   * Stores one document, replacing exactly what a document of the same id said before. All or nothing.
   * @throws TypeError if the record is not sound (`check-record.ts`): a bug of whoever built it.
   */
  put(record: DocumentRecord): Promise<void>;
  /** Takes one document's facts out; an entity stays while another document speaks of it. False if unknown. */
  remove(documentId: string): Promise<boolean>;

  /** Ids of the stored documents in ascending order. */
  documentIds(): Promise<string[]>;
  /** The record as it was put, or null. */
  document(id: string): Promise<DocumentRecord | null>;

  entity(id: string): Promise<Entity | null>;
  /** The entities among `ids` that exist, in ascending order of id. */
  entitiesById(ids: readonly string[]): Promise<Entity[]>;
  /** In ascending order of id. */
  entities(filter: EntityFilter): Promise<Entity[]>;
  /** In ascending order of id. */
  facts(filter: FactFilter): Promise<Fact[]>;

  /** The part of the graph around an entity, nearest first, ties by id; null if the entity is unknown. */
  around(id: string, options: AroundOptions): Promise<Neighbourhood | null>;
  /**
   * A shortest chain of facts between two entities in either direction, at most `maxHops` long, or null; among
   * equals the one whose ids come first, one fact for each step.
   */
  path(from: string, to: string, maxHops: number): Promise<Neighbourhood | null>;

  stats(): Promise<StoreStats>;
  /** Makes everything acknowledged so far durable. */
  flush(): Promise<void>;
  close(): Promise<void>;
}
