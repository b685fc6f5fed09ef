/** One built server over the sample plans for all tests, on a port of its own and a data folder that is thrown away. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    address: string;
  }
}

/** `QPG_E2E_ADDRESS` tests a server that already runs (while working on the page). */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env.QPG_E2E_ADDRESS;
  if (running) {
    project.provide('address', running);
    return async () => undefined;
  }
  const data = mkdtempSync(join(tmpdir(), 'qpg-e2e-'));
  const server = spawn(process.execPath, ['dist/cli.js', 'serve', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    if (server.exitCode === null && server.kill()) await ended;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    project.provide('address', await addressOf(server));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (address) resolve(address);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
    server.once('exit', (code) =>
      reject(new Error(`qpg serve ended with ${code}:\n${printed.slice(-2000)}`)),
    );
  });
}
