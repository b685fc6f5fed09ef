import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { VectorIndex } from '../../../search/vector-index.ts';
import { CompactIndex } from '../../../search/vectors/compact.ts';
import { ExactIndex } from '../../../search/vectors/exact.ts';
import { type GraphClass, HnswIndex, loadHnsw } from '../../../search/vectors/hnsw.ts';
import { testVectorIndex } from '../../contracts/vector-index.ts';

const graphOver = (exact: VectorIndex, from: number, load: () => Promise<GraphClass | null>): HnswIndex =>
  new HnswIndex(exact, { from, load });

testVectorIndex('exact (reference)', (dimension) => new ExactIndex(dimension), 1e-6);
testVectorIndex('compact (one byte a value, SIMD)', (dimension) => new CompactIndex(dimension), 0.01);
testVectorIndex('graph, before it is built', (d) => graphOver(new ExactIndex(d), 1, loadHnsw), 1e-6);

/** Deterministic vectors around a few centres, as texts of few subjects are. */
const vectors = (count: number, dimension: number): Float32Array[] => {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const centres = Array.from({ length: 8 }, () => Float32Array.from({ length: dimension }, next));
  return Array.from({ length: count }, (_, i) => {
    const v = Float32Array.from(centres[i % 8]!, (x) => x + next());
    const length = Math.hypot(...v);
    return v.map((x) => x / length);
  });
};

describe('a scan that a second thread helps with', () => {
  it('finds just what it finds alone, while vectors come and go, and after the helper has ended', async () => {
    const all = vectors(6000, 48);
    const [alone, helped] = [new CompactIndex(48), new CompactIndex(48, 1000)];
    const both = (change: (index: CompactIndex) => unknown): void => {
      change(alone);
      change(helped);
    };
    const same = (): void => {
      for (const asked of [all.slice(0, 1), all.slice(7, 9), all.slice(40, 43)])
        expect(helped.searchAll(asked, 20)).toEqual(alone.searchAll(asked, 20));
    };
    for (const [i, v] of all.entries()) both((index) => index.add(`k${i}`, v));
    same();
    for (let turn = 0; helped.helped < 40 && turn < 3000; turn++) {
      same();
      both((index) => index.remove(`k${turn % 5000}`));
      both((index) => index.add(`n${turn}`, all[turn % 6000]!));
      // The helper is a thread: it must get a moment to start.
      if (turn % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    if (availableParallelism() > 1) expect(helped.helped).toBeGreaterThanOrEqual(40);
    await helped.close();
    same();
  });
});

const Graph = await loadHnsw();

describe.runIf(Graph !== null)('the graph, once built', () => {
  const all = vectors(1500, 32);
  const built = async (): Promise<{ index: HnswIndex; exact: ExactIndex }> => {
    const exact = new ExactIndex(32);
    const index = graphOver(exact, 100, async () => Graph);
    all.forEach((v, i) => {
      index.add(`k${i}`, v);
    });
    await index.settled();
    return { index, exact };
  };

  it('finds nearly all of what the scan finds, with the same similarities', async () => {
    const { index, exact } = await built();
    let shared = 0;
    for (const query of all.slice(0, 50)) {
      const want = new Map(exact.search(query, 10).map((m) => [m.key, m.similarity]));
      for (const { key, similarity } of index.search(query, 10)) {
        if (!want.has(key)) continue;
        shared++;
        expect(similarity).toBeCloseTo(want.get(key)!, 6);
      }
    }
    expect(shared / 500).toBeGreaterThan(0.95);
  });

  it('finds neither what was removed nor the old vector of what was replaced', async () => {
    const { index } = await built();
    expect(index.search(all[0]!, 1)[0]!.key).toBe('k0');
    index.remove('k0');
    index.add('k8', all[1]!);
    await index.settled();
    expect(index.search(all[0]!, 5).map((m) => m.key)).not.toContain('k0');
    expect(index.search(all[1]!, 2).map((m) => m.key)).toEqual(['k1', 'k8']);
    expect(index.size).toBe(1499);
  });
});

describe('without the library', () => {
  it('the scan goes on answering, and it is known that the graph is missing', async () => {
    const index = graphOver(new ExactIndex(2), 2, async () => null);
    index.add('a', Float32Array.of(1, 0));
    expect(index.missing).toBe(false);
    index.add('b', Float32Array.of(0, 1));
    await index.settled();
    expect(index.missing).toBe(true);
    expect(index.search(Float32Array.of(1, 0), 1)[0]!.key).toBe('a');
  });
});
