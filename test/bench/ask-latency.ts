/**
 * Questions at scale: `npx tsx test/bench/ask-latency.ts [--clauses 100000] [--embedder hashing]`. The goal on two
 * idle cores, in a warm server: p95 below 150 ms for every kind of question. Asked are the labelled questions and
 * the examples of every kind: as they are, of one plan, and of a province. `hashing` leaves the model out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createAsk, type Reply } from '../../search/ask.ts';
import { Corpus } from '../../search/corpus.ts';
import type { Embedder } from '../../search/embedder.ts';
import { hashingEmbedder } from '../../search/embedders/hashing.ts';
import { localEmbedder } from '../../search/embedders/local.ts';
import { pieceTexts } from '../../search/piece-index.ts';
import { questions } from '../../search/questions/index.ts';
import { createSearch } from '../../search/search.ts';
import { sampleRecords } from '../eval/retrieval.ts';
import { largePlans } from './ask-scale.ts';
import { noisyEmbedder } from './search-scale.ts';
import { numberOption, report } from './search-timing.ts';

const gold = new URL('../eval/gold/questions/', import.meta.url);
const labelled = readdirSync(gold)
  .sort()
  .flatMap((f) => JSON.parse(readFileSync(new URL(f, gold), 'utf8')) as { question: string }[])
  .map((q) => q.question);
const examples = questions.flatMap((q) => q.examples);
const texts = [...new Set([...examples, ...labelled])];

const model = process.argv.includes('hashing') ? hashingEmbedder() : localEmbedder();
/** For the index, whose vectors need not be true; what a question embeds is embedded. */
const indexEmbedder = async (): Promise<Embedder> => {
  if (process.argv.includes('hashing')) return model;
  const known = (await sampleRecords(false)).flatMap((r) => r.extraction.text.split('\n'));
  return noisyEmbedder(model, [...new Set(known.flatMap(pieceTexts))]);
};

const seconds = async (what: string, call: () => unknown): Promise<void> => {
  const start = performance.now();
  await call();
  console.log(`${what.padEnd(52)} ${((performance.now() - start) / 1000).toFixed(2)} s`);
};

const corpus = new Corpus();
const plans = largePlans();
const grow = async (): Promise<void> => corpus.put((await plans.next()).value);
const clauses = numberOption('clauses', 100_000);
await seconds('make the corpus', async () => {
  while (corpus.unitCount < clauses) await grow();
});
const embedder = await indexEmbedder();
let search!: Awaited<ReturnType<typeof createSearch>>;
await seconds('index (vectors given)', async () => {
  search = await createSearch({ corpus, embedder, indexDir: null });
});
console.log(
  `${corpus.size} plans, ${corpus.unitCount} clauses, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident`,
);
const ask = createAsk({ corpus, finder: search, embedder: model });
await model.embedQuery('质量');
await seconds('warm', async () => {
  await search.warm();
  await ask.warm();
});

interface Call {
  readonly text: string;
  readonly ms: number;
  readonly cpu: number;
  readonly question: Reply['question'];
}
const calls: Call[] = [];
const called = async (text: string, plans: readonly string[] = []): Promise<Call> => {
  const start = performance.now();
  const before = process.cpuUsage();
  const { question } = await ask(text, { plans });
  const { user, system } = process.cpuUsage(before);
  return { text, ms: performance.now() - start, cpu: (user + system) / 1000, question };
};

const first = await called('首席质量官制度由谁负责？');
console.log(`first question ${first.ms.toFixed(0)} ms, cpu ${first.cpu.toFixed(0)} ms`);
const one = corpus.plans()[7]!.ref.id;
const ways: readonly (readonly [string, (text: string) => Promise<Call>])[] = [
  ['', (text) => called(text)],
  [' in one plan', (text) => called(text, [one])],
  [' in a province', (text) => called(`广东省${text}`)],
];
for (const [way, askIt] of ways) {
  const groups = new Map<string, Call[]>();
  for (const text of texts) {
    const call = await askIt(text);
    calls.push(call);
    groups.set(call.question, [...(groups.get(call.question) ?? []), call]);
  }
  for (const [kind, list] of [...groups, ['all', [...groups.values()].flat()] as const]) {
    const ms = list.map((c) => c.ms).sort((a, b) => a - b);
    const at = (share: number): number => ms[Math.min(ms.length - 1, Math.floor(ms.length * share))]!;
    const cpu = list.reduce((sum, c) => sum + c.cpu, 0) / list.length;
    report(`${kind}${way}`, { p50: at(0.5), p95: at(0.95), cpu }, `n ${list.length}`);
  }
}
calls.sort((a, b) => b.ms - a.ms);
console.log('slowest:');
for (const { ms, cpu, question, text } of calls.slice(0, numberOption('slowest', 12)))
  console.log(`  ${ms.toFixed(0)} ms, cpu ${cpu.toFixed(0)} ms, ${question}: ${text}`);

await seconds('add a plan', async () => search.index((await plans.next()).value));
const after = await called('首席质量官制度由谁负责？');
console.log(
  `first question after a plan was added ${after.ms.toFixed(0)} ms, cpu ${after.cpu.toFixed(0)} ms`,
);
await search.close();
