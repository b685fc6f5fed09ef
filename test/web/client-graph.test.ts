/** The graph view's state: grows by what is opened, never past its limit, and undo means undo. */
import { describe, expect, test } from 'vitest';
import type { EntityKind, RelationKind } from '../../graph/kinds.ts';
import { apart } from '../../web/client/graph-view/apart.ts';
import { graphml, json } from '../../web/client/graph-view/files.ts';
import { pathSteps } from '../../web/client/graph-view/path.ts';
import {
  emptyGraph,
  type GraphState,
  legend,
  MOST_NODES,
  reduce,
  visible,
} from '../../web/client/graph-view/state.ts';
import { svg } from '../../web/client/graph-view/svg.ts';
import type { FactView, GraphReply } from '../../web/contract.ts';

const node = (id: string, kind: EntityKind = 'department', name = id) => ({
  id,
  kind,
  name,
  aliases: [],
  props: {},
});

const fact = (
  id: string,
  subject: string,
  object: string,
  relation: RelationKind = 'ASSIGNED_TO',
): FactView => ({
  id,
  subject,
  relation,
  object,
  document: 'doc:1',
  clause: null,
  start: 0,
  end: 2,
  quote: `«${id}»`,
  rule: 'test',
  certainty: 'stated',
  props: {},
  subjectName: subject,
  objectName: object,
  plan: { id: 'doc:1', title: '规划', source: 'a.txt' },
});

const star = (centre: string, ends: readonly string[], more: Record<string, number> = {}): GraphReply => ({
  nodes: [node(centre, 'task'), ...ends.map((e) => node(e))],
  edges: ends.map((e) => fact(`${centre}-${e}`, centre, e)),
  more,
});

const started = (ends: readonly string[], more?: Record<string, number>): GraphState =>
  reduce(emptyGraph('t'), { type: 'start', id: 't', reply: star('t', ends, more) });

const ids = (state: GraphState) => visible(state).nodes.map((n) => n.id);

describe('growing', () => {
  test('adds what is new and keeps what is there', () => {
    const grown = reduce(started(['a']), { type: 'grow', id: 'a', reply: star('a', ['t', 'b']) });
    expect(ids(grown)).toEqual(['t', 'a', 'b']);
    expect(grown.selected).toBe('a');
  });

  test('stops at the limit, says so, and counts what did not fit', () => {
    const many = Array.from({ length: MOST_NODES + 10 }, (_, i) => `n${i}`);
    const state = started(many, { ASSIGNED_TO: 5 });
    expect(state.nodes.size).toBe(MOST_NODES);
    expect(state.full).toBe(true);
    // 11 of the reply found no room (the start takes one), 5 the server held back.
    expect(state.more.get('t')).toEqual({ ASSIGNED_TO: 16 });
    expect(visible(state).links).toHaveLength(MOST_NODES - 1);
  });

  test('facts of one relation between the same two are one line with several quotes', () => {
    const reply = star('t', ['a']);
    const twice = { ...reply, edges: [...reply.edges, fact('second', 't', 'a')] };
    const state = reduce(emptyGraph('t'), { type: 'start', id: 't', reply: twice });
    const [link] = visible(state).links;
    expect(link?.facts.map((f) => f.id)).toEqual(['t-a', 'second']);
  });
});

