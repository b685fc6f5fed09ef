/** From a query to ranked units: literal demands, candidates by meaning and by words, names, fusion. */
import { QpgError } from '../graph/errors.ts';
import type { Annotations } from './annotations.ts';
import type { Corpus } from './corpus.ts';
import { demanded } from './demands.ts';
import type { Embedder } from './embedder.ts';
import type { AllowedUnits } from './filters.ts';
import { type Fused, fuse, type Weights } from './fuse.ts';
import type { Indexer } from './indexer.ts';
import { type Mentioned, Mentions } from './mentions.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import type { Unit } from './units.ts';
import type { WordMatch } from './word-index.ts';
import { allOfficialTerms, asQuery, type Cue, cueAt, noiseAt, officialTerms } from './wording.ts';

/** Units taken from each ranking into the mix. */
const POOL = 100;

export interface RankedUnit extends Fused {
  readonly wordRank: number | null;
  readonly meaningRank: number | null;
  /** The wording of the query whose words it has most of, for `WordIndex.stretches`; null when it has none. */
  readonly wording: string | null;
  readonly foundNames: readonly string[];
}

export interface Ranking {
  readonly units: readonly RankedUnit[];
  /** Of the query; null when the model cannot be used. */
  readonly vector: Float32Array | null;
  readonly notes: readonly string[];
}

/** Chosen on one half of the labelled questions and reported on the other (test/eval/retrieval.ts). */
export const defaultWeights: Weights = {
  meaning: 1,
  words: 1,
  names: 0.05,
  place: 0.3,
  official: 0.85,
  chance: 0.08,
};

/**
 * A query of which a unit covers this much speaks the plans' own language and needs no other terms. Of the labelled
 * questions the colloquial ones are covered to 0.15 at most, the others from 0.16 on.
 */
const WELL_WORDED = 0.15;

/** One way to put the query, and how much it counts: as asked, and in the official terms for its everyday words. */
interface Wording {
  readonly text: string;
  readonly words: readonly WordMatch[];
  readonly vector: Float32Array | null;
  readonly weight: number;
}

interface Found {
  similarity: number | null;
  meaningRank: number | null;
  coverage: number;
  wordRank: number | null;
  wording: string | null;
}

export class Ranker {
  readonly #corpus: Corpus;
  readonly #embedder: Embedder;
  readonly #indexer: Indexer;
  readonly #annotations: Annotations;
  readonly #mentions: Mentions;
  readonly #weights: Weights;

  constructor(
    parts: { corpus: Corpus; embedder: Embedder; indexer: Indexer; annotations: Annotations },
    weights: Weights = defaultWeights,
  ) {
    this.#corpus = parts.corpus;
    this.#embedder = parts.embedder;
    this.#indexer = parts.indexer;
    this.#annotations = parts.annotations;
    this.#mentions = new Mentions(parts.corpus);
    this.#weights = weights;
  }

