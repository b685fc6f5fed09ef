/**
 * One process at a time per data folder. The lock is a file that names its holder; a holder that is gone (kill,
 * power cut) is recognised and its lock taken over, so nobody has to delete a file by hand.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Disk, isMissing, isTaken, readIfThere, writing } from './disk.ts';
import { QpgError } from './errors.ts';

const Holder = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** When the process began, in the kernel's own count: tells a reused pid from the holder. Null if unknown. */
  began: z.string().nullable(),
  token: z.string(),
});
type Holder = z.infer<typeof Holder>;

/** How often a holder shows that it lives, and how long another machine waits before it disbelieves. */
const BEAT_MS = 10_000;
const SILENCE_MS = 60_000;
const ATTEMPTS = 20;
/** How long one who comes too late to a takeover waits before looking again. */
const PATIENCE_MS = 50;

/** Tokens of the locks that this process holds: a lock with our pid and another token is an earlier life's. */
const held = new Set<string>();

/** Linux: boot id and start time in ticks. Null elsewhere. */
function beganOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name may hold spaces and brackets; the fields after the last bracket are plain.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    return null;
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function livesHere(holder: Holder): boolean {
  if (holder.pid === process.pid) return held.has(holder.token);
  if (!runs(holder.pid)) return false;
  const began = beganOf(holder.pid);
  return began === null || holder.began === null || began === holder.began;
}

/** A pid means nothing on another machine or in another container: there only the heartbeat counts. */
async function lives(disk: Disk, path: string, text: string): Promise<boolean> {
  const holder = Holder.safeParse(parseJson(text));
  if (holder.success && holder.data.host === hostname()) return livesHere(holder.data);
  try {
    const { mtimeMs } = await disk.stat(path);
    return Date.now() - mtimeMs < SILENCE_MS;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const lockedError = (folder: string, text: string): QpgError => {
  const holder = Holder.safeParse(parseJson(text));
  const who = holder.success ? `进程 ${holder.data.pid}（${holder.data.host}）` : '另一个进程';
  return new QpgError(
    'DATA_LOCKED',
    `数据目录“${folder}”正被${who}使用。请先结束它，或用 --data 换一个目录。`,
  );
};

/**
 * Removes a dead holder's lock. Of several who find it at once only one may, and only after looking again: else the
 * second would remove the first one's fresh lock. Those who come too late wait a little and look anew.
 */
async function clearAway(disk: Disk, path: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await create(disk, guard, ''))) {
    await wait(PATIENCE_MS);
    await dropAbandoned(disk, guard);
    return;
  }
  try {
    const found = await readIfThere(disk, path);
    if (found !== null && !(await lives(disk, path, found))) await disk.unlink(path);
  } finally {
    await disk.unlink(guard);
  }
}

/** A takeover lasts milliseconds; a guard that is still there much later was left by a process that died in it. */
async function dropAbandoned(disk: Disk, guard: string): Promise<void> {
  try {
    const { mtimeMs } = await disk.stat(guard);
    if (Date.now() - mtimeMs > SILENCE_MS) await disk.unlink(guard);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

export interface FolderLock {
  release(): Promise<void>;
}

/** False if there is a lock already. A lock that could not be written whole is taken away again. */
async function create(disk: Disk, path: string, content: string): Promise<boolean> {
  const handle = await disk.open(path, 'wx').catch((error: unknown) => {
    if (isTaken(error)) return null;
    throw error;
  });
  if (handle === null) return false;
  try {
    await handle.writeFile(content);
  } catch (error) {
    await disk.unlink(path);
    throw error;
  } finally {
    await handle.close();
  }
  return true;
}

function keepAlive(disk: Disk, path: string): NodeJS.Timeout {
  const beat = setInterval(() => {
    const now = new Date();
    disk.utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS);
  return beat.unref();
}

/**
 * Takes the lock file `path` of `folder`.
 * @throws QpgError DATA_LOCKED if a living process holds it; DATA_READ_ONLY or DATA_FULL if it cannot be written.
 */
export async function lockFolder(disk: Disk, folder: string, path: string): Promise<FolderLock> {
  const token = randomUUID();
  const holder: Holder = { pid: process.pid, host: hostname(), began: beganOf(process.pid), token };
  const content = JSON.stringify(holder);
  held.add(token);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await writing(folder, () => create(disk, path, content))) {
        const beat = keepAlive(disk, path);
        return { release: () => release(disk, path, content, token, beat) };
      }
      const found = await readIfThere(disk, path);
      if (found === null) continue;
      if (await lives(disk, path, found)) throw lockedError(folder, found);
      await writing(folder, () => clearAway(disk, path));
    }
    throw lockedError(folder, '');
  } catch (error) {
    held.delete(token);
    throw error;
  }
}

async function release(
  disk: Disk,
  path: string,
  content: string,
  token: string,
  beat: NodeJS.Timeout,
): Promise<void> {
  clearInterval(beat);
  held.delete(token);
  if ((await readIfThere(disk, path)) === content) await disk.unlink(path);
}
