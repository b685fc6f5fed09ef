import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PieceIndex } from '../../search/piece-index.ts';
import { ExactIndex } from '../../search/vectors/exact.ts';

const unit = (...values: number[]): Float32Array => {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (v) => v / length);
};
/** Pieces are named by numbers; the vector of one turns by as many degrees. */
const vectorOf = (piece: string): Float32Array =>
  unit(Math.cos((Number(piece) * Math.PI) / 180), Math.sin((Number(piece) * Math.PI) / 180));
const indexOf = (units: Readonly<Record<string, readonly string[]>>): PieceIndex => {
  const index = new PieceIndex(new ExactIndex(2));
  for (const [name, pieces] of Object.entries(units)) index.add(name, pieces, vectorOf);
  return index;
};
const names = (found: readonly { unit: string }[]): string[] => found.map((f) => f.unit);

describe('units by their pieces', () => {
  it('are as near as their best piece and, less so, their second', () => {
    const index = indexOf({ one: ['10', '80'], two: ['10', '20'], far: ['60', '70'] });
    expect(names(index.search([vectorOf('10')], 3)[0]!)).toEqual(['two', 'one', 'far']);
    expect(names(index.similarity(vectorOf('75'), ['two', 'far']))).toEqual(['far', 'two']);
  });

  it('keep a piece that another unit has, and forget the others', () => {
    const index = indexOf({ a: ['1', '2'], b: ['2', '3'] });
    expect(index.pieceCount).toBe(3);
    index.remove('a');
    expect([index.has('1'), index.has('2'), index.has('3')]).toEqual([false, true, true]);
    expect(names(index.search([vectorOf('1')], 5)[0]!)).toEqual(['b']);
    expect(index.unitCount).toBe(1);
  });

  it('say which of their pieces is nearest, at its first place', () => {
    const index = indexOf({ a: ['50', '10', '50', '90', '10'] });
    const nearest = (piece: string) => index.nearestPieces(vectorOf(piece), 'a', 2).map(({ place }) => place);
    expect(nearest('50')).toEqual([0, 1]);
    expect(nearest('11')).toEqual([1, 0]);
    expect(nearest('89')).toEqual([3, 0]);
    expect(index.nearestPieces(vectorOf('1'), 'nobody', 2)).toEqual([]);
  });

  it('are filtered before the limit, also after the index has changed', () => {
    const pieces = fc.array(fc.integer({ min: 0, max: 180 }).map(String), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 2, maxLength: 30 }), pieces, (units, further) => {
        const index = indexOf(Object.fromEntries(units.map((list, i) => [`u${i}`, list])));
        const only = new Set(units.flatMap((_, i) => (i % 2 === 0 ? `u${i}` : [])));
        const asked = [vectorOf('0'), vectorOf('90')];
        const check = (): void => {
          for (const [i, found] of index.search(asked, 3, only).entries()) {
            const all = index.similarity(asked[i]!, [...only]);
            expect(found).toEqual(all.slice(0, 3));
          }
        };
        check();
        index.add('u0', further, vectorOf);
        check();
        index.remove('u0');
        check();
      }),
    );
  });
});