describe('hiding', () => {
  test('undo brings back exactly what was there', () => {
    const before = started(['a', 'b']);
    const hidden = reduce(before, { type: 'hide', id: 'a' });
    expect(ids(hidden)).toEqual(['t', 'b']);
    expect(visible(hidden).links).toHaveLength(1);
    const back = reduce(hidden, { type: 'undo' });
    expect(visible(back)).toEqual(visible(before));
    expect(back.past).toEqual([]);
  });

  test('undo after growing removes what came', () => {
    const before = started(['a']);
    const grown = reduce(before, { type: 'grow', id: 'a', reply: star('a', ['b']) });
    expect(ids(reduce(grown, { type: 'undo' }))).toEqual(ids(before));
  });

  test('undo with nothing to undo changes nothing', () => {
    const state = started(['a']);
    expect(reduce(state, { type: 'undo' })).toBe(state);
  });

  test('a kind that is switched off goes with its lines, the start stays', () => {
    const off = reduce(started(['a']), { type: 'kind', kind: 'task' });
    expect(ids(off)).toEqual(['t', 'a']);
    const bodies = reduce(started(['a']), { type: 'kind', kind: 'department' });
    expect(ids(bodies)).toEqual(['t']);
    expect(legend(bodies).kinds.find((k) => k.kind === 'department')?.count).toBe(1);
    expect(ids(reduce(bodies, { type: 'kind', kind: 'department' }))).toEqual(['t', 'a']);
  });

  test('a relation that is switched off leaves its entities', () => {
    const off = reduce(started(['a']), { type: 'relation', relation: 'ASSIGNED_TO' });
    expect(visible(off).links).toEqual([]);
    expect(ids(off)).toEqual(['t', 'a']);
  });

  test('what is hidden comes back when it is part of what is opened', () => {
    const hidden = reduce(started(['a', 'b']), { type: 'hide', id: 'b' });
    const path = reduce(hidden, { type: 'join', reply: star('a', ['b']) });
    expect(ids(path)).toEqual(['t', 'a', 'b']);
  });
});

describe('files', () => {
  const state = reduce(emptyGraph('t'), {
    type: 'start',
    id: 't',
    reply: {
      ...star('t', []),
      nodes: [node('t', 'task', '<script>"&\u0007'), node('a')],
      edges: [fact('f', 't', 'a')],
    },
  });
  const graph = visible(state);

  test('GraphML escapes every name and drops what XML cannot hold', () => {
    const file = graphml(graph);
    expect(file).toContain('&lt;script&gt;&quot;&amp;</data>');
    expect(file).not.toContain('<script>');
    expect(file.match(/<edge /g)).toHaveLength(1);
  });

  test('SVG holds each node and line once, at its place, with names as text', () => {
    const places = new Map([
      ['t', { x: 0, y: 0 }],
      ['a', { x: 100, y: 0 }],
    ]);
    const looks = {
      ink: '#000',
      paper: '#fff',
      line: '#999',
      colourOf: () => '#0a0',
      label: (n: string) => n,
    };
    const file = svg(graph, places, looks);
    expect(file.match(/<g>/g)).toHaveLength(2);
    expect(file).toContain('x1="0" y1="0" x2="87" y2="0"');
    expect(file).not.toContain('<script>');
  });

  test('JSON gives the facts back', () => {
    const file = JSON.parse(json(graph)) as { nodes: unknown[]; edges: { id: string }[] };
    expect(file.nodes).toHaveLength(2);
    expect(file.edges.map((e) => e.id)).toEqual(['f']);
  });
});

describe('the chain between two', () => {
  const reply = {
    nodes: [node('a'), node('b'), node('c'), node('x')],
    edges: [fact('1', 'a', 'b'), fact('2', 'c', 'b'), fact('3', 'a', 'x')],
    more: {},
  };

  test('is read in order, against a fact’s direction too', () => {
    expect(pathSteps(reply, 'a', 'c').map((s) => [s.fact.id, s.forward, s.id])).toEqual([
      ['1', true, 'b'],
      ['2', false, 'c'],
    ]);
  });

  test('is empty when there is none', () => {
    expect(pathSteps(reply, 'a', 'nowhere')).toEqual([]);
    expect(pathSteps({ ...reply, edges: [] }, 'a', 'c')).toEqual([]);
  });

  test('is marked on the graph, links included', () => {
    const joined = reduce(started(['b']), { type: 'join', reply });
    expect(joined.path.has('a|ASSIGNED_TO|b')).toBe(true);
    expect(visible(joined).links.filter((l) => joined.path.has(l.id))).toHaveLength(3);
  });
});

describe('spots', () => {
  test('what the user knows stays, what comes finds room', () => {
    const known = { id: 'known', x: 0, y: 0, fixed: true };
    const fresh = Array.from({ length: 20 }, (_, i) => ({ id: `n${i}`, x: i, y: 0, fixed: false }));
    const placed = apart([known, ...fresh]);
    expect(placed[0]).toEqual(known);
    for (const a of placed)
      for (const b of placed)
        if (a.id < b.id) expect(Math.abs(a.x - b.x) >= 84 || Math.abs(a.y - b.y) >= 58).toBe(true);
    expect(apart([known, ...fresh])).toEqual(placed);
  });
});
