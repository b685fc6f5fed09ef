/** Facts of one relation by what they lead to: thirty sentences that prove one thing are one line. Pure. */
import type { FactView } from '../../contract.ts';

export interface FactGroup {
  readonly id: string;
  readonly name: string;
  /** The one that names an end in its words stands first. */
  readonly facts: readonly [FactView, ...FactView[]];
}

/** In the order in which ends first appear; an end in another role or strength, or in another plan, is a line of its own. */
export function byEnd(facts: readonly FactView[], of: string): FactGroup[] {
  const groups = new Map<string, { id: string; name: string; facts: FactView[] }>();
  for (const fact of facts) {
    const [id, name] =
      fact.subject === of ? [fact.object, fact.objectName] : [fact.subject, fact.subjectName];
    const key = JSON.stringify([id, fact.document, fact.props.role, fact.props.strength, fact.certainty]);
    const group = groups.get(key) ?? { id, name, facts: [] };
    group.facts.push(fact);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ id, name, facts: all }) => {
    const telling = all.find((f) => f.quote.includes(f.subjectName) || f.quote.includes(f.objectName));
    const first = (telling ?? all[0]) as FactView;
    return { id, name, facts: [first, ...all.filter((f) => f !== first)] };
  });
}
