/** The shapes of kinds as outlines in a box of 16 × 16: for the legend and for the SVG file. Pure. */
import type { EntityKind } from '../../../graph/kinds.ts';

export const SHAPE_PATHS: Record<EntityKind, string> = {
  plan: 'M2 4h12v8H2z',
  document: 'M3 3h10v10H3z',
  task: 'M5 2h6l4 6-4 6H5L1 8z',
  program: 'M8 1l7 7-7 7-7-7z',
  industry: 'M1 2h14l-3 6 3 6H1l3-6z',
  department: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  function: 'M8 1l2.1 4.6 5 .6-3.7 3.4 1 5L8 12.1l-4.4 2.5 1-5L.9 6.2l5-.6z',
  indicator: 'M8 2l7 12H1z',
  target: 'M8 1l7 5-3 9H4L1 6z',
  region: 'M2 2l6 3 6-3-6 12z',
};
