/**
 * Retrieval side by side: words only, meaning only, and the mix that search uses.
 *
 *   npx tsx test/eval/retrieval.ts [--labels] [--verbose] [--json FILE]
 *
 * The rules of score.mjs ask: each labelled question is searched within its plan. Questions are split by turns
 * into a half on which weights were chosen and a half that was kept aside; both are printed, with 95 % intervals
 * (bootstrap over questions). `--labels` makes the plans from their labels instead of extracting the samples.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { DocumentRecord } from '../../graph/model.ts';
import { toRecord } from '../../ingest/facts.ts';
import { extract } from '../../ingest/ingest.ts';
import { Corpus } from '../../search/corpus.ts';
import type { Embedder } from '../../search/embedder.ts';
import { localEmbedder } from '../../search/embedders/local.ts';
import type { Weights } from '../../search/fuse.ts';
import { defaultWeights } from '../../search/ranker.ts';
import { createSearch } from '../../search/search.ts';
import { goldRecord } from '../search/scaffold/gold-plans.ts';

const gold = new URL('./gold/', import.meta.url);
const samples = new URL('../../ingest/samples/', import.meta.url);
export const PLANS = ['jinhua', 'putuo', 'zhejiang'] as const;

interface Label {
  readonly source: string;
  readonly tasks: readonly { readonly id: string; readonly start: string }[];
}
export interface Labelled {
  readonly id: string;
  readonly type: string;
  readonly question: string;
  readonly relevant: readonly string[];
  readonly evidence: string;
  readonly source: string;
  readonly starts: readonly string[];
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, gold), 'utf8')) as T;
const key = (s: string): string =>
  s
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}%+.-]/gu, '')
    .replace(/\.$/, '')
    .toLowerCase();

export const labelledQuestions = (): Labelled[] =>
  PLANS.flatMap((name) => {
    const label = readJson<Label>(`${name}.json`);
    const start = new Map(label.tasks.map((t) => [t.id, key(t.start)]));
    return readJson<Omit<Labelled, 'source' | 'starts'>[]>(`questions/${name}.json`).map((q) => ({
      ...q,
      source: label.source,
      starts: q.relevant.map((id) => start.get(id)).filter((s) => s !== undefined),
    }));
  });

/** Whether a hit counts, as score.mjs decides it. */
export const isGood = (q: Labelled, hitText: string): boolean => {
  const text = key(hitText);
  const evidence = key(q.evidence);
  return (
    q.starts.some((s) => text.includes(s)) ||
    text.includes(evidence) ||
    (text.length > 8 && q.starts.length > 0 && evidence.includes(text))
  );
};

export const sampleRecords = async (fromLabels: boolean): Promise<DocumentRecord[]> => {
  if (fromLabels) return PLANS.map((name) => goldRecord(name));
  const records: DocumentRecord[] = [];
  for (const name of readdirSync(samples)
    .filter((n) => n.endsWith('.txt'))
    .sort())
    records.push(toRecord(await extract({ name, bytes: readFileSync(new URL(name, samples)) })));
  return records;
};

/** Remembers vectors, so that several mixes over the same texts embed them once. */
export const remembering = (embedder: Embedder): Embedder => {
  const passages = new Map<string, Float32Array>();
  return {
    ...embedder,
    embedPassages: async (texts, onProgress) => {
      const missing = texts.filter((t) => !passages.has(t));
      const found = await embedder.embedPassages(missing, onProgress);
      missing.forEach((t, i) => {
        passages.set(t, found[i]!);
      });
      return texts.map((t) => passages.get(t)!);
    },
    close: async () => {},
  };
};

/** Rank of the first good hit among ten, 0 for none. */
export const ranksWith = async (
  weights: Weights,
  records: readonly DocumentRecord[],
  embedder: Embedder,
  questions: readonly Labelled[],
): Promise<number[]> => {
  const corpus = new Corpus();
  for (const record of records) corpus.put(record);
  const search = await createSearch({ corpus, embedder, indexDir: null, weights });
  const ranks: number[] = [];
  for (const q of questions) {
    const { hits } = await search.search({ q: q.question, plan: [q.source], limit: 10 });
    ranks.push(hits.findIndex((h) => isGood(q, h.clause.text)) + 1);
  }
  return ranks;
};

export interface Measures {
  readonly n: number;
  readonly r1: number;
  readonly r5: number;
  readonly mrr: number;
}

export const measure = (ranks: readonly number[]): Measures => {
  const share = (ok: (r: number) => boolean): number => ranks.filter(ok).length / ranks.length;
  return {
    n: ranks.length,
    r1: share((r) => r === 1),
    r5: share((r) => r > 0 && r <= 5),
    mrr: ranks.reduce((sum, r) => sum + (r > 0 ? 1 / r : 0), 0) / ranks.length,
  };
};

/** 95 % interval of the MRR by resampling questions; the generator is fixed so that a run can be repeated. */
const interval = (ranks: readonly number[]): [number, number] => {
  let state = 42;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const means = Array.from(
    { length: 1000 },
    () => measure(ranks.map(() => ranks[Math.floor(next() * ranks.length)]!)).mrr,
  ).sort((a, b) => a - b);
  return [means[25]!, means[974]!];
};

const MIXES: Readonly<Record<string, Weights>> = {
  'words only': { meaning: 0, words: 1, names: 0, place: 0, official: 0, chance: 0 },
  'meaning only': { meaning: 1, words: 0, names: 0, place: 0, official: 0, chance: 0 },
  'mixed, no official terms': { ...defaultWeights, official: 0 },
  'mixed (used)': defaultWeights,
};

const line = (name: string, ranks: readonly number[]): string => {
  const { n, r1, r5, mrr } = measure(ranks);
  const [low, high] = interval(ranks);
  const cell = (x: number): string => x.toFixed(3);
  return `${name.padEnd(34)} n ${String(n).padStart(3)}  recall@1 ${cell(r1)}  @5 ${cell(r5)}  MRR ${cell(mrr)} [${cell(low)}–${cell(high)}]`;
};

const main = async (): Promise<void> => {
  const records = await sampleRecords(process.argv.includes('--labels'));
  const questions = labelledQuestions();
  const model = localEmbedder();
  const embedder = remembering(model);
  const result: Record<string, Record<string, Measures>> = {};
  for (const [mix, weights] of Object.entries(MIXES)) {
    const ranks = await ranksWith(weights, records, embedder, questions);
    const of = (ok: (q: Labelled, i: number) => boolean): number[] =>
      ranks.filter((_, i) => ok(questions[i]!, i));
    const groups: Record<string, number[]> = {
      all: ranks,
      'chosen on (even)': of((_, i) => i % 2 === 0),
      'kept aside (odd)': of((_, i) => i % 2 === 1),
      'semantic + policy-to-text': of((q) => q.type === 'semantic' || q.type === 'policy-to-text'),
    };
    for (const type of new Set(questions.map((q) => q.type))) groups[type] = of((q) => q.type === type);
    console.log(mix);
    for (const [name, group] of Object.entries(groups)) console.log(line(`  ${name}`, group));
    result[mix] = Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, measure(group)]));
    if (process.argv.includes('--verbose') && mix === 'mixed (used)')
      for (const [i, q] of questions.entries())
        if (ranks[i] !== 1) console.log(`    rank ${ranks[i] || '>10'} ${q.id} ${q.type} ${q.question}`);
  }
  const file = process.argv.indexOf('--json');
  if (file > 0) writeFileSync(process.argv[file + 1]!, JSON.stringify(result, null, 2));
  await model.close();
};

if (process.argv[1]?.endsWith('retrieval.ts')) await main();
