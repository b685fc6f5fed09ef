import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CypherStore } from '../../graph/cypher-store.ts';
import { openEmbeddedEngine } from '../../graph/stores/embedded.ts';
import { testGraphStore } from '../contracts/graph-store.ts';
import { guarded } from './guarded-engine.ts';

testGraphStore('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qpg-embedded-'));
  return {
    open: () => CypherStore.open(guarded(openEmbeddedEngine(join(folder, 'graph.db')))),
    clear: () => rm(folder, { recursive: true }),
    durable: true,
  };
});
