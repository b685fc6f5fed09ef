/** One file, so that the suites take turns at the one database that a Community server has. */
import { describe, expect, it } from 'vitest';
import { openStore } from '../../graph/open.ts';
import { openNeo4jEngine } from '../../graph/stores/neo4j.ts';
import { testExporter } from '../contracts/exporter.ts';
import { testGraphStore } from '../contracts/graph-store.ts';
import { testSameAnswers } from './differential.ts';
import { memoryPlace, neo4jPlace, testAccess } from './places.ts';
import { runCypher } from './run-cypher.ts';

describe('a Neo4j server that is not there', () => {
  it('is one clear line with what to do', async () => {
    // Port 1 is reserved and closed on any machine that runs tests.
    const opening = openStore('bolt://127.0.0.1:1', '', { NEO4J_PASSWORD: 'secret-password' });
    await expect(opening).rejects.toMatchObject({ code: 'STORE_UNREACHABLE', exitCode: 1 });
    const message = await opening.catch((error: unknown) => (error instanceof Error ? error.message : ''));
    expect(message).toContain('bolt://127.0.0.1:1');
    expect(message).not.toContain('secret-password');
  });
});

const address = process.env.QPG_TEST_NEO4J;
if (address) {
  testGraphStore('neo4j', () => neo4jPlace(address));
  testSameAnswers(
    'memory and neo4j',
    async () => [await memoryPlace(), await neo4jPlace(address)],
    [1, 2, 3, 4, 5],
  );
  testExporter('cypher', ['qpg.cypher'], async (files) => {
    const engine = await openNeo4jEngine(address, testAccess);
    try {
      await engine.write((run) => run('MATCH (e:Entity) DETACH DELETE e'));
      return await runCypher(engine, files[0]!.content);
    } finally {
      await engine.write((run) => run('MATCH (e:Entity) DETACH DELETE e'));
      await engine.close();
    }
  });

  describe('a Neo4j server that wants another password', () => {
    it('says so', async () => {
      const opening = openStore(address, '', { NEO4J_PASSWORD: 'certainly-wrong' });
      await expect(opening).rejects.toThrow(/NEO4J_PASSWORD/);
    });
  });
} else {
  process.stderr.write('neo4j: left out, QPG_TEST_NEO4J names no server (see test/neo4j/README.md)\n');
}
