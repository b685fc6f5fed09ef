/** One place that knows which stores there are and how an address names them. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writing } from './disk.ts';
import { QpgError } from './errors.ts';
import type { GraphStore } from './store.ts';
import { openMemoryStore } from './stores/memory.ts';

const NEO4J_ADDRESS = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\//;

/** The embedded graph's file in a data folder. */
export const graphFile = (dataDir: string): string => join(dataDir, 'graph', 'graph.db');

/**
 * Opens the store that `address` names: `embedded` (on disk under `dataDir`), `memory`, or the `neo4j://…` or
 * `bolt://…` address of a server, whose user, password and database come from NEO4J_USERNAME, NEO4J_PASSWORD and
 * NEO4J_DATABASE. Engines are loaded only when they are asked for.
 * @throws QpgError USAGE for another address; STORE_UNREACHABLE; DATA_LOCKED, DATA_DAMAGED, DATA_FULL, DATA_READ_ONLY
 */
export async function openStore(
  address: string,
  dataDir: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<GraphStore> {
  if (address === 'memory') return openMemoryStore();
  if (address === 'embedded') {
    const { openEmbeddedStore } = await import('./stores/embedded.ts');
    await writing(dataDir, () => mkdir(join(dataDir, 'graph'), { recursive: true }));
    return openEmbeddedStore(graphFile(dataDir));
  }
  if (NEO4J_ADDRESS.test(address)) {
    const { openNeo4jStore } = await import('./stores/neo4j.ts');
    return openNeo4jStore(address, {
      user: environment.NEO4J_USERNAME || 'neo4j',
      password: environment.NEO4J_PASSWORD || null,
      database: environment.NEO4J_DATABASE || 'neo4j',
    });
  }
  throw new QpgError(
    'USAGE',
    `不认识的图库“${address}”。--store 可写 embedded、memory，或 neo4j://主机:端口、bolt://主机:端口。`,
  );
}
