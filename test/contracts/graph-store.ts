/** What every GraphStore must do. Each implementation runs this suite; `open` gives an empty store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RelationKind } from '../../graph/kinds.ts';
import type { DocumentRecord, Entity } from '../../graph/model.ts';
import type { GraphStore } from '../../graph/store.ts';
import { entity, record, twoPlans } from '../graph/records.ts';

/** Opens stores over one place: `open` continues with what is stored there; `clear` is called after each test. */
export interface StorePlace {
  open(): Promise<GraphStore>;
  clear(): Promise<void>;
  /** Whether what was put is there after close and open. */
  readonly durable: boolean;
}

/** Everything a store shows, as one string: equal strings mean equal bytes wherever one looks. */
export async function dump(store: GraphStore): Promise<string> {
  const documents: unknown[] = [];
  for (const id of await store.documentIds()) documents.push(await store.document(id));
  return JSON.stringify([documents, await store.entities({}), await store.facts({}), await store.stats()]);
}

const idsOf = (items: readonly { id: string }[]): string[] => items.map((item) => item.id);
const ascending = (ids: readonly string[]): string[] => [...ids].sort((a, b) => (a < b ? -1 : 1));

/** A chain of departments 0 – 1 – 2 … in alternating directions, all in one document. */
function chain(length: number): { nodes: Entity[]; record: DocumentRecord } {
  const nodes = Array.from({ length }, (_, i) => entity(i % 2 === 0 ? 'task' : 'department', `节点${i}`));
  const sayings = nodes.slice(1).map((node, i) => {
    const previous = nodes[i]!;
    const relation: RelationKind = 'ASSIGNED_TO';
    return (i % 2 === 0 ? [previous, relation, node, '负责'] : [node, relation, previous, '负责']) as [
      Entity,
      RelationKind,
      Entity,
      string,
    ];
  });
  return { nodes, record: record('链', '负责', sayings) };
}

