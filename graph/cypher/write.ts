/** Statements that write. All run inside the one transaction of a put or a remove; see `schema.ts` for shapes. */
import type { RelationKind } from '../kinds.ts';

export const putRecord = 'MERGE (d:Record {id: $id}) SET d.json = $json';

export const dropRecord = 'MATCH (d:Record {id: $id}) DETACH DELETE d';

/** Takes back what a document says of its entities. */
export const dropContributions = 'MATCH (d:Record {id: $id})-[s:SPEAKS_OF]->(e:Entity) DELETE s';

export const putContributions = `UNWIND $rows AS row
MATCH (d:Record {id: $id})
MATCH (e:Entity {id: row.id})
CREATE (d)-[s:SPEAKS_OF {json: row.json}]->(e)`;

export const putEntities = `UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
SET e.kind = row.kind, e.name = row.name, e.aliases = row.aliases, e.keys = row.keys, e.props = row.props`;

/** Only for entities of which nobody speaks any more; their facts went with the documents that stated them. */
export const dropEntities = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) DETACH DELETE e';

/** A relation kind cannot be a parameter; it comes from the kinds table, never from a user. */
export const putFacts = (relation: RelationKind): string => `UNWIND $rows AS row
MATCH (a:Entity {id: row.subject})
MATCH (b:Entity {id: row.object})
CREATE (a)-[r:${relation} {id: row.id, document: row.document, clause: row.clause, start: row.start, end: row.end,
quote: row.quote, rule: row.rule, certainty: row.certainty, props: row.props}]->(b)`;

/** `ids` are the subjects of the document's facts of this kind. */
export const dropFacts = (relation: RelationKind): string => `UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r:${relation}]->(b:Entity)
WHERE r.document = $document
DELETE r`;
