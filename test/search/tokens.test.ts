import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokens } from '../../search/tokens.ts';

const terms = (text: string): string[] => tokens(text).map((t) => t.term);

describe('tokens', () => {
  it('are characters and pairs of Chinese, whole words of the rest', () => {
    expect(terms('标准276项')).toEqual(['标', '标准', '准', '276', '项']);
    expect(terms('PM2.5、VOCs，415X')).toEqual(['pm2.5', 'vocs', '415x']);
    expect(terms('达87%。A-B 12.')).toEqual(['达', '87%', 'a-b', '12']);
  });

  it('join over quotes and spaces inside Chinese, not over commas', () => {
    expect(terms('“浙江”制')).toEqual(['浙', '浙江', '江', '江制', '制']);
    expect(terms('浙，江')).toEqual(['浙', '江']);
  });

  it('take rare characters of two UTF-16 units as one', () => {
    expect(terms('𠮷野')).toEqual(['𠮷', '𠮷野', '野']);
  });

  it('fold width and case', () => {
    expect(terms('ＡＩ８７％')).toEqual(['ai87%']);
  });

  it('stand where they say, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const { term, start, end } of tokens(text)) {
          expect(end).toBeGreaterThan(start);
          expect(term.length).toBeGreaterThan(0);
          expect(text.slice(start, end).normalize('NFKC').toLowerCase()).toContain([...term][0]);
        }
      }),
    );
  });
});
