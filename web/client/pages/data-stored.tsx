import { Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PlanSummary } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { apiPath } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { useSmall } from '../parts/use-small.ts';
import { ConfirmRemoval } from './data-remove.tsx';
import { Versions } from './data-versions.tsx';

const COUNTS = ['tasks', 'targets', 'programs', 'issues'] as const;

interface Props {
  readonly plans: readonly PlanSummary[];
  readonly onRemoved: () => void;
}

export function Stored({ plans, onRemoved }: Props) {
  const { t } = useSpeech();
  const small = useSmall();
  const [asked, setAsked] = useState<PlanSummary | null>(null);
  return (
    <section aria-labelledby="stored">
      <h2 id="stored">{t('data.stored', { n: plans.length })}</h2>
      <Table<PlanSummary>
        rowKey="id"
        size="middle"
        dataSource={plans}
        scroll={small ? {} : { x: 760 }}
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
          ...COUNTS.map((key) => ({
            title: t(`count.${key}`),
            key,
            width: 80,
            align: 'right' as const,
            responsive: ['md' as const],
            render: (_: unknown, p: PlanSummary) => p.counts[key],
          })),
          {
            title: t('data.actions'),
            key: 'actions',
            width: small ? 104 : 190,
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
      {asked ? <ConfirmRemoval plan={asked} onClose={() => setAsked(null)} onRemoved={onRemoved} /> : null}
    </section>
  );
}
