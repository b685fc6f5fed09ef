import type { EntityKind } from '../graph/kinds.ts';
import type { Entity } from '../graph/model.ts';
import type { Corpus, CorpusPlan } from './corpus.ts';
import type { Unit } from './units.ts';

/** Kinds that a unit can be found, filtered and counted by. */
const KINDS: ReadonlySet<EntityKind> = new Set<EntityKind>([
  'department',
  'program',
  'indicator',
  'industry',
  'region',
]);
const NONE: ReadonlySet<string> = new Set();

/** The unit around each offset of a plan, by halving: a plan has hundreds of facts and mentions. */
const unitFinder = (units: readonly Unit[]) => {
  return (offset: number): Unit | null => {
    let low = 0;
    let high = units.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const unit = units[middle]!;
      if (offset < unit.start) high = middle - 1;
      else if (offset >= unit.end) low = middle + 1;
      else return unit;
    }
    return null;
  };
};

/**
 * Which departments, programs, indicators, industries and regions a unit speaks of: where their facts and
 * mentions stand, and, for facts about a task, the task's unit (a general remark assigns it from elsewhere).
 * Made per plan when first asked for, and forgotten with the plan.
 */
export class Annotations {
  readonly #corpus: Corpus;
  readonly #made = new WeakMap<CorpusPlan, ReadonlyMap<string, ReadonlySet<string>>>();

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** Ids of the entities that a unit speaks of. */
  of(unit: Unit): ReadonlySet<string> {
    const plan = this.#corpus.plan(unit.plan);
    return plan ? (this.#ofPlan(plan).get(unit.id) ?? NONE) : NONE;
  }

  /** Units, over all plans, that speak of any of the entities. */
  unitsWith(entities: readonly string[]): Set<string> {
    const found = new Set<string>();
    for (const id of new Set(entities.flatMap((entity) => this.#corpus.plansOf(entity)))) {
      const plan = this.#corpus.plan(id);
      if (!plan) continue;
      for (const [unit, speaksOf] of this.#ofPlan(plan))
        if (entities.some((entity) => speaksOf.has(entity))) found.add(unit);
    }
    return found;
  }

  #ofPlan(plan: CorpusPlan): ReadonlyMap<string, ReadonlySet<string>> {
    const held = this.#made.get(plan);
    if (held) return held;
    const made = annotate(plan);
    this.#made.set(plan, made);
    return made;
  }
}

const annotate = (plan: CorpusPlan): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  const unitAt = unitFinder(plan.units);
  const kept = new Map(plan.entities.filter((e) => KINDS.has(e.kind)).map((e) => [e.id, e]));
  const note = (unit: Unit | null | undefined, entity: string): void => {
    if (!unit || !kept.has(entity)) return;
    const held = found.get(unit.id);
    if (held) held.add(entity);
    else found.set(unit.id, new Set([entity]));
  };
  const unitOfTask = new Map(plan.extraction.tasks.map((task) => [task.id, unitAt(task.start)]));
  for (const fact of plan.facts) {
    for (const end of [fact.subject, fact.object]) {
      note(unitAt(fact.start), end);
      note(unitOfTask.get(fact.subject), end);
    }
  }
  const named = byName([...kept.values()]);
  const { programs, departments, industries } = plan.extraction;
  for (const [kind, items] of [
    ['program', programs],
    ['department', departments],
    ['industry', industries],
  ] as const) {
    for (const item of items) {
      const entity = named.get(`${kind} ${item.name}`);
      if (entity !== undefined) for (const mention of item.mentions) note(unitAt(mention.start), entity);
    }
  }
  return found;
};

const byName = (entities: readonly Entity[]): Map<string, string> => {
  const named = new Map<string, string>();
  for (const { kind, name, aliases, id } of entities)
    for (const form of [...aliases, name]) named.set(`${kind} ${form}`, id);
  return named;
};
