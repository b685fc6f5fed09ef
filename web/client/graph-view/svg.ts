/** What is shown as an SVG file: places from the drawing, text as text, so that a report can edit it. Pure. */
import type { Entity } from '../../../graph/model.ts';
import { xml } from './files.ts';
import { SHAPE_PATHS } from './shapes.ts';
import type { GraphLink, VisibleGraph } from './state.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface SvgLooks {
  readonly ink: string;
  readonly paper: string;
  readonly line: string;
  readonly colourOf: (kind: Entity['kind']) => string;
  readonly label: (name: string) => string;
}

const MARGIN = 90;
const NODE = { radius: 11, box: 16, font: 11, lineHeight: 14 };
const FONT = 'Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif';

export function svg(graph: VisibleGraph, places: ReadonlyMap<string, Place>, looks: SvgLooks): string {
  const nodes = graph.nodes.filter((n) => places.has(n.id));
  const xs = nodes.map((n) => (places.get(n.id) as Place).x);
  const ys = nodes.map((n) => (places.get(n.id) as Place).y);
  const [left, top] = [Math.min(0, ...xs) - MARGIN, Math.min(0, ...ys) - MARGIN];
  const [width, height] = [Math.max(0, ...xs) + MARGIN - left, Math.max(0, ...ys) + MARGIN - top];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, height].map(round).join(' ')}" width="${round(width)}" height="${round(height)}" font-family="${FONT}" font-size="${NODE.font}">`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0l8 4-8 4z" fill="${looks.line}"/></marker></defs>`,
    `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" fill="${looks.paper}"/>`,
    ...graph.links.map((l) => linkSvg(l, places, looks)),
    ...nodes.map((n) => nodeSvg(n, places.get(n.id) as Place, looks)),
    '</svg>',
    '',
  ].join('\n');
}

const round = (n: number): number => Math.round(n * 10) / 10;

/** A line that ends at the border of its target's shape, so that the arrow is seen. */
function linkSvg(link: GraphLink, places: ReadonlyMap<string, Place>, { line }: SvgLooks): string {
  const [from, to] = [places.get(link.from), places.get(link.to)];
  if (!from || !to) return '';
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const cut = Math.min(1, (NODE.radius + 2) / length);
  const end = { x: to.x - (to.x - from.x) * cut, y: to.y - (to.y - from.y) * cut };
  return `<line x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(end.x)}" y2="${round(end.y)}" stroke="${line}" marker-end="url(#arrow)"><title>${xml(link.relation)}</title></line>`;
}

function nodeSvg(node: Entity, { x, y }: Place, { ink, paper, colourOf, label }: SvgLooks): string {
  const scale = (2 * NODE.radius) / NODE.box;
  const lines = label(node.name).split('\n');
  const text = lines
    .map(
      (line, i) =>
        `<tspan x="${round(x)}" y="${round(y + NODE.radius + NODE.lineHeight * (i + 1))}">${xml(line)}</tspan>`,
    )
    .join('');
  return [
    `<g><title>${xml(node.name)}</title>`,
    `<path transform="translate(${round(x - NODE.radius)} ${round(y - NODE.radius)}) scale(${scale})" d="${SHAPE_PATHS[node.kind]}" fill="${colourOf(node.kind)}"/>`,
    `<text text-anchor="middle" fill="${ink}" stroke="${paper}" stroke-width="3" paint-order="stroke">${text}</text></g>`,
  ].join('');
}
