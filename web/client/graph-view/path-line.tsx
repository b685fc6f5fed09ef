import { Fragment } from 'react';
import { useSpeech } from '../parts/i18n.tsx';
import type { PathStep } from './path.ts';

interface Props {
  readonly start: string;
  readonly steps: readonly PathStep[];
  readonly onSelect: (id: string) => void;
}

/** The chain between two entities as a sentence: what the drawing shows, for those who read. */
export function PathLine({ start, steps, onSelect }: Props) {
  const { t } = useSpeech();
  return (
    <p className="path-line">
      <span className="quiet">{t('graph.path', { n: steps.length })}</span> {start}
      {steps.map((step) => (
        <Fragment key={step.id}>
          <span className="quiet">
            {' '}
            —{t(step.forward ? `relation.${step.fact.relation}` : `reverse.${step.fact.relation}`)}→{' '}
          </span>
          <button type="button" className="link-button" onClick={() => onSelect(step.id)}>
            {step.name}
          </button>
        </Fragment>
      ))}
    </p>
  );
}