export function testGraphStore(name: string, place: () => Promise<StorePlace>): void {
  describe(`GraphStore: ${name}`, () => {
    let where: StorePlace;
    let store: GraphStore;
    const { a, b } = twoPlans();
    const idOf = (wanted: string): string =>
      [...a.entities, ...b.entities].find((one) => one.name === wanted)?.id ?? '';

    beforeEach(async () => {
      where = await place();
      store = await where.open();
    });
    afterEach(async () => {
      await store.close();
      await where.clear();
    });

    describe('put, replace, remove', () => {
      it('is empty at first', async () => {
        expect(await store.stats()).toEqual({ documents: 0, entities: 0, facts: 0 });
        expect(await store.documentIds()).toEqual([]);
        expect(await store.document('plan:unknown')).toBeNull();
        expect(await store.entity('plan:unknown')).toBeNull();
        expect(await store.remove('plan:unknown')).toBe(false);
      });

      it('gives back the record as it was put', async () => {
        await store.put(a);
        await store.put(b);
        expect(JSON.stringify(await store.document(a.id))).toBe(JSON.stringify(a));
        expect(await store.documentIds()).toEqual(ascending([a.id, b.id]));
      });

      it('shows every fact with all its fields', async () => {
        await store.put(a);
        expect(await store.facts({})).toEqual([...a.facts].sort((x, y) => (x.id < y.id ? -1 : 1)));
      });

      it('is unchanged by putting the same record twice', async () => {
        await store.put(a);
        const once = await dump(store);
        await store.put(structuredClone(a));
        expect(await dump(store)).toBe(once);
      });

      it('replaces exactly what the document said before', async () => {
        await store.put(b);
        await store.put(a);
        const changed: DocumentRecord = { ...a, facts: a.facts.slice(2), entities: a.entities };
        await store.put(changed);
        expect(await store.facts({ document: a.id })).toHaveLength(a.facts.length - 2);
        expect(await store.facts({ document: b.id })).toHaveLength(b.facts.length);
        await store.put(a);
        await store.remove(b.id);
        await store.put(b);
        const other = await dump(store);
        await store.remove(a.id);
        await store.put(a);
        expect(await dump(store)).toBe(other);
      });

      it('drops an entity when nobody speaks of it any more, and only then', async () => {
        await store.put(a);
        await store.put(b);
        expect(await store.remove(a.id)).toBe(true);
        expect(await store.entity(idOf('市场监管局'))).not.toBeNull();
        expect(await store.entity(idOf('甲任务'))).toBeNull();
        expect(await store.entity(idOf('经信局'))).toBeNull();
        await store.remove(b.id);
        expect(await store.stats()).toEqual({ documents: 0, entities: 0, facts: 0 });
      });

      it('forgets a plan but keeps what others know of it', async () => {
        await store.put(a);
        await store.put(b);
        expect((await store.entity(a.id))?.kind).toBe('plan');
        await store.remove(a.id);
        expect(await store.entity(a.id)).toMatchObject({ kind: 'document', aliases: ['甲案'] });
      });

      it('obeys A + B − B = A, byte for byte', async () => {
        await store.put(a);
        const alone = await dump(store);
        await store.put(b);
        expect(await dump(store)).not.toBe(alone);
        await store.remove(b.id);
        expect(await dump(store)).toBe(alone);
      });

      it('does not depend on the order of arrival', async () => {
        await store.put(a);
        await store.put(b);
        const ab = await dump(store);
        await store.remove(a.id);
        await store.put(a);
        expect(await dump(store)).toBe(ab);
      });

      it('refuses a record that would leave ghosts, and stores nothing of it', async () => {
        await store.put(b);
        const before = await dump(store);
        const [first, ...rest] = a.facts;
        const dangling = { ...a, facts: [...rest, { ...first!, object: 'task:nowhere' }] };
        const foreign = { ...a, facts: [{ ...first!, document: b.id }, ...rest] };
        const doubled = { ...a, entities: [...a.entities, a.entities[0]!] };
        const repeated = { ...a, facts: [...a.facts, first!] };
        for (const bad of [dangling, foreign, doubled, repeated])
          await expect(store.put(bad)).rejects.toThrow(TypeError);
        expect(await dump(store)).toBe(before);
      });

      it('takes writes that are asked for at the same time', async () => {
        await Promise.all([store.put(a), store.put(b), store.remove(a.id), store.put(a), store.put(b)]);
        const crowd = await dump(store);
        await store.remove(b.id);
        await store.remove(a.id);
        await store.put(b);
        await store.put(a);
        expect(await dump(store)).toBe(crowd);
      });

      it('keeps unicode, quotes, control characters, empty lists and nulls', async () => {
        const odd = entity('program', '"𠮷野家"\'s \\ `引号`', {
          aliases: ['品字标™', 'ＡＢＣ', 'a\u0000b\n\t'],
          props: { nothing: null, none: [], flag: false, zero: 0, ratio: 0.1, text: '', list: ['乙', '甲'] },
        });
        const strange = record('怪', '他说："好"。\n𠮷\u2028', [
          [entity('plan', '怪'), 'ADOPTS', odd, '"好"。\n𠮷\u2028'],
        ]);
        await store.put(strange);
        expect(await store.document(strange.id)).toEqual(strange);
        expect(await store.facts({})).toEqual(strange.facts);
        expect(await store.entity(odd.id)).toEqual({ ...odd, aliases: ascending(odd.aliases) });
        expect(idsOf(await store.entities({ name: 'ABC' }))).toEqual([odd.id]);
      });

      it('takes a long document', async () => {
        const plan = entity('plan', '大');
        const long = record(
          '大',
          '任务',
          Array.from({ length: 2500 }, (_, i) => [plan, 'HAS_TASK', entity('task', `任务${i}`), '任务']),
        );
        await store.put(long);
        expect(await store.stats()).toEqual({ documents: 1, entities: 2501, facts: 2500 });
        expect(await store.entitiesById(idsOf(long.entities))).toHaveLength(2501);
        expect(await store.remove(long.id)).toBe(true);
        expect(await store.stats()).toEqual({ documents: 0, entities: 0, facts: 0 });
      });
    });

    describe('look-ups', () => {
      beforeEach(async () => {
        await store.put(a);
        await store.put(b);
      });

      it('merges names, aliases and properties of all documents', async () => {
        const body = await store.entity(idOf('市场监管局'));
        expect(body).toMatchObject({ name: '市场监管局', aliases: ['市场局', '市监局'] });
        expect(body?.props).toEqual({ body: '市场监管', code: '330000', extra: 1 });
        expect((await store.entity(a.id))?.name).toBe('甲市方案');
      });

      it('finds entities by kind, by name, by alias and by both', async () => {
        const tasks = await store.entities({ kind: 'task' });
        expect(idsOf(tasks)).toEqual(ascending([idOf('甲任务'), idOf('乙任务')]));
        expect(idsOf(await store.entities({ name: '市监局' }))).toEqual([idOf('市场监管局')]);
        expect(await store.entities({ kind: 'task', name: '市监局' })).toEqual([]);
        expect(await store.entities({ kind: 'department', name: '市场局' })).toHaveLength(1);
        expect(await store.entities({ name: '市场' })).toEqual([]);
      });

      it('gives the entities that exist, each once, in order of id', async () => {
        const ids = [b.id, 'task:unknown', a.id, b.id];
        expect(idsOf(await store.entitiesById(ids))).toEqual(ascending([a.id, b.id]));
        expect(await store.entitiesById([])).toEqual([]);
        const all = idsOf(await store.entities({}));
        expect(all).toEqual(ascending(all));
      });

      it.each([
        [{}, 15],
        [{ subject: 'A' }, 4],
        [{ object: 'A' }, 1],
        [{ relation: 'ASSIGNED_TO' }, 3],
        [{ document: 'B' }, 7],
        [{ document: 'B', relation: 'CITES' }, 1],
        [{ subject: 'A', relation: 'HAS_TASK' }, 1],
        [{ subject: 'A', document: 'B' }, 0],
        [{ subject: 'B', object: 'A' }, 1],
        [{ subject: 'B', object: 'A', relation: 'CITES', document: 'B' }, 1],
        [{ object: 'A', relation: 'HAS_TASK' }, 0],
        [{ object: 'A', document: 'B' }, 1],
        [{ document: 'plan:unknown' }, 0],
      ] as const)('filters facts by %o', async (filter, count) => {
        const real = Object.fromEntries(
          Object.entries(filter).map(([key, value]) => [
            key,
            value === 'A' ? a.id : value === 'B' ? b.id : value,
          ]),
        );
        const facts = await store.facts(real);
        expect(facts).toHaveLength(count);
        expect(idsOf(facts)).toEqual(ascending(idsOf(facts)));
        for (const fact of facts) expect(fact).toMatchObject(real);
      });

      it('hands out copies: changing an answer changes nothing', async () => {
        const before = await dump(store);
        const found = await store.entity(a.id);
        found!.aliases.push('改');
        (await store.facts({}))[0]!.props.changed = true;
        (await store.document(a.id))!.facts.pop();
        expect(await dump(store)).toBe(before);
      });
    });

    describe('around and path', () => {
      it('shows the nearest first and no more than asked', async () => {
        const { nodes, record: all } = chain(6);
        await store.put(all);
        const ids = idsOf(nodes);
        const around = await store.around(ids[2]!, { depth: 2, limit: 4 });
        const near = ascending([ids[1]!, ids[3]!]);
        expect(idsOf(around!.nodes)).toEqual([ids[2], ...near, ascending([ids[0]!, ids[4]!])[0]]);
        expect(around!.edges).toHaveLength(3);
        expect(around!.more).toEqual({});
      });

      it('counts by relation what did not fit', async () => {
        await store.put(a);
        await store.put(b);
        const small = await store.around(a.id, { depth: 1, limit: 2 });
        expect(small!.nodes).toHaveLength(2);
        const hidden = Object.values(small!.more).reduce((sum, n) => sum + n, 0);
        expect(hidden + small!.edges.length).toBe(
          5 + small!.edges.filter((e) => e.subject !== a.id && e.object !== a.id).length,
        );
        const whole = await store.around(a.id, { depth: 1, limit: 60 });
        expect(whole!.more).toEqual({});
        expect(whole!.nodes[0]!.id).toBe(a.id);
      });

      it('shows all facts among the shown, whoever states them', async () => {
        await store.put(a);
        await store.put(b);
        const around = await store.around(idOf('市场监管局'), { depth: 1, limit: 60 });
        expect(around!.edges.filter((edge) => edge.relation === 'BELONGS_TO')).toHaveLength(2);
      });

      it('follows only the relations asked for', async () => {
        await store.put(a);
        const around = await store.around(a.id, {
          depth: 3,
          limit: 60,
          relations: ['HAS_TASK', 'ASSIGNED_TO'],
        });
        expect(new Set(around!.edges.map((edge) => edge.relation))).toEqual(
          new Set(['HAS_TASK', 'ASSIGNED_TO']),
        );
        expect(around!.nodes).toHaveLength(4);
      });

      it('knows nothing around an unknown entity', async () => {
        expect(await store.around('task:unknown', { depth: 1, limit: 10 })).toBeNull();
      });

      it('finds a shortest chain of facts, in either direction', async () => {
        const { nodes, record: all } = chain(6);
        await store.put(all);
        const ids = idsOf(nodes);
        for (const [from, to] of [
          [0, 5],
          [5, 0],
          [1, 4],
          [2, 3],
        ] as const) {
          const path = await store.path(ids[from]!, ids[to]!, 6);
          const wanted = from < to ? ids.slice(from, to + 1) : ids.slice(to, from + 1).reverse();
          expect(idsOf(path!.nodes)).toEqual(wanted);
          expect(path!.edges).toHaveLength(wanted.length - 1);
          path!.edges.forEach((edge, hop) => {
            expect(ascending([edge.subject, edge.object])).toEqual(
              ascending([wanted[hop]!, wanted[hop + 1]!]),
            );
          });
        }
      });

      it('prefers fewer facts, then the first ids', async () => {
        await store.put(a);
        await store.put(b);
        const path = await store.path(a.id, b.id, 4);
        expect(idsOf(path!.nodes)).toEqual([a.id, b.id]);
        const tasks = await store.path(idOf('甲任务'), idOf('乙任务'), 4);
        const middle = ascending([idOf('市场监管局'), idOf('首席质量官制度')])[0];
        expect(idsOf(tasks!.nodes)).toEqual([idOf('甲任务'), middle, idOf('乙任务')]);
      });

      it('is the entity itself for a path to itself, and null where there is none', async () => {
        const { nodes, record: all } = chain(5);
        await store.put(all);
        const [first, last] = [nodes[0]!.id, nodes[4]!.id];
        expect(idsOf((await store.path(first, first, 3))!.nodes)).toEqual([first]);
        expect(await store.path(first, last, 3)).toBeNull();
        expect(await store.path(first, all.id, 6)).toBeNull();
        expect(await store.path(first, 'task:unknown', 3)).toBeNull();
        expect(await store.path('task:unknown', 'task:unknown', 3)).toBeNull();
      });
    });

    it('has after closing and opening what it had before', async () => {
      await store.put(a);
      await store.put(b);
      const before = await dump(store);
      await store.flush();
      await store.close();
      store = await where.open();
      if (where.durable) expect(await dump(store)).toBe(before);
      else expect(await store.stats()).toEqual({ documents: 0, entities: 0, facts: 0 });
    });
  });
}
