import { lazy, Suspense, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { AskReply } from '../../contract.ts';
import { graphAddress } from '../parts/addresses.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Loading } from '../parts/states.tsx';

const GraphView = lazy(() => import('../graph-view/graph-view.tsx'));
const CHOICES = 6;

/** The graph around what the answer speaks of; the drawing library loads only now. */
export function Surroundings({ entities }: { entities: AskReply['entities'] }) {
  const { t } = useSpeech();
  const [start, setStart] = useState(entities[0]?.id ?? '');
  useEffect(() => setStart(entities[0]?.id ?? ''), [entities]);
  return (
    <section className="surroundings" aria-labelledby="surroundings">
      <h2 id="surroundings">
        {t('around.title')}
        <Link className="open-text" to={graphAddress(start)}>
          {t('around.large')}
        </Link>
      </h2>
      {entities.length > 1 ? (
        <ul className="chips" aria-label={t('around.starts')}>
          {entities.slice(0, CHOICES).map((e) => (
            <li key={e.id}>
              <button
                type="button"
                className="chip"
                aria-pressed={e.id === start}
                onClick={() => setStart(e.id)}
              >
                {t(`kind.${e.kind}`)} · {e.name}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Suspense fallback={<Loading />}>
        {start ? <GraphView key={start} start={start} compact /> : null}
      </Suspense>
    </section>
  );
}
