#!/usr/bin/env node
// npm run eval [-- --check | --readme]
// Scores the built program against the hand labels in gold/ and prints one table.
//   --check   exit 1 when a figure falls below its floor in floors.json (CI runs this)
//   --readme  writes the table between the eval markers of both READMEs
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const gold = join(here, 'gold');
const scorer = join(here, 'score.mjs');
const cli = join(root, 'dist', 'cli.js');
const temp = mkdtempSync(join(tmpdir(), 'qpg-eval-'));
const verbose = process.argv.includes('--verbose') ? ['--verbose'] : [];

const score = (mode, args) => {
  const json = join(temp, `${mode}.json`);
  const all = [scorer, mode, '--gold', gold, ...args, ...verbose, '--json', json];
  process.stdout.write(
    execFileSync(process.execPath, all, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }),
  );
  return JSON.parse(readFileSync(json, 'utf8'));
};

/** Starts the server on a free port over an empty data folder and waits for the address it prints. */
function serve() {
  const args = [cli, 'serve', '--port', '0', '--data', join(temp, 'data')];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(out);
      if (found) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}\n${out}`)));
  });
  return { child, address };
}

async function measureAnswers() {
  const { child, address } = serve();
  try {
    return score('ask', ['--url', await address]);
  } finally {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

/** A measurement of its own in this folder: its output is shown and given back. */
const beside = (name) => {
  const output = execFileSync(process.execPath, ['--import', 'tsx', join(here, `${name}.ts`)], {
    cwd: root,
    encoding: 'utf8',
  });
  console.log(`\n== ${name}\n${output.trimEnd()}`);
  return output;
};

const percent = (x) => Math.round(x * 1000) / 10;

function figures(extract, ask) {
  const rows = Object.entries(extract.total).map(([name, t]) => ({
    name: `extract: ${name} F1`,
    value: percent(t.f1),
  }));
  const { stats, answers, crossed, byType } = ask;
  const colloquial = [byType.semantic, byType['policy-to-text']].filter(Boolean);
  const sum = (field) => colloquial.reduce((n, t) => n + t[field], 0);
  return [
    ...rows,
    { name: 'search: recall@1', value: percent(stats.r1 / stats.n), n: stats.n },
    { name: 'search: recall@5', value: percent(stats.r5 / stats.n), n: stats.n },
    { name: 'search: MRR', value: percent(stats.mrr / stats.n), n: stats.n },
    { name: 'search: colloquial recall@5', value: percent(sum('r5') / sum('n')), n: sum('n') },
    { name: 'answers: right', value: percent(answers.right / answers.n), n: answers.n },
    { name: 'answers: across plans right', value: percent(crossed.right / crossed.n), n: crossed.n },
  ];
}

const table = (rows, floors) =>
  ['| measure | n | here | floor |', '|---|---|---|---|']
    .concat(
      rows.map(
        (r) => `| ${r.name} | ${r.n ?? '3 plans'} | ${r.value.toFixed(1)} | ${floors[r.name] ?? '–'} |`,
      ),
    )
    .join('\n');

try {
  const extract = score('extract', [
    '--cli',
    `${process.execPath} ${cli}`,
    '--samples',
    join(root, 'ingest', 'samples'),
  ]);
  const rows = figures(extract, await measureAnswers());
  const floors = JSON.parse(readFileSync(join(here, 'floors.json'), 'utf8'));
  const markdown = table(rows, floors);
  console.log(`\n${markdown}`);
  if (process.argv.includes('--readme'))
    for (const name of ['README.md', 'README.zh-CN.md']) {
      const file = join(root, name);
      const marked = /(<!-- eval -->\n)[\s\S]*?(\n<!-- \/eval -->)/;
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(marked, (_, a, b) => `${a}${markdown}${b}`),
      );
    }
  const fallen = rows.filter((r) => r.value < (floors[r.name] ?? 0));
  beside('retrieval'); // words only, meaning only and mixed, side by side
  const stated = (output) => Number(/wrong and stated (\d+)/.exec(output)?.[1] ?? Number.NaN);
  const confident = stated(beside('ask-local')) + stated(beside('ask-unseen'));
  if (process.argv.includes('--check') && (fallen.length || confident !== 0)) {
    if (confident !== 0) console.error(`answers that are wrong and say stated: ${confident}`);
    for (const r of fallen) console.error(`below its floor: ${r.name} ${r.value} < ${floors[r.name]}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(temp, { recursive: true, force: true });
}
