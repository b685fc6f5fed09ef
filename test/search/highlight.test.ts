import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightsIn } from '../../search/highlight.ts';

const lit = (text: string, words: string[]): string[] =>
  highlightsIn(text, words, null).map(({ start, end }) => text.slice(start, end));

describe('highlights', () => {
  it('stand in the sentence that has most of the words', () => {
    const text = '加强质量工作。推行首席质量官制度，企业负责。其他负责事项。';
    expect(lit(text, ['首席质量官制度', '负责'])).toEqual(['首席质量官制度', '负责']);
  });

  it('leave out pairs that are but a part of what was asked', () => {
    expect(lit('质量提升，首席质量官，产品质量', ['首席质量官'])).toEqual(['首席质量官']);
    expect(lit('质量提升，产品质量', ['质量'])).toEqual(['质量', '质量']);
  });

  it('join pairs that follow each other, also over quotes', () => {
    expect(lit('发布“浙江制造”标准450项', ['浙江制造标准'])).toEqual(['浙江制造”标准']);
  });

  it('fall back to the piece nearest in meaning, else to nothing', () => {
    const text = '建立惩罚性赔偿制度。打击侵权。';
    expect(highlightsIn(text, ['卖假货'], { start: 0, end: 9 })).toEqual([{ start: 0, end: 9 }]);
    expect(highlightsIn(text, [], null)).toEqual([]);
  });

  it('find a single character only when nothing longer was asked', () => {
    expect(lit('建桥修路', ['桥'])).toEqual(['桥']);
    expect(lit('质量与数量', ['质量'])).toEqual(['质量']);
  });

  it('are ascending and inside, for any text', () => {
    const sign = fc.constantFrom('质', '量', '标', '。', 'a', '1', '“', '\n');
    const string = fc.string({ unit: sign, maxLength: 80 });
    fc.assert(
      fc.property(string, fc.array(string, { maxLength: 3 }), (text, words) => {
        let last = 0;
        for (const { start, end } of highlightsIn(text, words, null)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});
