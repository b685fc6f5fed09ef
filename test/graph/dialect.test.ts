import { describe, expect, it } from 'vitest';
import { lint } from '../../graph/cypher/dialect.ts';
import * as read from '../../graph/cypher/read.ts';
import * as write from '../../graph/cypher/write.ts';
import { type RelationKind, relationKindNames } from '../../graph/kinds.ts';

const booleans = [true, false];

/** Every statement that the stores can send. */
function statements(): string[] {
  const texts = [...Object.values(read), ...Object.values(write)].filter((one) => typeof one === 'string');
  const some: (readonly RelationKind[] | undefined)[] = [undefined, ['CITES'], relationKindNames];
  const built = some.flatMap((relations) => [
    read.readFactsAmong(relations),
    read.readRing(relations),
    read.countLeft(relations),
    ...booleans.flatMap((subject) =>
      booleans.flatMap((object) =>
        booleans.map((document) => read.readFacts({ subject, object, document, relations })),
      ),
    ),
  ]);
  const written = relationKindNames.flatMap((relation) => [
    write.putFacts(relation),
    write.dropFacts(relation),
  ]);
  return [...texts, ...built, ...written];
}

describe('the Cypher dialect', () => {
  it('holds every statement that the stores can send', () => {
    const all = statements();
    expect(all.length).toBeGreaterThan(80);
    for (const statement of all) expect([statement, lint(statement)]).toEqual([statement, []]);
  });

  it.each([
    ['MATCH (a)-[r]->(b:Entity) RETURN a.id AS id', /a has no label/],
    ['MATCH (a:Entity)-[r]->() RETURN a.id AS id', /label every node/],
    ['MATCH (a:Entity) WHERE EXISTS { (a)-[:CITES]->(b:Entity) } RETURN a.id AS id', /EXISTS/],
    ['MATCH (a:Entity) WHERE COUNT { (a)-[:CITES]->(b:Entity) } > 1 RETURN a.id AS id', /COUNT/],
    ['MATCH (a:Entity) WHERE (a)-[:CITES]->(:Entity) RETURN a.id AS id', /pattern as a predicate/],
    ['MATCH (a:Entity) OPTIONAL MATCH (a)-[r]->(b:Entity) RETURN a.id AS id', /OPTIONAL/],
    ['MATCH p = shortestPath((a:Entity)-[*..3]-(b:Entity)) RETURN length(p) AS n', /path/],
    ['MERGE (a:Entity {id: $id}) ON MATCH SET a.n = a.n + 1', /ON MATCH/],
    ['MATCH (a:Entity) RETURN toString(a.n) AS text', /toString/],
    ['MATCH (a:Entity) RETURN sum(a.n) AS n', /sum/],
    ["MATCH (a:Entity) RETURN a.id || 'x' AS id", /extras/],
    ['MATCH (a:Entity&Record) RETURN a.id AS id', /label expression/],
    ['CALL db.labels() YIELD label RETURN label AS label', /procedure/],
    ["LOAD CSV FROM 'file:///x' AS row RETURN row[0] AS cell", /LOAD CSV/],
    ['CREATE INDEX x FOR (a:Entity) ON (a.id)', /schema/],
    ['MATCH (a:Entity) RETURN a.id', /alias/],
    ['MATCH (a:Entity) RETURN a AS node', /not a itself/],
    ['MATCH (a:Entity) RETURN a.id AS id LIMIT 3', /ORDER BY/],
    ['MATCH (a:Entity) RETURN a.tags[-1] AS last', /negative/],
  ])('refuses %s', (statement, why) => {
    expect(lint(statement).join('; ')).toMatch(why);
  });

  it('does not take text in quotes for Cypher', () => {
    expect(lint("MATCH (a:Entity {name: 'OPTIONAL (x) || LIMIT \\' EXISTS {'}) RETURN a.id AS id")).toEqual(
      [],
    );
    expect(lint('MATCH (a:Entity) RETURN coalesce(sum(a.n), 0) AS n')).toEqual([]);
  });
});
