/**
 * Ruled tables: rules that touch each other form a grid; neighbouring places without a rule between them are one
 * merged cell.
 *
 *     ├────┬────┤      xs: x of the vertical rules, ys: y of the horizontal ones
 *     │    ├────┤      place (1,0) and (0,0) have no rule between them: one cell of two rows
 *     └────┴────┘
 */
import { cellText, toLines } from './pdf-lines.ts';
import type { Piece, Rule } from './pdf-page.ts';
import type { Dense, GridCell } from './pdf-tables.ts';

/** Rules of one border are drawn up to this far apart (double lines, rounding). */
const NEAR = 3.5;
const MAX_SIDE = 400;

export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rules: readonly Rule[];
}

/** A ruled table found on a page; `xs` are its column borders. */
export interface RuledTable {
  readonly top: number;
  readonly bottom: number;
  readonly xs: readonly number[];
  readonly rows: Dense;
}

/** A box around paragraphs (专栏): their lines are as wide as the box, not as the page. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Ruled {
  readonly tables: readonly RuledTable[];
  readonly frames: readonly Frame[];
  /** The pieces that stand in no table. */
  readonly rest: readonly Piece[];
}

/** Tables of at least two columns, and frames. */
export function ruledTables(pieces: readonly Piece[], rules: readonly Rule[]): Ruled {
  let rest = [...pieces];
  const tables: RuledTable[] = [];
  const frames: Frame[] = [];
  for (const grid of grids(rules)) {
    if (grid.xs.length < 3) {
      frames.push(frameOf(grid));
      continue;
    }
    const inside = rest.filter((piece) => isInside(piece, grid));
    const rows = fill(grid, inside);
    if (rows.flat().filter((cell) => cell.text !== '').length < 2) continue;
    rest = rest.filter((piece) => !isInside(piece, grid));
    tables.push({ top: grid.ys[0] ?? 0, bottom: grid.ys.at(-1) ?? 0, xs: grid.xs, rows });
  }
  return { tables: tables.sort((a, b) => a.top - b.top), frames, rest };
}

function frameOf({ xs, ys }: Grid): Frame {
  return { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 };
}

function isInside(piece: Piece, { xs, ys }: Grid): boolean {
  const [x, y] = middle(piece);
  return x > (xs[0] ?? 0) && x < (xs.at(-1) ?? 0) && y > (ys[0] ?? 0) && y < (ys.at(-1) ?? 0);
}

function middle({ x, y, width, size }: Piece): [number, number] {
  return [x + width / 2, y - size * 0.35];
}

const isFlat = (rule: Rule) => rule.x2 - rule.x1 > rule.y2 - rule.y1;

function grids(rules: readonly Rule[]): Grid[] {
  const flat = rules.filter(isFlat);
  const upright = rules.filter((rule) => !isFlat(rule));
  return components(flat, upright)
    .map((group) =>
      toGrid(
        group.filter(isFlat),
        group.filter((rule) => !isFlat(rule)),
      ),
    )
    .filter(
      (grid) =>
        grid.xs.length > 1 && grid.ys.length > 1 && grid.xs.length < MAX_SIDE && grid.ys.length < MAX_SIDE,
    );
}

function toGrid(flat: readonly Rule[], upright: readonly Rule[]): Grid {
  // Tables are often open at their sides: the rows' rules then say how wide they are.
  const ends =
    flat.length < 2
      ? []
      : [Math.min(...flat.map((rule) => rule.x1)), Math.max(...flat.map((rule) => rule.x2))];
  return {
    xs: cluster([...upright.map((rule) => rule.x1), ...ends]),
    ys: cluster(flat.map((rule) => rule.y1)),
    rules: [...flat, ...upright],
  };
}

/** Groups of rules that cross or touch, directly or through others. */
function components(flat: readonly Rule[], upright: readonly Rule[]): Rule[][] {
  const all = [...flat, ...upright];
  const parent = all.map((_, at) => at);
  flat.forEach((row, r) => {
    upright.forEach((column, c) => {
      if (touches(row, column)) union(parent, r, flat.length + c);
    });
  });
  const groups = new Map<number, Rule[]>();
  all.forEach((rule, at) => {
    const root = find(parent, at);
    groups.set(root, [...(groups.get(root) ?? []), rule]);
  });
  return [...groups.values()].filter((group) => group.length > 3);
}

