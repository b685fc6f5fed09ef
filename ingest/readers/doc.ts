/** Old Word files (.doc): the body with its tables. The numbers that Word draws are not stored as text there. */
import { QpgError } from '../../graph/errors.ts';
import type { Issue } from '../../graph/model.ts';
import type { RawFile, Reader, SourceText } from '../reader.ts';
import { SourceWriter } from '../source-writer.ts';
import { writeBody } from './doc-body.ts';
import { hasSoundSectors } from './doc-sectors.ts';
import { type DocText, rawText } from './doc-text.ts';

const MAX_BYTES = 48 * 1024 * 1024;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const STREAM = Buffer.from('WordDocument', 'utf16le');
/** Where the main stream begins in nearly every file: the sector after the OLE header. */
const FIB = 512;
const FIB_MAGIC = 0xa5ec;
const ENCRYPTED = 0x0100;

export const doc: Reader = {
  name: 'doc',
  isolated: true,
  recognises: ({ bytes }) => {
    const buffer = asBuffer(bytes);
    return buffer.subarray(0, OLE.length).equals(OLE) && buffer.includes(STREAM);
  },
  async read(file) {
    const buffer = asBuffer(file.bytes);
    if (buffer.length > MAX_BYTES) {
      throw new QpgError('FILE_TOO_LARGE', `Word 文件超过 48 MB：${file.name}。请只保留正文后另存再导入。`);
    }
    if (isEncrypted(buffer)) {
      throw new QpgError(
        'FILE_UNREADABLE',
        `Word 文件设有密码：${file.name}。请用 Word 或 WPS 取消密码后再导入。`,
      );
    }
    return toSource(await extract(file, buffer));
  },
};

async function extract(file: RawFile, buffer: Buffer): Promise<DocText> {
  try {
    if (!hasSoundSectors(buffer)) throw new Error('sectors go round');
    const text = await rawText(buffer);
    if (text.body.trim() !== '') return text;
  } catch (cause) {
    throw new QpgError(
      'FILE_UNREADABLE',
      `Word 文件已损坏，无法读取：${file.name}。请用 Word 或 WPS 打开后另存为 docx 再导入。`,
      { cause },
    );
  }
  throw new QpgError(
    'FILE_UNREADABLE',
    `Word 文件里没有文字：${file.name}。若内容是图片，请先做文字识别（OCR）。`,
  );
}

function toSource({ body, footnotes, endnotes, textboxes }: DocText): SourceText {
  const writer = new SourceWriter();
  writeBody(body, writer);
  for (const box of paragraphs(textboxes)) writer.line(box);
  for (const note of [...paragraphs(footnotes), ...paragraphs(endnotes)]) writer.line(`注：${note}`);
  const text = writer.text();
  return {
    mediaType: 'application/msword',
    encoding: 'utf-16le',
    text,
    tables: writer.tables,
    properties: {},
    issues: numberingIssues(text),
  };
}

function paragraphs(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A long plan without one numbered heading was numbered automatically, and those numbers are lost here. */
function numberingIssues(text: string): Issue[] {
  const numbered =
    /^[\s\u3000]*(?:[（(]?[一二三四五六七八九十]+[)）、.]|第[一二三四五六七八九十]+[章条节]|\d+[.、．])/m.test(
      text,
    );
  if (numbered || text.length < 2000) return [];
  const message =
    '旧版 Word 文件的自动编号不在文字中，条款编号可能缺失；建议用 Word 或 WPS 另存为 docx 后再导入。';
  return [{ code: 'DOC_NUMBERING_LOST', message }];
}

function isEncrypted(buffer: Buffer): boolean {
  if (buffer.length < FIB + 12 || buffer.readUInt16LE(FIB) !== FIB_MAGIC) return false;
  return (buffer.readUInt16LE(FIB + 10) & ENCRYPTED) !== 0;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
