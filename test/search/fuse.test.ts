import { describe, expect, it } from 'vitest';
import { type Candidate, fuse, type Weights } from '../../search/fuse.ts';

const weights: Weights = { meaning: 1, words: 1, names: 0.05, place: 0.3, official: 0.85, chance: 0.08 };
const candidate = (unit: string, similarity: number | null, coverage: number, rest = {}): Candidate => ({
  ...{ unit, similarity, coverage, names: 0, inPlace: false },
  ...rest,
});
const order = (...candidates: Candidate[]): string[] => fuse(candidates, weights).map((f) => f.unit);

describe('fusion', () => {
  it('lets words decide where a unit has the query’s own words', () => {
    expect(order(candidate('near', 0.6, 0.1), candidate('named', 0.5, 0.5))).toEqual(['named', 'near']);
  });

  it('lets meaning decide where words are chance', () => {
    expect(order(candidate('words', 0.4, 0.08), candidate('near', 0.55, 0))).toEqual(['near', 'words']);
  });

  it('gives a rank in words no credit by itself: no words found add nothing', () => {
    const [one] = fuse([candidate('a', 0.5, 0)], weights);
    expect(one!.score).toBe(0.5);
  });

  it('puts the named place first among similar units, not before everything', () => {
    const here = candidate('here', 0.5, 0, { inPlace: true });
    expect(order(candidate('elsewhere', 0.6, 0.1), here)).toEqual(['here', 'elsewhere']);
    expect(order(candidate('exact', 0.7, 0.6), here)).toEqual(['exact', 'here']);
  });

  it('scores a unit the same whatever else was found, and orders equals by unit', () => {
    const a = candidate('a', 0.5, 0.2);
    expect(fuse([a], weights)[0]).toEqual(fuse([candidate('z', 0.9, 0.9), a], weights)[1]);
    expect(order(candidate('b', 0.5, 0), candidate('a', 0.5, 0))).toEqual(['a', 'b']);
  });

  it('takes a unit without a vector by its words', () => {
    expect(order(candidate('none', 0.1, 0), candidate('words', null, 0.4))).toEqual(['words', 'none']);
  });
});
