import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean.ts';
import type { Cleaner, Edit } from '../../ingest/cleaner.ts';
import { characters, furniture } from '../../ingest/cleaners/index.ts';
import { applyEdits, cleanOffset, moveTables, runCleaners, traced } from '../../ingest/edits.ts';

const edit = (start: number, end: number, replacement = ''): Edit => ({
  start,
  end,
  replacement,
  reason: 'spam',
});
const cleaner = (edits: (text: string) => Edit[]): Cleaner => ({ name: 'test', clean: edits });

describe('edits', () => {
  it('keeps the raw offset of every kept character through several rounds', () => {
    const raw = '広告\n質(zhì)量强省';
    const state = runCleaners(raw, [
      cleaner(() => [edit(0, 3)]),
      cleaner(() => [edit(1, 6)]),
      cleaner(() => [{ ...edit(0, 1, '质'), reason: 'conversion' }]),
    ]);
    expect(state.text).toBe('质量强省');
    expect([...state.origin]).toEqual([3, 9, 10, 11, 12]);
    expect(state.removed.map((r) => raw.slice(r.start, r.end))).toEqual(['広告\n', '質', '(zhì)']);
  });

  it('refuses edits that overlap, because that is a fault of the cleaner', () => {
    expect(() => applyEdits(traced('abcdef'), [edit(0, 3), edit(2, 4)], 'abcdef')).toThrow(/edit 2/);
  });

  it('moves the spans of table cells and drops a table that was removed', () => {
    const raw = 'xx\n甲 \t乙\nyy\t zz';
    const cell = (start: number, end: number) => ({
      start,
      end,
      text: raw.slice(start, end),
      rowSpan: 1,
      colSpan: 1,
      header: false,
    });
    const kept = { start: 3, end: 7, caption: null, rows: [[cell(3, 5), cell(6, 7)]] };
    const gone = { start: 8, end: 13, caption: null, rows: [[cell(8, 10), cell(11, 13)]] };
    const state = runCleaners(raw, [cleaner(() => [edit(0, 3), edit(4, 5), edit(8, 13)])]);
    const tables = moveTables([kept, gone], state);
    expect(tables).toHaveLength(1);
    for (const c of tables[0]!.rows[0]!) expect(state.text.slice(c.start, c.end)).toBe(c.text);
    expect(tables[0]!.rows[0]!.map((c) => c.text)).toEqual(['甲', '乙']);
  });

  it('finds the cleaned place of a raw offset', () => {
    const state = runCleaners('abcdef', [cleaner(() => [edit(1, 3)])]);
    expect([0, 1, 2, 3, 4, 6].map((raw) => cleanOffset(state, raw))).toEqual([0, 1, 1, 1, 2, 4]);
  });
});

/** Pieces of real pages, put together at random: furniture, headings, annotations, wide and odd characters. */
const piece = fc.constantFrom(
  '索引号: 1234567/2023-00001',
  '質(zhì)量強(qiáng)國',
  '一、总体要求',
  '(一)主要目标。到2025年,合格率达到98%以上。',
  '朗读',
  '　　1.提升质量。开展攻关。（责任单位：市科技局）',
  '\u00a0',
  '\u200b甲ＡＢＣ１２３',
  '目录',
  '附件:1.方案.pdf',
  '发布日期:2024-01-18? 14:06',
  '日本一区二区在线观看免费视频',
  '控?cái)嗝孢_(dá)到',
  '\t甲\t乙',
  '——目标。更高。',
  '',
);
const page = fc
  .array(fc.oneof(piece, fc.string({ maxLength: 30 })), { maxLength: 30 })
  .map((p) => p.join('\n'));

describe('cleaning any page', () => {
  it('takes every kept character from the source or from a stated normalisation', () => {
    fc.assert(
      fc.property(page, (raw) => {
        const state = runCleaners(raw, [...characters, ...furniture]);
        const normalised = (at: number) => state.removed.some((r) => at >= r.start && at < r.end);
        for (let i = 0; i < state.text.length; i++) {
          const from = state.origin[i]!;
          expect(raw[from] === state.text[i] || normalised(from)).toBe(true);
          if (i > 0) expect(from).toBeGreaterThanOrEqual(state.origin[i - 1]!);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never fails, and cleaning what is clean changes nothing', () => {
    fc.assert(
      fc.property(page, (raw) => {
        const once = clean({ text: raw, tables: [], properties: {} });
        for (const { start, end } of once.removed)
          expect(0 <= start && start < end && end <= raw.length).toBe(true);
        expect(once.text).not.toMatch(/^\s*\n|\n\s*$|\n\n/);
      }),
      { numRuns: 300 },
    );
  });
});
