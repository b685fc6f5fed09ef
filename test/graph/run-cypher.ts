/** Runs an exported script on an engine, twice, as a user might, and reads the graph back. */
import { z } from 'zod';
import type { CypherEngine } from '../../graph/cypher-engine.ts';
import type { ReadBack } from '../contracts/exporter.ts';

const Node = z.object({ id: z.string(), name: z.string() });
const Edge = z.object({ id: z.string(), source: z.string(), target: z.string(), quote: z.string() });

export async function runCypher(engine: CypherEngine, script: string): Promise<ReadBack> {
  const statements = script.split(';\n').filter((statement) => statement !== '');
  for (const statement of [...statements, ...statements]) await engine.write((run) => run(statement));
  const nodes = await engine.read('MATCH (e:Entity) RETURN e.id AS id, e.name AS name');
  const edges = await engine.read(
    'MATCH (a:Entity)-[r]->(b:Entity) RETURN r.id AS id, a.id AS source, b.id AS target, r.quote AS quote',
  );
  return { nodes: nodes.map((row) => Node.parse(row)), edges: edges.map((row) => Edge.parse(row)) };
}
