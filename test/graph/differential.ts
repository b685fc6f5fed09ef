/** Random documents come and go in two stores at once; after each step both must give the same answers. */
import { describe, expect, it } from 'vitest';
import { type EntityKind, entityKindNames, type RelationKind, relationKindNames } from '../../graph/kinds.ts';
import type { DocumentRecord, Entity } from '../../graph/model.ts';
import type { GraphStore } from '../../graph/store.ts';
import { dump, type StorePlace } from '../contracts/graph-store.ts';
import { entity, random, record, type Saying } from './records.ts';

interface Dice {
  below(n: number): number;
  pick<T>(items: readonly T[]): T;
  chance(p: number): boolean;
}

function dice(seed: number): Dice {
  const next = random(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  return { below, pick, chance: (p) => next() < p };
}

const NAMES = ['市场监管局', '经信局', 'ＡＢ', 'AB', '品字标', "O'Neil", '', '首席质量官', '"', '𠮷'];
const TEXT = '甲乙丙丁';

/** The same entity as different documents see it: other names, aliases, properties, at times another kind. */
function seen(roll: Dice, index: number): Entity {
  const kind: EntityKind = index < 4 ? roll.pick(['plan', 'document']) : entityKindNames[index % 10]!;
  return entity('task', `e${index}`, {
    kind,
    name: roll.pick(NAMES),
    aliases: Array.from({ length: roll.below(3) }, () => roll.pick(NAMES)),
    props: {
      ...(roll.chance(0.5) && { n: roll.below(3) }),
      ...(roll.chance(0.5) && { s: roll.chance(0.3) ? null : roll.pick(NAMES) }),
      ...(roll.chance(0.5) && { l: Array.from({ length: roll.below(3) }, () => roll.pick(NAMES)) }),
    },
  });
}

function randomRecord(roll: Dice, entities: number): DocumentRecord {
  const known = new Map<number, Entity>();
  const one = (): Entity => {
    const index = roll.below(entities);
    const entity = known.get(index) ?? seen(roll, index);
    known.set(index, entity);
    return entity;
  };
  const sayings = Array.from(
    { length: roll.below(14) },
    (): Saying => [
      one(),
      roll.pick(relationKindNames),
      one(),
      roll.pick([...TEXT]),
      roll.chance(0.5) ? { r: 'x' } : {},
    ],
  );
  return record(`文${roll.below(5)}`, TEXT, sayings);
}

/** Asks both stores the same questions about random places. */
async function compare(roll: Dice, entities: number, left: GraphStore, right: GraphStore): Promise<void> {
  const any = (): string => seen(roll, roll.below(entities)).id;
  const some = (): RelationKind[] | undefined =>
    roll.chance(0.5) ? undefined : [roll.pick(relationKindNames), roll.pick(relationKindNames)];
  const [from, to, around] = [any(), any(), any()];
  const options = { depth: 1 + roll.below(3), limit: 2 + roll.below(12), relations: some() };
  const filter = {
    ...(roll.chance(0.5) && { subject: any() }),
    ...(roll.chance(0.3) && { object: any() }),
    ...(roll.chance(0.3) && { relation: roll.pick(relationKindNames) }),
    ...(roll.chance(0.3) && { document: entity('plan', `文${roll.below(5)}`).id }),
  };
  const names = { name: roll.pick(NAMES), ...(roll.chance(0.5) && { kind: roll.pick(entityKindNames) }) };
  const ask = async (store: GraphStore): Promise<unknown> => ({
    around: await store.around(around, options),
    path: await store.path(from, to, 1 + options.depth),
    facts: await store.facts(filter),
    entities: await store.entities(names),
  });
  expect(await ask(right)).toEqual(await ask(left));
  expect(await dump(right)).toBe(await dump(left));
}

/** `seeds` are the runs, each of 12 steps on an empty pair of stores. */
export function testSameAnswers(
  name: string,
  places: () => Promise<readonly [StorePlace, StorePlace]>,
  seeds: readonly number[],
): void {
  describe(`same answers: ${name}`, () => {
    it.each(seeds)('random documents, seed %i', async (seed) => {
      const roll = dice(seed);
      const entities = 8 + roll.below(12);
      const [one, two] = await places();
      const [left, right] = [await one.open(), await two.open()];
      try {
        for (let step = 0; step < 12; step += 1) {
          const next = randomRecord(roll, entities);
          const removal = roll.chance(0.25);
          for (const store of [left, right]) await (removal ? store.remove(next.id) : store.put(next));
          await compare(roll, entities, left, right);
        }
      } finally {
        await left.close();
        await right.close();
        await one.clear();
        await two.clear();
      }
    });
  });
}
