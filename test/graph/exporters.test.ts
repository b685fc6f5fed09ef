import { describe, expect, it } from 'vitest';
import { type ExportFile, exportFormats, exportGraph } from '../../graph/export.ts';
import { openEmbeddedEngine } from '../../graph/stores/embedded.ts';
import { openMemoryStore } from '../../graph/stores/memory.ts';
import { testExporter } from '../contracts/exporter.ts';
import { find, parseXml } from './parse-xml.ts';
import { entity, record, twoPlans } from './records.ts';
import { runCypher } from './run-cypher.ts';

const only = (files: readonly ExportFile[]): string => files[0]!.content;

testExporter('json', ['qpg.json'], async (files) => {
  const { nodes, edges } = JSON.parse(only(files));
  return {
    nodes: nodes.map(({ id, name }: Record<string, string>) => ({ id, name })),
    edges: edges.map(({ id, subject, object, quote }: Record<string, string>) => ({
      id,
      source: subject,
      target: object,
      quote,
    })),
  };
});

testExporter('graphml', ['qpg.graphml'], async (files) => {
  const root = parseXml(only(files));
  const keyOf = (scope: string, name: string): string | undefined =>
    find(root, 'key').find((key) => key.attributes.for === scope && key.attributes['attr.name'] === name)
      ?.attributes.id;
  const [name, quote] = [keyOf('node', 'name'), keyOf('edge', 'quote')];
  const dataOf = (element: ReturnType<typeof parseXml>, key: string | undefined): string =>
    find(element, 'data').find((data) => data.attributes.key === key)?.text ?? '';
  return {
    nodes: find(root, 'node').map((node) => ({ id: node.attributes.id!, name: dataOf(node, name) })),
    edges: find(root, 'edge').map((edge) => {
      const { id, source, target } = edge.attributes;
      return { id: id!, source: source!, target: target!, quote: dataOf(edge, quote) };
    }),
  };
});

testExporter('gexf', ['qpg.gexf'], async (files) => {
  const root = parseXml(only(files));
  const edgeAttributes = find(root, 'attributes').find((list) => list.attributes.class === 'edge')!;
  const quote = find(edgeAttributes, 'attribute').find((one) => one.attributes.title === 'quote')?.attributes
    .id;
  return {
    nodes: find(root, 'node').map(({ attributes: { id, label } }) => ({ id: id!, name: label! })),
    edges: find(root, 'edge').map((edge) => {
      const { id, source, target } = edge.attributes;
      const value = find(edge, 'attvalue').find((one) => one.attributes.for === quote)?.attributes.value;
      return { id: id!, source: source!, target: target!, quote: value ?? '' };
    }),
  };
});

/** RFC 4180, strict. */
function parseCsv(text: string): Record<string, string>[] {
  if (!text.startsWith('\ufeff')) throw new Error('no byte order mark');
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  const [head = [], ...body] = rows.slice(0, -1);
  return body.map((row) => {
    if (row.length !== head.length) throw new Error(`a row of ${row.length} under a head of ${head.length}`);
    return Object.fromEntries(head.map((name, i) => [name, row[i]!]));
  });
}

testExporter('csv', ['nodes.csv', 'edges.csv'], async (files) => ({
  nodes: parseCsv(files[0]!.content).map(({ id, name }) => ({ id: id!, name: name! })),
  edges: parseCsv(files[1]!.content).map(({ id, source, target, quote }) => ({
    id: id!,
    source: source!,
    target: target!,
    quote: quote!,
  })),
}));

testExporter('cypher', ['qpg.cypher'], async (files) => {
  const engine = openEmbeddedEngine(null);
  try {
    return await runCypher(engine, only(files));
  } finally {
    await engine.close();
  }
});

