import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import { describe, expect, it } from 'vitest';
import { CypherStore } from '../../graph/cypher-store.ts';
import { QpgError } from '../../graph/errors.ts';
import { openStore } from '../../graph/open.ts';
import { explained, openEmbeddedEngine } from '../../graph/stores/embedded.ts';
import { twoPlans } from './records.ts';

describe("the embedded engine's own errors", () => {
  // Words of @grafeo-db/js 0.6.0, recorded on a full and on a read-only tmpfs and with a second process.
  it.each([
    [
      'GRAFEO-X003: I/O error: cannot write 89 bytes at offset 368640: No space left on device (os error 28)',
      'DATA_FULL',
    ],
    ['GRAFEO-X003: I/O error: Read-only file system (os error 30)', 'DATA_READ_ONLY'],
    ['GRAFEO-X003: I/O error: Permission denied (os error 13)', 'DATA_READ_ONLY'],
    ['GRAFEO-X001: Internal error: database file cannot be locked for reading: graph.db', 'DATA_LOCKED'],
    ['GRAFEO-S002: the file graph.db is damaged at byte 0: file header is 10 bytes', 'DATA_DAMAGED'],
    [
      'GRAFEO-X002: Serialization error: cannot open graph.db: invalid file header magic, not a Grafeo database',
      'DATA_DAMAGED',
    ],
  ])('%s', (message, code) => {
    const error = explained(new Error(`Database error: ${message}`), join('data', 'graph', 'graph.db'));
    expect(error).toMatchObject({ code, exitCode: 1 });
    expect(String(error)).toContain(join('data', 'graph', 'graph.db'));
  });

  it('leaves what it does not know as it is', () => {
    const error = new Error('Query error: GRAFEO-Q001: syntax error');
    expect(explained(error, 'graph.db')).toBe(error);
    expect(explained('text', 'graph.db')).toBe('text');
  });
});

describe('a commit for which the disk has no room', () => {
  /** A database as 0.6.0 behaves on a full tmpfs: the commit fails, and rolling back then fails as well. */
  function fullDatabase(): GrafeoDB {
    const db = grafeo.GrafeoDB.create(null);
    const begin = db.beginTransaction.bind(db);
    db.beginTransaction = (...args) => {
      const transaction = begin(...args);
      transaction.commit = () => {
        throw new Error('Database error: GRAFEO-X003: I/O error: No space left on device (os error 28)');
      };
      transaction.rollback = () => {
        throw new Error('Transaction error: GRAFEO-T004: Invalid transaction state: No active transaction');
      };
      return transaction;
    };
    return db;
  }

  it('is DATA_FULL, not what went wrong afterwards', async () => {
    const store = await CypherStore.open(openEmbeddedEngine(null, fullDatabase));
    await expect(store.put(twoPlans().a)).rejects.toMatchObject({ code: 'DATA_FULL' });
    await expect(store.remove('plan:unknown')).rejects.toMatchObject({ code: 'DATA_FULL' });
  });
});

describe('opening a store', () => {
  it.each(['', 'sqlite', 'http://localhost', 'neo4j', 'embedded:'])(
    'refuses the address “%s”',
    async (address) => {
      const opening = openStore(address, 'unused');
      await expect(opening).rejects.toBeInstanceOf(QpgError);
      await expect(opening).rejects.toMatchObject({ code: 'USAGE', exitCode: 2 });
    },
  );

  it('opens one in memory without touching a disk', async () => {
    const store = await openStore('memory', join('does', 'not', 'exist'));
    expect(store.engine).toBe('memory');
  });

  it('says what to do with a file that is no graph', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'qpg-open-'));
    const store = await openStore('embedded', dir);
    expect(store.engine).toBe('embedded');
    await store.close();
    await writeFile(
      join(dir, 'graph', 'graph.db'),
      'not a graph, but long enough to be read as one'.repeat(200),
    );
    await expect(openStore('embedded', dir)).rejects.toMatchObject({ code: 'DATA_DAMAGED' });
    await rm(dir, { recursive: true });
  });
});
