/** All plans, sortable and filterable; choose two or more to compare. */
import { Button, Input, Select, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Level } from '../../../graph/model.ts';
import type { PlanSummary } from '../../contract.ts';
import { compareAddress, entityAddress } from '../parts/addresses.ts';
import { AntdFrame } from '../parts/antd-frame.tsx';
import { getAll } from '../parts/api.ts';
import { LEVELS, periodText, planDate, regionText } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { NoPlans } from '../parts/no-plans.tsx';
import { planDateText } from '../parts/plan-date.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useLoad } from '../parts/use-load.ts';
import { useSmall } from '../parts/use-small.ts';
import { useTitle } from '../parts/use-title.ts';

export default function Plans() {
  const { t } = useSpeech();
  useTitle(t('plans.title'));
  const plans = useLoad('plans', (signal) => getAll<PlanSummary>('/api/plans', {}, signal));
  return (
    <AntdFrame>
      <div className="page">
        <h1>{t('plans.title')}</h1>
        {plans.state === 'failed' ? <Failed error={plans.error} retry={plans.reload} /> : null}
        {plans.state === 'loading' && !plans.data ? <Loading /> : null}
        {plans.data ? <List plans={plans.data} /> : null}
      </div>
    </AntdFrame>
  );
}

const matches = (p: PlanSummary, words: string, level: string | null): boolean =>
  (!level || p.level === level) &&
  `${p.title}${regionText(p.region)}${p.docNumber ?? ''}${p.issuers.join('')}`.includes(words);

function List({ plans }: { plans: readonly PlanSummary[] }) {
  const { t } = useSpeech();
  const go = useNavigate();
  const { params, change } = useAddress();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const words = params.get('words') ?? '';
  const level = params.get('level');
  const shown = useMemo(() => plans.filter((p) => matches(p, words.trim(), level)), [plans, words, level]);
  const small = useSmall();
  const columns = usePlanColumns(small);
  if (plans.length === 0) return <NoPlans />;
  return (
    <>
      <div className="button-row filters">
        <Input.Search
          allowClear
          aria-label={t('plans.filter')}
          placeholder={t('plans.filter')}
          defaultValue={words}
          onChange={(e) => change({ words: e.target.value }, true)}
          style={{ maxWidth: 320 }}
        />
        <Select<Level | ''>
          aria-label={t('facet.level')}
          value={(level as Level | null) ?? ''}
          style={{ width: 120 }}
          onChange={(value) => change({ level: value || null })}
          options={[
            { value: '', label: t('plans.allLevels') },
            ...LEVELS.map((l) => ({ value: l, label: t(`level.${l}`) })),
          ]}
        />
        <Button disabled={chosen.length < 2} onClick={() => go(compareAddress({ plan: chosen }))}>
          {t('plans.compare', { n: chosen.length })}
        </Button>
      </div>
      <Table<PlanSummary>
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={shown}
        scroll={small ? {} : { x: 900 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowSelection={{
          // antd repeats a «select all» box in a hidden row, where the keyboard would still find it.
          hideSelectAll: true,
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(String)),
          getCheckboxProps: (p) => ({ 'aria-label': t('plans.choose', { title: p.title }) }) as object,
        }}
      />
    </>
  );
}

function usePlanColumns(small: boolean): TableColumnsType<PlanSummary> {
  const { t } = useSpeech();
  return useMemo(() => {
    const count = (key: keyof PlanSummary['counts']) => ({
      title: t(`count.${key}`),
      key,
      align: 'right' as const,
      width: 84,
      render: (_: unknown, p: PlanSummary) => p.counts[key],
      sorter: (a: PlanSummary, b: PlanSummary) => a.counts[key] - b.counts[key],
    });
    const title = {
      title: t('plans.name'),
      key: 'title',
      sorter: (a: PlanSummary, b: PlanSummary) => a.title.localeCompare(b.title, 'zh'),
    };
    if (small) return [{ ...title, render: (_, p) => <InShort plan={p} /> }];
    return [
      {
        ...title,
        width: 330,
        render: (_, p) => <Link to={entityAddress('plan', p.id)}>{p.title}</Link>,
      },
      { title: t('facet.region'), key: 'region', width: 180, render: (_, p) => regionText(p.region) || '—' },
      {
        title: t('facet.level'),
        key: 'level',
        width: 80,
        render: (_, p) => (p.level ? t(`level.${p.level}`) : '—'),
      },
      {
        title: t('plans.date'),
        key: 'date',
        width: 168,
        defaultSortOrder: 'ascend',
        render: (_, p) => planDateText(p, t) ?? '—',
        sorter: (a, b) => planDate(a).localeCompare(planDate(b)),
      },
      {
        title: t('plans.period'),
        key: 'period',
        width: 112,
        render: (_, p) => periodText(p.periodStart, p.periodEnd) ?? '—',
      },
      count('tasks'),
      count('targets'),
      count('programs'),
      count('departments'),
    ];
  }, [t, small]);
}

const COUNTED = ['tasks', 'targets', 'programs', 'departments'] as const;

/** All columns in one: a phone has room for one. */
function InShort({ plan }: { plan: PlanSummary }) {
  const { t } = useSpeech();
  const about = [regionText(plan.region), planDateText(plan, t)].filter(Boolean);
  return (
    <>
      <Link to={entityAddress('plan', plan.id)}>{plan.title}</Link>
      <div className="quiet">{about.join(' · ')}</div>
      <div className="quiet">
        {COUNTED.map((key) => `${t(`count.${key}`)} ${plan.counts[key]}`).join(' · ')}
      </div>
    </>
  );
}
