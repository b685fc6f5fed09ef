/**
 * The two matrices that compare plans, computed over facts: programs × plans and indicators × plans.
 * Rows carry the facts themselves, so that every cell can open the sentence it stands on.
 */

import { byCodeUnit, groupBy, sortedBy } from './merge.ts';
import type { Entity, Fact, Level, Strength } from './model.ts';
import type { GraphStore } from './store.ts';

/** What comparing needs to know of a plan beside its facts. */
export interface ComparedPlan {
  readonly id: string;
  /** ISO date of issue, else of publication; null if neither is known. */
  readonly date: string | null;
  readonly level: Level | null;
  readonly province: string | null;
}

export interface AdoptionCell {
  readonly strength: Strength;
  /** The strongest fact of this plan about this program. */
  readonly fact: Fact;
  readonly leads: readonly Entity[];
  /** Days from the earliest plan of the same province at provincial level that adopts it; null if not comparable. */
  readonly daysAfterProvince: number | null;
}

export interface ProgramRow {
  readonly program: Entity;
  /** In the order of the plans; null where the plan does not name the program. */
  readonly cells: readonly (AdoptionCell | null)[];
}

export interface TargetCell {
  readonly target: Entity;
  readonly fact: Fact;
}

export interface IndicatorRow {
  readonly indicator: Entity;
  readonly cells: readonly (readonly TargetCell[])[];
}

const STRENGTHS: readonly Strength[] = ['mentioned', 'deployed', 'quantified'];
const DAY_MS = 86_400_000;

const strengthOf = (fact: Fact): number => STRENGTHS.indexOf(fact.props.strength as Strength);

/** Programs that at least one of the plans adopts; those that most plans adopt come first. */
export async function comparePrograms(
  store: GraphStore,
  plans: readonly ComparedPlan[],
): Promise<ProgramRow[]> {
  const facts = await factsOf(store, plans, 'ADOPTS');
  const leads = groupBy(await factsOf(store, plans, 'LED_BY'), (f) => `${f.subject} ${f.document}`);
  const entities = await entitiesOf(store, [
    ...facts.map((f) => f.object),
    ...[...leads.values()].flat().map((f) => f.object),
  ]);
  const rows = [...groupBy(facts, (f) => f.object)].map(([id, adoptions]): ProgramRow => {
    const strongest = new Map<string, Fact>();
    for (const fact of adoptions) {
      const held = strongest.get(fact.document);
      if (!held || strengthOf(fact) > strengthOf(held)) strongest.set(fact.document, fact);
    }
    const cells = plans.map((plan): AdoptionCell | null => {
      const fact = strongest.get(plan.id);
      if (!fact) return null;
      return {
        fact,
        strength: STRENGTHS[Math.max(0, strengthOf(fact))] as Strength,
        // Several sentences of one plan may name the same lead.
        leads: [...new Set((leads.get(`${id} ${plan.id}`) ?? []).map((f) => f.object))].flatMap(
          (lead) => entities.get(lead) ?? [],
        ),
        daysAfterProvince: daysAfterProvince(plan, plans, strongest),
      };
    });
    return { program: entities.get(id) as Entity, cells };
  });
  return fullestFirst(
    rows,
    (r) => r.cells.filter(Boolean).length,
    (r) => r.program.name,
  );
}

function daysAfterProvince(
  plan: ComparedPlan,
  plans: readonly ComparedPlan[],
  adopted: ReadonlyMap<string, Fact>,
): number | null {
  if (!isDay(plan.date) || plan.level === 'province' || plan.province === null) return null;
  const dates = plans
    .filter((p) => p.level === 'province' && p.province === plan.province && adopted.has(p.id))
    .flatMap((p) => (isDay(p.date) ? [p.date] : []))
    .sort(byCodeUnit);
  return dates[0] === undefined ? null : Math.round((Date.parse(plan.date) - Date.parse(dates[0])) / DAY_MS);
}

/** A month alone cannot be counted in days. */
const isDay = (date: string | null): date is string => date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date);

/** Indicators for which at least one of the plans states a value, with all its values by year. */
export async function compareTargets(
  store: GraphStore,
  plans: readonly ComparedPlan[],
): Promise<IndicatorRow[]> {
  const facts = await factsOf(store, plans, 'MEASURES');
  const entities = await entitiesOf(
    store,
    facts.flatMap((f) => [f.subject, f.object]),
  );
  const rows = [...groupBy(facts, (f) => f.object)].map(([id, measures]): IndicatorRow => {
    const byPlan = groupBy(measures, (f) => f.document);
    const cells = plans.map((plan) =>
      sortedBy(
        (byPlan.get(plan.id) ?? []).map((fact) => ({ fact, target: entities.get(fact.subject) as Entity })),
        ({ target, fact }) => `${String(target.props.year ?? '')} ${fact.id}`,
      ),
    );
    return { indicator: entities.get(id) as Entity, cells };
  });
  return fullestFirst(
    rows,
    (r) => r.cells.filter((c) => c.length).length,
    (r) => r.indicator.name,
  );
}

const factsOf = async (
  store: GraphStore,
  plans: readonly ComparedPlan[],
  relation: 'ADOPTS' | 'LED_BY' | 'MEASURES',
) => (await Promise.all(plans.map((p) => store.facts({ document: p.id, relation })))).flat();

const entitiesOf = async (store: GraphStore, ids: readonly string[]): Promise<Map<string, Entity>> =>
  new Map((await store.entitiesById([...new Set(ids)])).map((e) => [e.id, e]));

const fullestFirst = <R>(rows: R[], count: (row: R) => number, name: (row: R) => string): R[] =>
  rows.sort((a, b) => count(b) - count(a) || byCodeUnit(name(a), name(b)));
