/** The entities of the graph that an answer speaks of, so that its names can be linked and looked around from. */
import type { EntityKind } from '../graph/kinds.ts';
import type { Entity } from '../graph/model.ts';
import type { Corpus, CorpusPlan } from './corpus.ts';
import type { AnswerDraft, AnswerEntity } from './question.ts';

/** Links are for reading: an answer over a thousand plans needs no thousand of them. */
const MOST = 60;

const LINKED: readonly EntityKind[] = ['department', 'indicator'];
const named = new WeakMap<CorpusPlan, ReadonlyMap<string, Entity>>();

/** A plan's departments and indicators by each of their names, made when a plan is first answered with. */
function namesOf(plan: CorpusPlan): ReadonlyMap<string, Entity> {
  const held = named.get(plan);
  if (held) return held;
  const made = new Map<string, Entity>();
  for (const entity of plan.entities)
    if (LINKED.includes(entity.kind))
      for (const name of [...entity.aliases, entity.name]) made.set(`${entity.kind} ${name}`, entity);
  named.set(plan, made);
  return made;
}

/**
 * What the draft itself names comes first (the page starts its graph there), then its departments and indicators,
 * each once and under the name that the answer uses.
 */
export function entitiesOf(draft: AnswerDraft, corpus: Corpus): AnswerEntity[] {
  const found = new Map<string, AnswerEntity>();
  const put = (e: AnswerEntity): void => {
    if (found.size < MOST && !found.has(e.id)) found.set(e.id, e);
  };
  for (const e of draft.entities ?? []) put(e);
  const look = (plan: string, kind: EntityKind, name: string): void => {
    const held = corpus.plan(plan);
    const entity = held && namesOf(held).get(`${kind} ${name}`);
    if (entity) put({ id: entity.id, kind, name });
  };
  for (const d of draft.departments ?? []) look(d.plan.id, 'department', d.name);
  for (const v of draft.values ?? []) look(v.plan.id, 'indicator', v.indicator);
  return [...found.values()];
}
