import { Button, Input, Select, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { Role } from '../../../graph/model.ts';
import { textAddress } from '../parts/addresses.ts';
import { fileName, saveBlob, saveText } from '../parts/download.ts';
import { ROLES } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { csv, type Sheet, xlsx } from '../parts/sheet.ts';
import { useSmall } from '../parts/use-small.ts';
import type { LedgerRow } from './department-load.ts';

interface Props {
  readonly name: string;
  readonly rows: readonly LedgerRow[];
  readonly narrow: boolean;
}

const titleOf = (r: LedgerRow): string => `${r.task?.number ?? ''}${r.task?.title ?? r.fact.subjectName}`;

export function Ledger({ name, rows, narrow }: Props) {
  const { t } = useSpeech();
  const [words, setWords] = useState('');
  const [role, setRole] = useState<Role | ''>('');
  const [plan, setPlan] = useState('');
  const plans = useMemo(() => new Map(rows.map((r) => [r.fact.plan.id, r.fact.plan.title])), [rows]);
  const shown = useMemo(
    () =>
      rows.filter(
        (r) =>
          (!role || r.role === role) &&
          (!plan || r.fact.plan.id === plan) &&
          `${titleOf(r)}${r.task?.text ?? ''}`.includes(words.trim()),
      ),
    [rows, role, plan, words],
  );
  const small = useSmall();
  const sheet = useSheet(name, shown);
  return (
    <>
      <p className="ledger-count">
        {t('dept.count', { n: rows.length, plans: plans.size })}
        {ROLES.map((one) => ({ one, n: rows.filter((r) => r.role === one).length }))
          .filter(({ n }) => n > 0)
          .map(({ one, n }) => (
            <span key={one} className={`badge role-${one}`}>
              {t(`role.${one}`)} {n}
            </span>
          ))}
      </p>
      <div className="button-row filters">
        <Input.Search
          allowClear
          aria-label={t('dept.filter')}
          placeholder={t('dept.filter')}
          onChange={(e) => setWords(e.target.value)}
          style={{ maxWidth: 240 }}
        />
        <Select<Role | ''>
          aria-label={t('table.role')}
          value={role}
          onChange={setRole}
          style={{ width: 112 }}
          options={[
            { value: '', label: t('dept.allRoles') },
            ...ROLES.map((r) => ({ value: r, label: t(`role.${r}`) })),
          ]}
        />
        {plans.size > 1 ? (
          <Select
            aria-label={t('table.plan')}
            value={plan}
            onChange={setPlan}
            style={{ width: 260, maxWidth: '100%' }}
            options={[
              { value: '', label: t('dept.allPlans') },
              ...[...plans].map(([value, label]) => ({ value, label })),
            ]}
          />
        ) : null}
        <Button
          onClick={() => saveText(csv(sheet), 'text/csv', fileName(`${name}-${t('dept.ledger')}`, 'csv'))}
        >
          {t('table.csv')}
        </Button>
        <Button
          onClick={() =>
            void xlsx(sheet).then((blob) => saveBlob(blob, fileName(`${name}-${t('dept.ledger')}`, 'xlsx')))
          }
        >
          {t('table.xlsx')}
        </Button>
      </div>
      <Table<LedgerRow>
        rowKey={(r) => r.fact.id}
        size="small"
        columns={useColumns(
          narrow || small,
          rows.some((r) => r.task?.deadline),
        )}
        dataSource={shown}
        scroll={narrow || small ? {} : { x: 860 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        expandable={{
          expandedRowRender: (r) => <p className="prose">{r.task?.text ?? r.fact.quote}</p>,
        }}
      />
    </>
  );
}

function useColumns(narrow: boolean, dated: boolean): TableColumnsType<LedgerRow> {
  const { t } = useSpeech();
  return useMemo(() => {
    const columns: TableColumnsType<LedgerRow> = [
      {
        title: t('table.role'),
        key: 'role',
        width: 84,
        render: (_, r) => <span className={`badge role-${r.role}`}>{t(`role.${r.role}`)}</span>,
      },
      {
        title: t('dept.task'),
        key: 'task',
        render: (_, r) => (
          <>
            <Link to={textAddress(r.fact.plan.id, r.fact)}>{titleOf(r)}</Link>
            {r.explicit ? null : <span className="quiet"> {t('role.implied')}</span>}
            {r.task ? <div className="quiet">{r.task.path.join(' › ')}</div> : null}
          </>
        ),
      },
    ];
    // A column of dashes says nothing: most plans set no date for a single task.
    if (dated)
      columns.push({
        title: t('task.deadline'),
        key: 'deadline',
        width: 104,
        render: (_, r) => r.task?.deadline ?? '—',
        sorter: (a, b) => (a.task?.deadline ?? '9999').localeCompare(b.task?.deadline ?? '9999'),
      });
    const wide: TableColumnsType<LedgerRow> = [
      {
        title: t('dept.with'),
        key: 'with',
        width: 220,
        render: (_, r) => others(r, t('role.implied')).join('、') || '—',
      },
      { title: t('table.plan'), key: 'plan', width: 230, render: (_, r) => r.fact.plan.title },
    ];
    return narrow ? columns : [...columns, ...wide];
  }, [t, narrow, dated]);
}

/** The other bodies of the same task; those that a general clause adds are marked, for they stand elsewhere. */
const others = (r: LedgerRow, implied: string): string[] =>
  (r.task?.departments ?? [])
    // The quote is the department's own name where it stands.
    .filter((d) => !r.fact.quote.includes(d.name))
    .map((d) => (d.explicit ? d.name : `${d.name}${implied}`));

function useSheet(name: string, rows: readonly LedgerRow[]): Sheet {
  const { t } = useSpeech();
  return {
    name,
    head: ['plan', 'number', 'task', 'path', 'role', 'with', 'deadline', 'text', 'quote'].map((k) =>
      t(`ledger.${k}` as 'ledger.plan'),
    ),
    rows: rows.map((r) => [
      r.fact.plan.title,
      r.task?.number ?? null,
      r.task?.title ?? r.fact.subjectName,
      r.task?.path.join(' › ') ?? null,
      t(`role.${r.role}`),
      others(r, t('role.implied')).join('、'),
      r.task?.deadline ?? null,
      r.task?.text ?? null,
      r.fact.quote,
    ]),
  };
}
