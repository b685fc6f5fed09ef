/**
 * The default store: the graph database `@grafeo-db/js` inside this process, on disk or in memory. It is young
 * (pinned exactly), therefore the data folder keeps every source document and the graph can be rebuilt from it.
 */
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import grafeo, { type GrafeoDB, type Transaction } from '@grafeo-db/js';
import type { Schema } from '../cypher/schema.ts';
import { type CypherEngine, isConflict, type Params, type Row, type Run } from '../cypher-engine.ts';
import { CypherStore } from '../cypher-store.ts';
import { fullError, readOnlyError } from '../disk.ts';
import { QpgError } from '../errors.ts';
import type { GraphStore } from '../store.ts';

const CHECKPOINT = { walBytes: 32_000_000, intervalMs: 60_000 };
const ATTEMPTS = 6;

/**
 * The engine's own errors carry no code to tell them apart, only the operating system's number and words
 * (28 no space, 13 no permission, 1 not permitted, 30 read-only).
 */
export function explained(error: unknown, path: string): unknown {
  const text = error instanceof Error ? error.message : '';
  if (/\(os error (?:28|122)\)/.test(text)) return fullError(path, error);
  if (/\(os error (?:1|13|30)\)/.test(text)) return readOnlyError(path, error);
  if (text.includes('cannot be locked'))
    return new QpgError(
      'DATA_LOCKED',
      `图库“${path}”正被另一个进程使用。请先结束它，或用 --data 换一个目录。`,
      {
        cause: error,
      },
    );
  if (/is damaged at byte|not a Grafeo database|GRAFEO-S|GRAFEO-X002/.test(text))
    return damagedError(path, error);
  return error;
}

const damagedError = (path: string, cause: unknown): QpgError => {
  const [folder, data] = [dirname(path), dirname(dirname(path))];
  return new QpgError(
    'DATA_DAMAGED',
    `图库文件“${path}”已损坏。原始文件都在“${join(data, 'sources')}”：请移走文件夹“${folder}”后重新运行，qpg 会由原始文件重建图库。`,
    { cause },
  );
};

/**
 * Rolls back what a failed piece of work wrote. A commit that failed (a full disk) has ended its transaction although
 * it still calls itself active; that rolling back then fails too must not hide why the commit did.
 */
function abandon(transaction: Pick<Transaction, 'isActive' | 'rollback'>): void {
  try {
    if (transaction.isActive) transaction.rollback();
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('No active transaction'))) throw error;
  }
}

class GrafeoEngine implements CypherEngine {
  readonly name = 'embedded';
  private readonly db: GrafeoDB;
  /** The file, or null for a graph in memory. */
  private readonly path: string | null;

  constructor(path: string | null, create: (path: string | null) => GrafeoDB) {
    this.path = path;
    try {
      this.db = create(path);
      if (path !== null) this.db.setCheckpointTriggers(CHECKPOINT);
    } catch (error) {
      throw explained(error, path ?? '');
    }
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
        if (!isConflict(error) || attempt >= ATTEMPTS) throw explained(error, this.path ?? '');
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
    } catch (error) {
      abandon(transaction);
      throw error;
    }
  }

  async flush(): Promise<void> {
    if (this.path === null) return;
    try {
      // Commits are not fsynced one by one; a checkpoint is.
      this.db.walCheckpoint();
    } catch (error) {
      throw explained(error, this.path);
    }
  }

  async close(): Promise<void> {
    try {
      this.db.close();
    } catch (error) {
      throw explained(error, this.path ?? '');
    }
  }
}

/**
 * The engine alone, for tests that look at each statement. `path` null: in memory. `create` lets a test stand in a
 * database whose disk is full.
 */
export const openEmbeddedEngine = (
  path: string | null,
  // CommonJS whose names Node cannot see: only the default import exists at run time.
  create = (file: string | null): GrafeoDB => grafeo.GrafeoDB.create(file),
): CypherEngine => new GrafeoEngine(path, create);

/**
 * Opens or creates the graph in the file `path` (its folder must exist); one process at a time.
 * @throws QpgError DATA_LOCKED, DATA_DAMAGED, DATA_FULL, DATA_READ_ONLY
 */
export async function openEmbeddedStore(path: string): Promise<GraphStore> {
  const engine = openEmbeddedEngine(path);
  try {
    return await CypherStore.open(engine);
  } catch (error) {
    await engine.close().catch(() => undefined);
    throw explained(error, path);
  }
}
