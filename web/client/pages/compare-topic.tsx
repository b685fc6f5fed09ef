import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { Hit, PlanSummary, SearchReply } from '../../contract.ts';
import { entityAddress, textAddress } from '../parts/addresses.ts';
import { getJson } from '../parts/api.ts';
import { clauseSteps, planDate } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Quote } from '../parts/quote.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useLoad } from '../parts/use-load.ts';
import { ExportButtons } from './compare-export.tsx';
import { bySaying } from './compare-saying.ts';

interface Props {
  readonly plans: readonly PlanSummary[];
  readonly chosen: readonly string[];
}

const PER_PLAN = 40;

/** What two plans say on one topic, passage by passage. */
export function TopicView({ plans, chosen }: Props) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const byDate = [...plans].sort((a, b) => planDate(a).localeCompare(planDate(b)));
  const left = byDate.find((p) => p.id === chosen[0]) ?? byDate[0];
  const right = byDate.find((p) => p.id === chosen[1]) ?? byDate.find((p) => p !== left);
  const topic = params.get('topic') ?? '';
  const [words, setWords] = useState(topic);
  if (!left || !right) return <Empty title={t('compare.needTwo')} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({ topic: words.trim() || null, plan: [left.id, right.id] });
  };
  const options = byDate.map((p) => ({ value: p.id, label: p.title }));
  return (
    <>
      <form className="button-row filters" onSubmit={submit}>
        <label className="inline-field">
          {t('compare.topicWords')}
          <input
            type="search"
            value={words}
            placeholder={t('compare.topicHint')}
            onChange={(e) => setWords(e.target.value)}
          />
        </label>
        <button type="submit" className="button primary">
          {t('compare.go')}
        </button>
      </form>
      <div className="two-columns topic-plans">
        <Select
          aria-label={t('compare.left')}
          value={left.id}
          options={options}
          onChange={(id) => change({ plan: [id, right.id] })}
        />
        <Select
          aria-label={t('compare.right')}
          value={right.id}
          options={options}
          onChange={(id) => change({ plan: [left.id, id] })}
        />
      </div>
      {topic ? (
        <Passages topic={topic} left={left} right={right} />
      ) : (
        <Empty title={t('compare.topicEmpty')} />
      )}
    </>
  );
}

function Passages({ topic, left, right }: { topic: string; left: PlanSummary; right: PlanSummary }) {
  const { t } = useSpeech();
  const found = useLoad(`${topic}|${left.id}|${right.id}`, (signal) =>
    Promise.all(
      [left, right].map((p) =>
        getJson<SearchReply>('/api/search', { q: topic, plan: p.id, limit: PER_PLAN }, signal),
      ),
    ),
  );
  if (found.state === 'failed') return <Failed error={found.error} retry={found.reload} />;
  if (!found.data) return <Loading />;
  const columns = [left, right].map((plan, i) => ({ plan, hits: found.data?.[i]?.hits ?? [] }));
  const sheet = () => ({
    name: topic,
    head: [t('table.plan'), t('compare.clause'), t('compare.text')],
    rows: columns.flatMap(({ plan, hits }) =>
      bySaying(topic, hits).said.map((h) => [
        plan.title,
        clauseSteps(plan, h.clause).join(' › '),
        h.clause.text,
      ]),
    ),
  });
  return (
    <>
      <ExportButtons stem={topic} sheet={sheet} />
      <div className="two-columns">
        {columns.map(({ plan, hits }) => (
          <section key={plan.id} aria-label={plan.title}>
            <h2>
              <Link to={entityAddress('plan', plan.id)}>{plan.title}</Link>
            </h2>
            <PlanHits topic={topic} hits={hits} />
          </section>
        ))}
      </div>
    </>
  );
}

/** Clauses that say the very words first; what is only near is told apart and folded away. */
function PlanHits({ topic, hits }: { topic: string; hits: readonly Hit[] }) {
  const { t } = useSpeech();
  const { said, near } = bySaying(topic, hits);
  if (hits.length === 0) return <Empty title={t('hits.none')} />;
  const list = (some: readonly Hit[]) =>
    some.map((hit) => <TopicHit key={hit.clause.id + hit.clause.start} hit={hit} />);
  return (
    <>
      <p className="quiet">{t('compare.said', { topic, n: said.length })}</p>
      {list(said)}
      {near.length > 0 ? (
        <details className="fold" open={said.length === 0}>
          <summary>{t('compare.near', { n: near.length })}</summary>
          {list(near)}
        </details>
      ) : null}
    </>
  );
}

function TopicHit({ hit }: { hit: Hit }) {
  const { t } = useSpeech();
  return (
    <article className="card hit">
      <p className="clause-path">{clauseSteps(hit.plan, hit.clause).join(' › ')}</p>
      <Quote text={hit.clause.text} lit={hit.highlights} />
      <Link className="open-text" to={textAddress(hit.plan.id, hit.clause)}>
        {t('evidence.open')}
      </Link>
    </article>
  );
}
