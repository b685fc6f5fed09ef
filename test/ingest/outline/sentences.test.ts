import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clausesOf,
  closedPairs,
  segments,
  sentenceAround,
  sentences,
  splitSpans,
} from '../../../ingest/outline/sentences.ts';

const texts = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('ends at 。!? with the quotes behind, and at line ends', () => {
    const text = '覆盖率达到80%。依托平台。打造“一廊六城。”好\n下一行';
    expect(texts(text, sentences(text))).toEqual([
      '覆盖率达到80%。',
      '依托平台。',
      '打造“一廊六城。”好',
      '下一行',
    ]);
  });

  it('does not cut inside titles, quotes and brackets', () => {
    const text = '研究制定《加快建设质量基础设施,助力发展实施意见》,完善“首台(套)、首批(次)”政策';
    expect(texts(text, segments(text))).toEqual([
      '研究制定《加快建设质量基础设施,助力发展实施意见》',
      '完善“首台(套)、首批(次)”政策',
    ]);
  });

  it('is not led astray by signs without a partner', () => {
    const text = '覆盖率达到 80%”。(责任部门:甲、乙\n下一句。再一句。';
    expect(texts(text, sentences(text))).toEqual([
      '覆盖率达到 80%”。',
      '(责任部门:甲、乙',
      '下一句。',
      '再一句。',
    ]);
  });

  it('cuts clauses at semicolons too', () => {
    const text = '合格率达94%;抽检率达97%。';
    expect(texts(text, clausesOf(text))).toEqual(['合格率达94%;', '抽检率达97%。']);
  });

  it('finds the sentence around a place', () => {
    const text = '第一句。第二句有《书名。》在内。第三句。';
    const at = text.indexOf('书名');
    const { start, end } = sentenceAround(text, at, at + 2);
    expect(text.slice(start, end)).toBe('第二句有《书名。》在内。');
  });

  it('covers every text: pieces are in order, apart, and nothing but separators is between them', () => {
    const any = fc.string({
      unit: fc.constantFrom('质', '量', '。', ',', '、', ';', '(', ')', '《', '》', '“', '”', '\n', ' ', 'a'),
    });
    fc.assert(
      fc.property(any, (text) => {
        for (const spans of [sentences(text), splitSpans(text, /[、,]/)]) {
          let at = 0;
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(at, start)).toMatch(/^[\s、,]*$/);
            at = end;
          }
        }
      }),
    );
  });

  it('finds the same pairs as a walk over every character, in any part of any text', () => {
    const any = fc.string({
      unit: fc.constantFrom(...'质(（)）《》〈〉“”‘’[]〔〕【】\n'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(any, fc.nat(60), fc.nat(60), (text, a, b) => {
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        expect(closedPairs(text, start, end)).toEqual(walked(text, start, end));
      }),
    );
  });
});

const SIGNS = '()（）《》〈〉“”‘’[]〔〕【】';

/** Pairs by looking at each character: the plain way. */
function walked(text: string, start: number, end: number): { start: number; end: number }[] {
  const pairs: { start: number; end: number }[] = [];
  let open: { sign: string; at: number }[] = [];
  for (let i = start; i < end; i++) {
    const char = text[i]!;
    const kind = SIGNS.indexOf(char);
    if (char === '\n') open = [];
    else if (kind >= 0 && kind % 2 === 0) {
      if (open.length < 20) open.push({ sign: char, at: i });
    } else if (kind >= 0) {
      const k = open.findLastIndex(({ sign }) => sign === SIGNS[kind - 1]);
      if (k < 0) continue;
      const { at } = open[k]!;
      while (pairs.length > 0 && pairs.at(-1)!.start > at) pairs.pop();
      pairs.push({ start: at, end: i + 1 });
      open.length = k;
    }
  }
  return pairs;
}