function touches(row: Rule, column: Rule): boolean {
  return (
    column.x1 > row.x1 - NEAR &&
    column.x1 < row.x2 + NEAR &&
    row.y1 > column.y1 - NEAR &&
    row.y1 < column.y2 + NEAR
  );
}

function find(parent: number[], at: number): number {
  let root = at;
  while (parent[root] !== root) root = parent[root] ?? root;
  // Shortens the way for the next time.
  for (let next = at; next !== root; ) {
    const up = parent[next] ?? root;
    parent[next] = root;
    next = up;
  }
  return root;
}

function union(parent: number[], a: number, b: number): void {
  parent[find(parent, a)] = find(parent, b);
}

/** Values nearer than NEAR to their neighbour are one. */
function cluster(values: readonly number[]): number[] {
  const clusters: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = clusters.at(-1);
    if (last === undefined || value - last > NEAR) clusters.push(value);
  }
  return clusters;
}

function fill(grid: Grid, pieces: readonly Piece[]): Dense {
  const width = grid.xs.length - 1;
  const height = grid.ys.length - 1;
  const parent = mergedPlaces(grid, width, height);
  const held = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const [x, y] = middle(piece);
    const place = find(parent, between(grid.ys, y) * width + between(grid.xs, x));
    const known = held.get(place);
    if (known === undefined) held.set(place, [piece]);
    else known.push(piece);
  }
  const cells = new Map<number, GridCell>();
  const right = new Map<number, number>();
  for (let at = 0; at < width * height; at++) {
    const root = find(parent, at);
    right.set(root, Math.max(right.get(root) ?? 0, grid.xs[(at % width) + 1] ?? 0));
    if (!cells.has(root)) cells.set(root, { text: '' });
  }
  for (const [root, inside] of held) {
    const cell = cells.get(root);
    const left = grid.xs[leftmost(parent, root, width)] ?? 0;
    if (cell !== undefined) cell.text = cellText(toLines(inside, 0), left, right.get(root) ?? 0);
  }
  return Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_, c) => cells.get(find(parent, r * width + c)) ?? { text: '' }),
  );
}

/** The first column of a merged cell. */
function leftmost(parent: number[], root: number, width: number): number {
  for (let c = 0; c < width; c++) {
    for (let at = c; at < parent.length; at += width) if (find(parent, at) === root) return c;
  }
  return 0;
}

/** Union–find over the places of the grid, joined where no rule parts them. */
function mergedPlaces({ xs, ys, rules }: Grid, width: number, height: number): number[] {
  const parent = Array.from({ length: width * height }, (_, at) => at);
  const flat = rules.filter(isFlat);
  const upright = rules.filter((rule) => !isFlat(rule));
  for (let r = 0; r < height; r++) {
    const y = ((ys[r] ?? 0) + (ys[r + 1] ?? 0)) / 2;
    const crossing = upright.filter((rule) => rule.y1 <= y && rule.y2 >= y);
    const below = flat.filter((rule) => Math.abs(rule.y1 - (ys[r + 1] ?? 0)) <= NEAR);
    for (let c = 0; c < width; c++) {
      const x = ((xs[c] ?? 0) + (xs[c + 1] ?? 0)) / 2;
      const at = r * width + c;
      const border = xs[c + 1] ?? 0;
      if (c + 1 < width && !crossing.some((rule) => Math.abs(rule.x1 - border) <= NEAR))
        union(parent, at, at + 1);
      if (r + 1 < height && !below.some((rule) => rule.x1 <= x && rule.x2 >= x))
        union(parent, at, at + width);
    }
  }
  return parent;
}

/** Index of the stretch between two borders that holds the value. */
function between(borders: readonly number[], value: number): number {
  const after = borders.findIndex((border) => border > value);
  return Math.max(0, (after < 0 ? borders.length - 1 : after) - 1);
}
