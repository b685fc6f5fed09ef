/** Whether a folder is ours, and of the format that this program reads. */
import { join } from 'node:path';
import { z } from 'zod';
import { type Disk, isMissing, readIfThere, writeWhole } from './disk.ts';
import { QpgError } from './errors.ts';

/** Grows when a folder written by this program could not be read by the one before it. */
export const DATA_FORMAT = 1;

const Version = z.object({ format: z.literal('qpg-data'), version: z.number().int() });

/** What may stand in a folder that is not ours yet: our own first steps, and what systems put anywhere. */
const IGNORED = /^(?:\.|lock|lost\+found$|sources$)/;

/** A folder with other people's files must not be filled with ours because of a slip of the pen. */
export async function refuseForeign(disk: Disk, path: string): Promise<void> {
  const names = await disk.readdir(path).catch((error: unknown): string[] => {
    if (isMissing(error)) return [];
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')
      throw new QpgError('DATA_VERSION', `“${path}”是文件，不是目录。请用 --data 指定一个目录。`, {
        cause: error,
      });
    throw error;
  });
  if (names.includes('version.json') || names.every((name) => IGNORED.test(name))) return;
  throw new QpgError(
    'DATA_VERSION',
    `“${path}”不是 qpg 的数据目录，里面有别的文件。请用 --data 指定空目录或已有的数据目录。`,
  );
}

export async function checkVersion(disk: Disk, path: string): Promise<void> {
  const file = join(path, 'version.json');
  const text = await readIfThere(disk, file);
  if (text === null) {
    await writeWhole(disk, file, `${JSON.stringify({ format: 'qpg-data', version: DATA_FORMAT })}\n`);
    return;
  }
  const version = readVersion(text);
  if (version === DATA_FORMAT) return;
  const found = version === null ? '无法识别的格式' : `数据格式 ${version}`;
  throw new QpgError(
    'DATA_VERSION',
    `数据目录“${path}”是${found}，本程序只认数据格式 ${DATA_FORMAT}。请用写它的那一版 qpg 打开，或用 --data 换一个目录重新收录；目录内容没有变动。`,
  );
}

function readVersion(text: string): number | null {
  try {
    return Version.parse(JSON.parse(text)).version;
  } catch {
    return null;
  }
}
