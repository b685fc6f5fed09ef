import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { QpgError } from '../../graph/errors.ts';
import { sha256 } from '../../graph/ids.ts';
import type { Embedder } from '../embedder.ts';
import { Lru } from '../lru.ts';
import { EmbedPool } from './local-pool.ts';

/** The instruction goes before questions only: passages were embedded without it (+0.047 MRR, FINDINGS). */
const INSTRUCTION = '为这个句子生成表示以用于检索相关文章：';
/**
 * A token covers at least one character, so this many characters with [CLS] and [SEP] stay within 510 tokens;
 * beyond 512 the tokenizer would drop the final [SEP].
 */
const LONGEST = 508;
/** Texts per message. */
const GROUP = 4;
/** Questions whose vectors are kept: one is searched for, compared with names and asked again. */
const REMEMBERED = 500;
/** Threads of the worker that embeds questions: as exact as one (bit for bit), in three quarters of its time. */
const QUESTION_THREADS = 2;

const Checksums = z.object({
  model: z.string().min(1),
  dimension: z.number().int().positive(),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

export interface LocalEmbedderOptions {
  /** Folder that holds the model's folder; default `QPG_MODEL`, else the one shipped. */
  readonly folder?: string;
  /** Workers for passages; default: one per core. */
  readonly workers?: number;
}

const readChecksums = (folder: string, shipped: string): z.infer<typeof Checksums> => {
  const own = join(folder, 'checksums.json');
  const file = existsSync(own) ? own : join(shipped, 'checksums.json');
  try {
    return Checksums.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new QpgError('MODEL_DAMAGED', `无法读取模型校验表 ${file}。请重新安装程序，或检查 QPG_MODEL。`, {
      cause,
    });
  }
};

/**
 * The shipped model in worker threads: one per core for passages (many short runs side by side are faster than one
 * session with many threads, FINDINGS), one with two threads for questions (each is waited for). Nothing is loaded before the first text; the files are checked against
 * their SHA-256 then. A blank text gets the zero vector: it is similar to nothing.
 * @throws QpgError MODEL_DAMAGED from the first embedding when a file is missing or altered.
 */
export const localEmbedder = (options: LocalEmbedderOptions = {}): Embedder => {
  const shipped = fileURLToPath(new URL('../model', import.meta.url));
  const folder = resolve(options.folder ?? (process.env.QPG_MODEL || shipped));
  const { model, dimension, files } = readChecksums(folder, shipped);
  const cores = availableParallelism();
  const worker = { folder, model, files };
  const passages = new EmbedPool({ ...worker, threads: 1 }, options.workers ?? cores);
  // Its own worker: a question must not wait behind ingesting, and nobody waits for a passage.
  const questions = new EmbedPool({ ...worker, threads: Math.min(QUESTION_THREADS, cores) }, 1);

  const remembered = new Lru<string, Float32Array>(REMEMBERED);

  const embedPassages: Embedder['embedPassages'] = async (texts, onProgress) => {
    const cut = texts.map((text) => text.trim().slice(0, LONGEST));
    const unique = [...new Set(cut)].filter((text) => text !== '');
    const vectors = new Map<string, Float32Array>();
    const groups = Array.from({ length: Math.ceil(unique.length / GROUP) }, (_, i) =>
      unique.slice(i * GROUP, (i + 1) * GROUP),
    );
    await Promise.all(
      groups.map(async (group) => {
        const found = await passages.run(group);
        group.forEach((text, i) => {
          vectors.set(text, found[i]!);
        });
        // Counted in texts asked for, of which identical ones are embedded once.
        onProgress?.(Math.round((vectors.size / unique.length) * texts.length));
      }),
    );
    return cut.map((text) => vectors.get(text) ?? new Float32Array(dimension));
  };

  return {
    id: `${model}@${sha256(JSON.stringify(Object.entries(files).sort())).slice(0, 16)}`,
    dimension,
    embedPassages,
    embedQuery: async (text) => {
      const asked = text.trim();
      if (asked === '') return new Float32Array(dimension);
      const held = remembered.get(asked);
      if (held) return held;
      const [vector] = await questions.run([(INSTRUCTION + asked).slice(0, LONGEST)]);
      remembered.set(asked, vector!);
      return vector!;
    },
    close: async () => {
      await Promise.all([passages.close(), questions.close()]);
    },
  };
};
