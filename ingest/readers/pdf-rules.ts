/** Straight lines and thin bars that a page draws: the borders of its tables. */
import { type Matrix, multiply, type Rule } from './pdf-page.ts';

/** A filled rectangle thinner than this (points) is a line. */
const THIN = 3;
/** Shorter strokes are dots, underlines of a letter, parts of a drawing. */
const SHORT = 6;
const MAX_RULES = 6_000;
const MAX_STATES = 200;

type Ops = Readonly<Record<string, number>>;

interface OperatorPage {
  getOperatorList(): Promise<{ fnArray: ArrayLike<number>; argsArray: ArrayLike<unknown> }>;
}

/** Rules in page coordinates (points, y downwards), empty when the drawing cannot be read. */
export async function pageRules(page: OperatorPage, ops: Ops, toPage: Matrix): Promise<Rule[]> {
  const list = await page.getOperatorList().catch(() => ({ fnArray: [], argsArray: [] }));
  const rules: Rule[] = [];
  const states: Matrix[] = [];
  let matrix = toPage;
  for (let i = 0; i < list.fnArray.length && rules.length < MAX_RULES; i++) {
    const op = list.fnArray[i];
    const args = list.argsArray[i];
    if (op === ops.save || op === ops.paintFormXObjectBegin) {
      if (states.length < MAX_STATES) states.push(matrix);
      if (op === ops.paintFormXObjectBegin) matrix = multiply(matrix, asMatrix(first(args)));
    } else if (op === ops.restore || op === ops.paintFormXObjectEnd) matrix = states.pop() ?? matrix;
    else if (op === ops.transform) matrix = multiply(matrix, asMatrix(args));
    else if (op === ops.constructPath) addPath(args, ops, matrix, rules);
  }
  return rules;
}

function first(args: unknown): unknown {
  return Array.isArray(args) ? args[0] : undefined;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function asMatrix(value: unknown): Matrix {
  const numbers =
    ArrayBuffer.isView(value) || Array.isArray(value) ? Array.from(value as ArrayLike<unknown>) : [];
  return numbers.length === 6 && numbers.every((n) => typeof n === 'number')
    ? (numbers as unknown as Matrix)
    : IDENTITY;
}

/** pdfjs gives a path as [painting operator, [its drawing operators and coordinates], bounds]. */
function addPath(args: unknown, ops: Ops, matrix: Matrix, rules: Rule[]): void {
  if (!Array.isArray(args)) return;
  const [paint, data] = args as [number, unknown];
  const path = Array.isArray(data) ? data[0] : undefined;
  if (paint === ops.endPath || !(path instanceof Float32Array)) return;
  const stroked = [ops.stroke, ops.closeStroke, ops.fillStroke, ops.closeFillStroke].includes(paint);
  for (const points of subpaths(path)) {
    const placed = points.map(([x, y]) => apply(matrix, x, y));
    if (stroked) addSides(placed, rules);
    else addBar(placed, rules);
  }
}

type Point = readonly [number, number];

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Coordinates that each of pdfjs's drawing operators (move, line, cubic, quadratic, close) takes. */
const TAKES = [2, 2, 6, 4, 0];

/** Corner points of each closed or open figure; figures with curves are left out. */
function subpaths(path: Float32Array): Point[][] {
  const figures: Point[][] = [];
  let figure: Point[] = [];
  for (let i = 0; i < path.length; ) {
    const op = path[i] ?? 0;
    if (op === 0 && figure.length > 0) {
      figures.push(figure);
      figure = [];
    }
    if (op === 4 && figure[0] !== undefined) figure.push(figure[0]);
    const takes = TAKES[op];
    if (takes === undefined) break;
    if (takes > 0) figure.push([path[i + takes - 1] ?? 0, path[i + takes] ?? 0]);
    i += takes + 1;
  }
  if (figure.length > 0) figures.push(figure);
  return figures;
}

function addSides(points: readonly Point[], rules: Rule[]): void {
  for (let i = 1; i < points.length; i++) addRule(points[i - 1], points[i], rules);
}

/** A filled bar is a line along its middle; a filled area is a cell's shade and no border. */
function addBar(points: readonly Point[], rules: Rule[]): void {
  if (points.length < 4) return;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  if (bottom - top <= THIN) addRule([left, middle.y], [right, middle.y], rules);
  else if (right - left <= THIN) addRule([middle.x, top], [middle.x, bottom], rules);
}

function addRule(from: Point | undefined, to: Point | undefined, rules: Rule[]): void {
  if (from === undefined || to === undefined) return;
  const [x1, x2] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [y1, y2] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  const flat = y2 - y1 < 1.5 && x2 - x1 >= SHORT;
  const upright = x2 - x1 < 1.5 && y2 - y1 >= SHORT;
  if (flat || upright) rules.push({ x1, y1, x2, y2 });
}
