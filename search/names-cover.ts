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

/** Most characters looked at. */
const MOST_ASKED = 80;
const MOST_FOUND = 600;

/**
 * Scratch space of `cover`, which is called for every sentence that is judged. `last[c]` is one more than the last
 * place of character c in the asked text and `before[i]` the same for the place before i; `run[i]` is the length of
 * the common stretch that ends at place i, if it ended at `stamp[i]`.
 */
const last = new Uint8Array(65_536);
const before = new Uint8Array(MOST_ASKED);
const run = new Uint16Array(MOST_ASKED);
const stamp = new Float64Array(MOST_ASKED).fill(-1);
let clock = 0;

function enter(a: string): void {
  for (let i = 0; i < a.length; i++) {
    const c = a.charCodeAt(i);
    before[i] = last[c]!;
    last[c] = i + 1;
  }
}

function leave(a: string): void {
  for (let i = 0; i < a.length; i++) last[a.charCodeAt(i)] = 0;
}

/** Longest common substring inside free stretches; ties: the earliest in the asked text. */
function longestCommon(b: string, freeA: Uint8Array, freeB: Uint8Array): Piece | null {
  let length = 1;
  let end = -1;
  let at = -1;
  clock += 2;
  for (let j = 0; j < b.length; j++, clock++) {
    if (!freeB[j]) continue;
    // from the last place to the first: what ended one place before must still be known
    for (let next = last[b.charCodeAt(j)]!; next > 0; next = before[next - 1]!) {
      const i = next - 1;
      if (!freeA[i]) continue;
      const n = i > 0 && stamp[i - 1] === clock - 1 ? run[i - 1]! + 1 : 1;
      run[i] = n;
      stamp[i] = clock;
      if (n > length || (n === length && n > 1 && i < end)) {
        length = n;
        end = i;
        at = j;
      }
    }
  }
  return end < 0 ? null : { start: end - length + 1, at: at - length + 1, length };
}

/**
 * @param asked folded, at most 80 characters are looked at
 * @param found folded, at most 600 characters are looked at
 */
export function cover(asked: string, found: string, smallest = 2): Cover {
  const a = asked.slice(0, MOST_ASKED);
  const b = found.slice(0, MOST_FOUND);
  if (a.length < smallest || b.length < smallest) return NOTHING;
  const freeA = new Uint8Array(a.length).fill(1);
  const freeB = new Uint8Array(b.length).fill(1);
  const pieces: Piece[] = [];
  enter(a);
  for (let n = 0; n < 8; n++) {
    const piece = longestCommon(b, freeA, freeB);
    if (!piece || piece.length < smallest) break;
    pieces.push(piece);
    freeA.fill(0, piece.start, piece.start + piece.length);
    freeB.fill(0, piece.at, piece.at + piece.length);
  }
  leave(a);
  if (pieces.length === 0) return NOTHING;
  const first = Math.min(...pieces.map((p) => p.at));
  const end = Math.max(...pieces.map((p) => p.at + p.length));
  return {
    pieces,
    covered: pieces.reduce((sum, p) => sum + p.length, 0),
    longest: pieces[0]!.length,
    extent: end - first,
  };
}

/** Share of the asked text found, weighted by how telling its characters are (`weight` per character). */
export function weightedShare(asked: string, c: Cover, weight: (index: number) => number): number {
  const inside = new Uint8Array(asked.length);
  for (const p of c.pieces) inside.fill(1, p.start, p.start + p.length);
  return shareOf(inside, weight);
}

/** The same for given characters: 1 for each that counts as found. */
export function shareOf(inside: Uint8Array, weight: (index: number) => number): number {
  let all = 0;
  let found = 0;
  for (let i = 0; i < Math.min(inside.length, MOST_ASKED); i++) {
    const w = weight(i);
    all += w;
    if (inside[i]) found += w;
  }
  return all === 0 ? 0 : found / all;
}
