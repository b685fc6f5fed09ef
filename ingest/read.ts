/** Chooses the reader of a file by its content; a file's name or ending is never asked. */
import { QpgError } from '../graph/errors.ts';
import { readSafely } from './isolate.ts';
import type { RawFile, Reader, SourceText } from './reader.ts';
import { readers } from './readers/index.ts';

/**
 * A plan has some 100,000 characters and 1,000 lines. A text far above that is a dump; taking it apart would keep
 * the program busy for minutes.
 */
const MAX_CHARACTERS = 3_000_000;
const MAX_LINES = 40_000;

/** @throws QpgError FILE_EMPTY, FILE_UNREADABLE, NEEDS_OCR, FILE_TOO_LARGE, READ_TIMEOUT */
export async function read(file: RawFile): Promise<SourceText> {
  if (file.bytes.length === 0) {
    throw new QpgError('FILE_EMPTY', `${file.name}：文件是空的（0 字节），请换一个有内容的文件。`);
  }
  const source = await readSafely(readerFor(file), file);
  refuseHuge(file.name, source.text);
  return source;
}

function refuseHuge(name: string, text: string): void {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= MAX_LINES; at = text.indexOf('\n', at + 1)) lines++;
  if (text.length <= MAX_CHARACTERS && lines <= MAX_LINES) return;
  throw new QpgError(
    'FILE_TOO_LARGE',
    `${name}：正文超过 ${MAX_CHARACTERS / 10_000} 万字或 ${MAX_LINES / 10_000} 万行，不像一份规划。请只保留规划正文后再导入。`,
  );
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
