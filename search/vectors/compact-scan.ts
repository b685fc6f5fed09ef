/**
 * A scan shared by two threads. Both take blocks of rows from one counter, so neither waits for the other but for
 * the block in hand, and a helper that is late, or missing, costs nothing. Reading the rows is what takes the time:
 * two threads read nearly twice as fast as one (test/bench/search-vectors.ts).
 *
 *   memory    rows (int8), questions (int16), sums: those of question q for row r at out + 4 · (q · rows + r)
 *   control   integers of the job and its state, read and written as atomics
 */
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../start-worker.ts';
import type { Dots, WasmMemory } from './compact-kernel.ts';

/** Places in `control`. */
const TURN = 0;
const NEXT = 1;
const BUSY = 2;
const HELPED = 3;
const JOB = 4;
const PLACES = 16;

/** Rows compared with every question before the next rows are read: 128 kB, which the processor's cache holds. */
export const BLOCK = 256;
/** What `NEXT` holds while there is nothing to take: far above any number of blocks. */
const NOTHING = 2 ** 30;
/** Milliseconds a block of the helper's may take before it is given up: a block takes far less than one. */
const PATIENCE = 2000;
const ENDED = -1;

/** Addresses count bytes of the memory. */
export interface ScanJob {
  readonly rows: number;
  readonly rowBytes: number;
  readonly questions: number;
  readonly questionBytes: number;
  readonly firstQuestion: number;
  readonly out: number;
}

export interface HelperData {
  readonly memory: WasmMemory;
  readonly control: Int32Array;
}

const jobIn = (control: Int32Array): ScanJob => {
  const [rows, rowBytes, questions, questionBytes, firstQuestion, out] = control.subarray(JOB) as unknown as [
    ...[number, number, number, number, number, number],
  ];
  // Addresses reach 4 GiB: they are unsigned.
  return { rows, rowBytes, questions, questionBytes, firstQuestion: firstQuestion >>> 0, out: out >>> 0 };
};

/** Takes blocks until none is left; how many were taken. The job stands in `control` once a block can be had. */
const takeBlocks = (control: Int32Array, dots: Dots): number => {
  for (let taken = 0; ; taken++) {
    const from = Atomics.add(control, NEXT, 1) * BLOCK;
    const { rows, rowBytes, questions, questionBytes, firstQuestion, out } = jobIn(control);
    if (from >= rows) return taken;
    const count = Math.min(BLOCK, rows - from);
    for (let q = 0; q < questions; q++)
      dots(firstQuestion + q * questionBytes, from * rowBytes, count, rowBytes, out + 4 * (q * rows + from));
  }
};

/** What the helper does until it is told to end. */
export const help = (control: Int32Array, dots: Dots): void => {
  let turn = 0;
  while (turn !== ENDED) {
    Atomics.wait(control, TURN, turn);
    turn = Atomics.load(control, TURN);
    Atomics.store(control, BUSY, 1);
    Atomics.add(control, HELPED, takeBlocks(control, dots));
    Atomics.store(control, BUSY, 0);
    Atomics.notify(control, BUSY);
  }
};

export class SharedScan {
  readonly #memory: WasmMemory;
  readonly #dots: Dots;
  readonly #control = new Int32Array(new SharedArrayBuffer(4 * PLACES));
  #helper: Worker | null = null;
  #started = false;
  #turn = 0;

  constructor(memory: WasmMemory, dots: Dots) {
    this.#memory = memory;
    this.#dots = dots;
    this.#control[NEXT] = NOTHING;
  }

  /** Blocks that the helper has done so far. */
  get helped(): number {
    return Atomics.load(this.#control, HELPED);
  }

  /** Starts the helper, once; scans go on alone until it runs. It keeps no process alive. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    const data: HelperData = { memory: this.#memory, control: this.#control };
    const worker = startWorker(import.meta.url, 'compact-helper', data);
    // Scans are right without it.
    worker.on('error', () => {});
    worker.unref();
    this.#helper = worker;
  }

  /** Fills in the sums of a job. */
  run(job: ScanJob): void {
    const control = this.#control;
    const { rows, rowBytes, questions, questionBytes, firstQuestion, out } = job;
    control.set([rows, rowBytes, questions, questionBytes, firstQuestion, out], JOB);
    Atomics.store(control, NEXT, 0);
    if (this.#helper) this.#call(++this.#turn);
    takeBlocks(control, this.#dots);
    const done = this.#helperIsDone();
    // A helper that wakes only now must find nothing, not the next job half written.
    Atomics.store(control, NEXT, NOTHING);
    if (!done) this.run(job);
  }

  /** Waits for the block that the helper has in hand; gives up a helper that does not finish it. */
  #helperIsDone(): boolean {
    while (Atomics.load(this.#control, BUSY) === 1) {
      if (Atomics.wait(this.#control, BUSY, 1, PATIENCE) !== 'timed-out') continue;
      void this.#helper?.terminate();
      this.#helper = null;
      Atomics.store(this.#control, BUSY, 0);
      return false;
    }
    return true;
  }

  async close(): Promise<void> {
    const helper = this.#helper;
    this.#helper = null;
    if (!helper) return;
    this.#call(ENDED);
    await helper.terminate();
  }

  #call(turn: number): void {
    Atomics.store(this.#control, TURN, turn);
    Atomics.notify(this.#control, TURN);
  }
}
