import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VectorIndex } from '../../search/vector-index.ts';
import { ExactIndex } from '../../search/vectors/exact.ts';

const unit = (...values: number[]): Float32Array => {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (v) => v / length);
};

/** @param tolerance how far a similarity may be from the exact cosine */
export const testVectorIndex = (
  name: string,
  create: (dimension: number) => VectorIndex,
  tolerance: number,
): void => {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance;

  describe(`vector index: ${name}`, () => {
    it('finds the nearest first and says how near it is', () => {
      const index = create(3);
      index.add('x', unit(1, 0, 0));
      index.add('y', unit(0, 1, 0));
      index.add('xy', unit(1, 1, 0));
      const found = index.search(unit(1, 0.2, 0), 3);
      expect(found.map((m) => m.key)).toEqual(['x', 'xy', 'y']);
      expect(near(found[0]!.similarity, 1 / Math.hypot(1, 0.2))).toBe(true);
      expect(near(found[2]!.similarity, 0.2 / Math.hypot(1, 0.2))).toBe(true);
    });

    it('gives nothing when empty and no more than asked for', () => {
      const index = create(2);
      expect(index.search(unit(1, 0), 5)).toEqual([]);
      for (let i = 0; i < 10; i++) index.add(`k${i}`, unit(1, i));
      expect(index.search(unit(1, 0), 4)).toHaveLength(4);
      expect(index.search(unit(1, 0), 0)).toEqual([]);
      expect(index.search(unit(1, 0), 50)).toHaveLength(10);
    });

    it('orders equal similarities by key, whatever the order of adding', () => {
      const index = create(2);
      for (const key of ['c', 'a', 'd', 'b']) index.add(key, unit(1, 1));
      expect(index.search(unit(1, 0), 3).map((m) => m.key)).toEqual(['a', 'b', 'c']);
    });

    it('finds the same for several vectors at once as for each alone, in any number of rows', () => {
      const index = create(5);
      const at = (i: number): Float32Array =>
        unit(Math.sin(i), Math.cos(i * 3), Math.sin(i * 7), Math.cos(i * 11), 0.3);
      expect(index.searchAll([at(0), at(1)], 3)).toEqual([[], []]);
      for (let i = 0; i < 700; i++) index.add(`k${i}`, at(i));
      const asked = [at(0.5), at(40.2), at(99.9)];
      expect(index.searchAll([], 3)).toEqual([]);
      expect(index.searchAll(asked, 9)).toEqual(asked.map((v) => index.search(v, 9)));
      const all = asked.map((v) => index.search(v, 700));
      for (const [i, found] of all.entries()) {
        expect(found).toHaveLength(700);
        const similarity = index.similarity(
          asked[i]!,
          found.map((m) => m.slot),
        );
        expect([...similarity]).toEqual(found.map((m) => m.similarity));
      }
    });

    it('replaces a vector under a known key', () => {
      const index = create(2);
      index.add('a', unit(1, 0));
      index.add('b', unit(1, 1));
      index.add('a', unit(0, 1));
      expect(index.size).toBe(2);
      expect(index.search(unit(1, 0), 2).map((m) => m.key)).toEqual(['b', 'a']);
    });

    it('forgets a removed vector and uses its place again', () => {
      const index = create(2);
      index.add('a', unit(1, 0));
      index.add('b', unit(0, 1));
      expect(index.remove('a')).toBe(true);
      expect(index.remove('a')).toBe(false);
      expect(index.size).toBe(1);
      expect(index.search(unit(1, 0), 5).map((m) => m.key)).toEqual(['b']);
      index.add('c', unit(1, 0));
      expect(index.search(unit(1, 0), 5).map((m) => m.key)).toEqual(['c', 'b']);
    });

    it('refuses a wrong dimension and values that are no numbers, and stays as it was', () => {
      const index = create(2);
      index.add('a', unit(1, 0));
      expect(() => index.add('b', unit(1, 0, 0))).toThrow(RangeError);
      expect(() => index.add('b', Float32Array.of(1, Number.NaN))).toThrow(RangeError);
      expect(() => index.add('b', Float32Array.of(1, Number.POSITIVE_INFINITY))).toThrow(RangeError);
      expect(() => index.search(unit(1, 0, 0), 1)).toThrow(RangeError);
      expect(index.size).toBe(1);
      expect(index.search(unit(1, 0), 5).map((m) => m.key)).toEqual(['a']);
    });

    it('gives the similarity of chosen slots in their order', () => {
      const index = create(2);
      const [a, b] = [index.add('a', unit(1, 0)), index.add('b', unit(0, 1))];
      const found = index.similarity(unit(1, 0), [b, a, b, a]);
      expect(found).toHaveLength(4);
      for (const [i, want] of [0, 1, 0, 1].entries()) expect(near(found[i]!, want)).toBe(true);
      expect(index.similarity(unit(1, 0), [])).toHaveLength(0);
      for (let i = 0; i < 100; i++) index.add(`k${i}`, unit(1, i));
      const asked = [unit(1, 0.3), unit(0, 1)];
      for (const slots of [[b, a], Array.from({ length: 80 }, (_, i) => 90 - i)]) {
        const each = asked.map((v) => index.similarity(v, slots));
        expect(index.similarityAll(asked, slots)).toEqual(each);
        // One by one, as few are.
        expect(slots.map((slot) => index.similarity(asked[0]!, [slot])[0])).toEqual([...each[0]!]);
      }
    });

    it('keeps the slot of a key until it is removed, and finds each by the other', () => {
      const index = create(2);
      const slots = new Map(['a', 'b', 'c'].map((key, i) => [key, index.add(key, unit(1, i))]));
      expect(new Set(slots.values()).size).toBe(3);
      expect(index.add('b', unit(0, 1))).toBe(slots.get('b'));
      index.remove('a');
      expect(index.slotOf('a')).toBeUndefined();
      expect(index.keyOf(slots.get('a')!)).toBeNull();
      for (const key of ['b', 'c']) {
        expect(index.slotOf(key)).toBe(slots.get(key));
        expect(index.keyOf(slots.get(key)!)).toBe(key);
      }
      for (const m of index.search(unit(1, 1), 5)) expect(m.slot).toBe(slots.get(m.key));
      const again = index.add('d', unit(1, 0));
      expect(index.keyOf(again)).toBe('d');
      expect(near(index.similarity(unit(1, 0), [again])[0]!, 1)).toBe(true);
    });

    it('lists what it holds in ascending order of key, so that it can be rebuilt', () => {
      const index = create(3);
      for (const key of ['b', 'c', 'a']) index.add(key, unit(key.charCodeAt(0) - 96, 1, 0));
      const copy = create(3);
      for (const [key, vector] of index.entries()) copy.add(key, vector);
      expect([...index.entries()].map(([key]) => key)).toEqual(['a', 'b', 'c']);
      const query = unit(1, 2, 0);
      expect(copy.search(query, 3).map((m) => m.key)).toEqual(index.search(query, 3).map((m) => m.key));
    });

    it('takes the zero vector as similar to nothing', () => {
      const index = create(2);
      index.add('zero', Float32Array.of(0, 0));
      index.add('a', unit(1, 0));
      expect(index.search(unit(1, 0), 2).map((m) => m.key)).toEqual(['a', 'zero']);
    });

    it('agrees with the plain reference on any vectors, also after removals', () => {
      const value = fc.integer({ min: -100, max: 100 });
      const vector = fc.array(value, { minLength: 20, maxLength: 20 });
      fc.assert(
        fc.property(
          fc.array(vector, { minLength: 1, maxLength: 60 }),
          fc.array(fc.nat(59), { maxLength: 20 }),
          vector,
          (vectors, removed, query) => {
            const [index, reference] = [create(20), new ExactIndex(20)];
            for (const into of [index, reference]) {
              vectors.forEach((v, i) => {
                into.add(`k${i}`, unit(...v));
              });
              for (const r of removed) into.remove(`k${r}`);
            }
            const asked = unit(...query);
            const found = index.search(asked, 10);
            const best = reference.search(asked, 10);
            expect(found).toHaveLength(best.length);
            found.forEach((m, i) => {
              const cosine = reference.similarity(asked, [reference.slotOf(m.key)!])[0]!;
              expect(near(m.similarity, cosine)).toBe(true);
              // Vectors nearer to each other than the tolerance may change places.
              expect(Math.abs(cosine - best[i]!.similarity)).toBeLessThanOrEqual(2 * tolerance);
            });
          },
        ),
        { numRuns: 60 },
      );
    });
  });
};
