/**
 * Further questions in other wordings (more-questions.json) against the five samples, with what an official
 * would expect of the answer: `npx tsx test/eval/ask-more.ts [--all] [--only=text]`. Prints what is wrong.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toRecord } from '../../ingest/facts.ts';
import { extract } from '../../ingest/ingest.ts';
import { createAsk, type Reply } from '../../search/ask.ts';
import { Corpus } from '../../search/corpus.ts';
import { localEmbedder } from '../../search/embedders/local.ts';
import { createSearch } from '../../search/search.ts';

interface Expect {
  departments?: string[];
  departments_any?: string[];
  departments_by?: Record<string, string[]>;
  value?: number;
  year?: number;
  values?: Record<string, number>;
  best?: string;
  plans?: string[];
  plans_only?: string[];
  programs?: string[];
  not_programs?: string[];
  contains?: string;
  question?: string;
  question_not?: string;
  confidence?: string;
  confidence_in?: string[];
  not_stated?: boolean;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((x) => b.includes(x));
const names = (r: Reply, of?: string): string[] =>
  r.answer.departments.filter((d) => d.explicit && (!of || d.plan.source.startsWith(of))).map((d) => d.name);
const sources = (r: Reply): string[] => r.answer.plans.map((p) => p.source.slice(0, 3));

/** Each expectation with its check: the names of those that fail are printed. */
const checks: { [K in keyof Expect]-?: (want: NonNullable<Expect[K]>, r: Reply) => boolean } = {
  departments: (want, r) => same(names(r), want),
  departments_any: (want, r) => want.every((d) => names(r).includes(d)),
  departments_by: (want, r) => Object.entries(want).every(([of, list]) => same(names(r, of), list)),
  value: (want, r) => r.answer.values[0]?.value === want,
  year: (want, r) => r.answer.values[0]?.year === want,
  values: (want, r) =>
    Object.entries(want).every(([of, v]) =>
      r.answer.values.some((x) => x.plan.source.startsWith(of) && x.value === v),
    ),
  best: (want, r) => r.answer.values[0]?.plan.source.startsWith(want) ?? false,
  plans: (want, r) => same(sources(r), want),
  plans_only: (want, r) => same([...new Set(sources(r))], want),
  programs: (want, r) => want.every((p) => r.answer.programs.some((x) => x.name === p)),
  not_programs: (want, r) => want.every((p) => !r.answer.programs.some((x) => x.name === p)),
  contains: (want, r) => r.answer.text.includes(want),
  question: (want, r) => r.question === want,
  question_not: (want, r) => r.question !== want,
  confidence: (want, r) => r.confidence === want,
  confidence_in: (want, r) => want.includes(r.confidence),
  not_stated: (_, r) => r.confidence !== 'stated',
};

const samples = new URL('../../ingest/samples/', import.meta.url);
const corpus = new Corpus();
for (const file of readdirSync(samples)
  .filter((f) => f.endsWith('.txt'))
  .sort()) {
  const x = await extract({ name: file, bytes: readFileSync(new URL(file, samples)) });
  if (x.plan) corpus.put(toRecord(x));
}
const embedder = localEmbedder();
const finder = await createSearch({ corpus, embedder, indexDir: join(tmpdir(), 'qpg-eval-index') });
const ask = createAsk({ corpus, finder, embedder });
const asked = JSON.parse(readFileSync(new URL('more-questions.json', import.meta.url), 'utf8')) as {
  id: string;
  question: string;
  plan?: string;
  expect: Expect;
}[];
const only = process.argv.find((a) => a.startsWith('--only='))?.slice(7);
let right = 0;
let wrongStated = 0;
const slow: string[] = [];
for (const q of asked) {
  if (only && !q.question.includes(only) && !q.id.includes(only)) continue;
  const plan = q.plan && corpus.plans().find((p) => p.ref.source.startsWith(q.plan!));
  const reply = await ask(q.question, plan ? { plans: [plan.ref.id] } : {});
  const failed = (Object.keys(q.expect) as (keyof Expect)[]).filter(
    (k) => k in checks && !(checks[k] as (want: unknown, r: Reply) => boolean)(q.expect[k], reply),
  );
  if (failed.length === 0) right++;
  else if (reply.confidence === 'stated') wrongStated++;
  if (reply.tookMs > 100) slow.push(`${q.id} ${reply.tookMs}`);
  if (failed.length === 0 && !process.argv.includes('--all')) continue;
  const mark = failed.length === 0 ? 'ok ' : `BAD ${failed.join(',')}`;
  console.log(`${mark} ${q.id} ${q.plan ?? ''} ${q.question} [${reply.question}/${reply.confidence}]`);
  console.log(`    ${reply.answer.text.replaceAll('\n', '\n    ')}`);
  if (failed.length > 0) console.log(`    want ${JSON.stringify(q.expect)}`);
}
console.log(
  `${right} of ${asked.length} as expected, ${wrongStated} wrong and stated; slower than 100 ms: ${slow.join(', ')}`,
);
await finder.close();
