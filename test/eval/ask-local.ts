/**
 * Scores answers in process, with the rules of score.mjs: `npx tsx test/eval/ask-local.ts [--gold] [--verbose]`.
 * `--gold` reads the three labelled plans from their labels instead of extracting all five samples, so that
 * wrong answers can be told from wrong facts. Also reports wrong answers that claimed to be `stated`, by type.
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
import { goldRecord } from '../search/scaffold/gold-plans.ts';

const here = new URL('./gold/', import.meta.url);
const samples = new URL('../../ingest/samples/', import.meta.url);
const verbose = process.argv.includes('--verbose');
const fromLabels = process.argv.includes('--gold');
const only = process.argv.find((a) => a.startsWith('--only='))?.slice(7);
const NAMES = ['jinhua', 'putuo', 'zhejiang'] as const;

type Loose = Record<string, unknown>;
interface Wanted {
  plans?: string[];
  values?: { source: string; value: number | null; year?: number | null }[];
  best?: unknown;
  departments?: string[] & Record<string, string[]>;
  optionalDepartments?: Record<string, string[]>;
  programs?: string[];
  notIn?: string[];
  value?: number;
  year?: number | null;
}
interface Asked {
  id: string;
  type: string;
  question: string;
  answer: Wanted;
}

const key = (s: unknown): string =>
  String(s ?? '')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}%+.-]/gu, '')
    .replace(/\.$/, '')
    .toLowerCase();
const bigrams = (s: string): Set<string> => {
  const k = key(s);
  const set = new Set<string>();
  for (let i = 0; i < k.length - 1; i++) set.add(k.slice(i, i + 2));
  return set;
};
const dice = (a: string, b: string): number => {
  const x = bigrams(a);
  const y = bigrams(b);
  let n = 0;
  for (const g of x) if (y.has(g)) n++;
  return x.size && y.size ? (2 * n) / (x.size + y.size) : 0;
};
const alike = (a: string, b: string): number => {
  const x = key(a);
  const y = key(b);
  if (x === y) return 1;
  const [s, l] = x.length < y.length ? [x, y] : [y, x];
  return Math.max(dice(a, b), s.length >= 3 && l.includes(s) ? 0.75 : 0);
};

function crossRight(want: Wanted, got: Reply['answer']): boolean {
  const planSources = got.plans.map((p) => p.source);
  if (want.plans && !want.departments && !want.programs)
    return planSources.length === want.plans.length && want.plans.every((s) => planSources.includes(s));
  if (want.values) {
    const first = got.values[0]?.plan.source ?? planSources[0];
    const best = want.best === undefined ? [] : [want.best].flat().map((b) => (b as Loose).source ?? b);
    return (
      want.values.every((v) =>
        v.value == null
          ? planSources.includes(v.source)
          : got.values.some(
              (x) =>
                x.plan.source === v.source &&
                x.value === v.value &&
                (v.year == null || x.year == null || x.year === v.year),
            ),
      ) &&
      (best.length === 0 || (first !== undefined && best.includes(first)))
    );
  }
  if (want.departments)
    return Object.entries(want.departments).every(([source, list]) => {
      const mine = got.departments.filter((d) => d.plan.source === source);
      const soft = (want.optionalDepartments?.[source] ?? []).map(key);
      const has = (n: string): boolean =>
        mine.some((d) => key(d.name) === key(n) || key(d.fullName) === key(n));
      return list.every(has) && mine.filter((d) => !soft.includes(key(d.name))).length <= list.length + 2;
    });
  if (want.programs) {
    const g = got.programs.map((p) => p.name);
    return (
      want.programs.every((p) => g.some((x) => alike(p, x) >= 0.75)) &&
      (want.notIn ?? []).every((p) => !g.some((x) => alike(p, x) >= 0.75))
    );
  }
  return false;
}

function singleRight(want: Wanted, got: Reply['answer']): boolean {
  if (want.departments) {
    const names = got.departments.flatMap((d) => [key(d.name), key(d.fullName)]);
    return (
      want.departments.every((w) => names.includes(key(w))) &&
      got.departments.length <= want.departments.length + 2
    );
  }
  const first = got.values[0];
  return first !== undefined && first.value === want.value && (want.year == null || first.year === want.year);
}

async function corpusOf(): Promise<Corpus> {
  const corpus = new Corpus();
  if (fromLabels) for (const name of NAMES) corpus.put(goldRecord(name));
  else
    for (const file of readdirSync(samples)
      .filter((f) => f.endsWith('.txt'))
      .sort()) {
      const x = await extract({ name: file, bytes: readFileSync(new URL(file, samples)) });
      if (x.plan) corpus.put(toRecord(x));
    }
  return corpus;
}

const corpus = await corpusOf();
const embedder = localEmbedder();
const finder = await createSearch({ corpus, embedder, indexDir: join(tmpdir(), 'qpg-eval-index') });
const ask = createAsk({ corpus, finder, embedder });
const source = new Map<string, string>(
  NAMES.map((n) => [
    n,
    (JSON.parse(readFileSync(new URL(`${n}.json`, here), 'utf8')) as { source: string }).source,
  ]),
);
const tally = new Map<string, { n: number; right: number; stated: number; wrongStated: number }>();
const times: number[] = [];
for (const file of readdirSync(new URL('questions/', here)).sort()) {
  const name = file.replace('.json', '');
  for (const q of JSON.parse(readFileSync(new URL(`questions/${file}`, here), 'utf8')) as Asked[]) {
    if (only && !q.id.includes(only)) continue;
    const cross = name === 'cross';
    const scored = cross || q.answer.departments !== undefined || q.answer.value != null;
    const reply = await ask(q.question, cross ? {} : { plans: [source.get(name)!] });
    times.push(reply.tookMs);
    const right =
      scored && (cross ? crossRight(q.answer, reply.answer) : singleRight(q.answer, reply.answer));
    const type = `${cross ? 'cross ' : ''}${q.type}`;
    const t = tally.get(type) ?? { n: 0, right: 0, stated: 0, wrongStated: 0 };
    tally.set(type, t);
    if (scored) {
      t.n++;
      if (right) t.right++;
      if (reply.confidence === 'stated') t.stated++;
      if (reply.confidence === 'stated' && !right) t.wrongStated++;
    }
    const mark = scored ? (right ? 'ok ' : 'BAD') : ' . ';
    if ((scored && !right) || verbose)
      console.log(
        `${mark} ${q.id} ${q.question} [${reply.question}/${reply.confidence}]\n    ${reply.answer.text.replaceAll('\n', '\n    ')}\n    want ${JSON.stringify(q.answer).slice(0, 200)}`,
      );
  }
}
for (const [type, t] of tally)
  if (t.n > 0)
    console.log(
      `${type.padEnd(18)} ${t.right}/${t.n} right, ${t.stated} stated, ${t.wrongStated} wrong and stated`,
    );
const sum = (pick: (t: { n: number; right: number; wrongStated: number }) => number): number =>
  [...tally.values()].reduce((s, t) => s + pick(t), 0);
times.sort((a, b) => a - b);
console.log(
  `all ${sum((t) => t.right)}/${sum((t) => t.n)}, wrong and stated ${sum((t) => t.wrongStated)}; ask p50 ${times[times.length >> 1]} ms, p95 ${times[Math.floor(times.length * 0.95)]} ms`,
);
await finder.close();
