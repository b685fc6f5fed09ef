/**
 * The text of an old Word file with its control characters, through word-extractor. Its public result has turned
 * cell marks and real tabs into the same character, so the pieces are taken from the extractor itself.
 */
import { createRequire } from 'node:module';

/** Word's control characters stand as they are: \r paragraph, \x07 cell, \n row end, \x0b line, \x13–\x15 field. */
export interface DocText {
  readonly body: string;
  readonly footnotes: string;
  readonly endnotes: string;
  readonly textboxes: string;
}

interface Extractor {
  readonly _pieces: readonly { readonly text: string }[];
  readonly _boundaries: Readonly<Record<string, number>>;
  extract(reader: object): Promise<object>;
}

interface OpenableReader {
  open(): Promise<unknown>;
}

const require = createRequire(import.meta.url);
const WordOleExtractor = require('word-extractor/lib/word-ole-extractor.js') as new () => Extractor;
const BufferReader = require('word-extractor/lib/buffer-reader.js') as new (buffer: Buffer) => OpenableReader;

/** @throws Error of word-extractor on a damaged file */
export async function rawText(buffer: Buffer): Promise<DocText> {
  const extractor = new WordOleExtractor();
  const reader = new BufferReader(buffer);
  await reader.open();
  await extractor.extract(reader);
  const whole = extractor._pieces.map((piece) => piece.text).join('');
  let at = 0;
  const take = (count: string): string => {
    const length = extractor._boundaries[count] ?? 0;
    at += length;
    return whole.slice(at - length, at);
  };
  const body = take('ccpText');
  const footnotes = take('ccpFtn');
  take('ccpHdd');
  take('ccpAtn');
  const endnotes = take('ccpEdn');
  const textboxes = take('ccpTxbx');
  return {
    body: plain(body),
    footnotes: plain(footnotes),
    endnotes: plain(endnotes),
    textboxes: plain(textboxes),
  };
}

/** Field codes, note marks and drawing anchors are no text; deleted text was overwritten with \0. */
function plain(text: string): string {
  return withoutFieldCodes(text)
    .replace(/\x1e/g, '-')
    .replace(/[\x00-\x06\x08\x0e-\x1f]|undefined/g, '');
}

/** Of \x13 code \x14 result \x15 only results are text; fields nest. */
function withoutFieldCodes(text: string): string {
  if (!text.includes('\x13')) return text;
  const parts: string[] = [];
  const inCode: boolean[] = [];
  let codes = 0;
  for (const part of text.split(/([\x13\x14\x15])/)) {
    if (part === '\x13') {
      inCode.push(true);
      codes++;
    } else if (part === '\x14' && inCode.at(-1) === true) {
      inCode[inCode.length - 1] = false;
      codes--;
    } else if (part === '\x15') {
      if (inCode.pop() === true) codes--;
    } else if (codes === 0) parts.push(part);
  }
  return parts.join('');
}
