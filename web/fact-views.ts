import type { Fact } from '../graph/model.ts';
import type { Parts } from './parts.ts';
import { factView } from './views.ts';

/** Looks up the names of all ends at once and gives the function that shows one of these facts. */
export async function factViews(parts: Parts, facts: readonly Fact[]) {
  const ends = await parts.store.entitiesById([
    ...new Set(facts.flatMap((f) => [f.subject, f.object, f.document])),
  ]);
  const names = new Map(ends.map((e) => [e.id, e]));
  const plans = new Map(parts.summaries().map((p) => [p.id, { id: p.id, title: p.title, source: p.source }]));
  return (fact: Fact) =>
    factView(
      fact,
      names,
      plans.get(fact.document) ?? {
        id: fact.document,
        title: names.get(fact.document)?.name ?? '',
        source: '',
      },
    );
}
