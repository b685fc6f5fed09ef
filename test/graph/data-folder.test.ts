import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, type NewSource, openDataFolder } from '../../graph/data-folder.ts';
import { type Disk, realDisk } from '../../graph/disk.ts';
import { sha256 } from '../../graph/ids.ts';

let dir: string;
let open: DataFolder[] = [];

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'qpg-data-')), 'data');
});
afterEach(async () => {
  for (const folder of open) await folder.close();
  open = [];
  await rm(dir, { recursive: true, force: true });
});

async function folder(disk?: Disk): Promise<DataFolder> {
  const opened = await openDataFolder(dir, disk);
  open.push(opened);
  return opened;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const source = (text: string, more: Partial<NewSource> = {}): NewSource => ({
  id: 'doc:1',
  source: '甲.txt',
  origin: 'plans/甲.txt',
  bytes: bytesOf(text),
  ingestedAt: '2026-11-24T12:00:00.000Z',
  ...more,
});

const failing = (code: string): never => {
  throw Object.assign(new Error(`${code}: from the test`), { code });
};

describe('the data folder', () => {
  it('is made where there is none, and found again', async () => {
    const first = await folder();
    await first.keep(source('一'));
    await first.close();
    open = [];
    const again = await folder();
    expect(again.entries()).toEqual([
      {
        id: 'doc:1',
        source: '甲.txt',
        origin: 'plans/甲.txt',
        sha256: sha256('一'),
        size: 3,
        ingestedAt: '2026-11-24T12:00:00.000Z',
        history: [],
      },
    ]);
    expect(await again.bytes(again.entries()[0]!)).toEqual(Buffer.from('一'));
    expect(again.notes).toEqual([]);
  });

  it('is unchanged by keeping the same bytes twice', async () => {
    const data = await folder();
    await data.keep(source('一'));
    const before = await readFile(join(dir, 'manifest.json'), 'utf8');
    const entry = await data.keep(source('一', { ingestedAt: '2027-01-01T00:00:00.000Z' }));
    expect(entry.ingestedAt).toBe('2026-11-24T12:00:00.000Z');
    expect(await readFile(join(dir, 'manifest.json'), 'utf8')).toBe(before);
  });

  it('keeps every earlier version of a changed document', async () => {
    const data = await folder();
    for (const text of ['一', '二', '三']) await data.keep(source(text));
    const entry = data.entry('doc:1')!;
    expect(entry.sha256).toBe(sha256('三'));
    expect(entry.history.map((version) => version.sha256)).toEqual([sha256('一'), sha256('二')]);
    for (const version of entry.history) expect(sha256(await data.bytes(version))).toBe(version.sha256);
  });

  it('follows a file that moved without calling that a new version', async () => {
    const data = await folder();
    await data.keep(source('一'));
    const entry = await data.keep(source('一', { origin: 'elsewhere/甲.txt' }));
    expect(entry).toMatchObject({ origin: 'elsewhere/甲.txt', history: [] });
    expect(data.entriesFrom('elsewhere/甲.txt')).toEqual([entry]);
    expect(data.entriesFrom('plans/甲.txt')).toEqual([]);
  });

  it('forgets a document and only the bytes that nobody else needs', async () => {
    const data = await folder();
    await data.keep(source('旧'));
    await data.keep(source('同'));
    await data.keep(source('同', { id: 'doc:2', source: '乙.txt' }));
    expect(await data.forget('doc:1')).toBe(true);
    expect(await data.forget('doc:1')).toBe(false);
    expect(await readdir(join(dir, 'sources'))).toEqual([sha256('同')]);
    expect(data.entry('doc:1')).toBeNull();
  });

  it('takes what is asked at the same time one after the other', async () => {
    const data = await folder();
    await Promise.all(Array.from({ length: 12 }, (_, i) => data.keep(source(`${i}`, { id: `doc:${i}` }))));
    await data.close();
    open = [];
    expect((await folder()).entries()).toHaveLength(12);
  });

  it('notices bytes that changed or went missing', async () => {
    const data = await folder();
    const entry = await data.keep(source('一'));
    await writeFile(data.sourcePath(entry.sha256), '二');
    await expect(data.bytes(entry)).rejects.toMatchObject({ code: 'DATA_DAMAGED' });
    await rm(data.sourcePath(entry.sha256));
    await expect(data.bytes(entry)).rejects.toThrow(/不见了.*重新收录“plans\/甲\.txt”/);
    await data.keep(source('一', { origin: 'new' }));
    expect(sha256(await data.bytes(entry))).toBe(sha256('一'));
  });
});

describe('a folder that is not fit', () => {
  it.each([
    ['another format number', '{"format":"qpg-data","version":99}', /数据格式 99.*只认数据格式 1.*--data/],
    ['no format we know', 'not json', /无法识别的格式/],
  ])('refuses %s and leaves it alone', async (_, version, message) => {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'version.json'), version);
    await expect(openDataFolder(dir)).rejects.toMatchObject({ code: 'DATA_VERSION', exitCode: 1 });
    await expect(openDataFolder(dir)).rejects.toThrow(message);
    expect(await readFile(join(dir, 'version.json'), 'utf8')).toBe(version);
    expect(await readdir(dir)).not.toContain('lock');
  });

  it("refuses a folder with other people's files, and a file", async () => {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'thesis.docx'), '');
    await expect(openDataFolder(dir)).rejects.toMatchObject({ code: 'DATA_VERSION' });
    expect(await readdir(dir)).toEqual(['thesis.docx']);
    await expect(openDataFolder(join(dir, 'thesis.docx'))).rejects.toThrow(/是文件，不是目录/);
  });

  it('accepts an empty folder and what systems put into it', async () => {
    await mkdir(join(dir, 'lost+found'), { recursive: true });
    await writeFile(join(dir, '.DS_Store'), '');
    expect((await folder()).entries()).toEqual([]);
  });
});

