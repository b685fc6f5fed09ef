/** The drawing. It owns cytoscape's instance and follows `graph`; it decides nothing itself. */
import cytoscape, {
  type Core,
  type ElementDefinition,
  type NodeCollection,
  type NodeSingular,
} from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useSpeech } from '../parts/i18n.tsx';
import { useTheme } from '../parts/theme.tsx';
import { frame, type LayoutName, layOut, layOutNew } from './layouts.ts';
import { label, stylesheet } from './looks.ts';
import type { GraphState, VisibleGraph } from './state.ts';
import type { Place } from './svg.ts';

cytoscape.use(fcose);

export interface CanvasHandle {
  fit(): void;
  zoom(factor: number): void;
  focus(id: string): void;
  /** The nearest node in a direction from `from`, for the arrow keys. */
  neighbour(from: string, direction: Direction): string | null;
  png(): Blob;
  places(): Map<string, Place>;
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

interface Props {
  readonly ref: Ref<CanvasHandle>;
  readonly graph: VisibleGraph;
  readonly state: GraphState;
  readonly layout: LayoutName;
  readonly onSelect: (id: string | null) => void;
  readonly onExpand: (id: string) => void;
  readonly onMore: (id: string, relation: string) => void;
  readonly onOpen: (id: string) => void;
}

const MARGIN = 36;
const WAIT_FOR_SECOND_TAP_MS = 260;
const MOST_LINE_LABELS = 12;

export function Canvas({ ref, graph, state, layout, ...on }: Props) {
  const { t } = useSpeech();
  const { dark } = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const core = useRef<Core | null>(null);
  const framed = useRef<Framed | null>(null);
  const handlers = useRef(on);
  handlers.current = on;

  useEffect(() => {
    if (!box.current) return;
    const cy = cytoscape({ container: box.current, minZoom: 0.15, maxZoom: 3 });
    core.current = cy;
    listen(cy, handlers);
    const watch = new ResizeObserver(() => {
      cy.resize();
      const last = framed.current;
      // The panel takes its place after the first drawing; what the user has moved stays where it was put.
      if (last && last.view === viewOf(cy)) framed.current = framedNow(cy, last.start);
    });
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      cy.destroy();
      core.current = null;
    };
  }, []);

  useEffect(() => {
    core.current?.style(stylesheet(dark));
  }, [dark]);

  const drawnLayout = useRef<LayoutName | null>(null);
  useEffect(() => {
    const cy = core.current;
    if (!cy) return;
    const elements = elementsOf(
      graph,
      state,
      (n) => t('graph.more', { n }),
      (r) => t(`relation.${r}`),
    );
    const fresh = update(cy, elements);
    const anew = drawnLayout.current !== layout || fresh.length === cy.nodes().length;
    drawnLayout.current = layout;
    if (anew) {
      layOut(cy, layout, state.start);
      framed.current = { start: state.start, view: viewOf(cy) };
    } else layOutNew(cy, fresh, state.selected ?? state.start);
    emphasise(cy, state);
  }, [graph, state, layout, t]);

  useImperativeHandle(ref, () => handle(core), []);
  return <div ref={box} className="graph-canvas" data-testid="graph-canvas" aria-hidden="true" />;
}

/** Where the drawing was last set into its box, and around what. */
interface Framed {
  readonly start: string;
  readonly view: string;
}

const viewOf = (cy: Core): string => JSON.stringify([cy.zoom(), cy.pan()]);

function framedNow(cy: Core, start: string): Framed {
  frame(cy, start);
  return { start, view: viewOf(cy) };
}

function listen(
  cy: Core,
  handlers: React.RefObject<Pick<Props, 'onSelect' | 'onExpand' | 'onMore' | 'onOpen'>>,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  cy.on('tap', (event) => {
    if (event.target === cy) handlers.current.onSelect(null);
  });
  cy.on('tap', 'node', (event) => {
    const node = event.target;
    clearTimeout(timer);
    const { of, relation } = node.data();
    if (of) handlers.current.onMore(of, relation);
    // A double click must not first redraw the graph under the pointer.
    else timer = setTimeout(() => handlers.current.onExpand(node.id()), WAIT_FOR_SECOND_TAP_MS);
  });
  cy.on('dbltap', 'node', (event) => {
    clearTimeout(timer);
    if (!event.target.data('of')) handlers.current.onOpen(event.target.id());
  });
}

