/** npm run bench: each benchmark in a process of its own, one after the other. Figures are for comparing within one run. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const benchmarks = ['extraction', 'ask-latency', 'search-latency', 'search-vectors', 'search-words'];

for (const name of benchmarks) {
  console.log(`\n== ${name}`);
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
