import { sha256 } from '../graph/ids.ts';
import { piecesOf } from './pieces.ts';
import type { VectorIndex } from './vector-index.ts';

/** Identity of a piece: the first 64 bits of the SHA-256 of its text, in hex. */
export const pieceKey = (text: string): string => sha256(text).slice(0, 16);

/** Texts of a unit's pieces. */
export const pieceTexts = (text: string): string[] => piecesOf(text).map((p) => text.slice(p.start, p.end));

export interface UnitSimilarity {
  readonly unit: string;
  /** Of its best piece, −1 to 1. */
  readonly similarity: number;
}

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

  /** The units nearest to a vector, best first, ties by unit; at least `limit` where there are as many. */
  search(vector: Float32Array, limit: number, accept?: (unit: string) => boolean): UnitSimilarity[] {
    const allowed = accept && ((piece: string) => (this.#unitsOf.get(piece) ?? []).some(accept));
    // A unit has two or three pieces: asking for more pieces than units fills the list in one go.
    for (let pieces = limit * 3; ; pieces *= 4) {
      const matches = this.#vectors.search(vector, pieces, allowed);
      const best = this.#bestOf(
        matches.map((m) => [m.key, m.similarity] as const),
        accept,
      );
      if (best.length >= limit || matches.length < pieces) return best.slice(0, limit);
    }
  }

  /** Similarity of given units, however far they are. */
  similarity(vector: Float32Array, units: Iterable<string>): UnitSimilarity[] {
    const wanted = new Set(units);
    const pieces = [...wanted].flatMap((unit) => this.#piecesOf.get(unit) ?? []);
    return this.#bestOf(this.#vectors.similarity(vector, new Set(pieces)), (unit) => wanted.has(unit));
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

  #bestOf(pieces: Iterable<readonly [string, number]>, accept?: (unit: string) => boolean): UnitSimilarity[] {
    const best = new Map<string, number>();
    for (const [piece, similarity] of pieces) {
      for (const unit of this.#unitsOf.get(piece) ?? []) {
        if (accept && !accept(unit)) continue;
        if (similarity > (best.get(unit) ?? Number.NEGATIVE_INFINITY)) best.set(unit, similarity);
      }
    }
    return [...best]
      .map(([unit, similarity]) => ({ unit, similarity }))
      .sort((a, b) => b.similarity - a.similarity || (a.unit < b.unit ? -1 : 1));
  }
}
