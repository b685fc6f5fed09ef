/** Every view with an address, for the tests that look at all of them. Ids come from the running server. */
import type { EntityList, PlanList } from '../../web/contract.ts';
import { json } from './site.ts';

const enc = encodeURIComponent;
type Item = EntityList['items'][number];

/** The entity of a list that most plans speak of. */
export async function mostShared(list: string): Promise<Item> {
  const { items } = await json<EntityList>(`/api/${list}?limit=1000`);
  const [first] = [...items].sort((a, b) => b.plans - a.plans || b.facts - a.facts);
  if (!first) throw new Error(`no ${list} in the store`);
  return first;
}

export async function busiest(list: string): Promise<Item> {
  const { items } = await json<EntityList>(`/api/${list}?limit=1000`);
  const [first] = [...items].sort((a, b) => b.facts - a.facts);
  if (!first) throw new Error(`no ${list} in the store`);
  return first;
}

export async function planNamed(part: string): Promise<PlanList['items'][number]> {
  const { items } = await json<PlanList>('/api/plans');
  const plan = items.find((p) => p.title.includes(part));
  if (!plan) throw new Error(`no plan named ${part}`);
  return plan;
}

export const QUESTIONS = {
  owner: '宣城哪个部门负责首席质量官制度？',
  targets: '各地制造业质量竞争力指数2025年的目标分别是多少？',
  adoption: '哪些规划提到了“品字标”？',
  unknown: '火星移民计划的预算是多少？',
};

export const PLACES: Readonly<Record<string, () => Promise<string>>> = {
  home: async () => '/',
  'ask-owner': async () => `/?q=${enc(QUESTIONS.owner)}`,
  'ask-targets': async () => `/?q=${enc(QUESTIONS.targets)}`,
  'ask-adoption': async () => `/?q=${enc(QUESTIONS.adoption)}`,
  'ask-unknown': async () => `/?q=${enc(QUESTIONS.unknown)}`,
  plans: async () => '/plans',
  reader: async () => `/plans/${enc((await planNamed('普陀')).id)}`,
  department: async () => `/departments/${enc((await busiest('departments')).id)}`,
  browse: async () => '/browse/departments',
  program: async () => `/programs/${enc((await mostShared('programs')).id)}`,
  indicator: async () => `/indicators/${enc((await mostShared('indicators')).id)}`,
  'compare-programs': async () => '/compare',
  'compare-targets': async () => '/compare?view=targets',
  'compare-topic': async () => `/compare?view=topic&topic=${enc('首席质量官')}`,
  graph: async () => `/graph?from=${enc((await mostShared('programs')).id)}`,
  'graph-start': async () => '/graph',
  data: async () => '/data',
  missing: async () => '/no-such-page',
};
