import { describe, expect, it } from 'vitest';
import { PairFilter } from '../../search/pair-filter.ts';

describe('a filter of pairs', () => {
  const text = '完善首席质量官制度。推进品字标认证,达到93.07';

  it('lets through every phrase of the text', () => {
    const filter = new PairFilter(text);
    for (let from = 0; from < text.length; from++)
      for (let to = from; to <= text.length; to++) expect(filter.mayHold(text.slice(from, to))).toBe(true);
  });

  it('stops phrases with a pair that the text has not', () => {
    const filter = new PairFilter(text);
    expect(filter.mayHold('首席计量师')).toBe(false);
    expect(filter.mayHold('质量强国')).toBe(false);
  });

  it('knows no order of pairs: what it lets through must still be read', () => {
    expect(new PairFilter('甲乙。乙丙').mayHold('甲乙丙')).toBe(true);
    expect(new PairFilter('').mayHold('甲乙')).toBe(false);
  });
});

describe('characters that may stand with a neighbour', () => {
  it('are at least those of every stretch of two that the text has', () => {
    const covered = new PairFilter('完善首席质量官制度').covered('首席计量官制度');
    expect([...covered]).toEqual([1, 1, 0, 1, 1, 1, 1]);
  });

  it('are none of a phrase of one character', () => {
    expect([...new PairFilter('甲乙').covered('甲')]).toEqual([0]);
  });
});
