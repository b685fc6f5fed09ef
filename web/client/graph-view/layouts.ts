/** Where nodes stand. The first drawing is laid out whole; what is opened later finds room around its parent. */
import type { Core, LayoutOptions, NodeCollection } from 'cytoscape';
import { apart } from './apart.ts';

export const LAYOUTS = ['force', 'rings', 'tree', 'grid'] as const;
/** Between the drawing and the edge of its box, in pixels. */
const MARGIN = 36;
export type LayoutName = (typeof LAYOUTS)[number];

/** fcose draws from Math.random: a fixed start (`randomize: false` on a spiral) gives the same picture each time. */
const force = (fit: boolean, fixed: NodeCollection | null): LayoutOptions =>
  ({
    name: 'fcose',
    quality: 'proof',
    randomize: false,
    animate: false,
    fit,
    padding: MARGIN,
    nodeSeparation: 110,
    nodeRepulsion: () => 14_000,
    idealEdgeLength: () => 105,
    nodeDimensionsIncludeLabels: true,
    packComponents: true,
    fixedNodeConstraint: fixed?.map((n) => ({ nodeId: n.id(), position: { ...n.position() } })),
  }) as unknown as LayoutOptions;

function options(name: LayoutName, start: string): LayoutOptions {
  const common = { fit: true, padding: MARGIN, animate: false, nodeDimensionsIncludeLabels: true };
  switch (name) {
    case 'force':
      return force(true, null);
    case 'rings':
      return {
        ...common,
        name: 'concentric',
        minNodeSpacing: 46,
        concentric: (n) =>
          n.id() === start ? 10 : 5 - (n as unknown as { data(k: string): number }).data('hops'),
        levelWidth: () => 1,
      };
    case 'tree':
      return { ...common, name: 'breadthfirst', roots: [start], directed: false, spacingFactor: 1.1 };
    case 'grid':
      return { ...common, name: 'grid', avoidOverlapPadding: 30 };
  }
}

export function layOut(cy: Core, name: LayoutName, start: string): void {
  if (name === 'force') spiral(cy.nodes(), { x: 0, y: 0 });
  if (name === 'rings') markHops(cy, start);
  cy.layout(options(name, start)).run();
  if (name === 'force') spread(cy, cy.nodes());
  frame(cy, start);
}

/** The whole drawing in its box; where that makes it too small to read, its middle. */
export function frame(cy: Core, start: string): void {
  cy.fit(undefined, MARGIN);
  keepReadable(cy, start);
}

/** Below this zoom the labels of the drawing vanish. */
const READABLE = 0.76;

/** On a narrow screen a whole star would be dots without names: rather its middle, and the user drags. */
function keepReadable(cy: Core, start: string): void {
  if (cy.zoom() >= READABLE || cy.width() > 600) return;
  cy.zoom(READABLE);
  cy.center(cy.getElementById(start));
}

/** Places new nodes beside `parent` and lets only them move: the picture the user knows stays where it is. */
export function layOutNew(cy: Core, fresh: NodeCollection, parent: string): void {
  const origin = cy.getElementById(parent);
  if (fresh.empty()) return;
  spiral(fresh, origin.nonempty() ? origin.position() : { x: 0, y: 0 });
  cy.layout(force(false, cy.nodes().difference(fresh) as NodeCollection)).run();
  spread(cy, fresh);
  show(cy, fresh.union(origin) as NodeCollection);
}

/** What was opened must be seen; the zoom changes only when it does not fit where the user looks. */
function show(cy: Core, nodes: NodeCollection): void {
  const view = cy.extent();
  const box = nodes.boundingBox();
  const seen = box.x1 >= view.x1 && box.x2 <= view.x2 && box.y1 >= view.y1 && box.y2 <= view.y2;
  if (!seen) cy.fit(nodes, MARGIN);
}

/** No two shapes with their labels on one spot: the force layout knows nothing of nodes it may not move. */
function spread(cy: Core, movable: NodeCollection): void {
  const placed = apart(cy.nodes().map((n) => ({ id: n.id(), ...n.position(), fixed: !movable.contains(n) })));
  for (const { id, x, y } of placed) cy.getElementById(id).position({ x, y });
}

const GOLDEN_ANGLE = 2.399963;

/** A sunflower spiral: no two nodes on one spot, no chance involved. */
function spiral(nodes: NodeCollection, centre: { x: number; y: number }): void {
  nodes.forEach((node, i) => {
    const radius = 60 + 26 * Math.sqrt(i);
    node.position({
      x: centre.x + radius * Math.cos(i * GOLDEN_ANGLE),
      y: centre.y + radius * Math.sin(i * GOLDEN_ANGLE),
    });
  });
}

function markHops(cy: Core, start: string): void {
  const root = cy.getElementById(start);
  cy.nodes().data('hops', 4);
  if (root.empty()) return;
  cy.elements().bfs({
    roots: root,
    visit: (v, _e, _u, _i, depth) => void v.data('hops', Math.min(4, depth)),
  });
}
