/** From a query to ranked units: literal demands, candidates by meaning and by words, names, fusion. */
import { QpgError } from '../graph/errors.ts';
import type { Annotations } from './annotations.ts';
import type { Corpus } from './corpus.ts';
import type { Embedder } from './embedder.ts';
import { type Fused, fuse, type Weights } from './fuse.ts';
import type { Indexer } from './indexer.ts';
import { Lru } from './lru.ts';
import { type Mentioned, Mentions } from './mentions.ts';
import { figuresIn, foldPhrase, type ParsedQuery, parseQuery } from './query.ts';
import type { Unit } from './units.ts';
import { type Cue, cueAt, noiseAt } from './wording.ts';

/** Units taken from each ranking into the mix. */
const POOL = 100;
const CACHED_QUERIES = 500;

export interface RankedUnit extends Fused {
  readonly wordRank: number | null;
  readonly meaningRank: number | null;
  readonly foundWords: readonly string[];
  readonly foundNames: readonly string[];
}

export interface Ranking {
  readonly units: readonly RankedUnit[];
  readonly vector: Float32Array | null;
  readonly notes: readonly string[];
}

export type RankWeights = (query: ParsedQuery, names: readonly Mentioned[]) => Weights;

/** Chosen on one half of the labelled questions and reported on the other (test/eval/retrieval.ts). */
export const defaultWeights: RankWeights = () => ({ meaning: 1, words: 0.6, names: 0.05 });

export class Ranker {
  readonly #corpus: Corpus;
  readonly #embedder: Embedder;
  readonly #indexer: Indexer;
  readonly #annotations: Annotations;
  readonly #mentions: Mentions;
  readonly #weights: RankWeights;
  readonly #vectors = new Lru<string, Promise<Float32Array>>(CACHED_QUERIES);

  constructor(
    parts: { corpus: Corpus; embedder: Embedder; indexer: Indexer; annotations: Annotations },
    weights: RankWeights = defaultWeights,
  ) {
    this.#corpus = parts.corpus;
    this.#embedder = parts.embedder;
    this.#indexer = parts.indexer;
    this.#annotations = parts.annotations;
    this.#mentions = new Mentions(parts.corpus);
    this.#weights = weights;
  }

  /** @param accept units that may be found; null for all */
  async rank(raw: string, accept: ((unit: string) => boolean) | null): Promise<Ranking> {
    const notes: string[] = [];
    const query = this.#corrected(parseQuery(raw), notes);
    const vector = await this.#vectorOf(query.text, notes);
    const demanded = this.#demanded(query, accept, notes);
    const allowed = demanded ? (unit: string) => demanded.has(unit) : (accept ?? undefined);
    return { units: this.#mix(query, vector, allowed), vector, notes };
  }

  /** The query's vector, from the cache when asked before; null when the model cannot be used. */
  async #vectorOf(text: string, notes: string[]): Promise<Float32Array | null> {
    const held = this.#vectors.get(text);
    const vector = held ?? this.#embedder.embedQuery(text);
    if (!held) this.#vectors.set(text, vector);
    try {
      return await vector;
    } catch (error) {
      this.#vectors.set(text, this.#embedder.embedQuery(text));
      if (!(error instanceof QpgError)) throw error;
      notes.push(`暂不能按意思检索，只按词检索：${error.message}`);
      return null;
    }
  }

