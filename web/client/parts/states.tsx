/** What a view shows while it has nothing to show. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from './api.ts';
import { useSpeech } from './i18n.tsx';

export function Loading({ label }: { label?: string }) {
  const { t } = useSpeech();
  return (
    <div className="state loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {label ?? t('state.loading')}
    </div>
  );
}

export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useSpeech();
  const problem = error instanceof ApiProblem ? error : null;
  const lost = problem?.code === 'NOT_FOUND';
  const words = lost
    ? t('notFound.text')
    : problem?.code === 'UNREACHABLE'
      ? t('state.unreachable')
      : error.message || t('state.failed');
  return (
    <div className="state failed" role="alert">
      <p>{words}</p>
      {problem && problem.status > 0 ? (
        <p className="quiet">{`${problem.code} · HTTP ${problem.status}`}</p>
      ) : null}
      {lost ? <Link to="/plans">{t('notFound.plans')}</Link> : null}
      {retry && !lost ? (
        <button type="button" className="button" onClick={retry}>
          {t('state.retry')}
        </button>
      ) : null}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state empty">
      <p>{title}</p>
      {children}
    </div>
  );
}
