/** Chooses the reader of a file by its content; a file's name or ending is never asked. */
import { QpgError } from '../graph/errors.ts';
import { readSafely } from './isolate.ts';
import type { RawFile, Reader, SourceText } from './reader.ts';
import { readers } from './readers/index.ts';

/** @throws QpgError FILE_EMPTY, FILE_UNREADABLE, NEEDS_OCR, FILE_TOO_LARGE, READ_TIMEOUT */
export async function read(file: RawFile): Promise<SourceText> {
  if (file.bytes.length === 0) {
    throw new QpgError('FILE_EMPTY', `${file.name}：文件是空的（0 字节），请换一个有内容的文件。`);
  }
  return readSafely(readerFor(file), file);
}

/** @throws QpgError FILE_UNSUPPORTED when no reader knows the bytes. */
export function readerFor(file: RawFile): Reader {
  const reader = readers.find((candidate) => candidate.recognises(file));
  if (reader) return reader;
  throw new QpgError(
    'FILE_UNSUPPORTED',
    `${file.name}：不认识的文件格式。请提供 txt、html、docx、doc 或 pdf。`,
  );
}
