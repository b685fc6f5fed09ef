/** Statements that read; see `schema.ts` for shapes. Rows hold scalars and lists only. */
import type { RelationKind } from '../kinds.ts';

export const readRecord = 'MATCH (d:Record {id: $id}) RETURN d.json AS json';

export const readRecordIds = 'MATCH (d:Record) RETURN d.id AS id ORDER BY id';

const ENTITY = `RETURN e.id AS id, e.kind AS kind, e.name AS name, e.aliases AS aliases, e.props AS props
ORDER BY id`;

export const readEntitiesById = `UNWIND $ids AS wanted MATCH (e:Entity {id: wanted}) ${ENTITY}`;
export const readEntities = `MATCH (e:Entity) ${ENTITY}`;
export const readEntitiesByKind = `MATCH (e:Entity {kind: $kind}) ${ENTITY}`;
export const readEntitiesByName = `MATCH (e:Entity) WHERE $key IN e.keys ${ENTITY}`;
export const readEntitiesByKindAndName = `MATCH (e:Entity {kind: $kind}) WHERE $key IN e.keys ${ENTITY}`;

/** What the documents but `$id` say of some entities; those who say the same are counted, not listed. */
export const readOtherContributions = `UNWIND $ids AS wanted
MATCH (e:Entity {id: wanted})<-[s:SPEAKS_OF]-(d:Record)
WHERE d.id <> $id
RETURN e.id AS entity, s.json AS json, count(s) AS documents
ORDER BY entity, json`;

const FACT = `RETURN r.id AS id, a.id AS subject, type(r) AS relation, b.id AS object, r.document AS document,
r.clause AS clause, r.start AS start, r.end AS end, r.quote AS quote, r.rule AS rule, r.certainty AS certainty,
r.props AS props
ORDER BY id`;

/** `:A|B`, or nothing for all kinds. The kinds come from the kinds table, never from a user. */
const types = (relations: readonly RelationKind[] | undefined): string =>
  relations === undefined ? '' : `:${relations.join('|')}`;

export interface FactQuery {
  readonly subject?: boolean;
  readonly object?: boolean;
  readonly document?: boolean;
  readonly relations?: readonly RelationKind[];
}

/** Facts by any of subject, object, document and relation, starting at the narrowest of them. */
export function readFacts({ subject, object, document, relations }: FactQuery): string {
  const edge = `[r${types(relations)}]`;
  const own = document ? 'WHERE r.document = $document' : '';
  if (subject && object)
    return `MATCH (a:Entity {id: $subject})-${edge}->(b:Entity {id: $object}) ${own} ${FACT}`;
  if (subject) return `MATCH (a:Entity {id: $subject})-${edge}->(b:Entity) ${own} ${FACT}`;
  if (object) return `MATCH (b:Entity {id: $object})<-${edge}-(a:Entity) ${own} ${FACT}`;
  if (document)
    return `MATCH (d:Record {id: $document})-[s:SPEAKS_OF]->(a:Entity)-${edge}->(b:Entity) ${own} ${FACT}`;
  return `MATCH (a:Entity)-${edge}->(b:Entity) ${FACT}`;
}

/** Facts whose two ends are both among `$ids`. */
export const readFactsAmong = (relations: readonly RelationKind[] | undefined): string =>
  `UNWIND $ids AS wanted MATCH (a:Entity {id: wanted})-[r${types(relations)}]->(b:Entity) WHERE b.id IN $ids ${FACT}`;

/** The next ring of a walk: entities one fact away from `$ids` and not in `$seen`, in order of id. */
export const readRing = (relations: readonly RelationKind[] | undefined): string => `UNWIND $ids AS wanted
MATCH (a:Entity {id: wanted})-[r${types(relations)}]-(b:Entity)
WHERE NOT b.id IN $seen
RETURN DISTINCT b.id AS id
ORDER BY id
LIMIT $limit`;

/** How many facts of the start lead out of `$seen`, by relation. */
export const countLeft = (relations: readonly RelationKind[] | undefined): string =>
  `MATCH (a:Entity {id: $id})-[r${types(relations)}]-(b:Entity)
WHERE NOT b.id IN $seen
RETURN type(r) AS relation, count(r) AS facts
ORDER BY relation`;

/** The pairs of neighbours between two rings of a walk. */
export const readSteps = `UNWIND $ids AS wanted
MATCH (a:Entity {id: wanted})-[r]-(b:Entity)
WHERE b.id IN $to
RETURN DISTINCT a.id AS from, b.id AS to
ORDER BY from, to`;

export const countRecords = 'MATCH (d:Record) RETURN count(d) AS n';
export const countEntities = 'MATCH (e:Entity) RETURN count(e) AS n';
export const countFacts = 'MATCH (a:Entity)-[r]->(b:Entity) RETURN count(r) AS n';
