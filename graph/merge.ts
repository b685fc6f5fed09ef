/**
 * How what several documents say of one entity becomes the entity that the store shows. The result depends on
 * the set of contributions only, never on the order in which they came: that is what makes A + B − B = A.
 */
import { entityKindNames } from './kinds.ts';
import type { Entity, Props } from './model.ts';

type PropValue = Props[string];

/** Code-unit order: the same on every machine, unlike localeCompare. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts a copy by a string key in code-unit order. */
export const sortedBy = <T>(items: Iterable<T>, key: (item: T) => string): T[] =>
  [...items].sort((a, b) => byCodeUnit(key(a), key(b)));

/** Distinct strings in code-unit order. */
export const sortedSet = (values: Iterable<string>): string[] => [...new Set(values)].sort(byCodeUnit);

/** Items by key, in order of first appearance (Map.groupBy needs Node 21). */
export function groupBy<K, T>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** What names are compared by: full-width and compatibility forms are one. */
export const nameKey = (name: string): string => name.normalize('NFKC');

/** The keys by which an entity is found: its name and its aliases. */
export const nameKeys = (entity: Entity): string[] =>
  sortedSet([entity.name, ...entity.aliases].map(nameKey));

/** What some documents say in the very same words, and how many they are. */
export interface Contribution {
  readonly entity: Entity;
  readonly documents: number;
}

interface Vote {
  readonly value: PropValue;
  readonly votes: number;
}

/** The most frequent value; ties: the longer text, then code-unit order. Votes are counted on canonical JSON. */
function winner(votes: readonly Vote[]): PropValue {
  const polled = [...groupBy(votes, ({ value }) => JSON.stringify(value))].map(([key, group]) => ({
    key,
    value: group[0]?.value ?? null,
    votes: group.reduce((sum, vote) => sum + vote.votes, 0),
  }));
  polled.sort((a, b) => b.votes - a.votes || b.key.length - a.key.length || byCodeUnit(a.key, b.key));
  return polled[0]?.value ?? null;
}

/** Lists that differ become their sorted union; scalars are put to the vote; null is silence, not a vote. */
function mergeValue(votes: readonly Vote[]): PropValue {
  const said = votes.filter(({ value }) => value !== null);
  const lists = said.map(({ value }) => value).filter((value) => Array.isArray(value));
  const first = lists[0];
  if (first === undefined || lists.length < said.length) return winner(said);
  const agreed = lists.every((list) => JSON.stringify(list) === JSON.stringify(first));
  return agreed ? first : sortedSet(lists.flat());
}

/** Those who know best speak first: only where they are silent do the others fill in. */
function mergeProps(authorities: readonly Contribution[], others: readonly Contribution[]): Props {
  const keys = sortedSet([...authorities, ...others].flatMap(({ entity }) => Object.keys(entity.props)));
  const said = (contributions: readonly Contribution[], key: string): PropValue =>
    mergeValue(
      contributions.map(({ entity, documents }) => ({ value: entity.props[key] ?? null, votes: documents })),
    );
  return Object.fromEntries(keys.map((key) => [key, said(authorities, key) ?? said(others, key)]));
}

/**
 * Merges what documents say of one entity (at least one does).
 *
 * - kind: the earliest of `entityKinds`, so that a plan that is in the store wins over the bare `document` that
 *   those who cite it know;
 * - name: by vote among the contributions of that kind (see `winner`);
 * - aliases: every other name and alias, sorted;
 * - props: by vote, those of the winning kind first.
 */
export function mergeContributions(contributions: readonly Contribution[]): Entity {
  const said = contributions.map(({ entity }) => entity);
  const first = said[0];
  if (first === undefined) throw new TypeError('an entity without contributions does not exist');
  const kind = entityKindNames.find((name) => said.some((one) => one.kind === name)) ?? first.kind;
  const authorities = contributions.filter(({ entity }) => entity.kind === kind);
  const others = contributions.filter(({ entity }) => entity.kind !== kind);
  const name = String(
    winner(authorities.map(({ entity, documents }) => ({ value: entity.name, votes: documents }))),
  );
  const names = said.flatMap((one) => [one.name, ...one.aliases]);
  return {
    id: first.id,
    kind,
    name,
    aliases: sortedSet(names.filter((other) => other !== name)),
    props: mergeProps(authorities, others),
  };
}

/** The merge of what one document each says. */
export const mergeEntities = (entities: readonly Entity[]): Entity =>
  mergeContributions(entities.map((entity) => ({ entity, documents: 1 })));
