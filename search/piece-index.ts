import { sha256 } from '../graph/ids.ts';
import { piecesOf } from './pieces.ts';
import type { VectorIndex } from './vector-index.ts';

/** Identity of a piece: the first 64 bits of the SHA-256 of its text, in hex. */
export const pieceKey = (text: string): string => sha256(text).slice(0, 16);

/** Texts of a unit's pieces. */
export const pieceTexts = (text: string): string[] => piecesOf(text).map((p) => text.slice(p.start, p.end));

interface UnitPieces {
  /** In their order; a sentence that stands twice in a unit is one piece. */
  readonly pieces: readonly string[];
  /** The place of each among the unit's texts, where those repeat. */
  readonly places: readonly number[] | null;
}

export interface UnitSimilarity {
  readonly unit: string;
  /** Of its two best pieces, −1 to 1. */
  readonly similarity: number;
}

/**
 * A unit is as near as its best piece and, half as much, its second best: a task that has two measures to the point
 * beats one that mentions it in passing (test/eval/retrieval.ts). A unit of one piece is taken to have a slightly
 * worse second one, so that short units neither win nor lose by being short.
 */
const SECOND = { weight: 0.5, assumed: 0.85 };
const ofTwoBest = (best: number, second: number | null): number =>
  (best + SECOND.weight * (second ?? best * SECOND.assumed)) / (1 + SECOND.weight);

/** So many allowed units are compared one by one; a scan of all vectors with a filter would cost more. */
const FEW = 5_000;

/**
 * Which pieces make up which units. A vector belongs to a text, not to a place: a sentence that stands in
 * twenty plans is embedded, kept and compared once.
 */
export class PieceIndex {
  readonly #vectors: VectorIndex;
  readonly #unitsOf = new Map<string, string[]>();
  readonly #piecesOf = new Map<string, UnitPieces>();

  constructor(vectors: VectorIndex) {
    this.#vectors = vectors;
  }

  get unitCount(): number {
    return this.#piecesOf.size;
  }

  get pieceCount(): number {
    return this.#vectors.size;
  }

  has(piece: string): boolean {
    return this.#unitsOf.has(piece);
  }

  /** Adds a unit; `vectorOf` is asked only for pieces not held yet. */
  add(unit: string, pieces: readonly string[], vectorOf: (piece: string) => Float32Array): void {
    this.remove(unit);
    const unique = [...new Set(pieces)];
    const repeats = unique.length < pieces.length;
    for (const piece of unique) {
      const units = this.#unitsOf.get(piece);
      if (units) units.push(unit);
      else {
        this.#vectors.add(piece, vectorOf(piece));
        this.#unitsOf.set(piece, [unit]);
      }
    }
    const places = repeats ? unique.map((piece) => pieces.indexOf(piece)) : null;
    this.#piecesOf.set(unit, { pieces: unique, places });
  }

  remove(unit: string): void {
    for (const piece of this.#piecesOf.get(unit)?.pieces ?? []) {
      const rest = (this.#unitsOf.get(piece) ?? []).filter((u) => u !== unit);
      if (rest.length > 0) this.#unitsOf.set(piece, rest);
      else {
        this.#unitsOf.delete(piece);
        this.#vectors.remove(piece);
      }
    }
    this.#piecesOf.delete(unit);
  }

  /**
   * For each vector the units nearest to it (among `only`, if given), best first, ties by unit: at least `limit`
   * where there are as many.
   */
  search(
    vectors: readonly Float32Array[],
    limit: number,
    only?: ReadonlySet<string> | null,
  ): UnitSimilarity[][] {
    if (only && only.size <= FEW) return vectors.map((v) => this.similarity(v, only).slice(0, limit));
    const allowed = only && ((piece: string) => (this.#unitsOf.get(piece) ?? []).some((u) => only.has(u)));
    const nearest = (asked: readonly Float32Array[], pieces: number): UnitSimilarity[][] =>
      this.#vectors.searchAll(asked, pieces, allowed ?? undefined).map((matches, i) => {
        const units = new Set(matches.flatMap((m) => this.#unitsOf.get(m.key) ?? []));
        const wanted = [...units].filter((unit) => only?.has(unit) ?? true);
        if (wanted.length < limit && matches.length === pieces) return nearest([asked[i]!], pieces * 4)[0]!;
        // In order of their best piece: the second best changes little, and nothing far down the list.
        return this.similarity(asked[i]!, wanted.slice(0, Math.ceil(limit * 1.5))).slice(0, limit);
      });
    // Most units come in with one or two pieces: asking for more pieces than units fills the list in one go.
    return nearest(vectors, limit * 3);
  }

  /** Similarity of given units, however far they are, best first. */
  similarity(vector: Float32Array, units: Iterable<string>): UnitSimilarity[] {
    const wanted = [...new Set(units)];
    const piecesOf = wanted.map((unit) => this.#piecesOf.get(unit)?.pieces ?? []);
    const similarity = this.#vectors.similarity(vector, piecesOf.flat());
    const found: UnitSimilarity[] = [];
    let from = 0;
    wanted.forEach((unit, u) => {
      const end = from + piecesOf[u]!.length;
      let best = Number.NEGATIVE_INFINITY;
      let second = Number.NEGATIVE_INFINITY;
      for (; from < end; from++) {
        const s = similarity[from]!;
        if (s > best) [best, second] = [s, best];
        else if (s > second) second = s;
      }
      if (best > -2) found.push({ unit, similarity: ofTwoBest(best, second > -2 ? second : null) });
    });
    return found.sort((a, b) => b.similarity - a.similarity || (a.unit < b.unit ? -1 : 1));
  }

  /** Place of the unit's nearest piece among its pieces, first occurrence; null when it has none. */
  nearestPiece(vector: Float32Array, unit: string): number | null {
    const held = this.#piecesOf.get(unit);
    if (!held || held.pieces.length === 0) return null;
    const similarity = this.#vectors.similarity(vector, held.pieces);
    const best = similarity.indexOf(Math.max(...similarity));
    return held.places?.[best] ?? best;
  }
}
