import type { DocumentRecord, Entity, Extraction, Fact } from '../graph/model.ts';

/** Keeps one copy of each string handed to it: ids come out of JSON as thousands of equal copies. */
export class StringPool {
  readonly #held = new Map<string, string>();

  one(value: string): string {
    const held = this.#held.get(value);
    if (held !== undefined) return held;
    this.#held.set(value, value);
    return value;
  }
}

/**
 * The same record with every quote a slice of its text: V8 lets a slice share its parent's characters, so a
 * document's text is held once however many facts quote it. `removed` is dropped: nobody searches it.
 */
export const compactRecord = (record: DocumentRecord, pool: StringPool): DocumentRecord => {
  const { text } = record.extraction;
  const quote = (start: number, end: number, said: string): string => {
    const slice = text.slice(start, end);
    return slice === said ? slice : said;
  };
  const evident = <T extends { start: number; end: number; evidence: string }>(item: T): T => ({
    ...item,
    evidence: quote(item.start, item.end, item.evidence),
  });
  const x = record.extraction;
  const extraction: Extraction = {
    ...x,
    removed: [],
    citations: x.citations.map(evident),
    targets: x.targets.map(evident),
    programs: x.programs.map(evident),
    programLeads: x.programLeads.map(evident),
    departments: x.departments.map(evident),
    industries: x.industries.map(evident),
    tasks: x.tasks.map((task) => ({
      ...task,
      text: quote(task.start, task.end, task.text),
      departments: task.departments.map(evident),
    })),
  };
  const fact = (f: Fact): Fact => ({
    ...f,
    subject: pool.one(f.subject),
    object: pool.one(f.object),
    document: pool.one(f.document),
    clause: f.clause === null ? null : pool.one(f.clause),
    rule: pool.one(f.rule),
    quote: quote(f.start, f.end, f.quote),
  });
  const entity = (e: Entity): Entity => ({ ...e, id: pool.one(e.id), name: pool.one(e.name) });
  return { id: record.id, extraction, entities: record.entities.map(entity), facts: record.facts.map(fact) };
};
