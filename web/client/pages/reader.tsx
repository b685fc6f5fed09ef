/** One plan: outline, text with marks, task cards, what cleaning removed, citation, plans above and below. */
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { PlanDetail, PlanText } from '../../contract.ts';
import { compareAddress, entityAddress, graphAddress } from '../parts/addresses.ts';
import { apiPath, getJson } from '../parts/api.ts';
import { Crumb } from '../parts/crumb.tsx';
import { fileName, saveText } from '../parts/download.ts';
import { FactsLine } from '../parts/facts-line.tsx';
import { periodText, regionText } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useLoad } from '../parts/use-load.ts';
import { useTitle } from '../parts/use-title.ts';
import { CitationBox } from './reader-citation.tsx';
import { Removed } from './reader-removed.tsx';
import { ReaderText } from './reader-text.tsx';
import '../styles/reader.css';

export default function Reader() {
  const { id = '' } = useParams();
  const loaded = useLoad(id, async (signal) => {
    const [detail, text] = await Promise.all([
      getJson<PlanDetail>(apiPath('plans', id), {}, signal),
      getJson<PlanText>(apiPath('plans', id, 'text'), {}, signal),
    ]);
    return { detail, text };
  });
  useTitle(loaded.data?.detail.plan.title ?? null);
  if (loaded.state === 'failed') return <Failed error={loaded.error} retry={loaded.reload} />;
  if (!loaded.data) return <Loading />;
  const { detail, text } = loaded.data;
  return (
    <div className="page reader">
      <PlanHead detail={detail} text={text} />
      <ReaderText key={detail.plan.id} detail={detail} text={text} />
    </div>
  );
}

function PlanHead({ detail, text }: { detail: PlanDetail; text: PlanText }) {
  const { t } = useSpeech();
  const [cite, setCite] = useState(false);
  const { plan } = detail;
  const rows: [string, string | null][] = [
    [t('plan.docNumber'), plan.docNumber],
    [t('plan.issuers'), plan.issuers.join('、') || null],
    [t('plan.region'), regionText(plan.region) || null],
    [t('plan.issued'), plan.issuedDate],
    [t('plan.published'), plan.publishedDate],
    [t('plan.period'), periodText(plan.periodStart, plan.periodEnd)],
    [t('plan.indexNumber'), plan.indexNumber],
    [t('plan.source'), detail.source],
  ];
  return (
    <header className="plan-head">
      <Crumb to="/plans" name={t('plans.title')} />
      <h1>{plan.title}</h1>
      <FactsLine rows={rows} />
      <p className="button-row">
        <button type="button" className="button" aria-expanded={cite} onClick={() => setCite(!cite)}>
          {t('plan.cite')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveText(text.text, 'text/plain', fileName(plan.title, 'txt'))}
        >
          {t('plan.download')}
        </button>
        <a className="button" href={apiPath('plans', plan.id, 'source')} download>
          {t('plan.original')}
        </a>
        <Link className="button" to={graphAddress(plan.id)}>
          {t('plan.graph')}
        </Link>
        <Link className="button" to={compareAddress({ view: 'topic', plan: [plan.id] })}>
          {t('plan.compare')}
        </Link>
      </p>
      {cite ? <CitationBox plan={plan.id} title={plan.title} /> : null}
      <Relatives detail={detail} />
      <Issues detail={detail} />
      <Removed removed={detail.removed} />
    </header>
  );
}

function Relatives({ detail }: { detail: PlanDetail }) {
  const { t } = useSpeech();
  const linked = new Set(detail.upstream.map((p) => p.title));
  const cited = detail.citations.filter((c) => !linked.has(c.title));
  if (detail.upstream.length + detail.downstream.length + cited.length === 0) return null;
  const label = (relation: string) => t(`cites.${relation.toLowerCase()}` as 'cites.cites');
  return (
    <details className="fold">
      <summary>
        {t('plan.relatives', {
          up: detail.upstream.length + cited.length,
          down: detail.downstream.length,
        })}
      </summary>
      <div className="two-columns">
        <div>
          <h3>{t('plan.upstream')}</h3>
          <ul>
            {detail.upstream.map((p) => (
              <li key={p.id + p.relation}>
                <span className="badge">{label(p.relation)}</span>{' '}
                <Link to={entityAddress('plan', p.id)}>{p.title}</Link>
              </li>
            ))}
            {cited.map((c) => (
              <li key={`${c.title}${c.start}`}>
                <span className="badge">{label(c.relation)}</span> 《{c.title}》
                {c.docNumber ? <span className="quiet"> {c.docNumber}</span> : null}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{t('plan.downstream')}</h3>
          {detail.downstream.length === 0 ? <p className="quiet">{t('plan.noDownstream')}</p> : null}
          <ul>
            {detail.downstream.map((p) => (
              <li key={p.id + p.relation}>
                <span className="badge">{label(p.relation)}</span>{' '}
                <Link to={entityAddress('plan', p.id)}>{p.title}</Link>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </details>
  );
}

function Issues({ detail }: { detail: PlanDetail }) {
  const { t } = useSpeech();
  if (detail.issues.length === 0) return null;
  return (
    <details className="fold">
      <summary>{t('plan.issues', { n: detail.issues.length })}</summary>
      <ul>
        {detail.issues.map((issue) => (
          <li key={`${issue.code}${issue.start ?? ''}${issue.message}`}>
            {issue.message} <span className="quiet">{issue.code}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
