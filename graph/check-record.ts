/**
 * What a record must satisfy before any store takes it. A violation is a bug of whoever built the record, not
 * bad input, so it throws a TypeError: better no record than a ghost in the graph.
 */
import type { DocumentRecord } from './model.ts';

function unique(ids: readonly string[], what: string, document: string): Set<string> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (id === '') throw new TypeError(`${document}: a ${what} has an empty id`);
    if (seen.has(id)) throw new TypeError(`${document}: two ${what}s have the id ${id}`);
    seen.add(id);
  }
  return seen;
}

/**
 * @throws TypeError if ids repeat, a fact belongs to another document, or a fact's end is not among the
 * record's own entities (it would dangle once the document that does name it is removed).
 */
export function checkRecord(record: DocumentRecord): void {
  const { id, entities, facts } = record;
  const known = unique(
    entities.map((entity) => entity.id),
    'entity',
    id,
  );
  unique(
    facts.map((fact) => fact.id),
    'fact',
    id,
  );
  for (const fact of facts) {
    if (fact.document !== id) throw new TypeError(`${id}: the fact ${fact.id} belongs to ${fact.document}`);
    for (const end of [fact.subject, fact.object])
      if (!known.has(end))
        throw new TypeError(`${id}: the fact ${fact.id} (${fact.relation}) has an unknown end ${end}`);
  }
}
