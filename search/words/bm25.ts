import { isSingle, tokens } from '../tokens.ts';
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
/** Documents that may still come in, beyond which adding a term for all of them is as quick as for each of these. */
const FEW = 1 / 16;
/** Buckets in which the least score that comes in is looked for. */
const BUCKETS = 2048;

interface Asked {
  readonly posting: Posting;
  /** What the term adds at most. */
  readonly factor: number;
  /** Live documents that have it. */
  readonly df: number;
}

interface Scoring {
  readonly terms: readonly Asked[];
  /** By slot; filled here. */
  readonly scores: Float32Array;
  /** Slots that may be found; null for all. */
  readonly among: Int32Array | null;
  readonly limit: number;
}

export class Bm25Index implements WordIndex {
  readonly #postings = new Map<string, Posting>();
  readonly #keys: (string | null)[] = [];
  readonly #slotOf = new Map<string, number>();
  readonly #lengths: number[] = [];
  #totalLength = 0;
  /** Slots of removed documents, which postings still hold. */
  #dead: number[] = [];
  #norms: Float32Array | null = null;
  /** Slots of the documents of filters, which come again with each question; forgotten with every change. */
  #filtered = new WeakMap<ReadonlySet<string>, Int32Array>();

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
    this.#forget();
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
    this.#dead.push(slot);
    this.#forget();
    if (this.#dead.length > 1000 && this.#dead.length > this.#keys.length * DEAD_SHARE) this.#purge();
    return true;
  }

  search(query: string, limit: number, only?: ReadonlySet<string> | null): WordMatch[] {
    const { terms, ideal } = this.#asked(query);
    const among = only ? this.#slotsOf(only) : null;
    const scores = new Float32Array(this.#keys.length);
    return this.#best({ terms, scores, among, limit })
      .map((slot) => ({ key: this.#keys[slot]!, score: scores[slot]! }))
      .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
      .slice(0, limit)
      .map(({ key, score }) => ({ key, score, coverage: score / ideal }));
  }

  stretches(query: string, key: string): string[] {
    const slot = this.#slotOf.get(key);
    if (slot === undefined) return [];
    const found = tokens(query).filter(({ term }) => this.#postings.get(term)?.has(slot));
    const telling = found.filter(({ term }) => !isSingle(term));
    const joined: { start: number; end: number }[] = [];
    for (const { start, end } of telling.length > 0 ? telling : found) {
      const last = joined.at(-1);
      if (last && start < last.end) last.end = Math.max(last.end, end);
      else joined.push({ start, end });
    }
    return [...new Set(joined.map(({ start, end }) => query.slice(start, end)))];
  }

  having(text: string): string[] {
    const terms = tokens(text);
    // A document that has a pair has both its characters.
    const telling = terms.filter(({ term }) => !isSingle(term));
    const asked = new Set((telling.length > 0 ? telling : terms).map(({ term }) => term));
    const found = [...asked].map((term) => this.#postings.get(term));
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
   * The words of a query that stand somewhere, rarest first, and the score of a document that had every word without
   * end: words that stand nowhere count in it, so that a query in words the plans do not use is seen to be covered
   * badly. The number of live documents of a term is counted here, so that removal leaves no trace.
   */
  #asked(query: string): { terms: Asked[]; ideal: number } {
    const terms: Asked[] = [];
    const live = (slot: number): boolean => this.#keys[slot] !== null;
    let ideal = 0;
    for (const term of new Set(tokens(query).map((t) => t.term))) {
      const posting = this.#postings.get(term);
      const df = posting === undefined ? 0 : this.#dead.length === 0 ? posting.length : posting.count(live);
      const idf = Math.log(1 + (this.size - df + 0.5) / (df + 0.5));
      const factor = idf * (K1 + 1) * (isSingle(term) ? SINGLE : 1);
      ideal += factor;
      if (posting) terms.push({ posting, factor, df });
    }
    return { terms: terms.sort((a, b) => a.df - b.df), ideal };
  }

  /**
   * Slots of the best `limit` documents and of some more; their scores are whole. A term adds less than its factor:
   * once the common ones, which come last, could not bring a document in any more, only those near enough are
   * given them (MaxScore: Turtle and Flood, Query Evaluation, 1995). All get the terms in the same order, so that
   * rounding cannot tell the two ways apart.
   */
  #best({ terms, scores, among, limit }: Scoring): number[] {
    const norms = this.#normsNow();
    let given = 0;
    let rest = terms.reduce((sum, { factor }) => sum + factor, 0);
    // Looking takes as long as adding a term: it pays again only when much less is left to come.
    let promising = Number.POSITIVE_INFINITY;
    for (const [i, { posting, factor }] of terms.entries()) {
      if (posting.dense && rest < promising) {
        const least = this.#leastOf(given, { scores, among, limit });
        const near = rest < least ? slotsFrom(least - rest, scores, among) : null;
        if (near && near.length <= scores.length * FEW) {
          const later = terms.slice(i);
          for (const slot of near) for (const t of later) t.posting.scoreOne(slot, scores, norms, t.factor);
          return near;
        }
        promising = Math.min(least, rest / 2);
      }
      posting.score(scores, norms, factor);
      given += factor;
      rest -= factor;
    }
    return slotsFrom(this.#leastOf(given, { scores, among, limit }), scores, among);
  }

  /** At most the score at place `limit`, and little less; 0 when fewer have one. No score reaches `bound`. */
  #leastOf(bound: number, { scores, among, limit }: Omit<Scoring, 'terms'>): number {
    for (const slot of this.#dead) scores[slot] = 0;
    const buckets = new Int32Array(BUCKETS + 1);
    const scale = BUCKETS / bound;
    if (among) for (let i = 0; i < among.length; i++) buckets[(scores[among[i]!]! * scale) | 0]!++;
    else for (let slot = 0; slot < scores.length; slot++) buckets[(scores[slot]! * scale) | 0]!++;
    let bucket = BUCKETS;
    for (let better = buckets[bucket]!; bucket > 0 && better < limit; ) better += buckets[--bucket]!;
    // Rounded down by more than sums of floats are rounded.
    return (bucket / scale) * (1 - 1e-6);
  }

  #slotsOf(only: ReadonlySet<string>): Int32Array {
    const held = this.#filtered.get(only);
    if (held) return held;
    const slots = Int32Array.from([...only].flatMap((key) => this.#slotOf.get(key) ?? []));
    this.#filtered.set(only, slots);
    return slots;
  }

  /** What is derived from all documents. */
  #forget(): void {
    this.#norms = null;
    this.#filtered = new WeakMap();
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
    this.#dead = [];
  }
}

/** Slots of the documents whose score is at least this, and above 0. */
const slotsFrom = (least: number, scores: Float32Array, among: Int32Array | null): number[] => {
  const found: number[] = [];
  const count = among?.length ?? scores.length;
  for (let i = 0; i < count; i++) {
    const slot = among ? among[i]! : i;
    if (scores[slot]! >= least && scores[slot]! > 0) found.push(slot);
  }
  return found;
};
