/** GraphML (graphml.graphdrawing.org), read by yEd, Gephi, igraph and NetworkX. */
import { type Column, entityColumns, factColumns } from '../export-columns.ts';
import { XML_DECLARATION, xml } from '../export-text.ts';
import type { ExportedGraph, Exporter } from '../exporter.ts';

type Keyed<T> = Column<T> & { readonly key: string };

const keyed = <T>(columns: readonly Column<T>[], prefix: string): Keyed<T>[] =>
  columns.map((column, index) => ({ ...column, key: `${prefix}${index}` }));

const declare = <T>(columns: readonly Keyed<T>[], scope: 'node' | 'edge'): string =>
  columns
    .map(
      ({ key, name, type }) =>
        `<key id="${key}" for="${scope}" attr.name="${xml(name)}" attr.type="${type}"/>\n`,
    )
    .join('');

const data = <T>(columns: readonly Keyed<T>[], item: T): string =>
  columns
    .map(({ key, value }) => ({ key, cell: value(item) }))
    .filter(({ cell }) => cell !== null)
    .map(({ key, cell }) => `<data key="${key}">${xml(cell ?? '')}</data>`)
    .join('');

function* write({ entities, facts }: ExportedGraph): Iterable<string> {
  const ofEntity = keyed(entityColumns(entities), 'n');
  const ofFact = keyed(factColumns(facts), 'e');
  yield `${XML_DECLARATION}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n`;
  yield declare(ofEntity, 'node') + declare(ofFact, 'edge');
  yield '<graph id="qpg" edgedefault="directed">\n';
  for (const entity of entities) yield `<node id="${xml(entity.id)}">${data(ofEntity, entity)}</node>\n`;
  for (const fact of facts)
    yield `<edge id="${xml(fact.id)}" source="${xml(fact.subject)}" target="${xml(fact.object)}">${data(ofFact, fact)}</edge>\n`;
  yield '</graph>\n</graphml>\n';
}

export const graphml: Exporter = {
  format: 'graphml',
  files: [{ name: 'qpg.graphml', mediaType: 'application/graphml+xml', write }],
};
