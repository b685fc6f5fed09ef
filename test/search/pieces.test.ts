import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceTexts } from '../../search/piece-index.ts';
import { piecesOf } from '../../search/pieces.ts';

describe('pieces', () => {
  it('are made of whole parts between commas and stops', () => {
    const text =
      '推行首席质量官制度,鼓励企业设立首席质量官,开展培训。完善质量激励政策,对获奖组织给予奖励;支持企业争创中国质量奖。';
    const pieces = pieceTexts(text);
    expect(pieces.join('')).toBe(text);
    for (const piece of pieces) expect(piece).toMatch(/[,。;]$/u);
  });

  it('keep a closing quote with its sentence', () => {
    const text = `${'打造'.repeat(12)}“品字标。”下一句话也要有足够的长度，才能自成一段内容，对不对呢。`;
    expect(pieceTexts(text)[0]).toMatch(/”$/u);
  });

  it('cut a text without any stop into parts that are not too long', () => {
    const pieces = pieceTexts('质'.repeat(1000));
    expect(pieces.join('')).toBe('质'.repeat(1000));
    expect(Math.max(...pieces.map((p) => p.length))).toBeLessThanOrEqual(140);
  });

  it('leave nothing of a blank text, and all of a short one', () => {
    expect(piecesOf(' \n ')).toEqual([]);
    expect(pieceTexts('质量强市')).toEqual(['质量强市']);
  });

  it('cover every letter of any text exactly once, in order', () => {
    const sign = fc.constantFrom('质', '量', 'a', '1', '，', ',', '。', '；', '\n', ' ', '”', '、');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 600 }), (text) => {
        const pieces = piecesOf(text);
        pieces.forEach((p, i) => {
          expect(p.start).toBeGreaterThanOrEqual(i === 0 ? 0 : pieces[i - 1]!.end);
          expect(p.end).toBeGreaterThan(p.start);
        });
        const bare = (s: string): string => s.replace(/\s/gu, '');
        expect(bare(pieces.map((p) => text.slice(p.start, p.end)).join(''))).toBe(bare(text));
      }),
    );
  });

  it('take time in proportion to a hostile text', () => {
    expect(piecesOf('，'.repeat(200_000)).length).toBeGreaterThan(0);
    expect(piecesOf(`${'”'.repeat(100_000)}${'（'.repeat(100_000)}`).length).toBeGreaterThan(0);
  });
});
