/**
 * Search over the units of all plans by words and meaning. The shapes are those of `SearchQuery` and
 * `SearchReply` in web/contract.ts, stated here because search knows no web.
 */
import type { DocumentRecord, PlanRef, Span } from '../graph/model.ts';
import { Annotations } from './annotations.ts';
import type { Corpus, CorpusPlan } from './corpus.ts';
import type { Embedder } from './embedder.ts';
import { type FacetRow, type Filters, facetsOf, rememberingFilter } from './filters.ts';
import type { Weights } from './fuse.ts';
import { highlightsIn } from './highlight.ts';
import { Indexer, type OnProgress } from './indexer.ts';
import { piecesOf } from './pieces.ts';
import type { Finder, FoundUnit } from './question.ts';
import { type RankedUnit, Ranker } from './ranker.ts';
import type { Unit } from './units.ts';

export interface SearchRequest extends Filters {
  readonly q: string;
  /** Most hits in the reply, 10 by default. */
  readonly limit?: number;
}

export interface SearchHit {
  /** Comparable within one reply only. */
  readonly score: number;
  readonly plan: PlanRef;
  readonly clause: {
    readonly id: string;
    readonly kind: Unit['kind'];
    readonly number: string | null;
    readonly title: string;
    readonly path: string[];
    readonly text: string;
    readonly start: number;
    readonly end: number;
  };
  /** Offsets into `clause.text`. */
  readonly highlights: Span[];
  readonly why: {
    readonly words: string[];
    readonly wordRank: number | null;
    readonly meaningRank: number | null;
    readonly similarity: number | null;
    readonly names: string[];
  };
}

export interface SearchResult {
  readonly hits: SearchHit[];
  /** Units worth showing, of which `hits` are the first; at most about 200. */
  readonly total: number;
  readonly facets: Record<string, FacetRow[]>;
  readonly tookMs: number;
  readonly notes: string[];
}

export interface SearchOptions {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  /** Folder of the index; null keeps it in memory only. */
  readonly indexDir: string | null;
  /** Throw away an index of another model instead of refusing it (`qpg reindex`). */
  readonly fresh?: boolean;
  /** Pieces embedded while opening, when the index on disk lacks some. */
  readonly onProgress?: OnProgress;
  /** For measuring other mixes. */
  readonly weights?: Weights;
}

export interface Search extends Finder {
  search(request: SearchRequest): Promise<SearchResult>;
  /** Adds or replaces a document in corpus and index; returns when its vectors are on disk. */
  index(record: DocumentRecord, onProgress?: OnProgress): Promise<void>;
  /** Takes a document out of corpus and index; false when it was not held. */
  remove(planId: string): Promise<boolean>;
  /** Loads the model and embeds what many questions need, so that the first is as quick as the next. */
  warm(): Promise<void>;
  /** Closes the embedder too. */
  close(): Promise<void>;
  /** What the user should know about the index: damaged files rebuilt, exact scan … */
  readonly notes: readonly string[];
}

/** A unit is worth showing when it is at least this near the best one, or has this share of the best coverage. */
const NEAR = { similarity: 0.12, words: 0.5 };

/**
 * Opens the index and completes it from the corpus.
 * @throws QpgError INDEX_MISMATCH, MODEL_DAMAGED, DATA_READ_ONLY, DATA_FULL
 */
