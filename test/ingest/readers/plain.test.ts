import { describe, expect, it } from 'vitest';
import type { QpgError } from '../../../graph/errors.ts';
import { read } from '../../../ingest/read.ts';

const PLAN =
  '某市质量强市建设实施方案\n一、重点任务\n(一)提升产品质量。\n序号\t任务\t责任单位\n1\t攻关\t市科技局\n2\t创牌\t市商务局\n';
const utf8 = (text: string) => new TextEncoder().encode(text);

/** GBK bytes of 某市质量强市建设实施方案 and a few more words, written down so that no encoder is needed. */
const GBK = Uint8Array.from(
  'c4b3cad0d6cac1bfc7bfcad0bda8c9e8cab5cab7b7bdb0b8a3baccecc9fdd6cac1bfa3accdc6bdf8b2fac6b7a1a2b9a4b3cca1a2b7fecef1d6cac1bfa1a30a'
    .match(/../g)!
    .map((pair) => Number.parseInt(pair, 16)),
);

describe('plain text', () => {
  it.each([
    ['UTF-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(PLAN)), 'utf-8'],
    [
      'UTF-16',
      Uint8Array.of(0xff, 0xfe, ...[...PLAN].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])),
      'utf-16le',
    ],
  ])('%s', async (_, bytes, encoding) => {
    const source = await read({ name: 'a.txt', bytes });
    expect(source.encoding).toBe(encoding);
    expect(source.text).toBe(PLAN);
  });

  it('GB18030 that says nothing of itself', async () => {
    const source = await read({ name: 'a.txt', bytes: GBK });
    expect(source.encoding).toBe('gb18030');
    expect(source.text).toContain('某市质量强市建设');
  });

  it('finds tables set with tabs and with spaces', async () => {
    const spaced =
      '方案\n序号    任务      责任单位\n1       攻关      市科技局\n2       创牌      市商务局\n正文。';
    for (const text of [PLAN, spaced]) {
      const { tables } = await read({ name: 'a.txt', bytes: utf8(text) });
      expect(tables).toHaveLength(1);
      expect(tables[0]!.rows.map((row) => row.map((cell) => cell.text))).toEqual([
        ['序号', '任务', '责任单位'],
        ['1', '攻关', '市科技局'],
        ['2', '创牌', '市商务局'],
      ]);
    }
  });

  it('takes no prose for a table', async () => {
    const text =
      '责任单位:县农业农村局 县市场监管局 县文旅局\n某市人民政府        2023年5月1日\n一、任务   攻关';
    expect((await read({ name: 'a.txt', bytes: utf8(text) })).tables).toEqual([]);
  });

  it.each([
    ['no bytes', new Uint8Array(0), 'FILE_EMPTY'],
    ['blanks', utf8(' \n\t\r\n'), 'FILE_EMPTY'],
    ['wide blanks', utf8('\u3000\n\u3000'), 'FILE_EMPTY'],
    ['a program', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256), 'FILE_UNREADABLE'],
    ['a dump', new Uint8Array((8 << 20) + 1).fill(0x61), 'FILE_TOO_LARGE'],
  ])('refuses %s with its name and what to do', async (_, bytes, code) => {
    const error = (await read({ name: '坏.txt', bytes }).catch((e: unknown) => e)) as QpgError;
    expect(error).toMatchObject({ code });
    expect(error.message).toMatch(/^坏\.txt：.*请/);
  });
});
