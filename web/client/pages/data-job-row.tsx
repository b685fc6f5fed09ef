import { Button, Progress } from 'antd';
import { Link } from 'react-router';
import type { PlanSummary } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { FactsLine } from '../parts/facts-line.tsx';
import { regionText } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { planDateText } from '../parts/plan-date.ts';
import type { FileRow } from './data-jobs.ts';

interface Props {
  readonly row: FileRow;
  /** The plan as it is stored now; absent before its file is read and once it is removed. */
  readonly stored: PlanSummary | undefined;
  readonly onRemove: (plan: PlanSummary) => void;
}

const COUNTS = ['tasks', 'targets', 'programs', 'departments', 'citations'] as const;

/** One file on its way in: how far it is, what was understood, and how to take it out again. */
export function JobRow({ row, stored, onRemove }: Props) {
  const { t } = useSpeech();
  const status = row.stage === 'failed' ? 'exception' : row.stage === 'done' ? 'success' : 'active';
  const { plan, counts } = row;
  return (
    <li className="card">
      <p className="job-head">
        <strong>{row.file}</strong> <span className="badge">{t(`stage.${row.stage}`)}</span>
      </p>
      <Progress percent={row.percent} status={status} aria-label={row.file} />
      {row.error ? <p className="notice bad">{row.error.title}</p> : null}
      {plan ? (
        <p>{stored ? <Link to={entityAddress('plan', plan.id)}>{plan.title}</Link> : plan.title}</p>
      ) : null}
      {stored ? <Understood plan={stored} /> : null}
      {counts ? (
        <p className="quiet">{COUNTS.map((key) => `${t(`count.${key}`)} ${counts[key]}`).join(' · ')}</p>
      ) : null}
      {row.issues.length > 0 ? (
        <details className="fold">
          <summary>{t('plan.issues', { n: row.issues.length })}</summary>
          <ul>
            {row.issues.map((issue) => (
              <li key={`${issue.code}${issue.start ?? ''}${issue.message}`}>{issue.message}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {stored && row.stage === 'done' ? (
        <p className="button-row">
          <Link className="button" to={entityAddress('plan', stored.id)}>
            {t('data.review')}
          </Link>
          <Button danger onClick={() => onRemove(stored)}>
            {t('data.undo')}
          </Button>
        </p>
      ) : null}
      {plan && !stored && row.stage === 'done' ? <p className="notice">{t('data.removed')}</p> : null}
    </li>
  );
}

/** What was taken for the plan's number, issuer, place and day: the first things to check. */
function Understood({ plan }: { plan: PlanSummary }) {
  const { t } = useSpeech();
  const rows: [string, string | null][] = [
    [t('plan.docNumber'), plan.docNumber],
    [t('plan.issuers'), plan.issuers.join('、') || null],
    [t('plan.region'), regionText(plan.region) || null],
    [t('plans.date'), planDateText(plan, t)],
  ];
  return (
    <FactsLine
      rows={rows.map(([name, value]) => [name, value ?? <span className="quiet">{t('data.notFound')}</span>])}
    />
  );
}
