import { describe, expect, it } from 'vitest';
import { PairCounts } from '../../search/pair-counts.ts';

describe('counts of pairs', () => {
  it('count sentences, not places', () => {
    const counts = new PairCounts();
    counts.add('质量强国质量强国。质量月');
    counts.add('标准');
    expect(counts.sentences).toBe(3);
    expect(counts.of('质量')).toBe(2);
    expect(counts.of('强国')).toBe(1);
    expect(counts.of('国质')).toBe(1);
  });

  it('know no pair over the end of a sentence, a separator or a text', () => {
    const counts = new PairCounts();
    counts.add('甲。乙、丙,丁');
    counts.add('戊');
    for (const pair of ['甲。', '。乙', '乙、', '、丙', '丙,', ',丁', '丁戊', '甲乙'])
      expect(counts.of(pair)).toBe(0);
  });
});
