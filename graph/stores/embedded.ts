/**
 * The default store: the graph database `@grafeo-db/js` inside this process, on disk or in memory. It is young
 * (pinned exactly), therefore the data folder keeps every source document and the graph can be rebuilt from it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import type { Schema } from '../cypher/schema.ts';
import { type CypherEngine, isConflict, type Params, type Row, type Run } from '../cypher-engine.ts';
import { CypherStore } from '../cypher-store.ts';
import type { GraphStore } from '../store.ts';

const CHECKPOINT = { walBytes: 32_000_000, intervalMs: 60_000 };
const ATTEMPTS = 6;

class GrafeoEngine implements CypherEngine {
  readonly name = 'embedded';
  private readonly db: GrafeoDB;
  private readonly onDisk: boolean;

  constructor(path: string | null) {
    // CommonJS whose names Node cannot see: only the default import exists at run time.
    this.db = grafeo.GrafeoDB.create(path);
    this.onDisk = path !== null;
    if (this.onDisk) this.db.setCheckpointTriggers(CHECKPOINT);
  }

  async prepare({ unique, index }: Schema): Promise<void> {
    // The constraint alone brings no index here, and MERGE without one takes quadratic time.
    for (const { label, property } of [...unique, ...index])
      await this.read(`CREATE INDEX ${label}_${property} IF NOT EXISTS FOR (x:${label}) ON (x.${property})`);
    for (const { label, property } of unique)
      await this.read(
        `CREATE CONSTRAINT ${label}_${property}_unique IF NOT EXISTS FOR (x:${label}) REQUIRE x.${property} IS UNIQUE`,
      );
  }

  readonly read = async (cypher: string, params: Params = {}): Promise<Row[]> =>
    (await this.db.executeCypher(cypher, params)).toArray();

  async write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (!isConflict(error) || attempt >= ATTEMPTS) throw error;
        await wait(5 * 2 ** attempt);
      }
    }
  }

  private async once<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const transaction = this.db.beginTransaction();
    try {
      const result = await work(async (cypher, params = {}) =>
        (await transaction.executeCypher(cypher, params)).toArray(),
      );
      transaction.commit();
      return result;
    } finally {
      if (transaction.isActive) transaction.rollback();
    }
  }

  async flush(): Promise<void> {
    // Commits are not fsynced one by one; a checkpoint is.
    if (this.onDisk) this.db.walCheckpoint();
  }

  async close(): Promise<void> {
    this.db.close();
  }
}

/** The engine alone, for tests that look at each statement. `path` null: in memory. */
export const openEmbeddedEngine = (path: string | null): CypherEngine => new GrafeoEngine(path);

/** Opens or creates the graph in the file `path` (its folder must exist); one process at a time. */
export const openEmbeddedStore = async (path: string): Promise<GraphStore> =>
  CypherStore.open(openEmbeddedEngine(path));
