/**
 * `npx tsx test/faults/fuzz-readers.ts [count] [--extract]`: reads (or extracts) broken and hostile files and prints
 * how they ended. Fails when anything but a result or a QpgError comes out, or a limit is broken.
 */
import { QpgError } from '../../graph/errors.ts';
import { extract } from '../../ingest/ingest.ts';
import { read } from '../../ingest/read.ts';
import type { RawFile } from '../../ingest/reader.ts';
import { hostile, hostileFile } from './hostile.ts';
import { mutated, seeds } from './mutate.ts';

const count = Number(process.argv[2] ?? 2_000);
const whole = process.argv.includes('--extract');
/** Seconds: the reader's limit of ten, and what starting a worker and loading its libraries adds on a busy machine. */
const MAX_SECONDS = 30;

const outcomes = new Map<string, number>();
const crashes: string[] = [];
const slowest: [number, string][] = [];
/** The most that the process grew while one file was read, and over the whole run. */
let growth: [number, string] = [0, ''];
let peak = 0;

async function run(file: RawFile): Promise<void> {
  const start = performance.now();
  const before = process.memoryUsage.rss();
  const watch = setInterval(() => {
    const rss = process.memoryUsage.rss();
    peak = Math.max(peak, rss);
    if (rss - before > growth[0]) growth = [rss - before, file.name];
  }, 50);
  const outcome = await (whole ? extract(file) : read(file)).then(
    () => 'read',
    (error: unknown) => {
      if (error instanceof QpgError) return error.code;
      crashes.push(`${file.name}: ${error instanceof Error ? error.stack : error}`);
      return 'CRASH';
    },
  );
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  slowest.push([seconds, `${file.name} → ${outcome}`]);
}

const all = seeds();
const base = process.memoryUsage.rss();
for (const [name, make] of hostile) {
  await run(hostileFile(name, make));
  console.log(
    `${slowest.at(-1)?.[0].toFixed(2)} s  ${slowest.at(-1)?.[1]}  ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
  );
}
for (let n = 0; n < count; n++) await run(mutated(all, n));

slowest.sort((a, b) => b[0] - a[0]);
console.log(Object.fromEntries([...outcomes].sort()));
console.log(
  'slowest',
  slowest.slice(0, 8).map(([seconds, name]) => `${seconds.toFixed(2)} s ${name}`),
);
console.log(`growth while one file was read: at most ${(growth[0] / 1e6).toFixed(0)} MB (${growth[1]})`);
console.log(`memory: ${(base / 1e6).toFixed(0)} MB before, ${(peak / 1e6).toFixed(0)} MB at the highest`);
for (const crash of crashes.slice(0, 10)) console.log(crash);
if (crashes.length > 0 || (slowest[0]?.[0] ?? 0) > MAX_SECONDS) process.exitCode = 1;