testExporter('jsonld', ['qpg.jsonld'], async (files) => {
  const graph: Record<string, unknown>[] = JSON.parse(only(files))['@graph'];
  const idOf = (iri: unknown): string => decodeURIComponent(String(iri).replace(/^urn:qpg:/, ''));
  const end = (node: Record<string, unknown>, key: string): string =>
    idOf((node[key] as Record<string, unknown>)['@id']);
  return {
    nodes: graph
      .filter((node) => 'schema:name' in node)
      .map((node) => ({
        id: idOf(node['@id']),
        name: (node['schema:name'] as Record<string, string>)['@value']!,
      })),
    edges: graph
      .filter((node) => 'rdf:subject' in node)
      .map((node) => ({
        id: idOf(node['@id']),
        source: end(node, 'rdf:subject'),
        target: end(node, 'rdf:object'),
        quote: (node['oa:hasSelector'] as Record<string, string>[])[0]!['oa:exact']!,
      })),
  };
});

describe('exports', () => {
  it('test every format there is', () => {
    expect([...exportFormats].sort()).toEqual(['csv', 'cypher', 'gexf', 'graphml', 'json', 'jsonld']);
  });

  it('keep a spreadsheet from running a name as a formula', async () => {
    const store = openMemoryStore();
    const bad = entity('program', '=cmd|calc');
    await store.put(record('式', '字', [[entity('plan', '式'), 'ADOPTS', bad, '字']]));
    const [nodes] = await exportGraph(store, 'csv');
    expect(parseCsv(nodes!.content).find((row) => row.id === bad.id)?.name).toBe("'=cmd|calc");
  });

  it('say in public terms what a plan is and where a fact comes from', async () => {
    const store = openMemoryStore();
    const { a } = twoPlans();
    await store.put(a);
    const graph: Record<string, unknown>[] = JSON.parse(only(await exportGraph(store, 'jsonld')))['@graph'];
    const plan = graph.find((node) => node['@id'] === `urn:qpg:${encodeURIComponent(a.id)}`);
    expect(plan?.['@type']).toContain('schema:Legislation');
    expect(plan?.['schema:citation']).toHaveLength(1);
    const statement = graph.find((node) => 'rdf:subject' in node);
    expect(statement?.['prov:wasDerivedFrom']).toEqual({ '@id': plan?.['@id'] });
  });

  it('keep in Cypher a property that is named like a field', async () => {
    const store = openMemoryStore();
    const program = entity('program', '名', { props: { kind: 'brand' } });
    await store.put(record('同名', '字', [[entity('plan', '同名'), 'ADOPTS', program, '字']]));
    const text = only(await exportGraph(store, 'cypher'));
    expect(text).toContain('`props_kind`: "brand"');
    expect(text).toContain('`kind`: "program"');
  });

  it('type a column by its values and never let a property hide a field', async () => {
    const store = openMemoryStore();
    const odd = entity('program', '名', { props: { kind: 'brand', n: 2, flag: false, mixed: 1 } });
    const other = entity('program', '名二', { props: { mixed: '一' } });
    const plan = entity('plan', '列');
    await store.put(
      record('列', '字', [
        [plan, 'ADOPTS', odd, '字'],
        [plan, 'ADOPTS', other, '字'],
      ]),
    );
    const keys = find(parseXml(only(await exportGraph(store, 'graphml'))), 'key').map(
      (key) => key.attributes,
    );
    const typeOf = (name: string): string | undefined =>
      keys.find((key) => key.for === 'node' && key['attr.name'] === name)?.['attr.type'];
    expect(['n', 'flag', 'mixed', 'props.kind'].map(typeOf)).toEqual([
      'double',
      'boolean',
      'string',
      'string',
    ]);
  });
});

describe('the strict XML reader of these tests', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  it.each([
    '<a>',
    '<a></b>',
    '<a x="1" x="2"/>',
    '<a>&nbsp;</a>',
    '<a>&amp</a>',
    '<a x="<"/>',
    '<a>\u0001</a>',
    '<a/><b/>',
  ])('refuses %s', (text) => {
    expect(() => parseXml(head + text)).toThrow();
  });
});
