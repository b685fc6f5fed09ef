/**
 * The neighbourhood of one entity: drawing, legend, panel with quotes and the table twin. The only owner of
 * cytoscape; loaded when a page needs it.
 */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { entityAddress } from '../parts/addresses.ts';
import { fileName, saveBlob, saveText } from '../parts/download.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed } from '../parts/states.tsx';
import { useTheme } from '../parts/theme.tsx';
import { Canvas, type CanvasHandle, type Direction } from './canvas.tsx';
import { graphml, json } from './files.ts';
import type { LayoutName } from './layouts.ts';
import { Legend } from './legend.tsx';
import { colourOf, label, palette } from './looks.ts';
import { Panel } from './panel.tsx';
import type { PathStep } from './path.ts';
import { PathLine } from './path-line.tsx';
import { visible } from './state.ts';
import { svg } from './svg.ts';
import { type GraphFile, Toolbar } from './toolbar.tsx';
import { Twin } from './twin.tsx';
import { useGraph } from './use-graph.ts';
import '../styles/graph.css';

interface Props {
  readonly start: string;
  /** The shortest chain to this entity is drawn too. */
  readonly to?: string;
  /** Beside an answer: fewer nodes, fewer tools. */
  readonly compact?: boolean;
}

export default function GraphView({ start, to, compact = false }: Props) {
  const { t } = useSpeech();
  const go = useNavigate();
  const { dark } = useTheme();
  const canvas = useRef<CanvasHandle>(null);
  const [layout, setLayout] = useState<LayoutName>('force');
  const [path, setPath] = useState<readonly PathStep[] | null>(null);
  const { state, dispatch, busy, error, expand, join } = useGraph(start, compact ? 24 : undefined);
  const graph = useMemo(() => visible(state), [state]);
  const chosen = state.selected ? state.nodes.get(state.selected) : undefined;
  const started = state.nodes.has(start);

  useEffect(() => {
    setPath(null);
    if (started && to) void join(start, to).then(setPath);
  }, [started, start, to, join]);

  const open = (id: string) => {
    const node = state.nodes.get(id);
    if (node) go(entityAddress(node.kind, id));
  };
  const find = (id: string) => {
    dispatch({ type: 'select', id });
    canvas.current?.focus(id);
  };
  const save = (file: GraphFile) => {
    const name = fileName(state.nodes.get(start)?.name ?? 'graph', file);
    if (file === 'json') saveText(json(graph), 'application/json', name);
    else if (file === 'graphml') saveText(graphml(graph), 'application/xml', name);
    else if (file === 'png' && canvas.current) saveBlob(canvas.current.png(), name);
    else if (canvas.current)
      saveText(svg(graph, canvas.current.places(), svgLooks(dark)), 'image/svg+xml', name);
  };

  const act = (key: string): boolean => {
    const id = state.selected;
    if (key.startsWith('Arrow')) {
      const next = canvas.current?.neighbour(id ?? start, key as Direction);
      if (next) find(next);
    } else if (key === 'Enter' && id) void expand(id);
    else if (key === 'o' && id) open(id);
    else if ((key === 'h' || key === 'Delete') && id && id !== start) dispatch({ type: 'hide', id });
    else if (key === 'u') dispatch({ type: 'undo' });
    else if (key === 'f') canvas.current?.fit();
    else if (key === '+' || key === '=') canvas.current?.zoom(1.3);
    else if (key === '-') canvas.current?.zoom(1 / 1.3);
    else if (key === 'Escape') dispatch({ type: 'select', id: null });
    else return false;
    return true;
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !act(event.key)) return;
    event.preventDefault();
  };

  if (error && !started) return <Failed error={error} />;
  return (
    <div className={compact ? 'graph-view compact' : 'graph-view'} aria-busy={busy}>
      <Toolbar
        graph={graph}
        layout={layout}
        canUndo={state.past.length > 0}
        compact={compact}
        onLayout={setLayout}
        onFit={() => canvas.current?.fit()}
        onZoom={(factor) => canvas.current?.zoom(factor)}
        onUndo={() => dispatch({ type: 'undo' })}
        onFind={find}
        onSave={save}
      />
      <Legend state={state} dispatch={dispatch} />
      {path?.length === 0 ? <p className="notice">{t('graph.noPath')}</p> : null}
      {path && path.length > 0 ? (
        <PathLine start={state.nodes.get(start)?.name ?? ''} steps={path} onSelect={find} />
      ) : null}
      <div className="graph-body">
        <section
          className="graph-stage"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk the graph from here.
          tabIndex={0}
          aria-label={t('graph.stage')}
          aria-describedby="graph-keys"
          onKeyDown={press}
        >
          <Canvas
            ref={canvas}
            graph={graph}
            state={state}
            layout={layout}
            onSelect={(id) => dispatch({ type: 'select', id })}
            onExpand={(id) => void expand(id)}
            onMore={(id, relation) => void expand(id, relation)}
            onOpen={open}
          />
        </section>
        {chosen ? (
          <Panel
            node={chosen}
            state={state}
            onExpand={(relation) => void expand(chosen.id, relation)}
            onHide={() => dispatch({ type: 'hide', id: chosen.id })}
          />
        ) : null}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {chosen ? t('graph.chosen', { name: chosen.name }) : ''}
      </p>
      {error && started ? <Failed error={error} /> : null}
      {state.full ? <p className="notice">{t('graph.full', { n: graph.nodes.length })}</p> : null}
      <p id="graph-keys" className="quiet">
        {t('graph.keys')}
      </p>
      <Twin graph={graph} onSelect={find} />
    </div>
  );
}

const svgLooks = (dark: boolean) => ({
  ...palette(dark),
  colourOf: (kind: Parameters<typeof colourOf>[0]) => colourOf(kind, dark),
  label,
});
