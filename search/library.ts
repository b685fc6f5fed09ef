/** Indexes over what the plans say, for reading questions; they follow the corpus plan by plan. */
import type { Citation, Department, Program, ProgramLead, Target } from '../graph/model.ts';
import { withoutLevel } from './body-names.ts';
import type { Corpus, CorpusPlan } from './corpus.ts';
import { NameIndex } from './names.ts';
import { foldName } from './names-fold.ts';
import { placeIndex } from './names-places.ts';
import { PairCounts } from './pair-counts.ts';
import { foldedText } from './plan-text.ts';

export interface Of<T> {
  readonly plan: CorpusPlan;
  readonly item: T;
}

/** Pairs whose weights are remembered: more than the plans themselves have. */
const MOST_WEIGHTS = 200_000;

const FUNCTION_ENDINGS = ['部门', '系统', '条线', '主管部门'];

const ofPlan = (a: Of<unknown>, b: Of<unknown>): number => bySource(a.plan, b.plan);

export class Library {
  readonly corpus: Corpus;
  readonly programs = new NameIndex<Of<Program>>(ofPlan);
  readonly leads = new NameIndex<Of<ProgramLead>>(ofPlan);
  readonly indicators = new NameIndex<Of<Target>>(ofPlan);
  readonly departments = new NameIndex<Of<Department>>(ofPlan);
  readonly citations = new NameIndex<Of<Citation>>(ofPlan);
  readonly #titles = new NameIndex<CorpusPlan>((a, b) => bySource(a, b));
  #version = -1;
  #plans: readonly CorpusPlan[] = [];
  #places: ReadonlyMap<string, CorpusPlan[]> = new Map();
  #pairs: PairCounts | null = null;
  #weights = new Map<string, number>();

  constructor(corpus: Corpus) {
    this.corpus = corpus;
    this.follow();
  }

  /** In order of their sources. */
  get plans(): readonly CorpusPlan[] {
    return this.#plans;
  }

  get places(): ReadonlyMap<string, CorpusPlan[]> {
    return this.#places;
  }

  /** Takes in the plans that have come to the corpus since, and forgets those that have left it. */
  follow(): void {
    if (this.#version === this.corpus.version) return;
    const now = new Set(this.corpus.plans());
    const before = new Set(this.#plans);
    for (const plan of before) if (!now.has(plan)) this.#forget(plan);
    this.#plans = [...now].sort(bySource);
    for (const plan of this.#plans) if (!before.has(plan)) this.#read(plan);
    this.#places = placeIndex(this.#plans);
    this.#pairs = null;
    this.#weights = new Map();
    this.#version = this.corpus.version;
  }

  /** Reads what questions look for in texts, so that the first question need not. */
  warm(): void {
    for (const plan of this.#plans) foldedText(plan);
    this.weight('质量');
  }

  /** Plans of which `title` is the title or one of its other names. */
  plansTitled(title: string): readonly CorpusPlan[] {
    return this.#titles.get(title);
  }

  /** How telling a pair of characters is: ln(sentences / sentences that have it), 0 for a word in all of them. */
  weight(pair: string): number {
    const held = this.#weights.get(pair);
    if (held !== undefined) return held;
    this.#pairs ??= countPairs(this.#plans);
    const weight = Math.log((this.#pairs.sentences + 1) / (this.#pairs.of(pair) + 1));
    if (this.#weights.size < MOST_WEIGHTS) this.#weights.set(pair, weight);
    return weight;
  }

  /** Weight of each character of a folded text: the mean of the pairs it stands in. */
  weights(text: string): (index: number) => number {
    const pairs = new Float64Array(text.length + 1);
    for (let i = 1; i < text.length; i++) pairs[i] = this.weight(text.slice(i - 1, i + 1));
    return (i) => (pairs[i]! + pairs[i + 1]!) / 2 + 0.01;
  }

  #read(plan: CorpusPlan): void {
    for (const title of titlesOf(plan)) this.#titles.add(title, plan);
    this.#names(plan, (index, name, item) => index.add(name, { plan, item }));
  }

  #forget(plan: CorpusPlan): void {
    for (const title of titlesOf(plan)) this.#titles.remove(title, (p) => p === plan);
    this.#names(plan, (index, name) => index.remove(name, (row) => row.plan === plan));
  }

  /** Hands over every name of a plan, with the index it belongs to. */
  #names(plan: CorpusPlan, take: <T>(index: NameIndex<Of<T>>, name: string, item: T) => void): void {
    const { extraction: x } = plan;
    for (const item of x.programs)
      for (const name of names(item.name, item.aliases)) take(this.programs, name, item);
    for (const item of x.programLeads) take(this.leads, item.program, item);
    for (const item of x.targets) take(this.indicators, item.indicator, item);
    for (const item of x.citations) take(this.citations, item.title, item);
    for (const item of x.departments)
      for (const name of names(item.name, [...item.aliases, item.fullName ?? '', item.body]))
        take(this.departments, name, item);
    for (const { name, item } of functionNames(plan)) take(this.departments, name, item);
  }
}

const titlesOf = ({ meta }: CorpusPlan): Set<string> => new Set([meta.title, ...meta.aliases]);

/** A 条线 names every body that performs it: 公安部门 is 市公安局 here and 区公安分局 there. */
function* functionNames(plan: CorpusPlan): Iterable<{ name: string; item: Department }> {
  const aliases = new Map(plan.entities.filter((e) => e.kind === 'function').map((e) => [e.name, e.aliases]));
  for (const item of plan.extraction.departments)
    for (const performed of item.functions)
      for (const name of new Set([performed, ...(aliases.get(performed) ?? [])]))
        for (const ending of FUNCTION_ENDINGS) yield { name: name + ending, item };
}

function countPairs(plans: readonly CorpusPlan[]): PairCounts {
  const counts = new PairCounts();
  for (const plan of sample(plans)) counts.add(foldedText(plan));
  return counts;
}

/** Every name once, with the form without its level. */
function names(name: string, aliases: readonly string[]): string[] {
  const all = new Map<string, string>();
  for (const n of [name, ...aliases])
    for (const v of [n, withoutLevel(n)]) if (foldName(v).length >= 2) all.set(foldName(v), v);
  return [...all.values()];
}

const bySource = (a: CorpusPlan, b: CorpusPlan): number =>
  a.ref.source < b.ref.source ? -1 : a.ref.source > b.ref.source ? 1 : a.ref.id < b.ref.id ? -1 : 1;

/** Word statistics need no more than some hundred thousand characters; every so many plans, the same each time. */
function sample(plans: readonly CorpusPlan[]): CorpusPlan[] {
  const step = Math.max(1, Math.ceil(plans.length / 40));
  return plans.filter((_, i) => i % step === 0);
}
