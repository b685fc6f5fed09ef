/**
 * The data folder on disk:
 *
 *   version.json        format and its number; another number is refused
 *   lock                the process that uses the folder
 *   manifest.json       which plan came from which file, with its earlier versions; manifest.json.bak: one before
 *   sources/<sha256>    the bytes of every source document
 *   graph/ index/       derived: both can be rebuilt from the sources at any time
 */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Disk, isMissing, readIfThere, realDisk, writeWhole, writing } from './disk.ts';
import { QpgError } from './errors.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { checkVersion, refuseForeign } from './folder-version.ts';
import { sha256 } from './ids.ts';
import { byCodeUnit, sortedBy } from './merge.ts';

/** One state of a source document. */
const SourceVersion = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().nonnegative(), // bytes
  source: z.string(), // file name
  origin: z.string(), // path or address it was read from
  ingestedAt: z.string(), // ISO 8601 with time
});
export type SourceVersion = z.infer<typeof SourceVersion>;

/** A plan's source document now, and what it was before, oldest first. */
const SourceEntry = SourceVersion.extend({ id: z.string(), history: z.array(SourceVersion) });
export type SourceEntry = z.infer<typeof SourceEntry>;

const Manifest = z.object({ documents: z.array(SourceEntry) });

/** A source document to be kept under the id of its plan. */
export interface NewSource {
  readonly id: string;
  readonly source: string;
  readonly origin: string;
  readonly bytes: Uint8Array;
  readonly ingestedAt: string;
}

export class DataFolder {
  readonly path: string;
  /** What opening had to mend, in words for the user. */
  readonly notes: string[] = [];
  private readonly disk: Disk;
  private readonly lock: FolderLock;
  private documents = new Map<string, SourceEntry>();
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(disk: Disk, path: string, lock: FolderLock) {
    this.disk = disk;
    this.path = path;
    this.lock = lock;
  }

  /** See `openDataFolder`. */
  static async open(dir: string, disk: Disk): Promise<DataFolder> {
    const path = resolve(dir);
    await refuseForeign(disk, path);
    await writing(path, () => disk.mkdir(join(path, 'sources'), { recursive: true }));
    const folder = new DataFolder(disk, path, await lockFolder(disk, path, join(path, 'lock')));
    try {
      await checkVersion(disk, path);
      await writing(path, () => disk.mkdir(folder.graphFolder, { recursive: true }));
      await folder.load();
      return folder;
    } catch (error) {
      await folder.close();
      throw error;
    }
  }

  /** Where the embedded graph keeps its files. */
  get graphFolder(): string {
    return join(this.path, 'graph');
  }

  /** Where search keeps its index. */
  get indexFolder(): string {
    return join(this.path, 'index');
  }

  private get manifestPath(): string {
    return join(this.path, 'manifest.json');
  }

  sourcePath(hash: string): string {
    return join(this.path, 'sources', hash);
  }

  private async load(): Promise<void> {
    const backup = `${this.manifestPath}.bak`;
    const current = await readIfThere(this.disk, this.manifestPath);
    const listed = readManifest(current) ?? readManifest(await readIfThere(this.disk, backup));
    if (listed === null) {
      if (current === null) return;
      throw new QpgError(
        'DATA_DAMAGED',
        `“${this.manifestPath}”及其备份都已损坏，原始文件仍在“${join(this.path, 'sources')}”。请恢复备份，或换一个 --data 目录重新收录。`,
      );
    }
    if (current !== null && readManifest(current) === null)
      this.notes.push(`“${this.manifestPath}”已损坏，已改用前一份“${backup}”；请重新收录最近的文件。`);
    this.documents = new Map(listed.map((entry) => [entry.id, entry]));
  }

  /** All documents in ascending order of plan id. */
  entries(): SourceEntry[] {
    return sortedBy(this.documents.values(), (entry) => entry.id);
  }

  entry(id: string): SourceEntry | null {
    return this.documents.get(id) ?? null;
  }

  /** The plans that were read from one path: more than one id means that its content changed its title. */
  entriesFrom(origin: string): SourceEntry[] {
    return this.entries().filter((entry) => entry.origin === origin);
  }