  async rank(raw: string, allowed: AllowedUnits): Promise<Ranking> {
    const { words } = this.#indexer;
    const notes: string[] = [];
    const query = this.#corrected(parseQuery(raw), notes);
    const literal = demanded(query, this.#corpus, words, allowed);
    const wordings = await this.#wordings(query, notes, literal.units);
    return {
      units: this.#mix(query, wordings, literal.units),
      vector: wordings[0]!.vector,
      notes: [...notes, ...literal.notes],
    };
  }

  /** The words of a query are looked up while its vector is being made in another thread. */
  async #wordings({ text }: ParsedQuery, notes: string[], allowed: AllowedUnits): Promise<Wording[]> {
    const put = (words: string, meaning: string, weight: number) => {
      const vector = this.vectorOf(meaning, notes);
      return { text: words, words: this.#indexer.words.search(words, POOL, allowed), vector, weight };
    };
    const wordings = [put(topicOf(text), text, 1)];
    const covered = wordings[0]!.words[0]?.coverage ?? 0;
    const official = this.#weights.official > 0 ? asQuery(officialTerms(text)) : '';
    if (official !== '' && covered < WELL_WORDED)
      wordings.push(put(official, official, this.#weights.official));
    return Promise.all(wordings.map(async (wording) => ({ ...wording, vector: await wording.vector })));
  }

  /** Embeds what everyday words stand for, so that a question in such words waits for one vector and not for two. */
  async warm(): Promise<void> {
    for (const term of allOfficialTerms) await this.vectorOf(asQuery([term]));
  }

  /** A question's vector; null, with a note for the user, when the model cannot be used. */
  async vectorOf(text: string, notes: string[] = []): Promise<Float32Array | null> {
    try {
      return await this.#embedder.embedQuery(text);
    } catch (error) {
      if (!(error instanceof QpgError)) throw error;
      const note = `暂不能按意思检索，只按词检索：${error.message}`;
      if (!notes.includes(note)) notes.push(note);
      return null;
    }
  }

  #corrected(query: ParsedQuery, notes: string[]): ParsedQuery {
    const slip = this.#mentions.correction(query.text, (stretch) => this.#indexer.words.knows(stretch));
    if (!slip || !query.text.includes(slip.wrong)) return query;
    notes.push(`没有条款写有“${slip.wrong}”，已按“${slip.right}”检索。`);
    return parseQuery(query.text.replace(slip.wrong, slip.right));
  }

  #mix(query: ParsedQuery, wordings: readonly Wording[], allowed: AllowedUnits): RankedUnit[] {
    const found = this.#find(wordings, allowed);
    const names = this.#mentions.in(query.text);
    const shared = new Map<string, readonly Mentioned[]>();
    for (const id of found.keys()) {
      const unit = this.#corpus.unit(id);
      if (unit) shared.set(id, this.#namesIn(unit, names));
    }
    const entityNames = names.filter((n) => n.plans === null).length;
    const candidates = [...shared].map(([unit, mentioned]) => ({
      unit,
      similarity: found.get(unit)!.similarity,
      coverage: found.get(unit)!.coverage,
      names: entityNames > 0 ? mentioned.filter((n) => n.plans === null).length / entityNames : 0,
      inPlace: mentioned.some((n) => n.plans !== null),
    }));
    return fuse(candidates, this.#weights).map((fused) => {
      const { wordRank, meaningRank, wording } = found.get(fused.unit)!;
      const foundNames = shared.get(fused.unit)!.map((n) => n.name);
      return { ...fused, wordRank, meaningRank, wording, foundNames };
    });
  }

  /** Candidates of every wording by words and by meaning; of each the better wording counts. */
  #find(wordings: readonly Wording[], allowed: AllowedUnits): Map<string, Found> {
    const { pieces } = this.#indexer;
    const found = new Map<string, Found>();
    const of = (unit: string): Found => {
      const held = found.get(unit) ?? {
        similarity: null,
        meaningRank: null,
        coverage: 0,
        wordRank: null,
        wording: null,
      };
      found.set(unit, held);
      return held;
    };
    const near = (unit: string, similarity: number): void => {
      const held = of(unit);
      held.similarity = Math.max(held.similarity ?? -1, similarity);
    };
    for (const { text, words, weight } of wordings)
      words.forEach(({ key, coverage }, i) => {
        const held = of(key);
        if (coverage * weight <= held.coverage) return;
        held.coverage = coverage * weight;
        held.wordRank = i + 1;
        held.wording = text;
      });
    const meant = wordings.flatMap(({ vector, weight }) => (vector ? [{ vector, weight }] : []));
    const nearest = pieces.search(
      meant.map(({ vector }) => vector),
      POOL,
      allowed,
    );
    nearest.forEach((units, w) => {
      units.forEach(({ unit, similarity }, i) => {
        const held = of(unit);
        held.meaningRank = Math.min(held.meaningRank ?? i + 1, i + 1);
        near(unit, similarity * meant[w]!.weight);
      });
    });
    // What one ranking brought in is judged by the others too.
    meant.forEach(({ vector, weight }, w) => {
      const known = new Set(nearest[w]!.map(({ unit }) => unit));
      const further = [...found.keys()].filter((unit) => !known.has(unit));
      for (const m of pieces.similarity(vector, further)) near(m.unit, m.similarity * weight);
    });
    return found;
  }

  #namesIn(unit: Unit, names: readonly Mentioned[]): Mentioned[] {
    if (names.length === 0) return [];
    const speaksOf = this.#annotations.of(unit);
    return names.filter(
      ({ entities, plans }) => plans?.includes(unit.plan) ?? entities.some((e) => speaksOf.has(e)),
    );
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
