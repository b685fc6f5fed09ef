/** How kinds look: a colour per group, a shape per kind (so that colour is never the only sign). */
import type { StylesheetJson } from 'cytoscape';
import { type EntityKind, type EntityKindRow, entityKinds } from '../../../graph/kinds.ts';

type Group = EntityKindRow['group'];

const LIGHT: Record<Group, string> = {
  document: '#1f5fbf',
  work: '#a85708',
  body: '#0a7565',
  measure: '#7c3bb8',
  place: '#b3264f',
};
const DARK: Record<Group, string> = {
  document: '#82b1ff',
  work: '#f0b060',
  body: '#5fd0bd',
  measure: '#cda3f5',
  place: '#ff9db5',
};

export const SHAPES = {
  plan: 'round-rectangle',
  document: 'rectangle',
  task: 'round-hexagon',
  program: 'round-diamond',
  industry: 'concave-hexagon',
  department: 'ellipse',
  function: 'star',
  indicator: 'round-triangle',
  target: 'round-pentagon',
  region: 'vee',
} as const satisfies Record<EntityKind, string>;

export const colourOf = (kind: EntityKind, dark: boolean): string =>
  (dark ? DARK : LIGHT)[entityKinds[kind].group];

export const palette = (dark: boolean) =>
  dark
    ? { ink: '#e8eaed', paper: '#15191d', line: '#5a6570', accent: '#ffd166' }
    : { ink: '#1d2429', paper: '#ffffff', line: '#a9b3bb', accent: '#c77700' };

/** Labels vanish below this size on screen instead of becoming dust. */
const LEAST_FONT = 8;

export function stylesheet(dark: boolean): StylesheetJson {
  const { ink, paper, line, accent } = palette(dark);
  const kinds = (Object.keys(SHAPES) as EntityKind[]).map((kind) => ({
    selector: `node[kind = "${kind}"]`,
    style: { shape: SHAPES[kind], 'background-color': colourOf(kind, dark) },
  }));
  return [
    {
      selector: 'node',
      style: {
        width: 22,
        height: 22,
        label: 'data(label)',
        color: ink,
        'font-size': 11,
        'font-family': 'Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif',
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-wrap': 'wrap',
        'text-max-width': '112px',
        // Chinese has no spaces to wrap at: labels come with their own line breaks.
        'text-overflow-wrap': 'anywhere',
        'text-background-color': paper,
        'text-background-opacity': 0.82,
        'text-background-padding': '1px',
        'min-zoomed-font-size': LEAST_FONT,
      },
    },
    ...kinds,
    { selector: 'node.start', style: { width: 34, height: 34, 'font-size': 13, 'font-weight': 'bold' } },
    {
      selector: 'node.more',
      style: {
        shape: 'round-rectangle',
        'background-opacity': 0,
        'border-width': 1,
        'border-style': 'dashed',
        'border-color': line,
        width: 30,
        height: 18,
        'text-valign': 'center',
        'text-margin-y': 0,
        'font-size': 10,
      },
    },
    {
      selector: 'edge',
      style: {
        width: 1.2,
        'line-color': line,
        'curve-style': 'bezier',
        'target-arrow-shape': 'triangle',
        'target-arrow-color': line,
        'arrow-scale': 0.8,
      },
    },
    { selector: 'edge.more', style: { 'line-style': 'dashed', 'target-arrow-shape': 'none' } },
    {
      selector: 'edge.near',
      style: { 'line-color': accent, 'target-arrow-color': accent, width: 1.8 },
    },
    {
      selector: 'edge.named',
      style: {
        label: 'data(label)',
        'font-size': 9,
        color: ink,
        'text-rotation': 'autorotate',
        'text-background-color': paper,
        'text-background-opacity': 0.9,
        'min-zoomed-font-size': LEAST_FONT,
      },
    },
    { selector: 'node.path', style: { 'border-width': 3, 'border-color': accent } },
    {
      selector: 'edge.path',
      style: { 'line-color': accent, 'target-arrow-color': accent, width: 3 },
    },
    { selector: 'node.chosen', style: { 'border-width': 4, 'border-color': accent } },
    { selector: '.faint', style: { opacity: 0.35 } },
  ];
}

const LINE = 9;
const LINES = 2;

/** A name in at most two lines of like length, nine characters each; the whole name stands in the panel. */
export function label(name: string): string {
  const letters = [...name];
  if (letters.length <= LINE) return name;
  const shown = letters.length > LINE * LINES ? [...letters.slice(0, LINE * LINES - 1), '…'] : letters;
  const half = Math.ceil(shown.length / LINES);
  return `${shown.slice(0, half).join('')}\n${shown.slice(half).join('')}`;
}
