import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSafely } from '../../ingest/isolate.ts';
import type { Reader } from '../../ingest/reader.ts';
import { docx } from '../../ingest/readers/docx.ts';

const word = (text: string) => ({
  name: 'plan.docx',
  // Stored, so that it is the size that is too much and not the ratio.
  bytes: zipSync(
    {
      'word/document.xml': strToU8(`<document><body><p><r><t>${text}</t></r></p></body></document>`),
    },
    { level: 0 },
  ),
});
const fails = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: { code: string }) => error.code,
  );

describe('readSafely', () => {
  it('gives what the reader gives, merged cells still being one object', async () => {
    const there = await readSafely(docx, word('质量强县'));
    expect(there).toEqual(await docx.read(word('质量强县')));
    expect((await readSafely(docx, word('再来一份'))).text).toBe('再来一份\n');
  });

  it("passes the reader's own error on", async () => {
    const cut = { name: 'x', bytes: word('x').bytes.subarray(0, 90) };
    const own = await docx.read(cut).catch((error: Error) => error.message);
    expect(await readSafely(docx, cut).catch((error: Error) => error.message)).toBe(own);
  });

  it('ends a worker that takes too long, and the next file is read', async () => {
    const limits = { time: 1, heap: 384, growth: 512 };
    expect(await fails(readSafely(docx, word('<r/>'.repeat(900_000)), limits))).toBe('READ_TIMEOUT');
    expect((await readSafely(docx, word('好'))).text).toBe('好\n');
  });

  it('ends a worker whose heap is full', async () => {
    const big = word('<r/>'.repeat(900_000));
    expect(await fails(readSafely(docx, big, { time: 30_000, heap: 24, growth: 4096 }))).toBe(
      'FILE_TOO_LARGE',
    );
  });

  it('ends a worker that makes the process grow', async () => {
    const big = word('<r/>'.repeat(900_000));
    expect(await fails(readSafely(docx, big, { time: 30_000, heap: 384, growth: -4096 }))).toBe(
      'FILE_TOO_LARGE',
    );
  });

  it('reads in place what is not isolated or small', async () => {
    const text = { mediaType: 'x', encoding: 'utf-8', text: '', tables: [], properties: {}, issues: [] };
    const local: Reader = {
      name: 'none',
      isolated: true,
      inPlaceBelow: 10,
      recognises: () => true,
      read: async () => text,
    };
    expect(await readSafely(local, { name: 'x', bytes: new Uint8Array(9) })).toBe(text);
    expect(await fails(readSafely(local, { name: 'x', bytes: new Uint8Array(10) }))).toBe('FILE_UNREADABLE');
  });
});
