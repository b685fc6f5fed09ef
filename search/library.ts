/** Indexes over what the plans say, for reading questions; rebuilt when the corpus has changed. */
import type { Citation, Department, Program, ProgramLead, Target } from '../graph/model.ts';
import { withoutLevel } from './body-names.ts';
import type { Corpus, CorpusPlan } from './corpus.ts';
import { NameIndex, pairsOf } from './names.ts';
import { foldName } from './names-fold.ts';
import { placeIndex } from './names-places.ts';
import { foldedText } from './plan-text.ts';

export interface Of<T> {
  readonly plan: CorpusPlan;
  readonly item: T;
}

const FUNCTION_ENDINGS = ['部门', '系统', '条线', '主管部门'];

export class Library {
  readonly corpus: Corpus;
  readonly version: number;
  readonly plans: readonly CorpusPlan[];
  readonly programs = new NameIndex<Of<Program>>();
  readonly leads = new NameIndex<Of<ProgramLead>>();
  readonly indicators = new NameIndex<Of<Target>>();
  readonly departments = new NameIndex<Of<Department>>();
  readonly citations = new NameIndex<Of<Citation>>();
  readonly places: ReadonlyMap<string, CorpusPlan[]>;
  readonly #titles = new NameIndex<CorpusPlan>();
  readonly #pairs = new Map<string, number>();
  #sentences = 0;

  constructor(corpus: Corpus) {
    this.corpus = corpus;
    this.version = corpus.version;
    this.plans = [...corpus.plans()].sort(bySource);
    this.places = placeIndex(this.plans);
    for (const plan of this.plans) this.#read(plan);
    for (const plan of sample(this.plans)) this.#count(plan);
  }

  /** Plans of which `title` is the title or one of its other names. */
  plansTitled(title: string): readonly CorpusPlan[] {
    return this.#titles.get(title);
  }

  /** How telling a pair of characters is: ln(sentences / sentences that have it), 0 for a word in all of them. */
  weight(pair: string): number {
    return Math.log((this.#sentences + 1) / ((this.#pairs.get(pair) ?? 0) + 1));
  }

  /** Weight of each character of a folded text: the mean of the pairs it stands in. */
  weights(text: string): (index: number) => number {
    const pair = (i: number): number =>
      i < 0 || i + 2 > text.length ? 0 : this.weight(text.slice(i, i + 2));
    return (i) => (pair(i - 1) + pair(i)) / 2 + 0.01;
  }

  #read(plan: CorpusPlan): void {
    const { extraction: x, meta } = plan;
    for (const title of new Set([meta.title, ...meta.aliases])) this.#titles.add(title, plan);
    for (const item of x.programs)
      for (const name of names(item.name, item.aliases)) this.programs.add(name, { plan, item });
    for (const item of x.programLeads) this.leads.add(item.program, { plan, item });
    for (const item of x.targets) this.indicators.add(item.indicator, { plan, item });
    for (const item of x.citations) this.citations.add(item.title, { plan, item });
    for (const item of x.departments)
      for (const name of names(item.name, [...item.aliases, item.fullName ?? '', item.body]))
        this.departments.add(name, { plan, item });
    this.#readFunctions(plan);
  }

  /** A 条线 names every body that performs it: 公安部门 is 市公安局 here and 区公安分局 there. */
  #readFunctions(plan: CorpusPlan): void {
    const aliases = new Map(
      plan.entities.filter((e) => e.kind === 'function').map((e) => [e.name, e.aliases]),
    );
    for (const item of plan.extraction.departments)
      for (const performed of item.functions)
        for (const name of new Set([performed, ...(aliases.get(performed) ?? [])]))
          for (const ending of FUNCTION_ENDINGS) this.departments.add(name + ending, { plan, item });
  }

  #count(plan: CorpusPlan): void {
    for (const sentence of foldedText(plan).split('。')) {
      this.#sentences++;
      for (const pair of pairsOf(sentence)) this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + 1);
    }
  }
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