export const createSearch = async (options: SearchOptions): Promise<Search> => {
  const { corpus, embedder, indexDir: dir, fresh, onProgress } = options;
  const indexer = await Indexer.open({ corpus, embedder, dir, fresh, onProgress });
  const annotations = new Annotations(corpus);
  const allowed = rememberingFilter(corpus, annotations);
  const ranker = new Ranker({ corpus, embedder, indexer, annotations }, options.weights);

  const search = async (request: SearchRequest): Promise<SearchResult> => {
    const started = performance.now();
    const { units: ranked, vector, notes } = await ranker.rank(request.q, allowed(request));
    const found = worthShowing(ranked);
    const hits = found
      .slice(0, request.limit ?? 10)
      .map((hit) => toHit(hit, { corpus, indexer, vector }))
      .filter((hit) => hit !== null);
    const units = found.map((hit) => corpus.unit(hit.unit)).filter((unit) => unit !== null);
    return {
      hits,
      total: units.length,
      facets: facetsOf(units, corpus, annotations),
      tookMs: Math.round((performance.now() - started) * 10) / 10,
      notes: [...indexer.notes, ...notes, ...nothingNear(found[0])],
    };
  };

  const find: Finder['find'] = async (text, { plans, limit }) => {
    const { units } = await ranker.rank(text, plans ? allowed({ plan: plans }) : null);
    return units.slice(0, limit).flatMap(({ unit: id, score, similarity }): FoundUnit[] => {
      const unit = corpus.unit(id);
      return unit ? [{ unit, score, similarity }] : [];
    });
  };

  const nearest: NonNullable<Finder['nearest']> = async (text, units, limit) => {
    const vector = await ranker.vectorOf(text);
    if (!vector) return [];
    return units
      .flatMap((unit) => nearestPieces({ corpus, indexer, vector }, unit, limit))
      .sort((a, b) => b.similarity - a.similarity || a.start - b.start)
      .slice(0, limit);
  };

  return {
    search,
    find,
    nearest,
    get notes() {
      return indexer.notes;
    },
    index: (record, progress) => indexer.put(record, progress),
    warm: async () => {
      await search({ q: '质量' });
      await ranker.warm();
    },
    remove: (id) => indexer.remove(id),
    close: async () => {
      await indexer.close();
      await embedder.close();
    },
  };
};

/** Similarity below which the best hit without common words is most likely beside the point. */
const FAR = 0.43;

const nothingNear = (best: RankedUnit | undefined): string[] =>
  best && best.coverage === 0 && best.similarity !== null && best.similarity < FAR
    ? ['没有找到与检索内容相近的条款，以下仅供参考。']
    : [];

/** Semantic search ranks everything: what is far from the best in meaning and has few of its words is left out. */
const worthShowing = (ranked: readonly RankedUnit[]): RankedUnit[] => {
  const bestSimilarity = Math.max(...ranked.map((r) => r.similarity ?? -1));
  const bestCoverage = Math.max(...ranked.map((r) => r.coverage));
  return ranked.filter(
    (r, i) =>
      // The first ten always: a reader is better served by something far than by an empty page.
      i < 10 ||
      (r.similarity ?? -1) >= bestSimilarity - NEAR.similarity ||
      (r.coverage > 0 && r.coverage >= bestCoverage * NEAR.words),
  );
};

interface Parts {
  readonly corpus: Corpus;
  readonly indexer: Indexer;
  readonly vector: Float32Array;
}

interface Piece extends Span {
  readonly similarity: number;
}

/** The pieces of a unit nearest to a vector, best first, in offsets of the plan's text. */
const nearestPieces = ({ corpus, indexer, vector }: Parts, unit: Unit, limit: number): Piece[] => {
  const pieces = piecesOf(corpus.unitText(unit));
  return indexer.pieces.nearestPieces(vector, unit.id, limit).flatMap(({ place, similarity }) => {
    const piece = pieces[place];
    return piece ? [{ start: unit.start + piece.start, end: unit.start + piece.end, similarity }] : [];
  });
};

const toHit = (
  ranked: RankedUnit,
  { vector, ...parts }: Omit<Parts, 'vector'> & { vector: Float32Array | null },
): SearchHit | null => {
  const { corpus, indexer } = parts;
  const unit = corpus.unit(ranked.unit);
  const plan: CorpusPlan | null = unit && corpus.plan(unit.plan);
  if (!unit || !plan) return null;
  const { clause, kind, start, end } = unit;
  const text = plan.text.slice(start, end);
  const words = ranked.wording === null ? [] : indexer.words.stretches(ranked.wording, ranked.unit);
  const [nearest] = vector ? nearestPieces({ ...parts, vector }, unit, 1) : [];
  return {
    score: ranked.score,
    plan: plan.ref,
    clause: {
      id: clause.id,
      kind,
      number: clause.number,
      title: clause.title,
      path: clause.path,
      text,
      start,
      end,
    },
    highlights: highlightsIn(
      text,
      words,
      nearest ? { start: nearest.start - start, end: nearest.end - start } : null,
    ),
    why: {
      words,
      wordRank: ranked.wordRank,
      meaningRank: ranked.meaningRank,
      similarity: ranked.similarity,
      names: [...ranked.foundNames],
    },
  };
};
