/** Reading and extracting the five samples on one core, cold (first run) and warm; the model takes no part. */
import { readdirSync, readFileSync } from 'node:fs';
import { extract } from '../../ingest/ingest.ts';

const folder = new URL('../../ingest/samples/', import.meta.url);
const files = readdirSync(folder)
  .filter((f) => f.endsWith('.txt'))
  .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));
const characters = files.reduce((n, f) => n + new TextDecoder().decode(f.bytes).length, 0);

/** Processor milliseconds: on a shared machine the wall clock tells of the neighbours. */
const all = async (): Promise<number> => {
  const before = process.cpuUsage();
  for (const file of files) await extract(file);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const cold = await all();
const warm = [];
for (let i = 0; i < 5; i++) warm.push(await all());
const median = warm.sort((a, b) => a - b)[2] as number;
console.log(
  `extract the five samples (${characters} characters): first ${Math.round(cold)} ms of processor time, warm median ${Math.round(median)} ms, ratio ${(cold / median).toFixed(1)}`,
);
