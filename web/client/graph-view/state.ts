/**
 * What the graph view shows, as a pure reducer: the canvas, the table twin, the files and undo all read it.
 * It starts from one entity and grows by what the user opens, never past MOST_NODES.
 */
import type { EntityKind, RelationKind } from '../../../graph/kinds.ts';
import type { Entity } from '../../../graph/model.ts';
import type { FactView, GraphReply } from '../../contract.ts';

export const MOST_NODES = 150;
const MOST_UNDO = 50;

/** What undo brings back. */
interface Shown {
  readonly nodes: ReadonlyMap<string, Entity>;
  readonly facts: ReadonlyMap<string, FactView>;
  /** Per opened node and relation: how many facts are not shown. */
  readonly more: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly hidden: ReadonlySet<string>;
}

export interface GraphState extends Shown {
  readonly start: string;
  readonly selected: string | null;
  readonly hiddenKinds: ReadonlySet<EntityKind>;
  readonly hiddenRelations: ReadonlySet<RelationKind>;
  /** True when the last reply held nodes that did not fit under MOST_NODES. */
  readonly full: boolean;
  /** Ids of the entities and links of the chain that was asked for last. */
  readonly path: ReadonlySet<string>;
  readonly past: readonly Shown[];
}

export type GraphAction =
  | { readonly type: 'start'; readonly id: string; readonly reply: GraphReply }
  | { readonly type: 'grow'; readonly id: string; readonly reply: GraphReply }
  | { readonly type: 'join'; readonly reply: GraphReply }
  | { readonly type: 'select'; readonly id: string | null }
  | { readonly type: 'hide'; readonly id: string }
  | { readonly type: 'kind'; readonly kind: EntityKind }
  | { readonly type: 'relation'; readonly relation: RelationKind }
  | { readonly type: 'undo' };

export const emptyGraph = (start: string): GraphState => ({
  start,
  nodes: new Map(),
  facts: new Map(),
  more: new Map(),
  hidden: new Set(),
  selected: null,
  hiddenKinds: new Set(),
  hiddenRelations: new Set(),
  full: false,
  path: new Set(),
  past: [],
});

export function reduce(state: GraphState, action: GraphAction): GraphState {
  switch (action.type) {
    case 'start':
      return { ...grown(emptyGraph(action.id), action.reply, action.id), selected: action.id };
    case 'grow':
      return { ...grown(state, action.reply, action.id), selected: action.id, past: remember(state) };
    case 'join':
      return { ...grown(state, action.reply, null), path: idsOf(action.reply), past: remember(state) };
    case 'select':
      return { ...state, selected: action.id };
    case 'hide':
      return {
        ...state,
        hidden: new Set([...state.hidden, action.id]),
        selected: state.selected === action.id ? null : state.selected,
        past: remember(state),
      };
    case 'kind':
      return { ...state, hiddenKinds: toggled(state.hiddenKinds, action.kind) };
    case 'relation':
      return { ...state, hiddenRelations: toggled(state.hiddenRelations, action.relation) };
    case 'undo':
      return undone(state);
  }
}

const linkId = (f: FactView): string => `${f.subject}|${f.relation}|${f.object}`;

const idsOf = ({ nodes, edges }: GraphReply): ReadonlySet<string> =>
  new Set([...nodes.map((n) => n.id), ...edges.map(linkId)]);

const remember = ({ nodes, facts, more, hidden, past }: GraphState): readonly Shown[] =>
  [...past, { nodes, facts, more, hidden }].slice(-MOST_UNDO);

function undone(state: GraphState): GraphState {
  const last = state.past.at(-1);
  if (!last) return state;
  const selected = state.selected && last.nodes.has(state.selected) ? state.selected : null;
  return { ...state, ...last, selected, full: false, past: state.past.slice(0, -1) };
}

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

function grown(state: GraphState, reply: GraphReply, id: string | null): GraphState {
  const nodes = new Map(state.nodes);
  const hidden = new Set(state.hidden);
  let full = false;
  for (const node of reply.nodes) {
    if (nodes.has(node.id)) hidden.delete(node.id);
    else if (nodes.size < MOST_NODES) nodes.set(node.id, node);
    else full = true;
  }
  const facts = new Map(state.facts);
  const missed: Record<string, number> = {};
  for (const fact of reply.edges) {
    if (nodes.has(fact.subject) && nodes.has(fact.object)) facts.set(fact.id, fact);
    else if (fact.subject === id || fact.object === id)
      missed[fact.relation] = (missed[fact.relation] ?? 0) + 1;
  }
  const more = new Map(state.more);
  if (id) {
    for (const [relation, n] of Object.entries(reply.more)) missed[relation] = (missed[relation] ?? 0) + n;
    more.set(id, Object.fromEntries(Object.entries(missed).filter(([, n]) => n > 0)));
  }
  return { ...state, nodes, facts, more, hidden, full };
}

/** All facts of one relation between the same two entities: one line in the drawing, several quotes beside it. */
export interface GraphLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly relation: RelationKind;
  readonly facts: readonly FactView[];
}

export interface VisibleGraph {
  readonly nodes: readonly Entity[];
  readonly links: readonly GraphLink[];
}

/** What is left after hiding and filtering; the start stays, so that the drawing never becomes empty. */
export function visible(state: GraphState): VisibleGraph {
  const nodes = [...state.nodes.values()].filter(
    (n) => n.id === state.start || !(state.hidden.has(n.id) || state.hiddenKinds.has(n.kind)),
  );
  const ids = new Set(nodes.map((n) => n.id));
  const links = new Map<string, GraphLink & { facts: FactView[] }>();
  for (const fact of state.facts.values()) {
    if (!ids.has(fact.subject) || !ids.has(fact.object) || state.hiddenRelations.has(fact.relation)) continue;
    const id = linkId(fact);
    const link = links.get(id);
    if (link) link.facts.push(fact);
    else links.set(id, { id, from: fact.subject, to: fact.object, relation: fact.relation, facts: [fact] });
  }
  return { nodes, links: [...links.values()] };
}

/** The rows of the legend: what is loaded, shown or not, with counts. */
export function legend(state: GraphState): {
  kinds: { kind: EntityKind; count: number }[];
  relations: { relation: RelationKind; count: number }[];
} {
  const kinds = tally([...state.nodes.values()].map((n) => n.kind));
  const relations = tally([...state.facts.values()].map((f) => f.relation));
  return {
    kinds: kinds.map(([kind, count]) => ({ kind, count })),
    relations: relations.map(([relation, count]) => ({ relation, count })),
  };
}

function tally<T extends string>(values: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
}
