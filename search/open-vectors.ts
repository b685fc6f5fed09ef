import type { VectorIndex } from './vector-index.ts';
import { CompactIndex } from './vectors/compact.ts';

export interface OpenedVectors {
  readonly index: VectorIndex;
  readonly notes: readonly string[];
}

/** The vector index for a collection of about this size. */
export const openVectors = async (dimension: number): Promise<OpenedVectors> => ({
  index: new CompactIndex(dimension),
  notes: [],
});
