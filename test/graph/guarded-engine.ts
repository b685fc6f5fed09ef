/** An engine that refuses any statement outside the dialect: every Cypher test runs through it. */
import { lint } from '../../graph/cypher/dialect.ts';
import type { CypherEngine, Run } from '../../graph/cypher-engine.ts';

const guard =
  (run: Run): Run =>
  async (cypher, params) => {
    const faults = lint(cypher);
    if (faults.length > 0) throw new Error(`outside the dialect: ${faults.join('; ')}\n${cypher}`);
    return run(cypher, params);
  };

export const guarded = (engine: CypherEngine): CypherEngine => ({
  name: engine.name,
  prepare: (schema) => engine.prepare(schema),
  read: guard(engine.read),
  write: (work) => engine.write((run) => work(guard(run))),
  flush: () => engine.flush(),
  close: () => engine.close(),
});