  #corrected(query: ParsedQuery, notes: string[]): ParsedQuery {
    const slip = this.#mentions.correction(query.text, (stretch) => this.#indexer.words.knows(stretch));
    if (!slip || !query.text.includes(slip.wrong)) return query;
    notes.push(`没有条款写有“${slip.wrong}”，已按“${slip.right}”检索。`);
    return parseQuery(query.text.replace(slip.wrong, slip.right));
  }

  /** Units that say literally what the query demands; null when it demands nothing or nothing says it. */
  #demanded(
    { phrases, documentNumbers, figures }: ParsedQuery,
    accept: ((unit: string) => boolean) | null,
    notes: string[],
  ): Set<string> | null {
    let allowed: Set<string> | null = null;
    const demand = (what: string, units: Iterable<string>): void => {
      const found = new Set<string>();
      for (const unit of units) if ((allowed?.has(unit) ?? true) && (accept?.(unit) ?? true)) found.add(unit);
      if (found.size > 0) allowed = found;
      else notes.push(`没有条款同时写有“${what}”，以下为意思相近的条款。`);
    };
    for (const phrase of phrases)
      demand(
        phrase,
        this.#saying(phrase, (text) => foldPhrase(text).includes(phrase)),
      );
    for (const figure of figures)
      demand(
        figure,
        this.#saying(figure, (text) => figuresIn(text).has(figure)),
      );
    for (const number of documentNumbers)
      demand(number, [
        ...this.#saying(number, (text) => foldPhrase(text).includes(number)),
        ...this.#unitsNumbered(number),
      ]);
    return allowed;
  }

  #saying(words: string, says: (text: string) => boolean): string[] {
    return this.#indexer.words.having(words).filter((id) => {
      const unit = this.#corpus.unit(id);
      if (!unit) return false;
      const heading = [...unit.clause.path, unit.clause.title].join('\n');
      return says(this.#corpus.unitText(unit)) || says(heading);
    });
  }

  #unitsNumbered(documentNumber: string): string[] {
    return this.#corpus
      .plans()
      .filter(({ meta }) => meta.docNumber !== null && foldPhrase(meta.docNumber).endsWith(documentNumber))
      .flatMap(({ units }) => units.map((u) => u.id));
  }

  #mix(query: ParsedQuery, vector: Float32Array | null, allowed?: (unit: string) => boolean): RankedUnit[] {
    const { words, pieces } = this.#indexer;
    const byWords = words.search(topicOf(query.text), POOL, allowed);
    const byMeaning = vector ? pieces.search(vector, POOL, allowed) : [];
    const wordRank = new Map(byWords.map((m, i) => [m.key, { ...m, rank: i + 1 }]));
    const meaningRank = new Map(byMeaning.map((m, i) => [m.unit, i + 1]));
    const similarity = new Map(byMeaning.map((m) => [m.unit, m.similarity]));
    const further = byWords.map((m) => m.key).filter((unit) => !similarity.has(unit));
    if (vector) for (const m of pieces.similarity(vector, further)) similarity.set(m.unit, m.similarity);

    const names = this.#mentions.in(query.text);
    const shared = new Map<string, string[]>();
    for (const id of new Set([...wordRank.keys(), ...meaningRank.keys()])) {
      const unit = this.#corpus.unit(id);
      if (unit) shared.set(id, this.#namesIn(unit, names));
    }
    const candidates = [...shared].map(([unit, found]) => ({
      unit,
      similarity: similarity.get(unit) ?? null,
      coverage: wordRank.get(unit)?.coverage ?? 0,
      names: names.length > 0 ? found.length / names.length : 0,
    }));
    return fuse(candidates, this.#weights(query, names)).map((fused) => ({
      ...fused,
      wordRank: wordRank.get(fused.unit)?.rank ?? null,
      meaningRank: meaningRank.get(fused.unit) ?? null,
      foundWords: wordRank.get(fused.unit)?.words ?? [],
      foundNames: shared.get(fused.unit) ?? [],
    }));
  }

  #namesIn(unit: Unit, names: readonly Mentioned[]): string[] {
    if (names.length === 0) return [];
    const speaksOf = this.#annotations.of(unit);
    return names
      .filter(({ entities, plans }) => plans?.includes(unit.plan) ?? entities.some((e) => speaksOf.has(e)))
      .map(({ name }) => name);
  }
}

const CUES: readonly Cue[] = ['which-plans', 'each-plan', 'who', 'count', 'whether'];

/** The query without the words that only make it a question; all of it when nothing else is left. */
const topicOf = (text: string): string => {
  const letters = text.split('');
  for (const { start, end } of [...CUES.flatMap((cue) => cueAt(cue, text)), ...noiseAt(text)])
    letters.fill('，', start, end);
  const topic = letters.join('');
  return /[\p{L}\p{N}]/u.test(topic) ? topic : text;
};
