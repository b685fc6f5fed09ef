import type { VectorIndex } from './vector-index.ts';
import { CompactIndex } from './vectors/compact.ts';
import { HnswIndex, loadHnsw } from './vectors/hnsw.ts';

/**
 * Vectors (two to four a clause) from which a graph pays: below it a scan answers in some milliseconds per 100,000,
 * and building takes minutes per 100,000 (test/bench/search-vectors.ts).
 */
const GRAPH_FROM = 600_000;

export interface OpenedVectors {
  readonly index: VectorIndex;
  /** For the user: what would make search faster. */
  notes(): readonly string[];
}

export const openVectors = (dimension: number): OpenedVectors => {
  const index = new HnswIndex(new CompactIndex(dimension), { from: GRAPH_FROM, load: loadHnsw });
  return {
    index,
    notes: () => (index.missing ? ['未安装 hnswlib-node，按精确扫描检索：结果相同，条款很多时稍慢。'] : []),
  };
};
