import type { CSSProperties } from 'react';
import type { EntityKind } from '../../../graph/kinds.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { useTheme } from '../parts/theme.tsx';
import { colourOf } from './looks.ts';
import { ShapeIcon } from './shape-icon.tsx';
import { type GraphAction, type GraphState, legend } from './state.ts';

interface Props {
  readonly state: GraphState;
  readonly dispatch: (action: GraphAction) => void;
}

/** The legend is the filter: a kind or relation that is switched off leaves the drawing and the table. */
export function Legend({ state, dispatch }: Props) {
  const { t } = useSpeech();
  const { dark } = useTheme();
  const { kinds, relations } = legend(state);
  const paint = (kind: EntityKind) => ({ '--kind': colourOf(kind, dark) }) as CSSProperties;
  return (
    <div className="legend">
      <ul aria-label={t('graph.kinds')}>
        {kinds.map(({ kind, count }) => (
          <li key={kind}>
            <button
              type="button"
              aria-pressed={!state.hiddenKinds.has(kind)}
              style={paint(kind)}
              onClick={() => dispatch({ type: 'kind', kind })}
            >
              <ShapeIcon kind={kind} />
              {t(`kind.${kind}`)} <span className="count">{count}</span>
            </button>
          </li>
        ))}
      </ul>
      <ul aria-label={t('graph.relations')}>
        {relations.map(({ relation, count }) => (
          <li key={relation}>
            <button
              type="button"
              aria-pressed={!state.hiddenRelations.has(relation)}
              onClick={() => dispatch({ type: 'relation', relation })}
            >
              <span className="line-icon" aria-hidden="true">
                →
              </span>
              {t(`relation.${relation}`)} <span className="count">{count}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
