import type { Worker } from 'node:worker_threads';
import { QpgError } from '../../graph/errors.ts';
import { startWorker } from '../start-worker.ts';
import { type EmbedReply, type EmbedRequest, END, type WorkerOptions } from './local-protocol.ts';

const closed = (): Error => new Error('the embedder is closed');

interface Job {
  readonly texts: readonly string[];
  readonly done: (vectors: readonly Float32Array[]) => void;
  readonly failed: (error: Error) => void;
}

/** Workers, each started when there is work that no idle one could take. */
export class EmbedPool {
  readonly #options: WorkerOptions;
  readonly #most: number;
  readonly #idle: Worker[] = [];
  readonly #running = new Map<Worker, { id: number; job: Job }>();
  readonly #waiting: Job[] = [];
  #nextId = 1;
  #closed = false;

  constructor(options: WorkerOptions, workers: number) {
    this.#options = options;
    this.#most = Math.max(1, workers);
  }

  run(texts: readonly string[]): Promise<readonly Float32Array[]> {
    return new Promise((done, failed) => {
      if (this.#closed) return failed(closed());
      this.#waiting.push({ texts, done, failed });
      this.#dispatch();
    });
  }

  /**
   * Fails what is waiting and lets every worker finish what it has: ending one in the middle of a run, or of loading,
   * throws inside the native runtime and takes the whole process down.
   */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.failed(closed());
    const workers = [...this.#idle.splice(0), ...this.#running.keys()];
    await Promise.all(
      workers.map((worker) => {
        worker.ref();
        const ended = new Promise((resolve) => worker.once('exit', resolve));
        worker.postMessage(END);
        return ended;
      }),
    );
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#running.size < this.#most ? this.#start() : undefined);
      if (!worker) return;
      const job = this.#waiting.shift()!;
      const id = this.#nextId++;
      this.#running.set(worker, { id, job });
      worker.ref();
      worker.postMessage({ id, texts: job.texts } satisfies EmbedRequest);
    }
  }

  #start(): Worker {
    const worker = startWorker(import.meta.url, 'local-worker', this.#options);
    worker.on('message', (reply: EmbedReply) => this.#finish(worker, reply));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', (code) =>
      this.#lose(worker, new Error(`the embedding worker ended with code ${code}`)),
    );
    return worker;
  }

  #finish(worker: Worker, reply: EmbedReply): void {
    const running = this.#running.get(worker);
    if (!running || running.id !== reply.id) return;
    this.#running.delete(worker);
    if (!this.#closed) {
      this.#idle.push(worker);
      // An idle worker must not keep a finished command alive.
      worker.unref();
    }
    if ('vectors' in reply) running.job.done(reply.vectors);
    else if (reply.damaged) running.job.failed(new QpgError('MODEL_DAMAGED', reply.error));
    else running.job.failed(new Error(reply.error));
    this.#dispatch();
  }

  /** A worker that died fails its job only; the next job starts another worker. */
  #lose(worker: Worker, error: Error): void {
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    const running = this.#running.get(worker);
    this.#running.delete(worker);
    running?.job.failed(error);
    if (!this.#closed) this.#dispatch();
  }
}
