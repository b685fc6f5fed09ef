#!/usr/bin/env node
// Builds dist/: TypeScript, the data files that the code reads beside itself, and the page.
//   node scripts/build.mjs [--if-needed]   --if-needed: nothing happens while no source is newer than dist/
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const rooms = ['ingest', 'graph', 'search', 'web', 'workspace'];
const stampFile = join(root, 'dist', '.stamp');
/** Data read at run time by `new URL('./x', import.meta.url)`: it must stand beside the compiled module. */
const isData = (path) =>
  /^(ingest\/samples|search\/model)\//.test(path) || (/\.json$/.test(path) && !/tsconfig/.test(path));

function* files(dir) {
  for (const entry of readdirSync(join(root, dir), { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

/** One hash over name, size and time of every source: cheap, and any edit changes it. */
function stamp() {
  const hash = createHash('sha256');
  const roots = [
    'cli.ts',
    'console.ts',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'scripts/build.mjs',
  ];
  for (const path of [
    ...roots.filter((f) => existsSync(join(root, f))),
    ...rooms.flatMap((r) => [...files(r)]).sort(),
  ]) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const now = stamp();
if (process.argv.includes('--if-needed') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now)
  process.exit(0);

const bin = (name, entry) => join(root, 'node_modules', name, entry);
const run = (what, script, args) => {
  process.stderr.write(`构建：${what} …\n`);
  try {
    execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    process.stderr.write(String(error.stdout ?? ''));
    process.stderr.write(`构建失败：${what}。请先运行 npm ci，再重试。\n`);
    process.exit(1);
  }
};

rmSync(stampFile, { force: true });
run('程序', bin('typescript', 'bin/tsc'), ['-p', 'tsconfig.build.json']);
for (const room of rooms) {
  for (const path of files(room)) {
    if (!isData(relative('.', path)) || path.startsWith(join('web', 'client'))) continue;
    const target = join(root, 'dist', path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, path), target);
  }
}
if (existsSync(join(root, 'web/client/vite.config.ts')))
  run('页面', bin('vite', 'bin/vite.js'), [
    'build',
    '--config',
    'web/client/vite.config.ts',
    '--logLevel',
    'warn',
  ]);
writeFileSync(stampFile, now);
