import { isSingle, type Token, tokens } from '../tokens.ts';
import type { WordDocument, WordIndex, WordMatch } from '../word-index.ts';
import { Posting } from './bm25-posting.ts';

/**
 * BM25 with fields, over arrays of integers. minisearch keeps a Map per term and document, which is right for a
 * page and too much for uni- and bigrams of 100,000 clauses (test/bench/search-words.ts prints both).
 *
 *   term → [document, weight][]     weight = occurrences, a heading's counting double, a plan title's half
 */
const K1 = 1.2;
const B = 0.6;
/** Single characters tell little beside pairs, but mend a pair that a typo broke. */
const SINGLE = 0.3;
const FIELDS = { body: 1, heading: 2, plan: 0.5 } as const;
/** Documents removed before their postings are dropped: rewriting all postings takes a while. */
const DEAD_SHARE = 0.25;
/** Share of the documents below which those allowed are looked up one by one. */
const FEW = 0.02;

export class Bm25Index implements WordIndex {
  readonly #postings = new Map<string, Posting>();
  readonly #keys: (string | null)[] = [];
  readonly #slotOf = new Map<string, number>();
  readonly #lengths: number[] = [];
  #totalLength = 0;
  #dead = 0;
  #norms: Float32Array | null = null;

  get size(): number {
    return this.#slotOf.size;
  }

  add(document: WordDocument): void {
    this.remove(document.key);
    const weights = new Map<string, number>();
    let length = 0;
    for (const [field, weight] of Object.entries(FIELDS) as [keyof typeof FIELDS, number][]) {
      for (const { term } of tokens(document.fields[field])) {
        weights.set(term, (weights.get(term) ?? 0) + weight);
        if (field !== 'plan') length++;
      }
    }
    const slot = this.#keys.push(document.key) - 1;
    this.#slotOf.set(document.key, slot);
    this.#lengths[slot] = length;
    this.#totalLength += length;
    this.#norms = null;
    for (const [term, weight] of weights) {
      const posting = this.#postings.get(term) ?? new Posting();
      if (posting.length === 0) this.#postings.set(term, posting);
      posting.push(slot, weight);
    }
  }

  remove(key: string): boolean {
    const slot = this.#slotOf.get(key);
    if (slot === undefined) return false;
    this.#slotOf.delete(key);
    this.#keys[slot] = null;
    this.#totalLength -= this.#lengths[slot]!;
    this.#dead++;
    this.#norms = null;
    if (this.#dead > 1000 && this.#dead > this.#keys.length * DEAD_SHARE) this.#purge();
    return true;
  }

  search(query: string, limit: number, only?: ReadonlySet<string> | null): WordMatch[] {
    const asked = tokens(query);
    const { scores, ideal, postings } = this.#score(new Set(asked.map((t) => t.term)));
    const best: { slot: number; key: string; score: number }[] = [];
    let least = 0;
    const offer = (slot: number | undefined): void => {
      const score = slot === undefined ? 0 : scores[slot]!;
      if (slot === undefined || score <= 0 || score < least) return;
      const key = this.#keys[slot];
      if (key === null || key === undefined || !(only?.has(key) ?? true)) return;
      best.push({ slot, key, score });
      // Sorting now and then keeps the list short without a heap.
      if (best.length >= limit * 4 + 64) least = cut(best, limit);
    };
    // Looking a key up costs more than passing a score that is too low.
    if (only && only.size < scores.length * FEW) for (const key of only) offer(this.#slotOf.get(key));
    else for (let slot = 0; slot < scores.length; slot++) offer(slot);
    cut(best, limit);
    return best.map(({ slot, key, score }) => ({
      key,
      score,
      coverage: score / ideal,
      words: foundWords(query, asked, postings, slot),
    }));
  }

  having(text: string): string[] {
    const terms = new Set(tokens(text).map((t) => t.term));
    const found = [...terms].map((term) => this.#postings.get(term));
    if (found.length === 0 || found.includes(undefined)) return [];
    // The rarest word leaves the fewest documents to look up in the others.
    const [rarest, ...others] = (found as Posting[]).sort((a, b) => a.length - b.length);
    return rarest!
      .slots()
      .filter((slot) => others.every((posting) => posting.has(slot)))
      .map((slot) => this.#keys[slot])
      .filter((key) => key !== null && key !== undefined);
  }

  knows(text: string): boolean {
    return this.having(text).length > 0;
  }

  /**
   * Score by slot, and the score of a document that had every word without end: words that stand nowhere count in
   * it, so that a query in words the plans do not use is seen to be covered badly. The number of live documents of
   * a term is counted here, so that removal leaves no trace.
   */
  #score(terms: ReadonlySet<string>): {
    scores: Float32Array;
    ideal: number;
    postings: Map<string, Posting>;
  } {
    const scores = new Float32Array(this.#keys.length);
    const postings = new Map<string, Posting>();
    const norms = this.#normsNow();
    const live = (slot: number): boolean => this.#keys[slot] !== null;
    let ideal = 0;
    for (const term of terms) {
      const posting = this.#postings.get(term);
      const df = posting === undefined ? 0 : this.#dead === 0 ? posting.length : posting.count(live);
      const idf = Math.log(1 + (this.size - df + 0.5) / (df + 0.5));
      const factor = idf * (K1 + 1) * (isSingle(term) ? SINGLE : 1);
      ideal += factor;
      if (!posting) continue;
      postings.set(term, posting);
      posting.score(scores, norms, factor);
    }
    return { scores, ideal, postings };
  }

  #normsNow(): Float32Array {
    if (this.#norms) return this.#norms;
    const average = this.#totalLength / Math.max(1, this.size) || 1;
    this.#norms = Float32Array.from(this.#lengths, (length) => K1 * (1 - B + (B * length) / average));
    return this.#norms;
  }

  #purge(): void {
    const moved = new Int32Array(this.#keys.length).fill(-1);
    let next = 0;
    this.#keys.forEach((key, slot) => {
      if (key === null) return;
      moved[slot] = next;
      this.#keys[next] = key;
      this.#lengths[next] = this.#lengths[slot]!;
      this.#slotOf.set(key, next++);
    });
    this.#keys.length = next;
    this.#lengths.length = next;
    for (const [term, posting] of this.#postings)
      if (posting.renumber(moved) === 0) this.#postings.delete(term);
    this.#dead = 0;
  }
}

/** Keeps the best `limit` in order, ties by key; returns the score that a further one must reach. */
const cut = (best: { key: string; score: number }[], limit: number): number => {
  best.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  if (best.length > limit) best.length = limit;
  return best.length === limit ? (best.at(-1)?.score ?? 0) : 0;
};

/** The stretches of the query whose pairs and words stand in a document: neighbours are joined again. */
const foundWords = (
  query: string,
  asked: readonly Token[],
  postings: ReadonlyMap<string, Posting>,
  slot: number,
): string[] => {
  const found = asked.filter(({ term }) => postings.get(term)?.has(slot));
  const telling = found.filter(({ term }) => !isSingle(term));
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of telling.length > 0 ? telling : found) {
    const last = stretches.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return [...new Set(stretches.map(({ start, end }) => query.slice(start, end)))];
};
