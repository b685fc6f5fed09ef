import { describe, expect, it } from 'vitest';
import { decode } from '../../ingest/decode.ts';

const TEXT = '质量强县建设实施方案\n一、总体要求\n到2025年，制造业产品质量合格率达到94%以上。\n'.repeat(3);
const big = (buffer: Buffer) => Buffer.from(buffer).swap16();

describe('decode', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian with a mark', big(Buffer.from(`\ufeff${TEXT}`, 'utf16le')), 'utf-16be'],
    ['UTF-16 big-endian without a mark', big(Buffer.from(TEXT, 'utf16le')), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(decode(bytes)).toEqual({ text: TEXT, encoding, issues: [] });
  });

  it('tells GB18030 and Big5 apart by what the characters are', () => {
    // 质量强市，责任单位 and 質量強市，責任單位
    const gb = Buffer.from('d6cac1bfc7bfcad0a3acd4f0c8ceb5a5cebb', 'hex');
    const big5 = Buffer.from('bde8b671b16aa5aba141b364a5f4b3e6a6ec', 'hex');
    expect([decode(gb).text, decode(gb).encoding]).toEqual(['质量强市，责任单位', 'gb18030']);
    expect([decode(big5).text, decode(big5).encoding]).toEqual(['質量強市，責任單位', 'big5']);
  });

  it('reads a UTF-8 text with a few broken bytes as UTF-8 and says where', () => {
    const broken = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xe8, 0xb4]), Buffer.from(TEXT)]);
    const { text, encoding, issues } = decode(broken);
    expect(encoding).toBe('utf-8');
    expect(text.startsWith(TEXT) && text.endsWith(TEXT)).toBe(true);
    expect(issues).toEqual([
      {
        code: 'ENCODING_DAMAGED',
        message: '按 utf-8 解码后有 1 个无法识别的字符。',
        start: TEXT.length,
        end: TEXT.length + 1,
      },
    ]);
  });

  it('believes a declared encoding only if the bytes allow it', () => {
    expect(decode(Buffer.from(TEXT), 'gb2312').encoding).toBe('utf-8');
    expect(decode(Buffer.from('d6cac1bf', 'hex'), 'GBK').text).toBe('质量');
    expect(decode(Buffer.from('plain'), 'nonsense').encoding).toBe('utf-8');
  });

  it('makes every line end \\n', () =>
    expect(decode(Buffer.from('一\r\n二\r三\n')).text).toBe('一\n二\n三\n'));
});
