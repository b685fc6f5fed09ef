/** GEXF 1.3 (gexf.net), the format of Gephi and Gephi Lite; several edges between two nodes are allowed. */
import { type Column, entityColumns, factColumns } from '../export-columns.ts';
import { XML_DECLARATION, xml } from '../export-text.ts';
import type { ExportedGraph, Exporter } from '../exporter.ts';
import { relationKinds } from '../kinds.ts';

const declare = <T>(columns: readonly Column<T>[], scope: 'node' | 'edge'): string =>
  [
    `<attributes class="${scope}">\n`,
    ...columns.map(
      ({ name, type }, index) => `<attribute id="${index}" title="${xml(name)}" type="${type}"/>\n`,
    ),
    '</attributes>\n',
  ].join('');

const values = <T>(columns: readonly Column<T>[], item: T): string =>
  columns
    .map(({ value }, index) => ({ index, cell: value(item) }))
    .filter(({ cell }) => cell !== null)
    .map(({ index, cell }) => `<attvalue for="${index}" value="${xml(cell ?? '')}"/>`)
    .join('');

function* write({ entities, facts }: ExportedGraph): Iterable<string> {
  const ofEntity = entityColumns(entities);
  const ofFact = factColumns(facts);
  yield `${XML_DECLARATION}<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<meta><creator>qpg</creator></meta>\n`;
  yield '<graph mode="static" defaultedgetype="directed">\n';
  yield declare(ofEntity, 'node') + declare(ofFact, 'edge');
  yield '<nodes>\n';
  for (const entity of entities)
    yield `<node id="${xml(entity.id)}" label="${xml(entity.name)}"><attvalues>${values(ofEntity, entity)}</attvalues></node>\n`;
  yield '</nodes>\n<edges>\n';
  for (const fact of facts)
    yield `<edge id="${xml(fact.id)}" source="${xml(fact.subject)}" target="${xml(fact.object)}" kind="${fact.relation}" label="${xml(relationKinds[fact.relation].label)}"><attvalues>${values(ofFact, fact)}</attvalues></edge>\n`;
  yield '</edges>\n</graph>\n</gexf>\n';
}

export const gexf: Exporter = {
  format: 'gexf',
  files: [{ name: 'qpg.gexf', mediaType: 'application/gexf+xml', write }],
};