  /**
   * Keeps a source document durably before anything is derived from it. The same bytes from the same file change
   * nothing; other bytes push the former version into `history`.
   * @throws QpgError DATA_FULL, DATA_READ_ONLY: then what was stored before is as it was.
   */
  keep(source: NewSource): Promise<SourceEntry> {
    return this.enqueue(async () => {
      const { id, bytes, ...rest } = source;
      const version: SourceVersion = { ...rest, sha256: sha256(bytes), size: bytes.length };
      const before = this.documents.get(id);
      if (before && sameSource(before, version)) return before;
      await this.writeSource(version.sha256, bytes);
      const entry: SourceEntry = { ...version, id, history: before ? historyOf(before, version) : [] };
      await this.save(new Map(this.documents).set(id, entry));
      return entry;
    });
  }

  /** Forgets a document and the bytes that no other document needs. False if unknown. */
  forget(id: string): Promise<boolean> {
    return this.enqueue(async () => {
      const entry = this.documents.get(id);
      if (!entry) return false;
      const rest = new Map(this.documents);
      rest.delete(id);
      await this.save(rest);
      const needed = new Set([...rest.values()].flatMap(hashesOf));
      for (const hash of hashesOf(entry)) if (!needed.has(hash)) await this.dropSource(hash);
      return true;
    });
  }

  /**
   * The bytes of a document as they were when they were kept.
   * @throws QpgError DATA_DAMAGED if they are missing or changed.
   */
  async bytes(version: SourceVersion): Promise<Uint8Array> {
    const path = this.sourcePath(version.sha256);
    const bytes = await this.disk.readFile(path).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (bytes !== null && sha256(bytes) === version.sha256) return bytes;
    const what = bytes === null ? '不见了' : '与收录时不同';
    throw new QpgError(
      'DATA_DAMAGED',
      `“${version.source}”的原始文件“${path}”${what}。请重新收录“${version.origin}”。`,
    );
  }

  /** Gives the folder free for other processes. */
  async close(): Promise<void> {
    await this.enqueue(() => this.lock.release());
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async writeSource(hash: string, bytes: Uint8Array): Promise<void> {
    const path = this.sourcePath(hash);
    const there = await this.disk.readFile(path).catch(() => null);
    if (there === null || sha256(there) !== hash) await writeWhole(this.disk, path, bytes);
  }

  private async dropSource(hash: string): Promise<void> {
    await writing(this.path, () => this.disk.unlink(this.sourcePath(hash)));
  }

  private async save(documents: Map<string, SourceEntry>): Promise<void> {
    const sorted = [...documents.values()].sort((a, b) => byCodeUnit(a.id, b.id));
    await writing(this.manifestPath, async () => {
      const old = await readIfThere(this.disk, this.manifestPath);
      if (readManifest(old) !== null) await this.disk.copyFile(this.manifestPath, `${this.manifestPath}.bak`);
    });
    await writeWhole(this.disk, this.manifestPath, `${JSON.stringify({ documents: sorted }, null, 1)}\n`);
    this.documents = documents;
  }
}

const sameSource = (a: SourceVersion, b: SourceVersion): boolean =>
  a.sha256 === b.sha256 && a.source === b.source && a.origin === b.origin;

const hashesOf = (entry: SourceEntry): string[] => [entry.sha256, ...entry.history.map((old) => old.sha256)];

/** A version is history only once its bytes are no longer the current ones. */
function historyOf(before: SourceEntry, now: SourceVersion): SourceVersion[] {
  const { id: _, history, ...version } = before;
  return before.sha256 === now.sha256 ? history : [...history, version];
}

function readManifest(text: string | null): SourceEntry[] | null {
  if (text === null) return null;
  try {
    return Manifest.parse(JSON.parse(text)).documents;
  } catch {
    return null;
  }
}

/**
 * Opens the data folder `dir`, creating it if need be, and holds it until `close`.
 * @throws QpgError DATA_LOCKED, DATA_VERSION, DATA_READ_ONLY, DATA_FULL, DATA_DAMAGED; each says what to do.
 */
export const openDataFolder = (dir: string, disk: Disk = realDisk): Promise<DataFolder> =>
  DataFolder.open(dir, disk);
