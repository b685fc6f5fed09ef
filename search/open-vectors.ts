import type { VectorIndex } from './vector-index.ts';
import { CompactIndex } from './vectors/compact.ts';
import { HnswIndex, loadHnsw } from './vectors/hnsw.ts';

/**
 * Vectors (some three a clause) from which a graph is built. A scan takes about 5 ms of processor time per 100,000
 * vectors, a graph's answer of 300 about 5 ms at any size; but building costs minutes per 100,000, so the graph pays
 * only when a scan would take up half of what a search may last (test/bench/search-vectors.ts).
 */
const GRAPH_FROM = 600_000;

/** Vectors from which on a second thread helps with the scan: below it a scan takes about two milliseconds. */
const HELP_FROM = 50_000;

export interface OpenedVectors {
  readonly index: VectorIndex;
  /** For the user: what would make search faster. */
  notes(): readonly string[];
  close(): Promise<void>;
}

export const openVectors = (dimension: number): OpenedVectors => {
  const compact = new CompactIndex(dimension, HELP_FROM);
  const index = new HnswIndex(compact, { from: GRAPH_FROM, load: loadHnsw });
  return {
    index,
    notes: () => (index.missing ? ['未安装 hnswlib-node，按精确扫描检索：结果相同，条款很多时稍慢。'] : []),
    close: () => compact.close(),
  };
};
