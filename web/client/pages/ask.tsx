/** Home: one box; the answer computed from the graph with its proofs, the passages, and the surroundings. */
import { useMemo } from 'react';
import type { AskReply, SearchReply } from '../../contract.ts';
import { getJson } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { queryString } from '../parts/query.ts';
import { QuestionBox } from '../parts/question-box.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useLoad } from '../parts/use-load.ts';
import { useTitle } from '../parts/use-title.ts';
import { AnswerView } from './ask-answer.tsx';
import { FILTERS } from './ask-filters.ts';
import { Hits } from './ask-hits.tsx';
import { Surroundings } from './ask-surroundings.tsx';
import { Welcome } from './ask-welcome.tsx';
import '../styles/ask.css';

export default function Ask() {
  const { params } = useAddress();
  const q = params.get('q')?.trim() ?? '';
  useTitle(q || null);
  return q ? <Asked q={q} /> : <Welcome />;
}

function Asked({ q }: { q: string }) {
  const { t } = useSpeech();
  const { params } = useAddress();
  const plan = params.getAll('plan');
  const filters = useMemo(() => Object.fromEntries(FILTERS.map((f) => [f, params.getAll(f)])), [params]);
  const asked = useLoad(`ask${queryString({ q, plan })}`, (signal) =>
    getJson<AskReply>('/api/ask', { q, plan }, signal),
  );
  const found = useLoad(`search${queryString({ q, ...filters })}`, (signal) =>
    getJson<SearchReply>('/api/search', { q, ...filters, limit: params.get('limit') ?? 10 }, signal),
  );
  const reply = asked.data;
  return (
    <div className="page">
      <h1 className="visually-hidden">{t('ask.results', { q })}</h1>
      <QuestionBox asked={q} />
      <div className="ask-columns">
        <div className="ask-answer">
          {asked.state === 'failed' ? <Failed error={asked.error} retry={asked.reload} /> : null}
          {asked.state === 'loading' && !reply ? <Loading label={t('ask.thinking')} /> : null}
          {reply ? (
            <AnswerView key={q} reply={reply} chosen={plan.length} stale={asked.state === 'loading'} />
          ) : null}
        </div>
        {reply && reply.entities.length > 0 ? <Surroundings entities={reply.entities} /> : null}
      </div>
      {found.state === 'failed' ? <Failed error={found.error} retry={found.reload} /> : null}
      {found.data ? (
        <Hits reply={found.data} stale={found.state === 'loading'} near={reply?.confidence === 'none'} />
      ) : null}
    </div>
  );
}
