/** GraphStore over Cypher: one text for Neo4j and the embedded engine (`cypher/`), one class for both. */
import { z } from 'zod';
import { checkRecord } from './check-record.ts';
import {
  countEntities,
  countFacts,
  countLeft,
  countRecords,
  readEntities,
  readEntitiesById,
  readEntitiesByKind,
  readEntitiesByKindAndName,
  readEntitiesByName,
  readFacts,
  readFactsAmong,
  readOtherContributions,
  readRecord,
  readRecordIds,
} from './cypher/read.ts';
import { schema } from './cypher/schema.ts';
import {
  dropContributions,
  dropEntities,
  dropFacts,
  dropRecord,
  putContributions,
  putEntities,
  putFacts,
  putRecord,
} from './cypher/write.ts';
import type { CypherEngine, Row, Run } from './cypher-engine.ts';
import {
  entityRow,
  factRow,
  toContribution,
  toCount,
  toEntity,
  toFact,
  toId,
  toRecord,
} from './cypher-rows.ts';
import { walkAround, walkPath } from './cypher-walk.ts';
import { type Contribution, groupBy, mergeContributions, nameKey, sortedBy, sortedSet } from './merge.ts';
import type { DocumentRecord, Entity, Fact } from './model.ts';
import type { AroundOptions, EntityFilter, FactFilter, GraphStore, Neighbourhood } from './store.ts';

/** Rows per UNWIND: enough to be fast, little enough to keep one statement's memory small. */
const BATCH = 1000;

const Left = z.object({ relation: z.string(), facts: z.number() });

async function inBatches<T>(items: readonly T[], work: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < items.length; i += BATCH) await work(items.slice(i, i + BATCH));
}

const byRelation = (facts: readonly Fact[]): [Fact['relation'], Fact[]][] => [
  ...groupBy(facts, (fact) => fact.relation),
];

async function entitiesById(run: Run, ids: readonly string[]): Promise<Entity[]> {
  const found: Entity[] = [];
  await inBatches(sortedSet(ids), async (batch) => {
    found.push(...(await run(readEntitiesById, { ids: batch })).map(toEntity));
  });
  return sortedBy(found, (entity) => entity.id);
}

export class CypherStore implements GraphStore {
  private readonly db: CypherEngine;
  /** The end of the queue of writes: one at a time, in the order in which they were asked for. */
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(db: CypherEngine) {
    this.db = db;
  }

  /** Opens a store over an engine, which from now on belongs to the store. */
  static async open(db: CypherEngine): Promise<CypherStore> {
    await db.prepare(schema);
    return new CypherStore(db);
  }

