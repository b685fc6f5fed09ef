import { sha256 } from '../graph/ids.ts';
import { piecesOf } from './pieces.ts';
import type { VectorIndex } from './vector-index.ts';

/** Identity of a piece: the first 64 bits of the SHA-256 of its text, in hex. */
export const pieceKey = (text: string): string => sha256(text).slice(0, 16);

/** Texts of a unit's pieces. */
export const pieceTexts = (text: string): string[] => piecesOf(text).map((p) => text.slice(p.start, p.end));

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
  readonly #piecesOf = new Map<string, readonly string[]>();

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
    for (const piece of unique) {
      const units = this.#unitsOf.get(piece);
      if (units) units.push(unit);
      else {
        this.#vectors.add(piece, vectorOf(piece));
        this.#unitsOf.set(piece, [unit]);
      }
    }
    this.#piecesOf.set(unit, pieces);
  }

  remove(unit: string): void {
    for (const piece of new Set(this.#piecesOf.get(unit) ?? [])) {
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
    const piecesOf = wanted.map((unit) => this.#piecesOf.get(unit) ?? []);
    const of = this.#vectors.similarity(vector, piecesOf.flat());
    const found: UnitSimilarity[] = [];
    wanted.forEach((unit, u) => {
      let best = Number.NEGATIVE_INFINITY;
      let second = Number.NEGATIVE_INFINITY;
      const pieces = piecesOf[u]!;
      for (let i = 0; i < pieces.length; i++) {
        // A sentence that stands twice in a unit is one piece.
        if (pieces.indexOf(pieces[i]!) < i) continue;
        const similarity = of.get(pieces[i]!)!;
        if (similarity > best) [best, second] = [similarity, best];
        else if (similarity > second) second = similarity;
      }
      if (best > -2) found.push({ unit, similarity: ofTwoBest(best, second > -2 ? second : null) });
    });
    return found.sort((a, b) => b.similarity - a.similarity || (a.unit < b.unit ? -1 : 1));
  }

  /** Place of the unit's nearest piece among its pieces, first occurrence; null when it has none. */
  nearestPiece(vector: Float32Array, unit: string): number | null {
    const pieces = this.#piecesOf.get(unit) ?? [];
    const found = this.#vectors.similarity(vector, pieces);
    let best: number | null = null;
    pieces.forEach((piece, i) => {
      if ((found.get(piece) ?? -2) > (best === null ? -2 : found.get(pieces[best]!)!)) best = i;
    });
    return best;
  }
}
