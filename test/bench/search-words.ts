/**
 * Words: our BM25 over integer arrays beside minisearch, same words, same fields.
 * `npx tsx test/bench/search-words.ts [--clauses 10000]`; minisearch needs about 100 KB a clause beyond that.
 */
import MiniSearch from 'minisearch';
import { Corpus } from '../../search/corpus.ts';
import { tokens } from '../../search/tokens.ts';
import { Bm25Index } from '../../search/words/bm25.ts';
import { labelledQuestions } from '../eval/retrieval.ts';
import { largeCorpus } from './search-scale.ts';
import { numberOption, report, timed } from './search-timing.ts';

const corpus = new Corpus();
for (const record of await largeCorpus(numberOption('clauses', 10_000))) corpus.put(record);
const documents = corpus
  .plans()
  .flatMap((p) =>
    p.units.map((u) => ({ key: u.id, body: corpus.unitText(u), heading: u.clause.title, plan: p.ref.title })),
  );
const questions = labelledQuestions().map((q) => q.question);
const heap = (): number => {
  global.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

const measure = async (name: string, build: () => (q: string) => unknown): Promise<number> => {
  const [memory, start] = [heap(), process.cpuUsage()];
  const search = build();
  const seconds = process.cpuUsage(start).user / 1e6;
  const timing = await timed(120, (i) => search(questions[i % questions.length]!));
  report(
    `${documents.length} clauses: ${name}`,
    timing,
    `built in ${seconds.toFixed(1)} s, ${Math.round(heap() - memory)} MB`,
  );
  return timing.cpu;
};

const own = await measure('BM25 over arrays', () => {
  const index = new Bm25Index();
  for (const { key, ...fields } of documents) index.add({ key, fields });
  return (q) => index.search(q, 100);
});
const mini = await measure('minisearch 7', () => {
  const index = new MiniSearch({
    ...{ idField: 'key', fields: ['body', 'heading', 'plan'] },
    tokenize: (text) => tokens(text).map((t) => t.term),
    searchOptions: { boost: { heading: 2, plan: 0.5 } },
  });
  index.addAll(documents);
  return (q) => index.search(q).slice(0, 100);
});
console.log(`ours takes ${(100 * (own / mini)).toFixed(0)} % of minisearch's processor time`);
