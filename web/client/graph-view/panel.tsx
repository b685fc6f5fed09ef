import { Link } from 'react-router';
import type { Entity } from '../../../graph/model.ts';
import type { FactView } from '../../contract.ts';
import { entityAddress, textAddress } from '../parts/addresses.ts';
import { otherNames } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { KindBadge } from '../parts/kind-badge.tsx';
import type { GraphState } from './state.ts';

interface Props {
  readonly node: Entity;
  readonly state: GraphState;
  readonly onExpand: (relation?: string) => void;
  readonly onHide: () => void;
}

const MOST_FACTS = 40;

/** The chosen entity with the sentence behind every line that touches it. */
export function Panel({ node, state, onExpand, onHide }: Props) {
  const { t } = useSpeech();
  const facts = [...state.facts.values()].filter((f) => f.subject === node.id || f.object === node.id);
  const more = Object.entries(state.more.get(node.id) ?? {});
  const aliases = otherNames(node.name, node.aliases);
  return (
    <div className="graph-panel">
      <h3>
        <KindBadge kind={node.kind} /> {node.name}
      </h3>
      {aliases.length > 0 ? (
        <p className="quiet">{t('entity.aliases', { names: aliases.slice(0, 6).join('、') })}</p>
      ) : null}
      <p className="button-row">
        <Link className="button" to={entityAddress(node.kind, node.id)}>
          {t('graph.open')}
        </Link>
        <button type="button" className="button" onClick={() => onExpand()}>
          {t('graph.expand')}
        </button>
        <button type="button" className="button" onClick={onHide}>
          {t('graph.hide')}
        </button>
      </p>
      {more.length > 0 ? (
        <ul className="chips" aria-label={t('graph.notShown')}>
          {more.map(([relation, n]) => (
            <li key={relation}>
              <button type="button" className="chip" onClick={() => onExpand(relation)}>
                {t('graph.more', { n })} {t(`relation.${relation as FactView['relation']}`)}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <h4>{t('graph.facts', { n: facts.length })}</h4>
      <ul className="fact-list">
        {facts.slice(0, MOST_FACTS).map((f) => (
          <FactRow key={f.id} fact={f} of={node.id} />
        ))}
      </ul>
      {facts.length > MOST_FACTS ? <p className="quiet">{t('graph.seeTable')}</p> : null}
    </div>
  );
}

function FactRow({ fact, of }: { fact: FactView; of: string }) {
  const { t } = useSpeech();
  const out = fact.subject === of;
  return (
    <li>
      <p>
        <span className="relation">{t(out ? `relation.${fact.relation}` : `reverse.${fact.relation}`)}</span>{' '}
        {out ? fact.objectName : fact.subjectName}
      </p>
      <blockquote className="quote small">{fact.quote}</blockquote>
      <Link className="open-text" to={textAddress(fact.plan.id, fact)}>
        {fact.plan.title}
      </Link>
    </li>
  );
}
