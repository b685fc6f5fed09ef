/** Where tests open their stores. All Cypher goes through the dialect guard. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CypherStore } from '../../graph/cypher-store.ts';
import type { GraphStore } from '../../graph/store.ts';
import { openEmbeddedEngine } from '../../graph/stores/embedded.ts';
import { openMemoryStore } from '../../graph/stores/memory.ts';
import { type Neo4jAccess, openNeo4jEngine } from '../../graph/stores/neo4j.ts';
import type { StorePlace } from '../contracts/graph-store.ts';
import { guarded } from './guarded-engine.ts';

export const memoryPlace = async (): Promise<StorePlace> => ({
  open: async () => openMemoryStore(),
  clear: async () => {},
  durable: false,
});

export async function embeddedPlace(): Promise<StorePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'qpg-embedded-'));
  return {
    open: () => CypherStore.open(guarded(openEmbeddedEngine(join(folder, 'graph.db')))),
    clear: () => rm(folder, { recursive: true }),
    durable: true,
  };
}

/** What test/neo4j/start.sh sets unless told otherwise. */
export const testAccess: Neo4jAccess = {
  user: 'neo4j',
  password: process.env.NEO4J_PASSWORD ?? 'qpg-test-password',
  database: 'neo4j',
};

const empty = async (store: GraphStore): Promise<void> => {
  for (const id of await store.documentIds()) await store.remove(id);
};

/** A place in the database of the server at `address`: everything in it is deleted. */
export async function neo4jPlace(address: string): Promise<StorePlace> {
  const open = async (): Promise<GraphStore> =>
    CypherStore.open(guarded(await openNeo4jEngine(address, testAccess)));
  const clear = async (): Promise<void> => {
    const store = await open();
    await empty(store);
    await store.close();
  };
  await clear();
  return { open, clear, durable: true };
}
