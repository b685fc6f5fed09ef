/**
 * Search at scale: `npx tsx test/bench/search-latency.ts [--clauses 100000]`. Goals on two idle cores: search p95
 * below 60 ms, one question embedded in less than 8 ms (median).
 */
import { Corpus } from '../../search/corpus.ts';
import { localEmbedder } from '../../search/embedders/local.ts';
import { pieceTexts } from '../../search/piece-index.ts';
import { createSearch } from '../../search/search.ts';
import { labelledQuestions, sampleRecords } from '../eval/retrieval.ts';
import { largeCorpus, noisyEmbedder } from './search-scale.ts';
import { numberOption, report, timed } from './search-timing.ts';

const clauses = numberOption('clauses', 100_000);
const questions = labelledQuestions().map((q) => q.question);
const model = localEmbedder();
await model.embedQuery('热身');

report(
  'embed one question',
  await timed(200, (i) => model.embedQuery(`${questions[i % questions.length]}${i}`)),
);

const known = (await sampleRecords(false)).flatMap((r) => r.extraction.text.split('\n')).flatMap(pieceTexts);
const texts = [...new Set(known)];
const started = performance.now();
const embedder = await noisyEmbedder(model, texts);
const seconds = (performance.now() - started) / 1000;
const characters = texts.reduce((sum, t) => sum + t.length, 0);
console.log(
  `embed ${texts.length} pieces of the samples: ${seconds.toFixed(1)} s, ${Math.round(characters / seconds)} characters/s`,
);

const corpus = new Corpus();
for (const record of await largeCorpus(clauses)) corpus.put(record);
const opened = performance.now();
const search = await createSearch({ corpus, embedder, indexDir: null });
console.log(
  `${corpus.size} plans, ${corpus.unitCount} clauses: indexed in ${((performance.now() - opened) / 1000).toFixed(1)} s (vectors given), ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident`,
);
await search.warm();
for (const q of questions.slice(0, 5)) await search.search({ q });
const fresh = (i: number): string =>
  `${questions[i % questions.length]}${'？'.repeat(1 + Math.floor(i / questions.length))}`;
report('search, new question', await timed(240, (i) => search.search({ q: fresh(i) })));
report('search, question asked before', await timed(240, (i) => search.search({ q: fresh(i) })));
report(
  'search in one plan',
  await timed(120, (i) => search.search({ q: questions[i % questions.length]!, plan: ['plan-00007'] })),
);
report(
  'search in a province',
  await timed(120, (i) => search.search({ q: questions[i % questions.length]!, region: ['浙江省'] })),
);
report(
  'search for a quoted phrase and a figure',
  await timed(60, () => search.search({ q: '“首席质量官”达到100人' })),
);
const one = (await largeCorpus(67))[0]!;
report(
  'add a plan of 67 clauses (vectors given)',
  await timed(5, (i) => search.index({ ...one, id: `new-${i}` })),
);
await search.close();
