/** What every exporter must do. `read` reads the files back as a program of that format would. */
import { describe, expect, it } from 'vitest';
import { type ExportFile, type ExportFormat, exportGraph } from '../../graph/export.ts';
import type { GraphStore } from '../../graph/store.ts';
import { openMemoryStore } from '../../graph/stores/memory.ts';
import { entity, record, twoPlans } from '../graph/records.ts';

/** A graph as read back: ids, names, ends and quotes are what no format may lose. */
export interface ReadBack {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly edges: readonly {
    readonly id: string;
    readonly source: string;
    readonly target: string;
    readonly quote: string;
  }[];
}

const ODD = '"引号" <b>&amp;</b> \'撇\' \\ `反` ; $x 𠮷\u2028行';
const QUOTE = `他说：“好”,\n"${ODD}"`;

async function storeOf(kind: 'two plans' | 'odd text'): Promise<GraphStore> {
  const store = openMemoryStore();
  const { a, b } = twoPlans();
  const plan = entity('plan', '怪');
  const odd = entity('program', ODD, {
    aliases: ['=HYPERLINK("x")', '别名'],
    props: {
      kind: 'clash',
      'a b`c': 'x',
      list: ['一', '二'],
      n: 1.5,
      yes: true,
      nothing: null,
      '': 'empty key',
    },
  });
  const strange = record('怪', QUOTE, [
    [plan, 'ADOPTS', odd, QUOTE, { start: 'clash', strength: 'deployed' }],
  ]);
  for (const one of kind === 'two plans' ? [a, b] : [strange]) await store.put(one);
  return store;
}

const byId = <T extends { id: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

/** What the store has, in the shape of what is read back. */
async function expected(store: GraphStore): Promise<ReadBack> {
  const facts = await store.facts({});
  return {
    nodes: (await store.entities({})).map(({ id, name }) => ({ id, name })),
    edges: facts.map(({ id, subject, object, quote }) => ({ id, source: subject, target: object, quote })),
  };
}

export function testExporter(
  format: ExportFormat,
  names: readonly string[],
  read: (files: readonly ExportFile[]) => Promise<ReadBack>,
): void {
  describe(`exporter: ${format}`, () => {
    const sorted = ({ nodes, edges }: ReadBack): ReadBack => ({ nodes: byId(nodes), edges: byId(edges) });

    it.each(['two plans', 'odd text'] as const)('is read back whole: %s', async (kind) => {
      const store = await storeOf(kind);
      const files = await exportGraph(store, format);
      expect(files.map((file) => file.name)).toEqual(names);
      expect(sorted(await read(files))).toEqual(await expected(store));
    });

    it('is readable when there is nothing', async () => {
      const files = await exportGraph(openMemoryStore(), format);
      expect(await read(files)).toEqual({ nodes: [], edges: [] });
    });

    it('gives the same bytes each time, whole or in pieces', async () => {
      const [one, two] = [await storeOf('two plans'), await storeOf('two plans')];
      const [first, second] = [await exportGraph(one, format), await exportGraph(two, format)];
      expect(second.map((file) => file.content)).toEqual(first.map((file) => file.content));
      for (const file of first) expect([...file.chunks].join('')).toBe(file.content);
    });

    it('writes no control character, whatever a name holds', async () => {
      const store = openMemoryStore();
      const name = 'a\u0000\u0001\u001f\ud800b';
      await store.put(record('控', '字', [[entity('plan', '控'), 'ADOPTS', entity('program', name), '字']]));
      const files = await exportGraph(store, format);
      expect((await read(files)).nodes).toHaveLength(2);
      for (const file of files) expect(file.content).not.toMatch(/[\u0000-\u0008\u000e-\u001f]/);
    });

    it('can take the part around one entity', async () => {
      const store = await storeOf('two plans');
      const { a } = twoPlans();
      const part = await read(await exportGraph(store, format, { around: a.id, depth: 1 }));
      const around = await store.around(a.id, { depth: 1, limit: 1000 });
      expect(part.nodes.map((node) => node.id).sort()).toEqual(around!.nodes.map((node) => node.id).sort());
      expect(part.edges).toHaveLength(around!.edges.length);
      await expect(exportGraph(store, format, { around: 'plan:none' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });
  });
}
