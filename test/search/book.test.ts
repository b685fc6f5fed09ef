import { describe, expect, it } from 'vitest';
import { MOST_EVIDENCE, proofs } from '../../search/book.ts';
import type { AnswerEvidence } from '../../search/question.ts';

const plan = { id: 'p', title: '', source: '' };
const at = (start: number, quote = '质量'): AnswerEvidence => ({
  plan,
  clause: null,
  quote,
  start,
  end: start + 2,
});

describe('proofs of many rows', () => {
  const rows = Array.from({ length: 500 }, (_, i) => i);

  it('are read until there are as many as a reply shows', () => {
    const read: number[] = [];
    const found = proofs(rows, (row) => {
      read.push(row);
      return [at(row)];
    });
    expect(found).toHaveLength(MOST_EVIDENCE);
    expect(read).toHaveLength(MOST_EVIDENCE);
  });

  it('count the same place once and an empty quote never', () => {
    const found = proofs(rows, (row) => [at(Math.floor(row / 2)), at(row, '')]);
    expect(new Set(found.filter((e) => e.quote !== '').map((e) => e.start)).size).toBe(MOST_EVIDENCE);
  });

  it('are all there are when they are few', () => {
    expect(proofs([1, 2, 3], (row) => (row === 2 ? [] : [at(row)]))).toEqual([at(1), at(3)]);
  });
});
