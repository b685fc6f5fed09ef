/** Nodes and edges as the store has them: the format to read back by program, nothing left out. */
import type { ExportedGraph, Exporter } from '../exporter.ts';

function* items(list: readonly unknown[]): Iterable<string> {
  for (const [index, item] of list.entries()) yield `${index === 0 ? '' : ','}\n${JSON.stringify(item)}`;
}

function* write({ entities, facts }: ExportedGraph): Iterable<string> {
  yield '{"format":"qpg-graph","version":1,"nodes":[';
  yield* items(entities);
  yield '\n],"edges":[';
  yield* items(facts);
  yield '\n]}\n';
}

export const json: Exporter = {
  format: 'json',
  files: [{ name: 'qpg.json', mediaType: 'application/json', write }],
};
