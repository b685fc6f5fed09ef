import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, openDataFolder } from '../../graph/data-folder.ts';
import { type Check, diagnose } from '../../graph/doctor.ts';
import type { DocumentRecord } from '../../graph/model.ts';
import type { GraphStore } from '../../graph/store.ts';
import { openMemoryStore } from '../../graph/stores/memory.ts';
import { twoPlans } from './records.ts';

const { a, b } = twoPlans();
let dir: string;
let folder: DataFolder;
let store: GraphStore;

const keep = (record: DocumentRecord): Promise<unknown> =>
  folder.keep({
    id: record.id,
    source: record.extraction.source,
    origin: record.extraction.source,
    bytes: new TextEncoder().encode(record.extraction.text + record.id),
    ingestedAt: '2026-11-24T12:00:00.000Z',
  });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qpg-doctor-'));
  folder = await openDataFolder(dir);
  store = openMemoryStore();
  for (const record of [a, b]) {
    await keep(record);
    await store.put(record);
  }
});
afterEach(async () => {
  await folder.close();
  await rm(dir, { recursive: true });
});

const faulty = (checks: readonly Check[]): string[] =>
  checks.filter((one) => !one.ok).map((one) => one.check);

/** The store, except that some of its answers are wrong. */
const ill = (answers: Partial<GraphStore>): GraphStore =>
  new Proxy(store, {
    get(target, name: keyof GraphStore) {
      const value = answers[name] ?? target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describe('the doctor', () => {
  it('finds a sound folder sound', async () => {
    const checks = await diagnose({ store, folder });
    expect(faulty(checks)).toEqual([]);
    expect(checks.map((check) => check.check)).toEqual([
      '图库',
      '规划与原始文件',
      '原始文件校验',
      '引文',
      '事实两端',
      '事实数目',
      '实体',
    ]);
    expect(checks[0]!.detail).toBe('memory，规划 2 份、实体 10 个、事实 15 条');
  });

  it('names a document that only the folder or only the graph has', async () => {
    await store.remove(a.id);
    await folder.forget(b.id);
    const check = (await diagnose({ store, folder })).find((one) => one.check === '规划与原始文件')!;
    expect(check.ok).toBe(false);
    expect(check.detail).toContain(a.extraction.source);
    expect(check.detail).toContain(b.id);
    expect(check.advice).toContain('qpg ingest');
  });

  it('names a source that changed on disk', async () => {
    await writeFile(folder.sourcePath(folder.entry(a.id)!.sha256), 'x');
    expect(faulty(await diagnose({ store, folder }))).toEqual(['原始文件校验']);
  });

  it('stops at a store that cannot be read, with what to do', async () => {
    const broken = ill({
      stats: async () => {
        throw new Error('page 7 is damaged');
      },
    });
    const checks = await diagnose({ store: broken, folder });
    expect(faulty(checks)).toEqual(['图库']);
    expect(checks[0]!.detail).toContain('page 7 is damaged');
    expect(checks[0]!.advice).toContain('graph');
  });

  it('finds a quote that the text does not have', async () => {
    const shifted = { ...a, extraction: { ...a.extraction, text: `！${a.extraction.text}` } };
    await store.put(shifted);
    expect(faulty(await diagnose({ store, folder }))).toEqual(['引文']);
  });

  it('finds ends of a kind that a relation does not join', async () => {
    const [first, ...rest] = a.facts;
    await store.put({ ...a, facts: [{ ...first!, relation: 'PART_OF' }, ...rest] });
    const check = (await diagnose({ store, folder })).find((one) => !one.ok)!;
    expect(check).toMatchObject({ check: '事实两端' });
    expect(check.detail).toContain('PART_OF');
  });

  it('finds facts that the graph lost', async () => {
    const facts = store.facts.bind(store);
    const losing = ill({ facts: async (filter) => (await facts(filter)).slice(1) });
    expect(faulty(await diagnose({ store: losing, folder }))).toEqual(['事实数目']);
  });

  it('finds an entity that is not what the documents say, one too many, and one missing', async () => {
    const all = await store.entities({});
    const [first, ...rest] = all;
    const answers = [[{ ...first!, name: '别名' }, ...rest], [...all, { ...first!, id: 'task:ghost' }], rest];
    for (const entities of answers) {
      const check = (await diagnose({ store: ill({ entities: async () => entities }), folder })).at(-1)!;
      expect(check).toMatchObject({ check: '实体', ok: false });
    }
  });
});
