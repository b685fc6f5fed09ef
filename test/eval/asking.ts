/** What the question files of this folder share: the five samples opened for asking, and expectations of a reply. */
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toRecord } from '../../ingest/facts.ts';
import { extract } from '../../ingest/ingest.ts';
import { type Ask, createAsk, type Reply } from '../../search/ask.ts';
import { Corpus } from '../../search/corpus.ts';
import { localEmbedder } from '../../search/embedders/local.ts';
import { createSearch } from '../../search/search.ts';

/** Plans are named by the first characters of their source. */
export interface Expect {
  departments?: string[];
  departments_any?: string[];
  departments_by?: Record<string, string[]>;
  value?: number;
  /** One of the values. */
  value_any?: number;
  year?: number;
  values?: Record<string, number>;
  values_any?: number[];
  no_values?: boolean;
  best?: string;
  plans?: string[];
  plans_only?: string[];
  plans_any?: string[];
  not_plans?: string[];
  no_plans?: boolean;
  programs?: string[];
  not_programs?: string[];
  contains?: string;
  not_contains?: string;
  question?: string;
  question_not?: string;
  confidence?: string;
  confidence_in?: string[];
  not_stated?: boolean;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((x) => b.includes(x));
const names = (r: Reply, of?: string): string[] => [
  ...new Set(
    r.answer.departments
      .filter((d) => d.explicit && (!of || d.plan.source.startsWith(of)))
      .map((d) => d.name),
  ),
];
const sources = (r: Reply): string[] => r.answer.plans.map((p) => p.source.slice(0, 3));

/** Each expectation with its check. */
const checks: { [K in keyof Expect]-?: (want: NonNullable<Expect[K]>, r: Reply) => boolean } = {
  departments: (want, r) => same(names(r), want),
  departments_any: (want, r) => want.every((d) => names(r).includes(d)),
  departments_by: (want, r) => Object.entries(want).every(([of, list]) => same(names(r, of), list)),
  value: (want, r) => r.answer.values[0]?.value === want,
  value_any: (want, r) => r.answer.values.some((v) => v.value === want),
  year: (want, r) => r.answer.values[0]?.year === want,
  values: (want, r) =>
    Object.entries(want).every(([of, v]) =>
      r.answer.values.some((x) => x.plan.source.startsWith(of) && x.value === v),
    ),
  values_any: (want, r) => want.every((v) => r.answer.values.some((x) => x.value === v)),
  no_values: (_, r) => r.answer.values.length === 0,
  best: (want, r) => r.answer.values[0]?.plan.source.startsWith(want) ?? false,
  plans: (want, r) => same(sources(r), want),
  plans_only: (want, r) => same([...new Set(sources(r))], want),
  plans_any: (want, r) => want.every((p) => sources(r).includes(p)),
  not_plans: (want, r) => !want.some((p) => sources(r).includes(p)),
  no_plans: (_, r) => r.answer.plans.length === 0,
  programs: (want, r) => want.every((p) => r.answer.programs.some((x) => x.name === p)),
  not_programs: (want, r) => want.every((p) => !r.answer.programs.some((x) => x.name === p)),
  contains: (want, r) => r.answer.text.includes(want),
  not_contains: (want, r) => !r.answer.text.includes(want),
  question: (want, r) => r.question === want,
  question_not: (want, r) => r.question !== want,
  confidence: (want, r) => r.confidence === want,
  confidence_in: (want, r) => want.includes(r.confidence),
  not_stated: (_, r) => r.confidence !== 'stated',
};

/** Names of the expectations that a reply does not meet; an unknown expectation is never met. */
export const failures = (expect: Expect, reply: Reply): string[] =>
  (Object.keys(expect) as (keyof Expect)[]).filter((k) => {
    const check = checks[k] as ((want: unknown, r: Reply) => boolean) | undefined;
    return !check?.(expect[k], reply);
  });

export interface Opened {
  readonly ask: Ask;
  readonly corpus: Corpus;
  close(): Promise<void>;
}

/** The five samples, extracted anew and indexed with the model. */
export async function openSamples(): Promise<Opened> {
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
  return { ask: createAsk({ corpus, finder, embedder }), corpus, close: () => finder.close() };
}

export const questionsOf = <T>(file: string): T[] =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as T[];