function elementsOf(
  graph: VisibleGraph,
  state: GraphState,
  moreWords: (n: number) => string,
  relationWords: (r: VisibleGraph['links'][number]['relation']) => string,
): ElementDefinition[] {
  const nodes = graph.nodes.map((n) => ({
    data: { id: n.id, kind: n.kind, label: label(n.name) },
    classes: n.id === state.start ? 'start' : '',
  }));
  const edges = graph.links.map((l) => ({
    data: { id: l.id, source: l.from, target: l.to, label: relationWords(l.relation) },
  }));
  const shown = new Set(graph.nodes.map((n) => n.id));
  const stubs = [...state.more]
    .filter(([id]) => shown.has(id) && id === state.selected)
    .flatMap(([of, counts]) =>
      Object.entries(counts).flatMap(([relation, n]) => {
        const id = `more|${of}|${relation}`;
        const words = `${moreWords(n)} ${relationWords(relation as Parameters<typeof relationWords>[0])}`;
        return [
          { data: { id, of, relation, label: words }, classes: 'more' },
          { data: { id: `${id}|edge`, source: of, target: id }, classes: 'more' },
        ];
      }),
    );
  return [
    ...nodes,
    ...stubs.filter((s) => 'of' in s.data),
    ...edges,
    ...stubs.filter((s) => 'source' in s.data),
  ];
}

/** Adds and removes what differs, keeps every other element where it is, and returns the new nodes. */
function update(cy: Core, elements: readonly ElementDefinition[]): NodeCollection {
  const wanted = new Map(elements.map((e) => [e.data.id as string, e]));
  const added = elements.filter((e) => cy.getElementById(e.data.id as string).empty());
  cy.batch(() => {
    cy.elements().forEach((e) => {
      const next = wanted.get(e.id());
      if (!next) e.remove();
      else e.data('label', next.data.label);
    });
    cy.add([...added]);
  });
  return cy.nodes().filter((n) => added.some((e) => e.data.id === n.id())) as NodeCollection;
}

function emphasise(cy: Core, state: GraphState): void {
  cy.batch(() => {
    cy.elements().removeClass('chosen near named faint path');
    cy.elements()
      .filter((e) => state.path.has(e.id()))
      .addClass('path');
    const chosen = state.selected ? cy.getElementById(state.selected) : null;
    if (!chosen || chosen.empty()) return;
    chosen.addClass('chosen');
    const near = chosen.connectedEdges().not('.more');
    // A star of many lines with the same word on each is noise: the legend and the panel name them.
    if (near.length <= MOST_LINE_LABELS) near.addClass('near named');
    cy.elements().difference(chosen.closedNeighborhood()).not('.path').addClass('faint');
  });
}

function handle(core: React.RefObject<Core | null>): CanvasHandle {
  const cy = (): Core => {
    if (!core.current) throw new Error('the canvas is gone');
    return core.current;
  };
  return {
    fit: () => void cy().fit(undefined, MARGIN),
    zoom: (factor) => {
      const c = cy();
      c.zoom({ level: c.zoom() * factor, renderedPosition: { x: c.width() / 2, y: c.height() / 2 } });
    },
    focus: (id) => void cy().animate({ center: { eles: cy().getElementById(id) }, duration: 0 }),
    neighbour: (from, direction) => nearest(cy(), from, direction),
    png: () => cy().png({ output: 'blob', full: true, scale: 2, bg: pageColour() }) as unknown as Blob,
    places: () =>
      new Map(
        cy()
          .nodes()
          .map((n) => [n.id(), { ...n.position() }]),
      ),
  };
}

const pageColour = (): string =>
  getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();

function nearest(cy: Core, from: string, direction: Direction): string | null {
  const here = cy.getElementById(from);
  if (here.empty()) return cy.nodes().not('.more').first().id() ?? null;
  const { x, y } = here.position();
  let best: { id: string; cost: number } | null = null;
  const nodes = cy.nodes().not('.more').toArray() as NodeSingular[];
  for (const node of nodes) {
    const dx = node.position('x') - x;
    const dy = node.position('y') - y;
    const along = { ArrowUp: -dy, ArrowDown: dy, ArrowLeft: -dx, ArrowRight: dx }[direction];
    if (node.id() === from || along <= 1) continue;
    const aside = direction === 'ArrowUp' || direction === 'ArrowDown' ? Math.abs(dx) : Math.abs(dy);
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { id: node.id(), cost };
  }
  return best?.id ?? null;
}
