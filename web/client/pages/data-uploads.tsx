import { Progress, Upload } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { JobEvent } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { ApiProblem, apiPath, send } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed } from '../parts/states.tsx';
import { TokenField, writeHeaders } from '../parts/token.tsx';
import { type FileRow, withEvent } from './data-jobs.ts';

const ACCEPT = '.txt,.md,.html,.htm,.docx,.doc,.pdf';

export function Uploads({ onStored }: { onStored: () => void }) {
  const { t } = useSpeech();
  const [rows, setRows] = useState<readonly FileRow[]>([]);
  const [error, setError] = useState<Error | null>(null);
  const sources = useRef(new Set<EventSource>());
  useEffect(() => {
    const open = sources.current;
    return () => {
      for (const source of open) source.close();
    };
  }, []);

  const follow = (job: string) => {
    const source = new EventSource(apiPath('jobs', job, 'events'));
    sources.current.add(source);
    const stop = () => {
      source.close();
      sources.current.delete(source);
    };
    source.onmessage = (message) => {
      const event = JSON.parse(message.data) as JobEvent;
      setRows((now) => withEvent(now, event));
      if (event.stage === 'done') onStored();
      if (event.stage === 'finished') stop();
    };
    source.onerror = () => {
      // EventSource reconnects by itself; a job that is gone answers 404 and closes it for good.
      if (source.readyState === EventSource.CLOSED) {
        stop();
        setError(new Error(t('data.lost')));
      }
    };
  };

  const upload = async (files: readonly File[]) => {
    setError(null);
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    try {
      const response = await send('/api/documents', { method: 'POST', body: form, headers: writeHeaders() });
      follow(((await response.json()) as { job: string }).job);
    } catch (cause) {
      setError(cause as Error);
    }
  };

  return (
    <section aria-labelledby="upload">
      <h2 id="upload">{t('data.upload')}</h2>
      <Upload.Dragger
        multiple
        accept={ACCEPT}
        showUploadList={false}
        // Called once per file with the whole list: the list goes up as one job with its first file.
        beforeUpload={(file, list) => {
          if (file === list[0]) void upload(list);
          return false;
        }}
      >
        <p className="drop-title">{t('data.drop')}</p>
        <p className="quiet">{t('data.formats')}</p>
      </Upload.Dragger>
      {error ? <Failed error={error} /> : null}
      {error instanceof ApiProblem && error.code === 'FORBIDDEN' ? <TokenField /> : null}
      {rows.length > 0 ? (
        <ul className="job-rows" aria-live="polite">
          {rows.map((row) => (
            <JobRow key={row.file} row={row} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function JobRow({ row }: { row: FileRow }) {
  const { t } = useSpeech();
  const status = row.stage === 'failed' ? 'exception' : row.stage === 'done' ? 'success' : 'active';
  return (
    <li className="card">
      <p className="job-head">
        <strong>{row.file}</strong> <span className="badge">{t(`stage.${row.stage}`)}</span>
      </p>
      <Progress percent={row.percent} status={status} aria-label={row.file} />
      {row.error ? <p className="notice bad">{row.error.title}</p> : null}
      {row.plan ? (
        <p>
          <Link to={entityAddress('plan', row.plan.id)}>{row.plan.title}</Link>
        </p>
      ) : null}
      {row.counts ? (
        <p className="quiet">
          {(['tasks', 'targets', 'programs', 'departments', 'citations'] as const)
            .map((key) => `${t(`count.${key}`)} ${row.counts?.[key]}`)
            .join(' · ')}
        </p>
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
    </li>
  );
}
