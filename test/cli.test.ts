/**
 * The command line as users meet it: the built program in a process of its own (`npm test` builds first).
 * Bad input ends with one clear line (what, which file, what to do), exit 1, and loses nothing already stored.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Extraction, PlanList } from '../web/contract.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist', 'cli.js');
const samples = join(root, 'ingest', 'samples');
const [firstSample = ''] = readdirSync(samples).filter((f) => f.endsWith('.txt'));
const temp = mkdtempSync(join(tmpdir(), 'qpg-cli-'));
const data = join(temp, 'data');

afterAll(() => rmSync(temp, { recursive: true, force: true }));

const qpg = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: temp,
    encoding: 'utf8',
    env: { ...process.env, QPG_DATA: data },
  });
  return { status, stdout, stderr };
};

/** The lines of stderr that report an error; progress lines stand there too. */
const errors = (stderr: string): string[] => stderr.split('\n').filter((l) => l.startsWith('错误：'));

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(temp, name), content);
  return join(temp, name);
};

const stored = (): string[] =>
  PlanList.parse(JSON.parse(qpg('plans', '--json').stdout)).items.map((p) => p.source);

beforeAll(() => {
  expect(qpg('ingest', join(samples, firstSample))).toMatchObject({ status: 0 });
});

describe('ingest', () => {
  it('says what it did, and that repeating it changes nothing', () => {
    const { status, stdout } = qpg('ingest', join(samples, firstSample));
    expect([status, stdout]).toEqual([0, expect.stringContaining('未变化')]);
    expect(stored()).toEqual([firstSample]);
  });

  it('shows with --dry-run what would be stored', () => {
    const { status, stdout } = qpg('ingest', '--dry-run', samples);
    expect(status).toBe(0);
    expect(stdout.match(/^可收录/gm)).toHaveLength(5);
    expect(stored()).toEqual([firstSample]);
  });

  it.each([
    ['an empty file', () => [file('空.txt', '')], '空.txt'],
    [
      'a binary file',
      () => [
        file(
          '图.txt',
          new Uint8Array(4000).map((_, i) => (i * 89) % 256),
        ),
      ],
      '图.txt',
    ],
    [
      'a file that is no plan',
      () => [file('通知.txt', '放假通知\n各科室：中秋节放假三天，请做好值班。')],
      '通知.txt',
    ],
    ['a missing path', () => [join(temp, '没有.txt')], '没有.txt'],
    ['a glob without a match', () => [join(temp, '无*.pdf')], '无*.pdf'],
    ['a folder without documents', () => [mkdtempSync(join(temp, '空夹'))], '空夹'],
  ])('refuses %s with one line and exit 1', (_what, paths, named) => {
    const { status, stderr } = qpg('ingest', ...paths());
    expect(status).toBe(1);
    expect(errors(stderr)).toEqual([expect.stringContaining(named)]);
    expect(stored()).toEqual([firstSample]);
  });

  it('stores the good files beside a bad one', () => {
    const folder = join(temp, 'mixed');
    mkdirSync(folder);
    cpSync(join(samples, firstSample), join(folder, 'copy.txt'));
    writeFileSync(join(folder, 'bad.txt'), '');
    const { status, stdout, stderr } = qpg('ingest', folder, '--data', join(temp, 'mixed-data'));
    expect([status, errors(stderr).length]).toEqual([1, 1]);
    expect(stdout).toContain('已收录 copy.txt');
  });
});

describe('the data folder', () => {
  it('is refused when another version wrote it', () => {
    const old = join(temp, 'old');
    cpSync(data, old, { recursive: true });
    const path = join(old, 'version.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/\d+/, '999'));
    const { status, stderr } = qpg('plans', '--data', old);
    expect([status, errors(stderr)]).toEqual([1, [expect.stringContaining('数据格式')]]);
  });

  // Root writes where it likes: the fault tests of the graph room simulate read-only and full disks for it.
  it.runIf(process.getuid?.() !== 0)('is refused when it cannot be written', () => {
    const closed = join(temp, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    const { status, stderr } = qpg('ingest', join(samples, firstSample), '--data', join(closed, 'data'));
    expect([status, errors(stderr).length]).toEqual([1, 1]);
  });

  it('is refused to a second process, and free again afterwards', async () => {
    const server = spawn(process.execPath, [cli, 'serve', '--port', '0', '--data', data], { cwd: temp });
    await new Promise<void>((resolve) =>
      server.stdout.on('data', (d) => String(d).includes('http://') && resolve()),
    );
    const second = qpg('plans');
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    expect([second.status, errors(second.stderr).length]).toEqual([1, 1]);
    expect(stored()).toEqual([firstSample]);
  });
});

describe('verbs', () => {
  it('extract prints the contract', () => {
    const { status, stdout } = qpg('extract', join(samples, firstSample), '--json');
    expect(status).toBe(0);
    const found = Extraction.parse(JSON.parse(stdout));
    expect(found.source).toBe(firstSample);
    for (const item of [...found.targets, ...found.programs, ...found.citations])
      expect(found.text.slice(item.start, item.end)).toBe(item.evidence);
  });

  it('ask, search and compare answer from the store', () => {
    expect(qpg('ask', '2025年研发投入强度的目标是多少？').stdout).toContain('2.8%');
    expect(JSON.parse(qpg('search', '首席质量官', '--json').stdout).hits.length).toBeGreaterThan(0);
    expect(qpg('compare', 'targets', '--csv').stdout).toContain('研发投入强度');
  });

  it('export writes every format; doctor finds nothing wrong', () => {
    for (const format of ['json', 'graphml', 'gexf', 'cypher', 'jsonld', 'csv'])
      expect(qpg('export', '--format', format, '--out', join(temp, `out-${format}`)).status).toBe(0);
    expect(qpg('doctor')).toMatchObject({ status: 0 });
  });

  it('remove takes a plan out once', () => {
    const only = join(temp, 'removed');
    qpg('ingest', join(samples, firstSample), '--data', only);
    const { items } = PlanList.parse(JSON.parse(qpg('plans', '--json', '--data', only).stdout));
    const id = items[0]?.id ?? '';
    expect(qpg('remove', id, '--data', only).status).toBe(0);
    expect(qpg('remove', id, '--data', only).status).toBe(1);
  });

  it('wrong usage exits 2', () => {
    expect(qpg('verschwinde').status).toBe(2);
    expect(qpg('ask').status).toBe(2);
    expect(qpg('compare', 'dogs').status).toBe(2);
    expect(qpg('--help').status).toBe(0);
  });
});
