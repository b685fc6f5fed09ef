/**
 * The zip package of a Word file. Only the parts that hold text are inflated, and only after their declared
 * sizes and ratios were found sane; fflate never writes past the declared size.
 */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { QpgError } from '../../graph/errors.ts';
import type { RawFile } from '../reader.ts';

const MB = 1024 * 1024;
const MAX_FILE = 64 * MB;
/** One part, inflated. The longest plan's document.xml is about 3 MB. */
const MAX_PART = 48 * MB;
const MAX_ENTRIES = 10_000;
/** Word's XML shrinks to a tenth or a thirtieth; DEFLATE's limit, which bombs reach, is 1,030. */
const MAX_RATIO = 250;

const PARTS = ['styles', 'numbering', 'footnotes', 'endnotes'] as const;
type PartName = (typeof PARTS)[number];
export type DocxParts = { readonly document: Uint8Array; readonly core?: Uint8Array } & {
  readonly [part in PartName]?: Uint8Array;
};

/** The name of the main part, or undefined when the bytes are no Word package. Never throws. */
export function documentPart(bytes: Uint8Array): string | undefined {
  if (!isZip(bytes)) return undefined;
  const names = entryNames(bytes);
  if (names !== undefined) return names.find(isDocumentPart);
  // The directory at the end is missing (a cut download): the first headers still tell what it was.
  return Buffer.from(bytes.subarray(0, MB)).includes('word/document.xml') ? 'word/document.xml' : undefined;
}

/** Names in a zip's directory; undefined when the directory cannot be read. */
function entryNames(bytes: Uint8Array): string[] | undefined {
  const names: string[] = [];
  const filter = ({ name }: UnzipFileInfo) => {
    if (names.length < MAX_ENTRIES) names.push(name);
    return false;
  };
  try {
    unzipSync(bytes, { filter });
    return names;
  } catch {
    return undefined;
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function isDocumentPart(name: string): boolean {
  return /^\/?word\/document\d*\.xml$/i.test(name);
}

/** @throws QpgError FILE_TOO_LARGE, FILE_UNREADABLE */
export function openPackage(file: RawFile): DocxParts {
  if (file.bytes.length > MAX_FILE) throw tooLarge(file, '文件超过 64 MB');
  const entries = inflate(file);
  const find = (test: (name: string) => boolean) => entries[Object.keys(entries).find(test) ?? ''];
  const document = find(isDocumentPart);
  if (document === undefined) throw damaged(file);
  const named = PARTS.map((part) => [part, find((name) => name.endsWith(`word/${part}.xml`))]);
  return { document, core: find((name) => name.endsWith('docProps/core.xml')), ...Object.fromEntries(named) };
}

function inflate(file: RawFile): Record<string, Uint8Array> {
  let count = 0;
  const filter = (entry: UnzipFileInfo) => {
    if (++count > MAX_ENTRIES) throw tooLarge(file, '压缩包内文件过多');
    if (!isWanted(entry.name)) return false;
    const bomb = entry.originalSize > MB && entry.originalSize > entry.size * MAX_RATIO;
    if (entry.originalSize > MAX_PART || entry.size > MAX_PART || bomb) {
      throw tooLarge(file, '解压后的内容异常庞大');
    }
    return true;
  };
  try {
    return unzipSync(file.bytes, { filter });
  } catch (error) {
    throw error instanceof QpgError ? error : damaged(file, error);
  }
}

function isWanted(name: string): boolean {
  return (
    isDocumentPart(name) ||
    /^\/?(?:word\/(?:styles|numbering|footnotes|endnotes)|docProps\/core)\.xml$/i.test(name)
  );
}

function tooLarge(file: RawFile, why: string): QpgError {
  return new QpgError(
    'FILE_TOO_LARGE',
    `Word 文件无法读取（${why}）：${file.name}。请只保留正文后另存再导入。`,
  );
}

function damaged(file: RawFile, cause?: unknown): QpgError {
  const advice = '请重新下载，或用 Word、WPS 打开后另存为 docx 再导入。';
  return new QpgError('FILE_UNREADABLE', `Word 文件不完整或已损坏：${file.name}。${advice}`, { cause });
}
