import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityKindNames } from '../../graph/kinds.ts';
import { mergeContributions, mergeEntities, nameKeys, sortedSet } from '../../graph/merge.ts';
import type { Entity } from '../../graph/model.ts';
import { entity } from './records.ts';

const says = (name: string, more: Partial<Entity> = {}): Entity => ({
  ...entity('department', name),
  ...more,
  id: 'x',
});

describe('merging what documents say of one entity', () => {
  it('is what the only one says, its aliases sorted', () => {
    const one = says('甲', { aliases: ['丙', '乙'], props: { list: ['二', '一'], n: 1, none: null } });
    expect(mergeEntities([one])).toEqual({ ...one, aliases: sortedSet(one.aliases) });
  });

  it('takes the name that most give, then the longer, then the first', () => {
    expect(mergeEntities([says('甲'), says('乙乙'), says('甲')]).name).toBe('甲');
    expect(mergeEntities([says('甲'), says('乙乙')]).name).toBe('乙乙');
    expect(mergeEntities([says('b'), says('a')]).name).toBe('a');
  });

  it('keeps every other name as an alias, once', () => {
    const merged = mergeEntities([
      says('甲局', { aliases: ['甲'] }),
      says('甲', { aliases: ['甲局', '乙'] }),
    ]);
    expect(merged).toMatchObject({ name: '甲局', aliases: ['乙', '甲'] });
  });

  it('believes a plan about itself before those who only cite it', () => {
    const plan = says('全名方案', { kind: 'plan', props: { docNumber: '〔2023〕1号', level: 'city' } });
    const cited = says('方案', { kind: 'document', props: { docNumber: '〔2023〕9号', extra: 1 } });
    expect(mergeEntities([cited, cited, plan])).toEqual({
      id: 'x',
      kind: 'plan',
      name: '全名方案',
      aliases: ['方案'],
      props: { docNumber: '〔2023〕1号', extra: 1, level: 'city' },
    });
  });

  it('puts scalars to the vote, joins lists that differ, and hears silence as silence', () => {
    const merged = mergeEntities([
      says('甲', { props: { n: 1, list: ['一', '二'], same: ['二', '一'], none: null } }),
      says('甲', { props: { n: 2, list: ['三'], same: ['二', '一'], none: null } }),
      says('甲', { props: { n: 2, list: null, quiet: null } }),
    ]);
    expect(merged.props).toEqual({
      n: 2,
      list: sortedSet(['一', '二', '三']),
      same: ['二', '一'],
      none: null,
      quiet: null,
    });
  });

  it('counts documents that say the same as often as they are', () => {
    const [one, other] = [says('甲', { props: { n: 1 } }), says('乙乙', { props: { n: 2 } })];
    const weighed = mergeContributions([
      { entity: one, documents: 3 },
      { entity: other, documents: 2 },
    ]);
    expect(weighed).toEqual(mergeEntities([one, other, one, other, one]));
    expect(weighed).toMatchObject({ name: '甲', props: { n: 1 } });
  });

  it('throws where nobody speaks', () => {
    expect(() => mergeEntities([])).toThrow(TypeError);
  });

  it('finds by NFKC forms of name and aliases', () => {
    expect(nameKeys(says('ＡＢ', { aliases: ['AB', '㈱'] }))).toEqual(['(株)', 'AB']);
  });

  it('never depends on the order of arrival', () => {
    const name = fc.constantFrom('甲', '乙', '甲局', 'a');
    const value = fc.oneof(
      name,
      fc.integer({ min: 0, max: 2 }),
      fc.boolean(),
      fc.constant(null),
      fc.array(name, { maxLength: 2 }),
    );
    const contribution = fc.record({
      id: fc.constant('x'),
      kind: fc.constantFrom(...entityKindNames),
      name,
      aliases: fc.array(name, { maxLength: 2 }),
      props: fc.dictionary(fc.constantFrom('p', 'q'), value),
    });
    const shuffled = fc
      .array(contribution, { minLength: 1, maxLength: 5 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(JSON.stringify(mergeEntities(other))).toBe(JSON.stringify(mergeEntities(one)));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
