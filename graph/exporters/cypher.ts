/**
 * Statements that build the graph in any Neo4j (cypher-shell -f qpg.cypher); running them twice changes nothing.
 * Nodes carry `Entity` and their kind as a label, facts their relation as the type.
 */
import type { ExportedGraph, Exporter } from '../exporter.ts';
import type { EntityKind } from '../kinds.ts';
import { groupBy } from '../merge.ts';
import type { Entity, Fact, Props } from '../model.ts';

/** Rows per statement. */
const BATCH = 500;

/** A JSON string is a Cypher string: the same quotes and escapes, \u included. Keys are names of our own. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, one]) => `\`${key.replace(/[`\u0000]/g, '_')}\`: ${literal(one)}`)
      .join(', ')}}`;
  return JSON.stringify(value).replace(
    /[\u2028\u2029;]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A null property is no property in Neo4j; leaving it out says the same. */
const stated = (props: Props): [string, Props[string]][] =>
  Object.entries(props).filter(([, value]) => value !== null);

/** A node's own fields and its properties side by side; a property named like a field or not at all: `props_…`. */
function flat(fields: Props, props: Props): Props {
  const clear = stated(props).map(([key, value]) => [
    key === '' || key in fields ? `props_${key}` : key,
    value,
  ]);
  return Object.fromEntries([...clear, ...stated(fields)]);
}

const entityRow = ({ id, name, kind, aliases, props }: Entity) => ({
  id,
  fields: flat({ id, name, kind, aliases }, props),
});

const factRow = ({ subject, object, relation: _, props, ...own }: Fact) => ({
  subject,
  object,
  id: own.id,
  fields: flat(own, props),
});

/** `plan` → `Plan`. */
const label = (kind: EntityKind): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

function* statements(rows: readonly unknown[], body: string): Iterable<string> {
  for (let i = 0; i < rows.length; i += BATCH) {
    const batch = rows.slice(i, i + BATCH).map(literal);
    yield `UNWIND [\n${batch.join(',\n')}\n] AS row\n${body};\n`;
  }
}

function* write({ entities, facts }: ExportedGraph): Iterable<string> {
  yield 'CREATE CONSTRAINT Entity_id_unique IF NOT EXISTS FOR (x:Entity) REQUIRE x.id IS UNIQUE;\n';
  for (const [kind, own] of groupBy(entities, (entity) => entity.kind))
    yield* statements(
      own.map(entityRow),
      `MERGE (e:Entity {id: row.id}) SET e:${label(kind)} SET e += row.fields`,
    );
  for (const [relation, own] of groupBy(facts, (fact) => fact.relation))
    yield* statements(
      own.map(factRow),
      `MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object})\nMERGE (a)-[r:${relation} {id: row.id}]->(b) SET r += row.fields`,
    );
}

export const cypher: Exporter = {
  format: 'cypher',
  files: [{ name: 'qpg.cypher', mediaType: 'text/plain', write }],
};
