import { describe, expect, it } from 'vitest';
import { read } from '../../ingest/read.ts';

const file = (text: string) => ({ name: '长.txt', bytes: new TextEncoder().encode(text) });

describe('read', () => {
  it('refuses texts far larger than any plan, naming the file and what to do', async () => {
    for (const text of ['质'.repeat(1_000_001).repeat(3), '一、标题\n'.repeat(40_001)])
      await expect(read(file(text))).rejects.toMatchObject({
        code: 'FILE_TOO_LARGE',
        message: expect.stringMatching(/^长\.txt：.*请/),
      });
  });

  it('reads what a long plan may have', async () => {
    expect((await read(file('（一）任务。\n'.repeat(39_000)))).text.length).toBeGreaterThan(200_000);
  });
});
