import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * Starts `<name>` beside the module of this URL in a thread. In dist it is plain JavaScript. Started from sources
 * (tests, tsx) it is TypeScript, and Node 20 does not hand the parent's loader on to workers: a line of JavaScript
 * registers tsx there and then imports the worker.
 */
export const startWorker = (from: string, name: string, workerData: unknown): Worker => {
  if (!from.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, from), { workerData });
  const tsxHome = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const tsx = new URL('./dist/esm/api/index.mjs', tsxHome).href;
  const worker = new URL(`./${name}.ts`, from).href;
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${worker}'); });`;
  return new Worker(start, { eval: true, execArgv: [], workerData });
};
