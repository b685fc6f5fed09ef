import { useId } from 'react';
import { useSpeech } from '../parts/i18n.tsx';
import { LAYOUTS, type LayoutName } from './layouts.ts';
import type { VisibleGraph } from './state.ts';

export type GraphFile = 'png' | 'svg' | 'graphml' | 'json';
const FILES: readonly GraphFile[] = ['png', 'svg', 'graphml', 'json'];

interface Props {
  readonly graph: VisibleGraph;
  readonly layout: LayoutName;
  readonly canUndo: boolean;
  readonly compact: boolean;
  readonly onLayout: (name: LayoutName) => void;
  readonly onFit: () => void;
  readonly onZoom: (factor: number) => void;
  readonly onUndo: () => void;
  readonly onFind: (id: string) => void;
  readonly onSave: (file: GraphFile) => void;
}

export function Toolbar({ graph, layout, canUndo, compact, ...on }: Props) {
  const { t } = useSpeech();
  return (
    <div className="graph-toolbar" role="toolbar" aria-label={t('graph.tools')}>
      <button type="button" className="button" onClick={on.onFit}>
        {t('graph.fit')}
      </button>
      <button type="button" className="button" aria-label={t('graph.zoomIn')} onClick={() => on.onZoom(1.3)}>
        +
      </button>
      <button
        type="button"
        className="button"
        aria-label={t('graph.zoomOut')}
        onClick={() => on.onZoom(1 / 1.3)}
      >
        −
      </button>
      <button type="button" className="button" disabled={!canUndo} onClick={on.onUndo}>
        {t('graph.undo')}
      </button>
      {compact ? null : (
        <>
          <label className="inline-field">
            {t('graph.layout')}
            <select value={layout} onChange={(e) => on.onLayout(e.target.value as LayoutName)}>
              {LAYOUTS.map((name) => (
                <option key={name} value={name}>
                  {t(`layout.${name}`)}
                </option>
              ))}
            </select>
          </label>
          <Finder graph={graph} onFind={on.onFind} />
          <label className="inline-field">
            {t('graph.save')}
            <select value="" onChange={(e) => e.target.value && on.onSave(e.target.value as GraphFile)}>
              <option value="">{t('graph.chooseFile')}</option>
              {FILES.map((file) => (
                <option key={file} value={file}>
                  {file === 'graphml' ? 'GraphML' : file.toUpperCase()}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </div>
  );
}

/** Search what is shown; choosing a name brings its node to the middle. */
function Finder({ graph, onFind }: { graph: VisibleGraph; onFind: (id: string) => void }) {
  const { t } = useSpeech();
  const list = useId();
  const find = (text: string) => {
    const node = graph.nodes.find((n) => n.name === text);
    if (node) onFind(node.id);
  };
  return (
    <label className="inline-field">
      {t('graph.find')}
      <input
        type="search"
        list={list}
        placeholder={t('graph.findHint')}
        onChange={(e) => find(e.target.value)}
      />
      <datalist id={list}>
        {graph.nodes.map((n) => (
          <option key={n.id} value={n.name} />
        ))}
      </datalist>
    </label>
  );
}
