import { describe, expect, it } from 'vitest';
import { NameIndex } from '../../search/names.ts';
import { cover, weightedShare } from '../../search/names-cover.ts';
import { fold, foldName, foldWithOffsets } from '../../search/names-fold.ts';
import { placesIn, shortPlace } from '../../search/names-places.ts';

describe('fold', () => {
  it('drops quotes, brackets and spaces, keeps separators', () => {
    expect(fold('完善“首台(套)、首批(次)”政策, A+')).toBe('完善首台套首批次政策,a+');
    expect(fold('计量、标准')).toBe('计量、标准');
    expect(foldName('“双随机、一公开”')).toBe('双随机一公开');
  });

  it('is the same for full and half width', () => {
    expect(fold('ＰＭ２．５，达到３５％')).toBe(fold('PM2.5,达到35%'));
  });

  it('leads back to the original', () => {
    const text = '推进“五水 共治”工作';
    const { text: folded, at } = foldWithOffsets(text);
    const start = folded.indexOf('五水共治');
    expect(text.slice(at[start]!, at[start + 3]! + 1)).toBe('五水 共治');
  });

  it('does not let a forgotten quote swallow later commas', () => {
    expect(fold(`“${'甲'.repeat(40)}、乙`)).toContain('、乙');
  });
});

describe('cover', () => {
  it('finds the asked words in another order and with words between', () => {
    const c = cover('规上工业增加值占生产总值的比重', '规上工业增加值占全区生产总值比重');
    expect(c.covered).toBe(14);
    expect(c.pieces).toHaveLength(3);
    expect(c.longest).toBe(8);
  });

  it('counts no single characters', () => {
    expect(cover('甲乙丙', '甲丁乙丁丙').covered).toBe(0);
  });

  it('weighs rare words more', () => {
    const c = cover('药品合格率', '食品合格率');
    expect(weightedShare('药品合格率', c, () => 1)).toBeCloseTo(0.8);
    expect(weightedShare('药品合格率', c, (i) => (i < 1 ? 6 : 1))).toBeCloseTo(0.4);
  });

  it('stays quick on hostile input', () => {
    expect(cover('甲'.repeat(5000), '甲'.repeat(5000)).covered).toBe(80);
  });
});

describe('NameIndex', () => {
  const index = new NameIndex<number>();
  index.add('浙江制造', 1);
  index.add('浙江制造精品', 2);
  index.add('“品字标”', 3);
  index.add('制造业质量竞争力指数', 4);
  index.add('甲', 5);

  it('finds the longest name that stands in a text', () => {
    expect(index.within(fold('“浙江制造精品”和品字标')).map((o) => o.value[0])).toEqual([2, 3]);
  });

  it('leaves out names of one character', () => {
    expect(index.size).toBe(4);
  });

  it('finds names with much common wording, the most telling first', () => {
    expect(index.near('质量竞争力的指数', 2)[0]?.value).toEqual([4]);
  });

  it('collects the values of one name', () => {
    index.add('品字标', 6);
    expect(index.get('「品字标」')).toEqual([3, 6]);
  });
});

describe('NameIndex that changes', () => {
  const filled = (): NameIndex<number> => {
    const index = new NameIndex<number>((a, b) => Math.floor(a) - Math.floor(b));
    for (const value of [1, 3, 5]) index.add('品字标', value);
    index.add('浙江制造', 7);
    return index;
  };

  it('keeps the values of a name in order, equal ones as they came', () => {
    const index = filled();
    for (const value of [2, 3.5, 0, 9]) index.add('品字标', value);
    expect(index.get('品字标')).toEqual([0, 1, 2, 3, 3.5, 5, 9]);
  });

  it('takes out only the values that fit', () => {
    const index = filled();
    index.remove('品字标', (v) => v === 3);
    index.remove('五水共治', () => true);
    expect(index.get('品字标')).toEqual([1, 5]);
    expect(index.size).toBe(2);
  });

  it('forgets a name without values and is then as one that never had it', () => {
    const index = filled();
    index.add('品字标认证', 8);
    index.remove('品字标', () => true);
    const never = new NameIndex<number>();
    never.add('浙江制造', 7);
    never.add('品字标认证', 8);
    expect(index.size).toBe(2);
    expect(index.within('推进品字标')).toEqual([]);
    expect(index.holding('品字')).toBe(never.holding('品字'));
    expect(index.near('浙江的品字标', 5)).toEqual(never.near('浙江的品字标', 5));
  });

  it('finds a name added in the place of one that was forgotten', () => {
    const index = filled();
    index.remove('浙江制造', () => true);
    index.add('质量月', 4);
    expect(index.near('质量月活动', 1)).toEqual([{ name: '质量月', value: [4] }]);
  });

  it('ranks the few best of many names as it would rank all', () => {
    const index = new NameIndex<number>();
    for (let i = 0; i < 400; i++) index.add(`质量${String.fromCharCode(0x4e00 + i)}工程`, i);
    const all = index.near('质量提升工程', 400);
    expect(all).toHaveLength(400);
    expect(index.near('质量提升工程', 5)).toEqual(all.slice(0, 5));
  });
});

describe('places', () => {
  it('shortens names', () => {
    expect(['宣城市', '浙江省', '广西壮族自治区', '普陀区', '沛县', '雄安新区'].map(shortPlace)).toEqual([
      '宣城',
      '浙江',
      '广西',
      '普陀',
      '沛县',
      '雄安',
    ]);
  });

  it('tells places held from places only known', () => {
    const seen = placesIn('合肥和宣城', { places: new Map([['宣城', []]]) });
    expect(seen.map((p) => p.name)).toEqual(['合肥', '宣城']);
  });

  it('does not take plain words for districts', () => {
    expect(placesIn('和平年代的城区建设', { places: new Map() })).toEqual([]);
  });
});
