/** A chain of facts in the order in which it is read. Pure. */
import type { FactView, GraphReply } from '../../contract.ts';

export interface PathStep {
  readonly fact: FactView;
  /** False when the chain goes against the fact's direction. */
  readonly forward: boolean;
  /** Where the step leads. */
  readonly id: string;
  readonly name: string;
}

/** The shortest walk over the reply's facts; empty when `to` cannot be reached. */
export function pathSteps({ edges }: GraphReply, from: string, to: string): PathStep[] {
  const cameBy = new Map<string, { step: PathStep; before: string } | null>([[from, null]]);
  for (const queue = [from]; queue.length > 0 && !cameBy.has(to); ) {
    const here = queue.shift() as string;
    for (const step of stepsFrom(edges, here)) {
      if (cameBy.has(step.id)) continue;
      cameBy.set(step.id, { step, before: here });
      queue.push(step.id);
    }
  }
  const steps: PathStep[] = [];
  for (let at = cameBy.get(to); at; at = cameBy.get(at.before)) steps.unshift(at.step);
  return steps;
}

const stepsFrom = (edges: readonly FactView[], here: string): PathStep[] =>
  edges.flatMap((fact): PathStep[] => {
    if (fact.subject === here) return [{ fact, forward: true, id: fact.object, name: fact.objectName }];
    if (fact.object === here) return [{ fact, forward: false, id: fact.subject, name: fact.subjectName }];
    return [];
  });
