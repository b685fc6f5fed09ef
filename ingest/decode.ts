/**
 * Bytes to text when nobody can be trusted about the encoding: a byte order mark decides, then what the page
 * declares if the bytes agree, then the bytes themselves. Shared by the plain and the html reader.
 */
import type { Issue } from '../graph/model.ts';

/** Text with '\n' line ends; `encoding` is the WHATWG name of what was really used. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly issues: readonly Issue[];
}

const PROBE = 64 * 1024;

/** Characters that fill any Chinese plan, simplified and traditional: what a right decoding is full of. */
const FREQUENT = new Set(
  '的质量和业品市务企政府制度标准管理发展提升建设工作技术服务创新实施推动加强监责任单位人民全面体系能力产' +
    '質業務標準發實動監責單體係產務個為與會國縣區鎮設應對關經濟術創進強責機構，。、；：（）《》',
);

/**
 * @param declared the label that the document itself gives (meta charset), if any.
 * Never throws: what cannot be decoded becomes U+FFFD and an issue ENCODING_DAMAGED.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const marked = byMark(bytes);
  const encoding = marked ?? fromBytes(bytes, declared === undefined ? undefined : canonical(declared));
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
  return { text, encoding, issues: damage(text, encoding, bytes) };
}

function byMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** gb2312 and gbk pages hold gb18030 characters, so that is what they are read as. */
function canonical(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  if (/^(gb|x-gbk|cp936|chinese|hz-gb)/.test(name)) return 'gb18030';
  if (/^big5|^x-x-big5|^cn-big5/.test(name)) return 'big5';
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

function fromBytes(bytes: Uint8Array, declared: string | undefined): string {
  const wide = wideWithoutMark(bytes);
  if (wide !== undefined) return wide;
  const invalid = invalidUtf8(bytes);
  if (invalid === 0) return 'utf-8';
  if (declared === 'gb18030' || declared === 'big5') return declared;
  const double = likelierDoubleByte(bytes);
  // A few broken bytes in a UTF-8 page (a cut end, one pasted word) must not turn all of it into mojibake.
  return invalid < 0.02 && frequency(bytes, 'utf-8') >= frequency(bytes, double) ? 'utf-8' : double;
}

/** UTF-16 without a mark: line ends and ASCII have a zero byte on one side only. */
function wideWithoutMark(bytes: Uint8Array): string | undefined {
  const end = Math.min(bytes.length, PROBE) & ~1;
  let little = 0;
  let big = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i + 1] === 0 && bytes[i] !== 0) little++;
    if (bytes[i] === 0 && bytes[i + 1] !== 0) big++;
  }
  const enough = Math.max(2, end / 400);
  if (little >= enough && little > big * 8) return plausible(bytes, 'utf-16le');
  if (big >= enough && big > little * 8) return plausible(bytes, 'utf-16be');
  return undefined;
}

/** Binary files have zero bytes too: only a decoding that is mostly Chinese or ASCII counts. */
function plausible(bytes: Uint8Array, encoding: string): string | undefined {
  const text = new TextDecoder(encoding).decode(probe(bytes));
  let good = 0;
  for (const char of text) if (/[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(char)) good++;
  return good > text.length * 0.9 ? encoding : undefined;
}

/** Share of characters that UTF-8 cannot read; 0 for valid UTF-8. */
function invalidUtf8(bytes: Uint8Array): number {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 0;
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    return count(text, '\ufffd') / Math.max(1, text.length);
  }
}

function likelierDoubleByte(bytes: Uint8Array): string {
  return frequency(bytes, 'big5') > frequency(bytes, 'gb18030') ? 'big5' : 'gb18030';
}

/** How much of the text is made of frequent Chinese characters, less what could not be decoded. */
function frequency(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(probe(bytes));
  let score = 0;
  for (const char of text) {
    if (FREQUENT.has(char)) score++;
    else if (char === '\ufffd' || (char >= '\ue000' && char <= '\uf8ff')) score--;
  }
  return score / Math.max(1, text.length);
}

function probe(bytes: Uint8Array): Uint8Array {
  return bytes.length > PROBE ? bytes.subarray(0, PROBE) : bytes;
}

function count(text: string, char: string): number {
  let n = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) n++;
  return n;
}

function damage(text: string, encoding: string, bytes: Uint8Array): Issue[] {
  const broken = count(text, '\ufffd');
  if (broken === 0) return [];
  const already = encoding === 'utf-8' && invalidUtf8(bytes) === 0;
  const why = already ? '原文件中已有' : `按 ${encoding} 解码后有`;
  const start = text.indexOf('\ufffd');
  return [
    { code: 'ENCODING_DAMAGED', message: `${why} ${broken} 个无法识别的字符。`, start, end: start + 1 },
  ];
}