  get engine(): 'embedded' | 'neo4j' {
    return this.db.name;
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work);
    this.queue = result.catch(() => undefined);
    return result;
  }

  put(record: DocumentRecord): Promise<void> {
    return this.enqueue(async () => {
      checkRecord(record);
      const json = JSON.stringify(record);
      await this.db.write(async (run) => {
        const rows = await run(readRecord, { id: record.id });
        if (rows[0]?.json === json) return;
        const old = rows[0] ? toRecord(rows[0]) : null;
        if (old) await this.takeBack(run, old);
        await run(putRecord, { id: record.id, json });
        await this.mergeAgain(run, record.id, old?.entities ?? [], record.entities);
        await this.state(run, record);
      });
    });
  }

  remove(documentId: string): Promise<boolean> {
    return this.enqueue(() =>
      this.db.write(async (run) => {
        const rows = await run(readRecord, { id: documentId });
        if (!rows[0]) return false;
        const old = toRecord(rows[0]);
        await this.takeBack(run, old);
        await run(dropRecord, { id: documentId });
        await this.mergeAgain(run, documentId, old.entities, []);
        return true;
      }),
    );
  }

  /** Removes a document's facts and contributions; entities are left as they were until `mergeAgain`. */
  private async takeBack(run: Run, { id, facts }: DocumentRecord): Promise<void> {
    for (const [relation, own] of byRelation(facts))
      await inBatches(sortedSet(own.map((fact) => fact.subject)), (ids) =>
        run(dropFacts(relation), { ids, document: id }),
      );
    await run(dropContributions, { id });
  }

  /** Brings every entity that the document spoke or now speaks of to the merge of all that is said of it. */
  private async mergeAgain(run: Run, document: string, old: Entity[], now: Entity[]): Promise<void> {
    const ids = sortedSet([...old, ...now].map((entity) => entity.id));
    const said = await this.saidOf(run, document, ids, now);
    const orphans = ids.filter((id) => !said.has(id));
    await inBatches(orphans, (batch) => run(dropEntities, { ids: batch }));
    const shown = new Map(
      (await entitiesById(run, ids)).map((entity) => [entity.id, JSON.stringify(entity)]),
    );
    const changed = [...said.values()]
      .map(mergeContributions)
      .filter((entity) => shown.get(entity.id) !== JSON.stringify(entity));
    await inBatches(changed, (batch) => run(putEntities, { rows: batch.map(entityRow) }));
  }

  /** By entity, what this and all other documents say; who is not in it is spoken of by nobody. */
  private async saidOf(
    run: Run,
    document: string,
    ids: readonly string[],
    now: readonly Entity[],
  ): Promise<Map<string, Contribution[]>> {
    const said = new Map<string, Contribution[]>(
      now.map((entity) => [entity.id, [{ entity, documents: 1 }]]),
    );
    await inBatches(ids, async (batch) => {
      for (const row of await run(readOtherContributions, { id: document, ids: batch })) {
        const contribution = toContribution(row);
        const known = said.get(contribution.entity.id);
        if (known) known.push(contribution);
        else said.set(contribution.entity.id, [contribution]);
      }
    });
    return said;
  }

  /** Writes a document's contributions and facts; its entities are there already. */
  private async state(run: Run, { id, entities, facts }: DocumentRecord): Promise<void> {
    const said = entities.map((entity) => ({ id: entity.id, json: JSON.stringify(entity) }));
    await inBatches(said, (rows) => run(putContributions, { id, rows }));
    for (const [relation, own] of byRelation(facts))
      await inBatches(own, (batch) => run(putFacts(relation), { rows: batch.map(factRow) }));
  }

  async documentIds(): Promise<string[]> {
    return sortedSet((await this.db.read(readRecordIds)).map(toId));
  }

  async document(id: string): Promise<DocumentRecord | null> {
    const [row] = await this.db.read(readRecord, { id });
    return row ? toRecord(row) : null;
  }

  async entity(id: string): Promise<Entity | null> {
    return (await this.entitiesById([id]))[0] ?? null;
  }

  async entitiesById(ids: readonly string[]): Promise<Entity[]> {
    return entitiesById(this.db.read, ids);
  }

  async entities({ kind, name }: EntityFilter): Promise<Entity[]> {
    const rows = await this.entityRows(kind, name === undefined ? undefined : nameKey(name));
    return sortedBy(rows.map(toEntity), (entity) => entity.id);
  }

  private entityRows(kind?: string, key?: string): Promise<Row[]> {
    if (kind !== undefined && key !== undefined)
      return this.db.read(readEntitiesByKindAndName, { kind, key });
    if (kind !== undefined) return this.db.read(readEntitiesByKind, { kind });
    if (key !== undefined) return this.db.read(readEntitiesByName, { key });
    return this.db.read(readEntities);
  }

  async facts({ subject, object, relation, document }: FactFilter): Promise<Fact[]> {
    const query = readFacts({
      subject: subject !== undefined,
      object: object !== undefined,
      document: document !== undefined,
      relations: relation === undefined ? undefined : [relation],
    });
    const given = Object.entries({ subject, object, document }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const rows = await this.db.read(query, Object.fromEntries(given));
    return sortedBy(rows.map(toFact), (fact) => fact.id);
  }

  async around(id: string, options: AroundOptions): Promise<Neighbourhood | null> {
    if ((await this.entity(id)) === null) return null;
    const seen = [...(await walkAround(this.db.read, id, options))];
    const edges = await this.db.read(readFactsAmong(options.relations), { ids: seen });
    const left = await this.db.read(countLeft(options.relations), { id, seen });
    const counts = left.map((row) => Left.parse(row));
    return {
      nodes: await this.inOrder(seen),
      edges: sortedBy(edges.map(toFact), (fact) => fact.id),
      more: Object.fromEntries(counts.map(({ relation, facts }) => [relation, facts])),
    };
  }

  private async inOrder(ids: readonly string[]): Promise<Entity[]> {
    const found = new Map((await this.entitiesById(ids)).map((entity) => [entity.id, entity]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async path(from: string, to: string, maxHops: number): Promise<Neighbourhood | null> {
    const ends = sortedSet([from, to]);
    if ((await this.entitiesById(ends)).length < ends.length) return null;
    const chain = await walkPath(this.db.read, from, to, maxHops);
    if (chain === null) return null;
    const among = await this.db.read(readFactsAmong(undefined), { ids: chain });
    const facts = sortedBy(among.map(toFact), (fact) => fact.id);
    const edges = chain.slice(1).flatMap((id, hop) => {
      const pair = [chain[hop], id];
      return (
        facts.find(
          (fact) => pair.includes(fact.subject) && pair.includes(fact.object) && fact.subject !== fact.object,
        ) ?? []
      );
    });
    return { nodes: await this.inOrder(chain), edges, more: {} };
  }

  async stats() {
    const count = async (query: string): Promise<number> => toCount((await this.db.read(query))[0]);
    return {
      documents: await count(countRecords),
      entities: await count(countEntities),
      facts: await count(countFacts),
    };
  }

  flush(): Promise<void> {
    return this.enqueue(() => this.db.flush());
  }

  close(): Promise<void> {
    return this.enqueue(() => this.db.close());
  }
}