describe('the lock', () => {
  const lock = (): string => join(dir, 'lock');
  const holder = (pid: number, host = hostname()): string =>
    JSON.stringify({ pid, host, began: null, token: 'another' });
  const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

  it('keeps a second opener out, names the holder, and goes with it', async () => {
    const first = await folder();
    await expect(openDataFolder(dir)).rejects.toMatchObject({ code: 'DATA_LOCKED', exitCode: 1 });
    await expect(openDataFolder(dir)).rejects.toThrow(new RegExp(`进程 ${process.pid}.*--data`));
    await first.close();
    open = [];
    expect(await readdir(dir)).not.toContain('lock');
    await folder();
  });

  it.each([
    ['a process that is gone', () => holder(deadPid())],
    ['an earlier process with our own number', () => holder(process.pid)],
  ])('is taken over from %s', async (_, content) => {
    await (await folder()).close();
    open = [];
    await writeFile(lock(), content());
    await folder();
    expect(await readFile(lock(), 'utf8')).not.toContain('another');
    expect((await readdir(dir)).filter((name) => name.startsWith('lock'))).toEqual(['lock']);
  });

  it('of a dead process goes to one of many who come at once', async () => {
    await (await folder()).close();
    open = [];
    const dead = holder(deadPid());
    for (let round = 0; round < 5; round += 1) {
      await writeFile(lock(), dead);
      const comers = await Promise.allSettled(Array.from({ length: 8 }, () => openDataFolder(dir)));
      const winners = comers.flatMap((comer) => (comer.status === 'fulfilled' ? [comer.value] : []));
      for (const winner of winners) await winner.close();
      expect(winners).toHaveLength(1);
    }
  });

  it('is respected for a living process', async () => {
    await (await folder()).close();
    open = [];
    await writeFile(lock(), holder(process.ppid));
    await expect(openDataFolder(dir)).rejects.toMatchObject({ code: 'DATA_LOCKED' });
  });

  it('of another machine counts until it is silent', async () => {
    await (await folder()).close();
    open = [];
    await writeFile(lock(), holder(1, 'another-machine'));
    await expect(openDataFolder(dir)).rejects.toThrow(/another-machine/);
    const long = new Date(Date.now() - 3_600_000);
    await utimes(lock(), long, long);
    await folder();
  });

  it('torn in the writing counts until it is old', async () => {
    await (await folder()).close();
    open = [];
    await writeFile(lock(), '{"pid":');
    await expect(openDataFolder(dir)).rejects.toMatchObject({ code: 'DATA_LOCKED' });
    const long = new Date(Date.now() - 3_600_000);
    await utimes(lock(), long, long);
    await folder();
  });
});

