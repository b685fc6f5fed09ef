import { Button, Modal, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PlanSummary } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { ApiProblem, apiPath, send } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed } from '../parts/states.tsx';
import { TokenField, writeHeaders } from '../parts/token.tsx';
import { Versions } from './data-versions.tsx';

interface Props {
  readonly plans: readonly PlanSummary[];
  readonly onRemoved: () => void;
}

export function Stored({ plans, onRemoved }: Props) {
  const { t } = useSpeech();
  const [asked, setAsked] = useState<PlanSummary | null>(null);
  return (
    <section aria-labelledby="stored">
      <h2 id="stored">{t('data.stored', { n: plans.length })}</h2>
      <Table<PlanSummary>
        rowKey="id"
        size="middle"
        dataSource={plans}
        scroll={{ x: 760 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        expandable={{ expandedRowRender: (p) => <Versions plan={p.id} /> }}
        columns={[
          {
            title: t('plans.name'),
            key: 'title',
            render: (_, p) => (
              <>
                <Link to={entityAddress('plan', p.id)}>{p.title}</Link>
                <div className="quiet">{p.source}</div>
              </>
            ),
          },
          {
            title: t('count.tasks'),
            key: 'tasks',
            width: 80,
            align: 'right',
            render: (_, p) => p.counts.tasks,
          },
          {
            title: t('count.targets'),
            key: 'targets',
            width: 80,
            align: 'right',
            render: (_, p) => p.counts.targets,
          },
          {
            title: t('count.programs'),
            key: 'programs',
            width: 80,
            align: 'right',
            render: (_, p) => p.counts.programs,
          },
          {
            title: t('count.issues'),
            key: 'issues',
            width: 80,
            align: 'right',
            render: (_, p) => p.counts.issues,
          },
          {
            title: t('data.actions'),
            key: 'actions',
            width: 190,
            render: (_, p) => (
              <div className="button-row">
                <a className="button" href={apiPath('plans', p.id, 'source')} download>
                  {t('data.original')}
                </a>
                <Button danger onClick={() => setAsked(p)}>
                  {t('data.remove')}
                </Button>
              </div>
            ),
          },
        ]}
      />
      {asked ? <Confirm plan={asked} onClose={() => setAsked(null)} onRemoved={onRemoved} /> : null}
    </section>
  );
}

interface ConfirmProps {
  readonly plan: PlanSummary;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

function Confirm({ plan, onClose, onRemoved }: ConfirmProps) {
  const { t } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const remove = async () => {
    setBusy(true);
    setError(null);
    try {
      await send(apiPath('plans', plan.id), { method: 'DELETE', headers: writeHeaders() });
      onRemoved();
      onClose();
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('data.removeTitle')}
      okText={t('data.removeYes')}
      okButtonProps={{ danger: true, loading: busy }}
      onOk={() => void remove()}
      onCancel={onClose}
    >
      <p>{t('data.removeText', { title: plan.title })}</p>
      {error ? <Failed error={error} /> : null}
      {error instanceof ApiProblem && error.code === 'FORBIDDEN' ? <TokenField /> : null}
    </Modal>
  );
}
