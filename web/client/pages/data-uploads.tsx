import { Upload } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { JobEvent, PlanSummary } from '../../contract.ts';
import { ApiProblem, apiPath, send } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed } from '../parts/states.tsx';
import { TokenField, writeHeaders } from '../parts/token.tsx';
import { JobRow } from './data-job-row.tsx';
import { type FileRow, withEvent } from './data-jobs.ts';
import { ConfirmRemoval } from './data-remove.tsx';

const ACCEPT = '.txt,.md,.html,.htm,.docx,.doc,.pdf';

interface Props {
  readonly plans: readonly PlanSummary[];
  /** The corpus has changed: a plan came in or went out. */
  readonly onChanged: () => void;
}

export function Uploads({ plans, onChanged }: Props) {
  const { t } = useSpeech();
  const [rows, setRows] = useState<readonly FileRow[]>([]);
  const [error, setError] = useState<Error | null>(null);
  const [asked, setAsked] = useState<PlanSummary | null>(null);
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
      if (event.stage === 'done') onChanged();
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
            <JobRow
              key={row.file}
              row={row}
              stored={plans.find((p) => p.id === row.plan?.id)}
              onRemove={setAsked}
            />
          ))}
        </ul>
      ) : null}
      {asked ? <ConfirmRemoval plan={asked} onClose={() => setAsked(null)} onRemoved={onChanged} /> : null}
    </section>
  );
}