describe('trouble with the disk', () => {
  it.each([
    ['EROFS', 'DATA_READ_ONLY', /没有写权限/],
    ['EACCES', 'DATA_READ_ONLY', /--data/],
    ['ENOSPC', 'DATA_FULL', /磁盘空间已满/],
  ])('%s while opening is %s, naming the folder', async (errno, code, message) => {
    const opening = (): Promise<DataFolder> =>
      openDataFolder(dir, { ...realDisk, open: async () => failing(errno) });
    await expect(opening()).rejects.toMatchObject({ code, exitCode: 1 });
    await expect(opening()).rejects.toThrow(message);
    await expect(opening()).rejects.toThrow(dir);
  });

  /** A disk on which the n-th operation of any kind that writes fails. */
  function failingAt(n: number, errno: string): { disk: Disk; reached: () => boolean } {
    let count = 0;
    const step = (): void => {
      count += 1;
      if (count === n) failing(errno);
    };
    const handleOf = async (...args: Parameters<Disk['open']>) => {
      step();
      const handle = await realDisk.open(...args);
      const write = handle.writeFile.bind(handle);
      handle.writeFile = async (...content: Parameters<typeof write>) => {
        // A full disk takes a part before it fails.
        if (count + 1 === n) await write('torn');
        step();
        return write(...content);
      };
      return handle;
    };
    const disk: Disk = {
      ...realDisk,
      open: handleOf,
      rename: async (...args) => {
        step();
        return realDisk.rename(...args);
      },
      copyFile: async (...args) => {
        step();
        return realDisk.copyFile(...args);
      },
    };
    return { disk, reached: () => count >= n };
  }

  it('loses nothing, wherever in the keeping the disk runs full', async () => {
    await (await folder()).keep(source('一'));
    await open.pop()!.close();
    let failures = 0;
    for (let n = 1; ; n += 1) {
      const { disk, reached } = failingAt(n, 'ENOSPC');
      // The new text differs in each round: what an earlier round wrote must not help this one.
      const outcome = await tryToKeep(disk, `二${n}`);
      if (!reached()) break;
      failures += outcome === 'DATA_FULL' ? 1 : 0;
      const after = await openDataFolder(dir);
      const entry = after.entry('doc:1')!;
      for (const version of [entry, ...entry.history])
        expect(sha256(await after.bytes(version))).toBe(version.sha256);
      expect([entry, ...entry.history].map((version) => version.sha256)).toContain(sha256('一'));
      await after.close();
      expect((await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
    expect(failures).toBeGreaterThan(5);
  });

  async function tryToKeep(disk: Disk, text: string): Promise<string> {
    let data: DataFolder | null = null;
    try {
      data = await openDataFolder(dir, disk);
      await data.keep(source(text));
      return 'kept';
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'crash';
    } finally {
      await data?.close();
    }
  }

  it('reads the copy of a torn manifest and says so', async () => {
    const data = await folder();
    await data.keep(source('一'));
    await data.keep(source('乙', { id: 'doc:2' }));
    await data.close();
    open = [];
    await writeFile(join(dir, 'manifest.json'), '{"documents": [');
    const again = await folder();
    expect(again.entries().map((entry) => entry.id)).toEqual(['doc:1']);
    expect(again.notes).toEqual([expect.stringMatching(/已损坏.*重新收录/)]);
    await again.keep(source('乙', { id: 'doc:2' }));
    await again.close();
    open = [];
    expect((await folder()).notes).toEqual([]);
  });

  it('refuses when both are torn, and touches neither', async () => {
    const data = await folder();
    await data.keep(source('一'));
    await data.close();
    open = [];
    for (const name of ['manifest.json', 'manifest.json.bak']) await writeFile(join(dir, name), '[]');
    await expect(openDataFolder(dir)).rejects.toMatchObject({ code: 'DATA_DAMAGED' });
    expect(await readFile(join(dir, 'manifest.json'), 'utf8')).toBe('[]');
    expect(await readdir(join(dir, 'sources'))).toEqual([sha256('一')]);
  });
});
