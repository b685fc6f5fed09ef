/**
 * Runs a reader of untrusted files in a worker thread that can be ended: after a time limit, when the worker's
 * heap is full, or when the process grows too much (buffers live outside the heap and know no limit of their own).
 * Idle workers are kept for the next file and do not hold the process open.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { QpgError } from '../graph/errors.ts';
import { BEGUN, type IsolatedReply } from './isolate-protocol.ts';
import type { RawFile, Reader, SourceText } from './reader.ts';

export interface Limits {
  /** Milliseconds for one file, once the worker and its libraries are loaded. */
  readonly time: number;
  /** MB of JavaScript heap in the worker. */
  readonly heap: number;
  /** MB by which the process may grow while a file is read. */
  readonly growth: number;
}

export const LIMITS: Limits = { time: 10_000, heap: 384, growth: 480 };

const MB = 1024 * 1024;
const WATCH_INTERVAL = 50;
/** Milliseconds for starting a worker and loading its libraries: seconds on a busy machine, no fault of the file. */
const START = 60_000;
const MAX_IDLE = 2;
const idle: Worker[] = [];

/**
 * Reads in place what is harmless (plain text, small pages), everything else in a worker.
 * @throws QpgError what the reader throws, READ_TIMEOUT, FILE_TOO_LARGE (memory), FILE_UNREADABLE (worker died)
 */
export function readSafely(reader: Reader, file: RawFile, limits: Limits = LIMITS): Promise<SourceText> {
  const inPlace = !reader.isolated || file.bytes.length < (reader.inPlaceBelow ?? 0);
  return inPlace ? reader.read(file) : readInWorker(reader.name, file, limits);
}

async function readInWorker(reader: string, file: RawFile, limits: Limits): Promise<SourceText> {
  const worker = (limits === LIMITS ? idle.pop() : undefined) ?? watched(startWorker(limits));
  worker.ref();
  try {
    const reply = await ask(worker, reader, file, limits);
    if (idle.length < MAX_IDLE && limits === LIMITS) rest(worker);
    else void worker.terminate();
    if ('text' in reply) return reply.text;
    if (reply.code !== undefined) throw new QpgError(reply.code, reply.message);
    throw new QpgError('FILE_UNREADABLE', unreadable(file), { cause: new Error(reply.message) });
  } catch (error) {
    if (!idle.includes(worker)) void worker.terminate();
    throw error;
  }
}

function startWorker(limits: Limits): Worker {
  const options = {
    resourceLimits: { maxOldGenerationSizeMb: limits.heap, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    execArgv: [],
    stdout: true,
    stderr: true,
  };
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./isolate-worker.js', import.meta.url), options);
  // From source (tests, development): Node 20 does not hand a TypeScript loader on to workers, so a line of
  // JavaScript registers tsx there first.
  const home = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const tsx = new URL('./dist/esm/api/index.mjs', home).href;
  const worker = new URL('./isolate-worker.ts', import.meta.url).href;
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${worker}'); });`;
  return new Worker(start, { ...options, eval: true });
}

function rest(worker: Worker): void {
  worker.unref();
  idle.push(worker);
}

/** A worker that dies while it rests is forgotten; without a listener its error would end the process. */
function watched(worker: Worker): Worker {
  const forget = () => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  };
  return worker.on('error', forget).on('exit', forget);
}

/** One question to the worker, one reply; every other way out is a QpgError. */
function ask(worker: Worker, reader: string, file: RawFile, limits: Limits): Promise<IsolatedReply> {
  return new Promise((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const onMessage = (reply: IsolatedReply | typeof BEGUN) => {
      if (reply !== BEGUN) return finish(() => resolve(reply));
      clearTimeout(timer);
      timer = setTimeout(tooLate, limits.time);
    };
    const onExit = () => fail(new QpgError('FILE_UNREADABLE', unreadable(file)));
    const onError = (cause: Error & { code?: string }) => {
      const full = cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(full ? tooBig(file) : new QpgError('FILE_UNREADABLE', unreadable(file), { cause }));
    };
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    };
    const fail = (error: QpgError) => finish(() => reject(error));
    const tooLate = () => fail(new QpgError('READ_TIMEOUT', tooSlow(file, limits)));
    let timer = setTimeout(tooLate, START);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.growth * MB) fail(tooBig(file));
    }, WATCH_INTERVAL);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage({ reader, name: file.name, bytes: file.bytes });
  });
}

function tooSlow(file: RawFile, limits: Limits): string {
  const seconds = Math.round(limits.time / 1000);
  return `${file.name}：读取超过 ${seconds} 秒，已停止。请只保留正文另存为 docx、html 或 txt 后再导入。`;
}

function tooBig(file: RawFile): QpgError {
  return new QpgError(
    'FILE_TOO_LARGE',
    `${file.name}：读取时占用内存过大，已停止。请只保留正文另存为 docx、html 或 txt 后再导入。`,
  );
}

function unreadable(file: RawFile): string {
  return `${file.name}：文件已损坏，无法读取。请重新下载，或打开后另存为 docx、html 或 txt 再导入。`;
}
