/** Ingestion jobs: one runs at a time, each keeps its events so that a late listener sees them from the start. */
import { EventEmitter } from 'node:events';
import { QpgError } from '../graph/errors.ts';
import type { JobEvent } from './contract.ts';
import type { Parts, RawUpload } from './parts.ts';

/** A finished job is kept this long for listeners that reconnect. */
const KEEP_MS = 10 * 60_000;
const MOST_WAITING = 20;

interface Job {
  readonly id: string;
  readonly events: JobEvent[];
  readonly emitter: EventEmitter;
  finished: boolean;
}

export class Jobs {
  readonly #parts: Parts;
  readonly #jobs = new Map<string, Job>();
  #tail: Promise<void> = Promise.resolve();
  #count = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Queues the files. @throws QpgError BUSY when too many jobs wait. */
  start(files: readonly RawUpload[]): string {
    const waiting = [...this.#jobs.values()].filter((j) => !j.finished).length;
    if (waiting >= MOST_WAITING) throw new QpgError('BUSY', '排队的收录任务太多，请等前面的完成后再上传。');
    const job: Job = {
      id: `job-${Date.now().toString(36)}-${++this.#count}`,
      events: [],
      emitter: new EventEmitter().setMaxListeners(0),
      finished: false,
    };
    this.#jobs.set(job.id, job);
    for (const file of files) this.#emit(job, event(job, file.name, 'queued', files.length));
    this.#tail = this.#tail.then(() => this.#run(job, files));
    return job.id;
  }

  /** Past and coming events of a job; ends after `finished`. @throws QpgError NOT_FOUND */
  async *events(id: string, signal: AbortSignal): AsyncGenerator<JobEvent> {
    const job = this.#jobs.get(id);
    if (!job) throw new QpgError('NOT_FOUND', '没有这个收录任务，可能已过期。');
    for (let next = 0; !signal.aborted; ) {
      while (next < job.events.length) yield job.events[next++] as JobEvent;
      if (job.finished) return;
      await new Promise<void>((resolve) => {
        job.emitter.once('event', resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  async #run(job: Job, files: readonly RawUpload[]): Promise<void> {
    const total = files.length;
    for (const [index, file] of files.entries()) {
      const [outcome] = await this.#parts.ingest([file], (p) =>
        this.#emit(job, { ...event(job, file.name, p.stage, p.total), done: p.done }),
      );
      if (!outcome) continue;
      const { plan, counts, issues, error } = outcome;
      const stage = error ? 'failed' : 'done';
      this.#emit(job, {
        ...event(job, file.name, stage, total),
        done: index + 1,
        plan,
        counts,
        issues,
        error,
      });
    }
    job.finished = true;
    this.#emit(job, { ...event(job, '', 'finished', total), done: total });
    setTimeout(() => this.#jobs.delete(job.id), KEEP_MS).unref();
  }

  #emit(job: Job, e: JobEvent): void {
    job.events.push(e);
    job.emitter.emit('event');
  }
}

const event = (job: Job, file: string, stage: JobEvent['stage'], total: number): JobEvent => ({
  job: job.id,
  at: new Date().toISOString(),
  file,
  stage,
  done: 0,
  total,
  plan: null,
  counts: null,
  issues: [],
  error: null,
});
