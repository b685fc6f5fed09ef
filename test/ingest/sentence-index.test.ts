import { describe, expect, it } from 'vitest';
import { draftOf } from '../../ingest/draft.ts';
import { ClauseIndex, SentenceIndex } from '../../ingest/resolve/sentence-index.ts';

describe('looking up what stands around a span', () => {
  const text = '甲市质量强市方案\n二、任务\n(一)第一。实施A工程。办好“质量月。”活动。\n(二)第二。推进B。';

  it('finds the sentence, however far into it the span stands', () => {
    const index = new SentenceIndex(text);
    const at = text.indexOf('A工程');
    const { start, end } = index.around(at, at + 3);
    expect(text.slice(start, end)).toBe('实施A工程。');
    const feed = text.indexOf('\n');
    expect(index.around(feed, feed + 1)).toEqual({ start: feed, end: feed + 1 });
  });

  it('finds the innermost clause, none before the first', () => {
    const draft = draftOf(text);
    const index = new ClauseIndex(draft.clauses);
    expect(index.at(draft.text.indexOf('A工程'))?.title).toBe('第一');
    expect(index.at(draft.text.indexOf('B'))?.title).toBe('第二');
    expect(new ClauseIndex([]).at(3)).toBeNull();
  });
});
