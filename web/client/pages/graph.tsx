/** The graph from one entity, or the path between two; both live in the address. */
import { lazy, Suspense } from 'react';
import type { EntityList, EntityPage } from '../../contract.ts';
import { apiPath, getJson } from '../parts/api.ts';
import { EntityPicker } from '../parts/entity-picker.tsx';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useLoad } from '../parts/use-load.ts';
import { useTitle } from '../parts/use-title.ts';

const GraphView = lazy(() => import('../graph-view/graph-view.tsx'));

export default function Graph() {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const from = params.get('from');
  const to = params.get('to');
  const start = useName(from);
  const end = useName(to);
  useTitle(start.data ? `${t('graph.title')} · ${start.data}` : t('graph.title'));
  return (
    <div className="page wide">
      <h1>{t('graph.title')}</h1>
      <div className="button-row pickers">
        <EntityPicker
          label={t('graph.from.pick')}
          value={start.data ?? ''}
          onChoose={(c) => change({ from: c.id, to: null })}
        />
        {from ? (
          <EntityPicker
            label={t('graph.to.pick')}
            value={end.data ?? ''}
            onChoose={(c) => change({ to: c.id })}
          />
        ) : null}
        {to ? (
          <button type="button" className="button" onClick={() => change({ to: null })}>
            {t('graph.clearTo')}
          </button>
        ) : null}
      </div>
      {start.state === 'failed' ? <Failed error={start.error} /> : null}
      {from && start.state !== 'failed' ? (
        <Suspense fallback={<Loading />}>
          <GraphView key={from} start={from} to={to ?? undefined} />
        </Suspense>
      ) : null}
      {from ? null : <Starts />}
    </div>
  );
}

const useName = (id: string | null) =>
  useLoad(
    id,
    async (signal) =>
      (await getJson<EntityPage>(apiPath('entities', id ?? ''), { limit: 1 }, signal)).entity.name,
  );

const STARTS = 12;

/** Programs that most plans speak of: good places to see how plans hang together. */
function Starts() {
  const { t } = useSpeech();
  const { change } = useAddress();
  const programs = useLoad('programs', (signal) =>
    getJson<EntityList>('/api/programs', { limit: 1000 }, signal),
  );
  const best = [...(programs.data?.items ?? [])].sort((a, b) => b.plans - a.plans || b.facts - a.facts);
  return (
    <>
      <p className="lead">{t('graph.lead')}</p>
      {programs.state === 'failed' ? <Failed error={programs.error} retry={programs.reload} /> : null}
      {best.length > 0 ? (
        <section aria-labelledby="starts">
          <h2 id="starts">{t('graph.suggest')}</h2>
          <ul className="chips">
            {best.slice(0, STARTS).map((p) => (
              <li key={p.id}>
                <button type="button" className="chip" onClick={() => change({ from: p.id })}>
                  {p.name} <span className="count">{p.plans}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
