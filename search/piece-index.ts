import { sha256 } from '../graph/ids.ts';
import { piecesOf } from './pieces.ts';
import { TopMatches } from './top-matches.ts';
import type { VectorIndex } from './vector-index.ts';

/** Identity of a piece: the first 64 bits of the SHA-256 of its text, in hex. */
export const pieceKey = (text: string): string => sha256(text).slice(0, 16);

/** Texts of a unit's pieces. */
export const pieceTexts = (text: string): string[] => piecesOf(text).map((p) => text.slice(p.start, p.end));

/** A unit's pieces. */
interface UnitPieces {
  /** Slots of their vectors, in the order of the text; a sentence that stands twice in a unit is one piece. */
  readonly slots: readonly number[];
  /** The place of each among the unit's texts, where those repeat. */
  readonly places: readonly number[] | null;
}

/** Units laid out for comparing them all with a vector. */
interface Laid {
  readonly units: readonly string[];
  /** Slots of all their pieces; those of unit i end before `ends[i]`. */
  readonly slots: Int32Array;
  readonly ends: Int32Array;
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

/** Units whose pieces are compared for each unit wanted, in order of their best piece. */
const LOOKED_AT = 1.5;
/** Most units come in with one or two pieces: asking for more pieces than units fills the list in one go. */
const PIECES_PER_UNIT = 3;

/**
 * Which pieces make up which units. A vector belongs to a text, not to a place: a sentence that stands in
 * twenty plans is embedded, kept and compared once.
 */
export class PieceIndex {
  readonly #vectors: VectorIndex;
  /** Slot of a piece → the units that have it. */
  readonly #unitsAt: (string[] | undefined)[] = [];
  readonly #piecesOf = new Map<string, UnitPieces>();
  /** The units of filters, which come again with each question; forgotten with every change. */
  #filtered = new WeakMap<ReadonlySet<string>, Laid>();

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
    return this.#vectors.slotOf(piece) !== undefined;
  }

  /** Adds a unit; `vectorOf` is asked only for pieces not held yet. */
  add(unit: string, pieces: readonly string[], vectorOf: (piece: string) => Float32Array): void {
    this.remove(unit);
    const unique = [...new Set(pieces)];
    const slots = unique.map((piece) => {
      const slot = this.#vectors.slotOf(piece) ?? this.#vectors.add(piece, vectorOf(piece));
      const units = this.#unitsAt[slot];
      if (units) units.push(unit);
      else this.#unitsAt[slot] = [unit];
      return slot;
    });
    const places = unique.length < pieces.length ? unique.map((piece) => pieces.indexOf(piece)) : null;
    this.#piecesOf.set(unit, { slots, places });
  }

  remove(unit: string): void {
    for (const slot of this.#slotsOf(unit)) {
      const rest = this.#unitsAt[slot]!.filter((u) => u !== unit);
      if (rest.length > 0) this.#unitsAt[slot] = rest;
      else {
        this.#unitsAt[slot] = undefined;
        this.#vectors.remove(this.#vectors.keyOf(slot)!);
      }
    }
    this.#piecesOf.delete(unit);
    this.#filtered = new WeakMap();
  }

  /** For each vector at most `limit` units nearest to it (among `only`, if given), best first, ties by unit. */
  search(
    vectors: readonly Float32Array[],
    limit: number,
    only?: ReadonlySet<string> | null,
  ): UnitSimilarity[][] {
    if (only) {
      const laid = this.#filtered.get(only) ?? this.#lay([...only]);
      this.#filtered.set(only, laid);
      const similarity = this.#vectors.similarityAll(vectors, laid.slots);
      return similarity.map((of) => nearest(of, laid, limit));
    }
    const search = (asked: readonly Float32Array[], pieces: number): UnitSimilarity[][] =>
      this.#vectors.searchAll(asked, pieces).map((matches, i) => {
        const units = [...new Set(matches.flatMap(({ slot }) => this.#unitsAt[slot] ?? []))];
        if (units.length < limit && matches.length === pieces) return search([asked[i]!], pieces * 4)[0]!;
        // The second best piece changes little, and nothing far down the list.
        const laid = this.#lay(units.slice(0, Math.ceil(limit * LOOKED_AT)));
        return nearest(this.#vectors.similarity(asked[i]!, laid.slots), laid, limit);
      });
    return search(vectors, limit * PIECES_PER_UNIT);
  }

  /** Similarity of given units, however far they are, best first. */
  similarity(vector: Float32Array, units: Iterable<string>): UnitSimilarity[] {
    const laid = this.#lay([...new Set(units)]);
    return nearest(this.#vectors.similarity(vector, laid.slots), laid, laid.units.length);
  }

  /** The unit's nearest pieces, best first, each by its first place among them. */
  nearestPieces(vector: Float32Array, unit: string, limit: number): { place: number; similarity: number }[] {
    const held = this.#piecesOf.get(unit);
    if (!held) return [];
    return Array.from(this.#vectors.similarity(vector, held.slots), (similarity, i) => ({
      place: held.places?.[i] ?? i,
      similarity,
    }))
      .sort((a, b) => b.similarity - a.similarity || a.place - b.place)
      .slice(0, limit);
  }

  #slotsOf(unit: string): readonly number[] {
    return this.#piecesOf.get(unit)?.slots ?? [];
  }

  #lay(units: readonly string[]): Laid {
    const ends = new Int32Array(units.length);
    const slots: number[] = [];
    units.forEach((unit, u) => {
      for (const slot of this.#slotsOf(unit)) slots.push(slot);
      ends[u] = slots.length;
    });
    return { units, slots: Int32Array.from(slots), ends };
  }
}

/** @param similarity of all the pieces laid out */
const nearest = (similarity: Float64Array, { units, ends }: Laid, limit: number): UnitSimilarity[] => {
  const found = new TopMatches(limit);
  let from = 0;
  for (let u = 0; u < units.length; u++) {
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    for (const end = ends[u]!; from < end; from++) {
      const s = similarity[from]!;
      if (s > best) [best, second] = [s, best];
      else if (s > second) second = s;
    }
    if (best === Number.NEGATIVE_INFINITY) continue;
    const near = ofTwoBest(best, second === Number.NEGATIVE_INFINITY ? null : second);
    if (near >= found.least) found.offer({ key: units[u]!, slot: u, similarity: near });
  }
  return found.list().map(({ key, similarity: s }) => ({ unit: key, similarity: s }));
};
