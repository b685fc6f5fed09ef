/**
 * The index on disk: a folder of segments. Adding writes a new segment (together with older ones that are not
 * larger, so that their number stays logarithmic); a segment appears under its name only when it is whole, synced
 * and has been read back. A crash leaves at most a temporary file or vectors that stand twice: both harmless.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { QpgError } from '../graph/errors.ts';
import {
  DamagedSegment,
  decodeSegment,
  type Entry,
  encodeSegment,
  FORMAT,
  type Segment,
} from './index-segment.ts';

/** Vectors in one file: 512 MB at 512 dimensions, well below what can be read in one go. */
const LARGEST = 250_000;
const NAME = /^vectors-(\d{6,12})\.qpv$/u;

interface Held {
  readonly file: string;
  readonly count: number;
}

export interface IndexFileOptions {
  readonly dir: string;
  readonly model: string;
  readonly dimension: number;
  /** Start empty and throw away what is there (`qpg reindex`). */
  readonly fresh?: boolean;
}

/** A full or read-only disk is the user's to mend; everything else keeps its cause. */
const diskError = (dir: string, cause: unknown): unknown => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new QpgError(
      'DATA_FULL',
      `磁盘已满，检索索引写不进 ${dir}。请腾出空间后重试；已有数据没有损失。`,
      { cause },
    );
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return new QpgError(
      'DATA_READ_ONLY',
      `检索索引文件夹 ${dir} 不可写。请检查权限，或用 --data 另选文件夹。`,
      { cause },
    );
  return cause;
};

export class IndexFile {
  /** Files that could not be used, for a note to the user; what they held has to be embedded again. */
  readonly damaged: string[] = [];
  readonly #options: IndexFileOptions;
  #segments: Held[] = [];
  #next = 1;

  private constructor(options: IndexFileOptions) {
    this.#options = options;
  }

  /**
   * Reads what is there and hands each vector to `found` (the same key may come twice; both are equal).
   * @throws QpgError INDEX_MISMATCH when the index was made with another model or by another version.
   */
  static async open(options: IndexFileOptions, found: (entry: Entry) => void): Promise<IndexFile> {
    const file = new IndexFile(options);
    const names = await readdir(options.dir).catch(() => []);
    const segments = names.filter((n) => NAME.test(n)).sort();
    file.#next = Math.max(0, ...segments.map((n) => Number(NAME.exec(n)![1]))) + 1;
    for (const name of segments) {
      if (options.fresh) await rm(join(options.dir, name), { force: true });
      else await file.#read(name, found);
    }
    for (const name of names) {
      if (name.startsWith('vectors-') && name.endsWith('.tmp'))
        await rm(join(options.dir, name), { force: true });
    }
    return file;
  }

  /** Vectors on disk, those of texts that are gone included. */
  get count(): number {
    return this.#segments.reduce((sum, s) => sum + s.count, 0);
  }

  /** Adds vectors durably: when this returns they are on disk. */
  async add(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const merged: Held[] = [];
    const all: Entry[] = [...entries];
    for (const held of [...this.#segments].reverse()) {
      if (held.count > all.length || held.count + all.length > LARGEST) break;
      const segment = await this.#load(held.file).catch(() => null);
      segment?.keys.forEach((key, i) => {
        all.push([key, segment.vector(i)]);
      });
      merged.push(held);
    }
    await this.#write(all, merged);
  }

  /** Writes exactly these as the whole index: what is gone from the texts goes from the disk. */
  async rewrite(entries: Iterable<Entry>): Promise<void> {
    const replaced = [...this.#segments];
    const all = [...entries];
    // Old files go with the last new one: until then everything stands on disk at least once.
    for (let from = 0; from === 0 || from < all.length; from += LARGEST) {
      const last = from + LARGEST >= all.length;
      await this.#write(all.slice(from, from + LARGEST), last ? replaced : []);
    }
  }

  async #read(name: string, found: (entry: Entry) => void): Promise<void> {
    const { model, dimension, dir } = this.#options;
    let segment: Segment;
    try {
      segment = await this.#load(name);
    } catch (error) {
      if (!(error instanceof DamagedSegment)) throw diskError(dir, error);
      // Counted as empty, so the next write takes its place; the texts are still in the store.
      this.damaged.push(join(dir, name));
      this.#segments.push({ file: name, count: 0 });
      return;
    }
    const { header } = segment;
    if (header.model !== model || header.dimension !== dimension || header.format !== FORMAT)
      throw new QpgError(
        'INDEX_MISMATCH',
        `检索索引 ${dir} 由模型 ${header.model}（${header.dimension} 维，格式 ${header.format}）建立，现用模型是 ${model}（${dimension} 维，格式 ${FORMAT}）。请运行 qpg reindex 重建索引。`,
      );
    segment.keys.forEach((key, i) => {
      found([key, segment.vector(i)]);
    });
    this.#segments.push({ file: name, count: header.count });
  }

  async #load(name: string): Promise<Segment> {
    return decodeSegment(await readFile(join(this.#options.dir, name)));
  }

  async #write(entries: readonly Entry[], replaced: readonly Held[]): Promise<void> {
    const { dir, model, dimension } = this.#options;
    const unique = [...new Map(entries.map((e) => [e[0], e])).values()];
    const name = `vectors-${String(this.#next++).padStart(6, '0')}.qpv`;
    const path = join(dir, name);
    const temporary = `${path}.tmp`;
    try {
      await mkdir(dir, { recursive: true });
      await writeDurably(temporary, encodeSegment(model, dimension, unique));
      const readBack = decodeSegment(await readFile(temporary));
      if (readBack.header.count !== unique.length) throw new DamagedSegment('count');
      await rename(temporary, path);
      await syncFolder(dir);
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => {});
      throw diskError(dir, cause);
    }
    const gone = new Set(replaced.map((s) => s.file));
    this.#segments = [
      ...this.#segments.filter((s) => !gone.has(s.file)),
      { file: name, count: unique.length },
    ];
    // The new file holds all that these held: losing this clean-up to a crash costs only space.
    for (const file of gone) await rm(join(dir, file), { force: true }).catch(() => {});
  }
}

const writeDurably = async (path: string, bytes: Buffer): Promise<void> => {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A rename is durable only when the folder is; some systems cannot open a folder and do not need it. */
const syncFolder = async (dir: string): Promise<void> => {
  const folder = await open(dir, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
};
