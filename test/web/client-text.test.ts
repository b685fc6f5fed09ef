/** How document text is cut, quoted and laid out on the page: nothing lost, nothing out of order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clause, Table } from '../../graph/model.ts';
import { blocksOf, spansOf } from '../../web/client/pages/reader-blocks.ts';
import { excerpt, quoteSpan, segments } from '../../web/client/parts/segments.ts';

describe('segments', () => {
  const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
  const spans = fc.array(
    fc.record({ start: fc.integer({ min: 0, max: 80 }), end: fc.integer({ min: 0, max: 80 }) }),
  );

  test('together give the text back, whatever the spans', () => {
    fc.assert(
      fc.property(text, spans, fc.integer({ min: 0, max: 20 }), (t, s, base) => {
        const pieces = segments(t, base, s);
        expect(pieces.map((p) => p.text).join('')).toBe(t);
        for (const p of pieces)
          for (const m of p.marks) expect(m.start <= p.start && p.end <= m.end).toBe(true);
      }),
    );
  });

  test('keep every mark that covers a piece', () => {
    const outer = { start: 10, end: 16 };
    const inner = { start: 12, end: 14 };
    expect(segments('市市场监管局等', 10, [outer, inner]).map((p) => [p.text, p.marks.length])).toEqual([
      ['市市', 1],
      ['场监', 2],
      ['管局', 1],
      ['等', 0],
    ]);
  });
});

describe('excerpt', () => {
  test('cuts at sentence ends around the words', () => {
    const text = `${'甲'.repeat(100)}。前一句。中间的句子有关键词在这里。后一句。${'乙'.repeat(100)}`;
    const start = text.indexOf('关键词');
    const cut = excerpt(text, start, start + 3, 30);
    expect(cut.text).toBe('前一句。中间的句子有关键词在这里。后一句。');
    expect([cut.cutBefore, cut.cutAfter]).toEqual([true, true]);
    expect(text.slice(cut.base, cut.base + cut.text.length)).toBe(cut.text);
  });

  test('begins and ends with words, never with the line break of a cut', () => {
    const text = `${'甲'.repeat(40)}。\n中间有关键词。\n${'乙'.repeat(40)}`;
    const start = text.indexOf('关键词');
    expect(excerpt(text, start, start + 3, 12).text).toBe('中间有关键词。');
  });

  test('gives short text whole', () => {
    expect(excerpt('短句。', 0, 1)).toEqual({ text: '短句。', base: 0, cutBefore: false, cutAfter: false });
  });

  test('always holds the span', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.nat(300), fc.nat(300), (t, a, b) => {
        const start = Math.min(a, b, t.length);
        const end = Math.min(Math.max(a, b), t.length);
        const cut = excerpt(t, start, end, 20);
        expect(cut.base <= start && cut.base + cut.text.length >= end).toBe(true);
      }),
    );
  });
});

describe('quoteSpan', () => {
  const clause = { text: '推行首席质量官制度', start: 100 };
  test('trusts offsets that fit', () => {
    expect(quoteSpan(clause, '首席质量官', 102)).toEqual({ start: 2, end: 7 });
  });
  test('finds the words when offsets do not fit', () => {
    expect(quoteSpan(clause, '首席质量官', 0)).toEqual({ start: 2, end: 7 });
  });
  test('lights nothing rather than the wrong words', () => {
    expect(quoteSpan(clause, '质量月', 102)).toBeNull();
  });
});

const clause = (part: Partial<Clause> & Pick<Clause, 'start' | 'end'>): Clause => ({
  id: `c${part.start}`,
  kind: 'section',
  number: null,
  title: '',
  level: 1,
  parent: null,
  path: [],
  own: { start: part.start, end: part.end },
  ...part,
});

describe('blocksOf', () => {
  const text =
    '一、主要任务\n(一)推动创新。加大投入。\n(责任单位:市科技局)\n表头甲\t表头乙\n值甲\t值乙\n结尾。';
  const at = (words: string) => text.indexOf(words);
  const clauses = [
    clause({ start: 0, end: text.length, number: '一、', title: '主要任务' }),
    clause({
      start: at('(一)'),
      end: at('\n表头'),
      number: '(一)',
      title: '推动创新',
      kind: 'task',
      level: 2,
    }),
  ];
  const cell = (words: string) => ({
    start: at(words),
    end: at(words) + words.length,
    text: words,
    rowSpan: 1,
    colSpan: 1,
    header: false,
  });
  const table: Table = {
    start: at('表头甲'),
    end: at('\n结尾'),
    caption: null,
    rows: [
      [cell('表头甲'), cell('表头乙')],
      [cell('值甲'), cell('值乙')],
    ],
  };
  const blocks = blocksOf(text, clauses, [table]);

  test('a run-in heading is cut from its paragraph, and the card stands after the task’s last line', () => {
    expect(blocks.map((b) => [b.type, text.slice(b.start, b.end)])).toEqual([
      ['heading', '一、主要任务'],
      ['heading', '(一)推动创新。'],
      ['paragraph', '加大投入。'],
      ['paragraph', '(责任单位:市科技局)'],
      ['task', ''],
      ['table', '表头甲\t表头乙\n值甲\t值乙'],
      ['paragraph', '结尾。'],
    ]);
  });

  test('no letter is lost and none stands twice, on any text', () => {
    const line = fc.constantFrom('一、总则', '(一)加强领导。各地要落实。', '正文。', '', '  ', '<b>x</b>');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const t = lines.join('\n');
        const found = lines.flatMap((l, i) => {
          const start = lines.slice(0, i).join('\n').length + (i ? 1 : 0);
          const heading = /^(一、|\(一\))(总则|加强领导)/.exec(l);
          return heading
            ? [clause({ start, end: start + l.length, number: heading[1], title: heading[2], kind: 'task' })]
            : [];
        });
        const shown = blocksOf(t, found, []).map((b) => t.slice(b.start, b.end));
        expect(shown.join('').replace(/\s/g, '')).toBe(t.replace(/\s/g, ''));
      }),
    );
  });
});

test('spansOf gives each block exactly the spans that reach into it', () => {
  const span = fc.record({ start: fc.nat(60), size: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }), fc.array(span), (sizes, raw) => {
      let offset = 0;
      const blocks = sizes.map((size) => {
        const block = { start: offset, end: offset + size };
        offset += size + 1;
        return block;
      });
      const spans = raw.map(({ start, size }) => ({ start, end: start + size }));
      const plain = blocks.map((b) => spans.filter((s) => s.start < b.end && s.end > b.start));
      expect(spansOf(blocks, spans)).toEqual(plain);
    }),
  );
});
