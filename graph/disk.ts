/** The few ways in which the data folder touches the disk: durable writes, and clear words when they fail. */
import * as fs from 'node:fs/promises';
import { dirname } from 'node:path';
import { QpgError } from './errors.ts';

/** What of node:fs/promises is used, so that a test can stand in a full or read-only disk. */
export type Disk = Pick<
  typeof fs,
  'copyFile' | 'mkdir' | 'open' | 'readdir' | 'readFile' | 'rename' | 'unlink' | 'utimes' | 'stat'
>;

export const realDisk: Disk = fs;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
export const isTaken = (error: unknown): boolean => codeOf(error) === 'EEXIST';

const READ_ONLY = new Set(['EACCES', 'EPERM', 'EROFS']);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export const readOnlyError = (path: string, cause: unknown): QpgError =>
  new QpgError(
    'DATA_READ_ONLY',
    `不能写入“${path}”：没有写权限，或磁盘为只读。请换一个 --data 目录，或给予写权限后重试；已存的内容没有变动。`,
    {
      cause,
    },
  );

export const fullError = (path: string, cause: unknown): QpgError =>
  new QpgError('DATA_FULL', `不能写入“${path}”：磁盘空间已满。请腾出空间后重试；已存的内容没有变动。`, {
    cause,
  });

/** A write error of the operating system as an error of the table, anything else as it is. */
export function diskError(error: unknown, path: string): unknown {
  if (READ_ONLY.has(codeOf(error))) return readOnlyError(path, error);
  if (FULL.has(codeOf(error))) return fullError(path, error);
  return error;
}

/** Runs a write; a full or read-only disk becomes DATA_FULL or DATA_READ_ONLY that names `path`. */
export async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, path);
  }
}

/** Makes the names in a folder durable; some systems cannot open a folder, and need not. */
async function syncFolder(disk: Disk, folder: string): Promise<void> {
  try {
    const handle = await disk.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(codeOf(error))) throw error;
  }
}

/**
 * Writes a whole file or nothing: a temporary file beside it, fsync, rename, fsync of the folder. Whoever reads
 * `path` at any moment, or after a crash, finds the old content or the new.
 * @throws QpgError DATA_FULL, DATA_READ_ONLY
 */
export async function writeWhole(disk: Disk, path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writing(path, async () => {
    try {
      const handle = await disk.open(temporary, 'w');
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await disk.rename(temporary, path);
    } catch (error) {
      await disk.unlink(temporary).catch(() => undefined);
      throw error;
    }
    await syncFolder(disk, dirname(path));
  });
}

/** A file's text, or null if there is no such file. */
export async function readIfThere(disk: Disk, path: string): Promise<string | null> {
  try {
    return await disk.readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
