/**
 * How much of one short text stands in another: the longest common stretches, taken greedily, longest first.
 *
 *   asked   规上工业增加值占生产总值的比重
 *   found   规上工业增加值占全区生产总值比重    → 规上工业增加值占 · 生产总值 · 比重: all of it
 *
 * A stretch counts from two characters on; one Chinese character alone is chance.
 */
export interface Piece {
  /** Place in the asked text. */
  readonly start: number;
  /** Place in the found text. */
  readonly at: number;
  readonly length: number;
}

export interface Cover {
  readonly pieces: readonly Piece[];
  /** Characters of the asked text that were found. */
  readonly covered: number;
  readonly longest: number;
  /** From the first to the last found character in the found text. */
  readonly extent: number;
}

const NOTHING: Cover = { pieces: [], covered: 0, longest: 0, extent: 0 };

/** Longest common substring inside free stretches; ties: the earliest in the asked text. */
function longestCommon(a: string, b: string, freeA: Uint8Array, freeB: Uint8Array): Piece | null {
  let best: Piece | null = null;
  let previous = new Uint16Array(b.length + 1);
  let current = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    current.fill(0);
    if (freeA[i]) {
      const c = a.charCodeAt(i);
      for (let j = 0; j < b.length; j++) {
        if (!freeB[j] || b.charCodeAt(j) !== c) continue;
        const length = previous[j]! + 1;
        current[j + 1] = length;
        if (length > (best?.length ?? 1)) best = { start: i - length + 1, at: j - length + 1, length };
      }
    }
    [previous, current] = [current, previous];
  }
  return best;
}

/**
 * @param asked folded, at most 80 characters are looked at
 * @param found folded, at most 600 characters are looked at
 */
export function cover(asked: string, found: string, smallest = 2): Cover {
  const a = asked.slice(0, 80);
  const b = found.slice(0, 600);
  if (a.length < smallest || b.length < smallest) return NOTHING;
  const freeA = new Uint8Array(a.length).fill(1);
  const freeB = new Uint8Array(b.length).fill(1);
  const pieces: Piece[] = [];
  for (let n = 0; n < 8; n++) {
    const piece = longestCommon(a, b, freeA, freeB);
    if (!piece || piece.length < smallest) break;
    pieces.push(piece);
    freeA.fill(0, piece.start, piece.start + piece.length);
    freeB.fill(0, piece.at, piece.at + piece.length);
  }
  if (pieces.length === 0) return NOTHING;
  const first = Math.min(...pieces.map((p) => p.at));
  const last = Math.max(...pieces.map((p) => p.at + p.length));
  return {
    pieces,
    covered: pieces.reduce((sum, p) => sum + p.length, 0),
    longest: pieces[0]!.length,
    extent: last - first,
  };
}

/** Share of the asked text found, weighted by how telling its characters are (`weight` per character). */
export function weightedShare(asked: string, c: Cover, weight: (index: number) => number): number {
  let all = 0;
  let found = 0;
  const inside = new Uint8Array(asked.length);
  for (const p of c.pieces) inside.fill(1, p.start, p.start + p.length);
  for (let i = 0; i < Math.min(asked.length, 80); i++) {
    const w = weight(i);
    all += w;
    if (inside[i]) found += w;
  }
  return all === 0 ? 0 : found / all;
}
