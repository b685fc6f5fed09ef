import type { VectorIndex, VectorMatch } from '../vector-index.ts';

/** What is used of hnswlib-node: an optional dependency, so its types are not imported. */
interface Graph {
  initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number }): void;
  resizeIndex(maxElements: number): void;
  setEf(ef: number): void;
  addPoint(point: number[], label: number): void;
  markDelete(label: number): void;
  searchKnn(query: number[], limit: number): { neighbors: number[] };
}
export type GraphClass = new (space: 'ip', dimension: number) => Graph;

/** hnswlib-node's graph, or null where it is not installed (it needs a compiler). */
export const loadHnsw = async (): Promise<GraphClass | null> => {
  try {
    const name = 'hnswlib-node';
    const loaded = (await import(name)) as { default: { HierarchicalNSW: GraphClass } };
    return loaded.default.HierarchicalNSW;
  } catch {
    return null;
  }
};

export interface HnswOptions {
  /** Vectors from which on the graph is built; below it the scan is as fast and needs no building. */
  readonly from: number;
  readonly load: () => Promise<GraphClass | null>;
}

const GRAPH = { m: 16, efConstruction: 200, randomSeed: 100 };
/** Neighbours looked at: .999 of the true ten at 100,000 vectors (FINDINGS). */
const EF = 128;
/** Candidates from the graph for each match wanted: their order is settled by the exact similarity. */
const OVERSAMPLING = 2;
/** Milliseconds of building between two turns of the event loop: a server must go on answering. */
const SLICE = 8;

/**
 * A graph of nearest neighbours over an exact index. The exact index stays the truth: it answers while the graph
 * is being built and settles the order. The graph lives in memory only: its library's writing is unsafe (FINDINGS).
 */
export class HnswIndex implements VectorIndex {
  readonly #exact: VectorIndex;
  readonly #options: HnswOptions;
  #graph: Graph | null = null;
  #missing = false;
  #loading = false;
  #capacity = 0;
  #nextLabel = 0;
  /** Label → slot, and back. */
  readonly #slotOf = new Map<number, number>();
  readonly #labelOf = new Map<number, number>();
  /** Slots that the graph does not have yet. */
  readonly #waiting = new Set<number>();
  #building: Promise<void> | null = null;

  constructor(exact: VectorIndex, options: HnswOptions) {
    this.#exact = exact;
    this.#options = options;
  }

  get dimension(): number {
    return this.#exact.dimension;
  }

  get size(): number {
    return this.#exact.size;
  }

  /** Whether the graph was wanted and its library is not there. */
  get missing(): boolean {
    return this.#missing;
  }

  /** Resolves when the graph holds everything (or will never be). */
  async settled(): Promise<void> {
    // Building alone does not keep a process alive; somebody who waits for it does.
    const alive = setInterval(() => {}, 60_000);
    while (this.#building) await this.#building;
    clearInterval(alive);
  }

  add(key: string, vector: Float32Array): number {
    const slot = this.#exact.add(key, vector);
    this.#forget(slot);
    this.#waiting.add(slot);
    this.#build();
    return slot;
  }

  remove(key: string): boolean {
    const slot = this.#exact.slotOf(key);
    if (slot === undefined) return false;
    this.#forget(slot);
    this.#waiting.delete(slot);
    return this.#exact.remove(key);
  }

  slotOf(key: string): number | undefined {
    return this.#exact.slotOf(key);
  }

  keyOf(slot: number): string | null {
    return this.#exact.keyOf(slot);
  }

  search(vector: Float32Array, limit: number): VectorMatch[] {
    return this.searchAll([vector], limit)[0]!;
  }

  searchAll(vectors: readonly Float32Array[], limit: number): VectorMatch[][] {
    const graph = this.#graph;
    if (!graph || this.#waiting.size > 0 || limit * OVERSAMPLING > this.#labelOf.size / 4)
      return this.#exact.searchAll(vectors, limit);
    graph.setEf(Math.max(EF, limit * OVERSAMPLING));
    return vectors.map((vector) => this.#walk(graph, vector, limit));
  }

  #walk(graph: Graph, vector: Float32Array, limit: number): VectorMatch[] {
    const { neighbors } = graph.searchKnn(Array.from(vector), limit * OVERSAMPLING);
    const slots = neighbors.map((label) => this.#slotOf.get(label)).filter((slot) => slot !== undefined);
    const similarity = this.#exact.similarity(vector, slots);
    return slots
      .map((slot, i) => ({ key: this.#exact.keyOf(slot)!, slot, similarity: similarity[i]! }))
      .sort((a, b) => b.similarity - a.similarity || (a.key < b.key ? -1 : 1))
      .slice(0, limit);
  }

  similarity(vector: Float32Array, slots: ArrayLike<number>): Float64Array {
    return this.#exact.similarity(vector, slots);
  }

  similarityAll(vectors: readonly Float32Array[], slots: ArrayLike<number>): Float64Array[] {
    return this.#exact.similarityAll(vectors, slots);
  }

  vector(slot: number): Float32Array {
    return this.#exact.vector(slot);
  }

  entries(): Iterable<readonly [string, Float32Array]> {
    return this.#exact.entries();
  }

  /** A label is never used again: a point that is added twice leaves a graph that cannot be searched. */
  #forget(slot: number): void {
    const label = this.#labelOf.get(slot);
    if (label === undefined) return;
    this.#graph?.markDelete(label);
    this.#labelOf.delete(slot);
    this.#slotOf.delete(label);
  }

  #build(): void {
    if (this.#building || this.#missing || this.#exact.size < this.#options.from) return;
    this.#building = this.#buildAll().finally(() => {
      this.#building = null;
    });
  }

  async #buildAll(): Promise<void> {
    if (!this.#graph && !this.#loading) {
      this.#loading = true;
      const Graph = await this.#options.load();
      this.#missing = Graph === null;
      if (Graph) this.#graph = new Graph('ip', this.dimension);
    }
    const graph = this.#graph;
    if (!graph) return;
    while (this.#waiting.size > 0) {
      const until = performance.now() + SLICE;
      for (const slot of this.#waiting) {
        this.#insert(graph, slot);
        if (performance.now() >= until) break;
      }
      // A timer that is not waited for: building must not keep a finished command alive.
      await new Promise<void>((resolve) => {
        setTimeout(resolve, 0).unref();
      });
    }
  }

  #insert(graph: Graph, slot: number): void {
    this.#waiting.delete(slot);
    if (this.#nextLabel >= this.#capacity) this.#grow(graph);
    const label = this.#nextLabel++;
    graph.addPoint(Array.from(this.#exact.vector(slot)), label);
    this.#labelOf.set(slot, label);
    this.#slotOf.set(label, slot);
  }

  #grow(graph: Graph): void {
    const larger = Math.max(1024, this.#exact.size + 1, Math.ceil(this.#capacity * 1.5));
    if (this.#capacity === 0) graph.initIndex({ maxElements: larger, ...GRAPH });
    else graph.resizeIndex(larger);
    this.#capacity = larger;
  }
}
