/** Moves nodes that lie on each other to the nearest free place. Pure and without chance. */

export interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** The user knows this one where it is. */
  readonly fixed: boolean;
}

/** Room of a node with its label of two lines, in the drawing's units. */
const WIDTH = 84;
const HEIGHT = 58;
const STEP = 14;
const GOLDEN_ANGLE = 2.399963;
const MOST_TRIES = 600;

const clash = (a: Spot, x: number, y: number): boolean =>
  Math.abs(a.x - x) < WIDTH && Math.abs(a.y - y) < HEIGHT;

/** Fixed spots keep their place (even on each other); every other finds one that is free, nearest first. */
export function apart(spots: readonly Spot[]): Spot[] {
  const placed = spots.filter((s) => s.fixed);
  for (const spot of spots.filter((s) => !s.fixed)) placed.push(free(spot, placed));
  return placed;
}

function free(spot: Spot, placed: readonly Spot[]): Spot {
  for (let i = 0; i < MOST_TRIES; i++) {
    const radius = STEP * Math.sqrt(i);
    const x = spot.x + radius * Math.cos(i * GOLDEN_ANGLE);
    const y = spot.y + radius * Math.sin(i * GOLDEN_ANGLE);
    if (!placed.some((p) => clash(p, x, y))) return { ...spot, x, y };
  }
  return spot;
}
