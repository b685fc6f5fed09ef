/** What a PDF page shows, in points from its upper left corner: pieces of text and straight rules. */

/** A run of text as drawn; `y` is its baseline, `size` the height of its font. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A horizontal or vertical line; x1 ≤ x2, y1 ≤ y2. */
export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Page {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly rules: readonly Rule[];
  /** Text at odd angles (watermarks, stamps): not part of the page's text. */
  readonly slanted: readonly string[];
}

/** Pieces that stand beside each other without a column's gap between them. */
export interface Segment {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
}

export interface Line {
  readonly page: number;
  readonly y: number;
  readonly x0: number;
  readonly x1: number;
  readonly size: number;
  readonly segments: readonly Segment[];
  /** Lines with the same block are set to the same margins: a page format, or a box. */
  readonly block?: string;
}

/** [a, b, c, d, e, f]: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The matrix that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export function lineText(line: Line): string {
  return line.segments.map((segment) => segment.text).join(' ');
}

/** The most frequent of some sizes or positions, rounded to `step`; 0 for none. */
export function mode(values: readonly number[], step: number): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const rounded = Math.round(value / step) * step;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) {
      best = value;
      most = count;
    }
  }
  return best;
}
