/** The whole graph, or the part around one entity, as files of one format. */
import { QpgError } from './errors.ts';
import type { ExportedGraph } from './exporter.ts';
import { exporters } from './exporters/index.ts';
import { sortedBy } from './merge.ts';
import type { GraphStore } from './store.ts';

export type ExportFormat = keyof typeof exporters;
export const exportFormats = Object.keys(exporters) as [ExportFormat, ...ExportFormat[]];

export interface ExportOptions {
  /** Id of the entity in the middle; the whole graph if missing. */
  readonly around?: string;
  /** Hops from it, 1–3. */
  readonly depth?: number;
}

export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  /** The file piece by piece, anew at each reading. */
  readonly chunks: Iterable<string>;
  /** The file as one string: for small graphs. */
  readonly content: string;
}

/** A neighbourhood for export is not for a screen: only memory bounds it. */
const EXPORT_LIMIT = 100_000;

async function select(store: GraphStore, { around, depth = 1 }: ExportOptions): Promise<ExportedGraph> {
  if (around === undefined) return { entities: await store.entities({}), facts: await store.facts({}) };
  const part = await store.around(around, { depth, limit: EXPORT_LIMIT });
  if (part === null)
    throw new QpgError('NOT_FOUND', `没有“${around}”这个实体。用 qpg plans 或 qpg search 查看编号。`);
  return { entities: sortedBy(part.nodes, (entity) => entity.id), facts: part.edges };
}

/**
 * Files of one format; `csv` gives two (nodes and edges), the others one. The same graph gives the same bytes.
 * @throws QpgError NOT_FOUND if `around` names no entity.
 */
export async function exportGraph(
  store: GraphStore,
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<ExportFile[]> {
  const graph = await select(store, options);
  return exporters[format].files.map(({ name, mediaType, write }) => ({
    name,
    mediaType,
    chunks: { [Symbol.iterator]: () => write(graph)[Symbol.iterator]() },
    get content() {
      return [...write(graph)].join('');
    },
  }));
}
