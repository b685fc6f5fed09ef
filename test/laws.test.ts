/** The laws of the house (README), on every sample and on the stores that need no server. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '../graph/doctor.ts';
import { DocumentRecord } from '../graph/model.ts';
import { toRecord } from '../ingest/facts.ts';
import { extract } from '../ingest/ingest.ts';
import { dump } from './contracts/graph-store.ts';
import { embeddedPlace, memoryPlace } from './graph/places.ts';

const samples = new URL('../ingest/samples/', import.meta.url);
const names = readdirSync(fileURLToPath(samples))
  .filter((name) => name.endsWith('.txt'))
  .sort();

const read = async (name: string): Promise<DocumentRecord> =>
  toRecord(await extract({ name, bytes: readFileSync(new URL(name, samples)) }));

let records: DocumentRecord[];
beforeAll(async () => {
  records = await Promise.all(names.map(read));
});

describe('what is read from a document', () => {
  it('comes from all five samples, each with much to say', () => {
    expect(names).toHaveLength(5);
    for (const record of records) expect(record.facts.length).toBeGreaterThan(100);
  });

  it.each(names)('%s: is of the declared shape, and every fact quotes its text where it stands', (name) => {
    const record = DocumentRecord.parse(records[names.indexOf(name)]);
    const { text, tasks, targets, citations, programs, departments, industries } = record.extraction;
    for (const { start, end, quote } of record.facts) expect(text.slice(start, end)).toBe(quote);
    const found = [...targets, ...citations, ...programs, ...departments, ...industries];
    for (const { start, end, evidence } of [...found, ...tasks.flatMap((task) => task.departments)])
      expect(text.slice(start, end)).toBe(evidence);
  });

  it.each(names)('%s: the same bytes give byte-identical facts and ids', async (name) => {
    expect(JSON.stringify(await read(name))).toBe(JSON.stringify(records[names.indexOf(name)]));
  });
});

describe.each([
  ['memory', memoryPlace],
  ['embedded', embeddedPlace],
])('the laws on the %s store', (_, place) => {
  it('twice is once, B taken away leaves A, and order and rebuilding change no byte', async () => {
    const where = await place();
    const store = await where.open();
    try {
      const [last, ...rest] = records.toReversed();
      for (const record of rest) await store.put(record);
      const without = await dump(store);
      await store.put(last!);
      const all = await dump(store);
      expect(all).not.toBe(without);

      for (const record of records) await store.put(structuredClone(record));
      expect(await dump(store)).toBe(all);

      await store.remove(last!.id);
      expect(await dump(store)).toBe(without);

      for (const record of rest) await store.remove(record.id);
      expect(await store.stats()).toEqual({ documents: 0, entities: 0, facts: 0 });
      for (const record of records) await store.put(record);
      expect(await dump(store)).toBe(all);
    } finally {
      await store.close();
      await where.clear();
    }
  });

  it('the doctor finds nothing wrong', async () => {
    const where = await place();
    const store = await where.open();
    try {
      for (const record of records) await store.put(record);
      const checks = await diagnose({ store, folder: null });
      expect(checks.filter((check) => !check.ok)).toEqual([]);
      expect(checks.length).toBeGreaterThan(4);
    } finally {
      await store.close();
      await where.clear();
    }
  });
});
