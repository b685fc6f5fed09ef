/**
 * The life of the index: opened from disk and completed from the corpus, grown and shrunk one document at a
 * time, compacted, rebuilt. Texts are the truth, vectors a cache of them: whatever is missing is embedded again.
 */
import type { DocumentRecord } from '../graph/model.ts';
import type { Corpus, CorpusPlan } from './corpus.ts';
import type { Embedder } from './embedder.ts';
import { IndexFile } from './index-file.ts';
import { type OpenedVectors, openVectors } from './open-vectors.ts';
import { PieceIndex, pieceKey, pieceTexts } from './piece-index.ts';
import { type Quantised, quantise, restore } from './quantise.ts';
import { type Unit, unitsOf } from './units.ts';
import type { VectorIndex } from './vector-index.ts';
import type { WordIndex } from './word-index.ts';
import { Bm25Index } from './words/bm25.ts';

/** Pieces embedded so far, and of how many. */
export type OnProgress = (done: number, total: number) => void;

export interface IndexerOptions {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  /** Folder of the index; null keeps it in memory only. */
  readonly dir: string | null;
  /** Throw away what is on disk. */
  readonly fresh?: boolean;
  readonly onProgress?: OnProgress;
}

/** Pieces saved at a time while much is embedded: what is done is not lost when the process ends. */
const BATCH = 2000;
/** Vectors on disk beyond those in use before the file is rewritten: a share and a number. */
const WASTE = { share: 1.5, number: 2000 };

/** A unit that is none: it holds pieces while their units are exchanged. */
const PIN = '';

/** Piece key → its vector, a byte a value: as many as a large index has. */
type Vectors = Map<string, Quantised>;
/** Piece key → its text, for one document or many. */
type Texts = Map<string, string>;

interface UnitPieces {
  readonly unit: Unit;
  readonly pieces: readonly string[];
}

const cutUnits = (units: readonly Unit[], text: string, texts: Texts): UnitPieces[] =>
  units.map((unit) => ({
    unit,
    pieces: pieceTexts(text.slice(unit.start, unit.end)).map((piece) => {
      const key = pieceKey(piece);
      texts.set(key, piece);
      return key;
    }),
  }));

export class Indexer {
  readonly words: WordIndex = new Bm25Index();
  readonly #corpus: Corpus;
  readonly #embedder: Embedder;
  readonly #opened: OpenedVectors;
  readonly #vectors: VectorIndex;
  readonly #pieces: PieceIndex;
  readonly #unitsOf = new Map<string, string[]>();
  #file: IndexFile | null = null;
  #last: Promise<unknown> = Promise.resolve();

  private constructor({ corpus, embedder }: IndexerOptions) {
    this.#corpus = corpus;
    this.#embedder = embedder;
    this.#opened = openVectors(embedder.dimension);
    this.#vectors = this.#opened.index;
    this.#pieces = new PieceIndex(this.#vectors);
  }

  /** @throws QpgError INDEX_MISMATCH unless `fresh` */
  static async open(options: IndexerOptions): Promise<Indexer> {
    const { embedder, dir, fresh, corpus, onProgress } = options;
    const indexer = new Indexer(options);
    const held: Vectors = new Map();
    if (dir !== null) {
      const file = { dir, model: embedder.id, dimension: embedder.dimension, fresh };
      indexer.#file = await IndexFile.open(file, ([key, vector]) => held.set(key, vector));
    }
    await indexer.#fill(corpus.plans(), held, onProgress);
    return indexer;
  }

  /** For the user. */
  get notes(): readonly string[] {
    const damaged = this.#file?.damaged.length ?? 0;
    const rebuilt = damaged > 0 ? [`检索索引有 ${damaged} 个文件已损坏，已按库中文本重建。`] : [];
    return [...rebuilt, ...this.#opened.notes()];
  }

  get pieces(): PieceIndex {
    return this.#pieces;
  }

  /** Adds a document or replaces it, in the corpus too; until its vectors are there, the old state is searched. */
  put(record: DocumentRecord, onProgress?: OnProgress): Promise<void> {
    return this.#alone(async () => {
      const { text, clauses, plan } = record.extraction;
      const texts: Texts = new Map();
      const units = plan ? cutUnits(unitsOf(record.id, text, clauses), text, texts) : [];
      const vectors: Vectors = new Map();
      await this.#embed(texts, vectors, onProgress);
      const vectorOf = (piece: string): Float32Array => restore(vectors.get(piece)!);
      // What the old and the new version share was not embedded again: it must outlive the old one.
      this.#pieces.add(PIN, [...texts.keys()], vectorOf);
      this.#drop(record.id);
      this.#corpus.put(record);
      const held = this.#corpus.plan(record.id);
      if (held) this.#take(held, units, vectorOf);
      this.#pieces.remove(PIN);
      await this.#compact();
    });
  }

  /** Takes a document out, of the corpus too. False when it was not held. */
  remove(id: string): Promise<boolean> {
    return this.#alone(async () => {
      this.#drop(id);
      const removed = this.#corpus.remove(id);
      await this.#compact();
      return removed;
    });
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#opened.close();
  }

  /** Changes come one after the other: two at once would each compact what the other is adding. */
  #alone<T>(change: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(change);
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** Puts plans in; pieces that are not in `vectors` are embedded. */
  async #fill(plans: readonly CorpusPlan[], vectors: Vectors, onProgress?: OnProgress): Promise<void> {
    const texts: Texts = new Map();
    const cut = plans.map((plan) => ({ plan, units: cutUnits(plan.units, plan.text, texts) }));
    await this.#embed(texts, vectors, onProgress);
    for (const { plan, units } of cut) this.#take(plan, units, (piece) => restore(vectors.get(piece)!));
  }

  /** Brings vectors of the texts that are not in use yet into `vectors` and onto the disk. */
  async #embed(texts: Texts, vectors: Vectors, onProgress?: OnProgress): Promise<void> {
    const missing = [...texts].filter(([key]) => !vectors.has(key) && !this.#pieces.has(key));
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      const found = await this.#embedder.embedPassages(
        batch.map(([, text]) => text),
        (done) => onProgress?.(from + done, missing.length),
      );
      const entries = batch.map(([key], i) => [key, quantise(found[i]!)] as const);
      await this.#file?.add(entries);
      for (const [key, vector] of entries) vectors.set(key, vector);
    }
  }

  #take(plan: CorpusPlan, units: readonly UnitPieces[], vectorOf: (piece: string) => Float32Array): void {
    for (const { unit, pieces } of units) {
      this.#pieces.add(unit.id, pieces, vectorOf);
      const { clause } = unit;
      const heading = [...clause.path, `${clause.number ?? ''}${clause.title}`].join('\n');
      const body = plan.text.slice(unit.start, unit.end);
      this.words.add({ key: unit.id, fields: { body, heading, plan: plan.ref.title } });
    }
    this.#unitsOf.set(
      plan.ref.id,
      units.map(({ unit }) => unit.id),
    );
  }

  #drop(planId: string): void {
    for (const unit of this.#unitsOf.get(planId) ?? []) {
      this.#pieces.remove(unit);
      this.words.remove(unit);
    }
    this.#unitsOf.delete(planId);
  }

  async #compact(): Promise<void> {
    const used = this.#vectors.size;
    if (this.#file && this.#file.count > used * WASTE.share + WASTE.number) await this.#rewrite();
  }

  async #rewrite(): Promise<void> {
    const entries = Array.from(this.#vectors.entries(), ([key, vector]) => [key, quantise(vector)] as const);
    await this.#file?.rewrite(entries);
  }
}
