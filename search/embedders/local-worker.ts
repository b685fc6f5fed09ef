/**
 * Runs one session of the model. It lives in a worker because `run()` blocks its thread, and takes
 * one text at a time because int8 vectors depend on their batch mates (FINDINGS, Model).
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { env, pipeline } from '@xenova/transformers';
import { type EmbedReply, type EmbedRequest, END, type WorkerOptions } from './local-protocol.ts';

type Extract = (
  text: string,
  options: { pooling: 'cls'; normalize: boolean },
) => Promise<{ data: Float32Array }>;

class Damaged extends Error {}

const verify = async ({ folder, model, files }: WorkerOptions): Promise<void> => {
  for (const [file, expected] of Object.entries(files)) {
    const path = join(folder, model, file);
    const bytes = await readFile(path).catch(() => {
      throw new Damaged(`找不到模型文件 ${path}。请重新安装程序，或用 QPG_MODEL 指向完整的模型文件夹。`);
    });
    const actual = createHash('sha256').update(bytes).digest('hex');
    if (actual !== expected)
      throw new Damaged(
        `模型文件 ${path} 已损坏（SHA-256 应为 ${expected.slice(0, 12)}…，实为 ${actual.slice(0, 12)}…）。请重新安装程序。`,
      );
  }
};

const load = async (options: WorkerOptions): Promise<Extract> => {
  await verify(options);
  env.allowRemoteModels = false;
  env.localModelPath = `${options.folder}/`;
  const extractor = await pipeline('feature-extraction', options.model, {
    dtype: 'q8',
    device: 'cpu',
    session_options: {
      intraOpNumThreads: options.threads,
      interOpNumThreads: 1,
      // Threads that wait for the next question by spinning would take the processor from those who answer this one.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    },
  });
  return extractor as unknown as Extract;
};

const port = parentPort;
if (!port) throw new Error('local-worker.ts runs only as a worker');
const session = load(workerData as WorkerOptions);
// The first request reports a failed load; without this the process would end on an unhandled rejection.
session.catch(() => {});

const answer = async ({ id, texts }: EmbedRequest): Promise<EmbedReply> => {
  try {
    const extract = await session;
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      const { data } = await extract(text, { pooling: 'cls', normalize: true });
      vectors.push(Float32Array.from(data));
    }
    return { id, vectors };
  } catch (error) {
    return {
      id,
      error: error instanceof Error ? error.message : String(error),
      damaged: error instanceof Damaged,
    };
  }
};

port.on('message', (request: EmbedRequest | typeof END) => {
  if (request === END) {
    port.close();
    return;
  }
  void answer(request).then((reply) => {
    port.postMessage(reply, 'vectors' in reply ? reply.vectors.map((v) => v.buffer as ArrayBuffer) : []);
  });
});
