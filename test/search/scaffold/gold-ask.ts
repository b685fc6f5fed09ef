/** An `ask` over the three labelled plans with the word index and the hashing embedder: no model, at once. */
import { type Ask, createAsk } from '../../../search/ask.ts';
import { Corpus } from '../../../search/corpus.ts';
import { Library } from '../../../search/library.ts';
import type { Finder } from '../../../search/question.ts';
import { Bm25Index } from '../../../search/words/bm25.ts';
import { goldRecord } from './gold-plans.ts';

export const JINHUA = 'doc:jinhua';
export const PUTUO = 'doc:putuo';
export const ZHEJIANG = 'doc:zhejiang';

export function goldCorpus(): Corpus {
  const corpus = new Corpus();
  for (const name of ['jinhua', 'putuo', 'zhejiang'] as const) corpus.put(goldRecord(name));
  return corpus;
}

/** Finds by words alone. */
export function wordFinder(corpus: Corpus): Finder {
  const words = new Bm25Index();
  for (const plan of corpus.plans())
    for (const unit of plan.units)
      words.add({
        key: unit.id,
        fields: { body: corpus.unitText(unit), heading: unit.clause.title, plan: plan.ref.title },
      });
  return {
    find: async (text, { plans, limit }) => {
      const wanted = plans?.flatMap((id) => corpus.plan(id)?.units.map((u) => u.id) ?? []);
      const found = words.search(text, limit, wanted && new Set(wanted));
      const top = found[0]?.score ?? 1;
      return found.flatMap((f) => {
        const unit = corpus.unit(f.key);
        return unit ? [{ unit, score: f.score / top, similarity: null }] : [];
      });
    },
  };
}

export interface GoldAsk {
  readonly ask: Ask;
  readonly corpus: Corpus;
  readonly library: Library;
}

export function goldAsk(): GoldAsk {
  const corpus = goldCorpus();
  return { corpus, library: new Library(corpus), ask: createAsk({ corpus, finder: wordFinder(corpus) }) };
}
