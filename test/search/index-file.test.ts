import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IndexFile } from '../../search/index-file.ts';
import { decodeSegment, encodeSegment } from '../../search/index-segment.ts';
import { type Quantised, quantise, restore } from '../../search/quantise.ts';

const DIMENSION = 4;
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'qpg-index-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const key = (n: number): string => n.toString(16).padStart(16, '0');
const vector = (n: number): Quantised => quantise(Float32Array.of(n / 100, 1, -n / 50, 0.5));
const entries = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => [key(from + i), vector(from + i)] as const);
const segments = (): string[] => readdirSync(dir).sort();
const open = async (model = 'm', fresh = false) => {
  const found = new Map<string, Quantised>();
  const file = await IndexFile.open({ dir, model, dimension: DIMENSION, fresh }, ([k, v]) => found.set(k, v));
  return { file, found };
};
const flip = (name: string, at: number): void => {
  const bytes = readFileSync(join(dir, name));
  bytes[at]! ^= 0x01;
  writeFileSync(join(dir, name), bytes);
};

describe('a vector in a byte a value', () => {
  it('is near what it was, and stays the same when rounded again', () => {
    const values = Float32Array.of(0.9, -0.2, 0.013, 0);
    const once = quantise(values);
    restore(once).forEach((v, i) => {
      expect(v).toBeCloseTo(values[i]!, 2);
    });
    expect(quantise(restore(once)).bytes).toEqual(once.bytes);
    expect(restore(quantise(Float32Array.of(0, 0)))).toEqual(Float32Array.of(0, 0));
  });
});

describe('a segment', () => {
  it('gives back its keys and vectors', () => {
    const segment = decodeSegment(encodeSegment('m', DIMENSION, entries(0, 10)));
    expect(segment.keys.map((key, i) => [key, segment.vector(i)])).toEqual(entries(0, 10));
  });

  it('notices any flipped bit and any cut', () => {
    const bytes = encodeSegment('m', DIMENSION, entries(0, 3));
    for (let at = 0; at < bytes.length; at++) {
      // Blanks that fill the header are no data.
      if (bytes[at] === 0x20 || bytes[at] === 0x0a) continue;
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 0x01;
      expect(() => decodeSegment(damaged), `byte ${at}`).toThrow();
    }
    for (const length of [0, 10, 512, bytes.length - 1])
      expect(() => decodeSegment(bytes.subarray(0, length))).toThrow();
  });

  it('is the same bytes for the same vectors, also after a round through them', () => {
    const once = encodeSegment('m', DIMENSION, entries(0, 20));
    const { keys, vector: at } = decodeSegment(once);
    expect(
      encodeSegment(
        'm',
        DIMENSION,
        keys.map((k, i) => [k, at(i)] as const),
      ),
    ).toEqual(once);
  });
});

describe('the index on disk', () => {
  it('starts empty in a folder that is not there, and keeps what is added', async () => {
    dir = join(dir, 'deep', 'index');
    const { file, found } = await open();
    expect(found.size).toBe(0);
    await file.add(entries(0, 5));
    await file.add([]);
    expect(file.count).toBe(5);
    expect((await open()).found.size).toBe(5);
  });

  it('keeps the number of files small and loses nothing', async () => {
    const { file } = await open();
    for (let i = 0; i < 40; i++) await file.add(entries(i * 3, i * 3 + 3));
    expect(segments().length).toBeLessThanOrEqual(6);
    const { found } = await open();
    expect([...found.keys()].sort()).toEqual(entries(0, 120).map(([k]) => k));
  });

  it('writes exactly what it is told to when rewritten', async () => {
    const { file } = await open();
    await file.add(entries(0, 50));
    await file.add(entries(50, 60));
    await file.rewrite(entries(20, 25));
    expect(file.count).toBe(5);
    expect(segments()).toHaveLength(1);
    expect([...(await open()).found.keys()]).toEqual(entries(20, 25).map(([k]) => k));
    await file.rewrite([]);
    expect((await open()).found.size).toBe(0);
  });

  it('refuses an index of another model or dimension and says how to rebuild it', async () => {
    await (await open('old')).file.add(entries(0, 2));
    await expect(open('new')).rejects.toMatchObject({
      code: 'INDEX_MISMATCH',
      message: expect.stringContaining('qpg reindex'),
    });
    const other = IndexFile.open({ dir, model: 'old', dimension: 8 }, () => {});
    await expect(other).rejects.toMatchObject({ code: 'INDEX_MISMATCH' });
    expect((await open('old')).found.size).toBe(2);
    expect((await open('new', true)).found.size).toBe(0);
    expect(segments()).toEqual([]);
  });

  it('leaves a damaged file out, says so, and keeps the sound ones', async () => {
    const { file } = await open();
    await file.add(entries(0, 100));
    await file.add(entries(100, 103));
    flip(segments()[1]!, 520);
    const { file: again, found } = await open();
    expect(found.size).toBe(100);
    expect(again.damaged).toEqual([join(dir, segments()[1]!)]);
    await again.add(entries(100, 103));
    const { file: mended, found: whole } = await open();
    expect(mended.damaged).toEqual([]);
    expect(whole.size).toBe(103);
  });

  it('takes a file of another kind under its name for damaged', async () => {
    writeFileSync(join(dir, 'vectors-000001.qpv'), 'not an index');
    expect((await open()).file.damaged).toHaveLength(1);
  });

  it('clears away what a crash left half written', async () => {
    await (await open()).file.add(entries(0, 2));
    writeFileSync(join(dir, 'vectors-000002.qpv.tmp'), 'half');
    writeFileSync(join(dir, 'notes.txt'), 'mine');
    expect((await open()).found.size).toBe(2);
    expect(existsSync(join(dir, 'vectors-000002.qpv.tmp'))).toBe(false);
    expect(existsSync(join(dir, 'notes.txt'))).toBe(true);
  });

  it('loses nothing when a file cannot be written', async () => {
    const { file } = await open();
    await file.add(entries(0, 2));
    const blocker = join(dir, 'vectors-000002.qpv.tmp');
    // A folder in the place of the temporary file makes writing fail as a broken disk would.
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(blocker, 'x'), { recursive: true });
    await expect(file.add(entries(2, 4))).rejects.toThrow();
    rmSync(blocker, { recursive: true, force: true });
    expect((await open()).found.size).toBe(2);
    await file.add(entries(2, 4));
    expect((await open()).found.size).toBe(4);
  });
});
