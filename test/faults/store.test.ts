/** What the embedded store and the data folder do when a process is killed or a file is torn. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnose } from '../../graph/doctor.ts';
import { graphFile, openStore } from '../../graph/open.ts';
import type { GraphStore } from '../../graph/store.ts';
import { dump } from '../contracts/graph-store.ts';
import { manyFacts } from './many-facts.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qpg-faults-'));
});
afterEach(() => rm(dir, { recursive: true }));

const child = (script: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Lets a child put documents from `first` on and kills it while it does; gives the numbers acknowledged. */
async function killWhilePutting(first: number, lines: number): Promise<number[]> {
  const process = child('./put-forever.ts', dir, `${first}`);
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: process.stdout! })) {
    if (line !== 'open') acknowledged.push(Number(line));
    // The child goes on putting while the signal is under way.
    if (acknowledged.length >= lines) process.kill('SIGKILL');
  }
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
  expect(process.signalCode).toBe('SIGKILL');
  return acknowledged;
}

async function withStore<T>(work: (store: GraphStore) => Promise<T>): Promise<T> {
  const store = await openStore('embedded', dir);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('kill -9 in the middle of a put', () => {
  it('loses nothing that was acknowledged and leaves nothing half done', async () => {
    const acknowledged: number[] = [];
    for (const lines of [1, 3, 4]) {
      acknowledged.push(...(await killWhilePutting(acknowledged.length, lines)));
      await withStore(async (store) => {
        const ids = new Set(await store.documentIds());
        for (const i of acknowledged) expect(ids).toContain(manyFacts(i).id);
        for (const check of await diagnose({ store, folder: null }))
          expect(check).toMatchObject({ ok: true });
        for (const i of acknowledged) {
          const wanted = manyFacts(i, i % 3 === 0 ? '改' : '');
          expect(await store.document(wanted.id)).toEqual(wanted);
        }
      });
    }
  });
});

describe('two processes and one graph', () => {
  it('the second is refused in one clear line and the first goes on', async () => {
    const process = child('./put-forever.ts', dir);
    try {
      for await (const line of createInterface({ input: process.stdout! })) if (line === '1') break;
      await expect(openStore('embedded', dir)).rejects.toMatchObject({ code: 'DATA_LOCKED', exitCode: 1 });
      expect(process.exitCode).toBeNull();
    } finally {
      process.kill('SIGKILL');
      await once(process, 'exit');
    }
  });
});

describe('a torn graph file', () => {
  /** Closed stores with two documents, one file. */
  const build = (): Promise<string> =>
    withStore(async (store) => {
      await store.put(manyFacts(0));
      await store.flush();
      await store.put(manyFacts(1));
      return dump(store);
    });

  it.each([
    ['emptied', (size: number) => 0 * size],
    ['cut in its head', () => 100],
    ['cut in the middle', (size: number) => Math.floor(size / 2)],
  ])('%s, is named with what to do, or is whole; never half an answer', async (_, length) => {
    const whole = await build();
    const path = graphFile(dir);
    await truncate(path, length((await readFile(path)).length));
    await wholeOrNamed(whole, length(1) === 0);
  });

  it('with a flipped byte anywhere, is named or is whole', async () => {
    const whole = await build();
    const path = graphFile(dir);
    const bytes = await readFile(path);
    await cp(path, join(dir, 'sound'));
    let named = 0;
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 24)) {
      const torn = Buffer.from(bytes);
      torn[at] = (torn[at] ?? 0) ^ 0xff;
      await rm(join(dir, 'graph'), { recursive: true });
      await cp(join(dir, 'sound'), path);
      await writeFile(path, torn);
      named += await wholeOrNamed(whole, false);
    }
    expect(named).toBeGreaterThan(0);
  });

  async function wholeOrNamed(whole: string, mayBeEmpty: boolean): Promise<number> {
    try {
      const found = await withStore(dump);
      const empty = JSON.stringify([[], [], [], { documents: 0, entities: 0, facts: 0 }]);
      expect(mayBeEmpty ? [whole, empty] : [whole]).toContain(found);
      return 0;
    } catch (error) {
      expect(error).toMatchObject({ code: 'DATA_DAMAGED', exitCode: 1 });
      expect(String(error)).toMatch(/已损坏.*sources.*重建/);
      return 1;
    }
  }
});
