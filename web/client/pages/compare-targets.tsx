import { Modal } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { TargetMatrix } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { getJson } from '../parts/api.ts';
import { EvidenceCard } from '../parts/evidence-card.tsx';
import { valueText } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useLoad } from '../parts/use-load.ts';
import { ExportButtons } from './compare-export.tsx';
import { FilterBar, useRowFilters } from './compare-filters.tsx';
import { Absent, MatrixTable } from './compare-matrix.tsx';
import { byDate, wantedRows } from './compare-rows.ts';
import { cellText, type TargetValue, targetDetail, targetSheet } from './compare-sheets.ts';

const TargetBars = lazy(() => import('./compare-bars.tsx'));

type Row = TargetMatrix['rows'][number];

export function TargetsView({ plans }: { plans: readonly string[] }) {
  const matrix = useLoad(plans.join() || 'all', (signal) =>
    getJson<TargetMatrix>('/api/compare/targets', { plan: plans }, signal),
  );
  if (matrix.state === 'failed') return <Failed error={matrix.error} retry={matrix.reload} />;
  if (!matrix.data) return <Loading />;
  return <Matrix matrix={matrix.data} />;
}

const filled = (row: Row): number => row.cells.filter((c) => c.length > 0).length;

function Matrix({ matrix }: { matrix: TargetMatrix }) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const { words, shared } = useRowFilters();
  const [open, setOpen] = useState<{ row: Row; value: TargetValue } | null>(null);
  const { plans, rows } = useMemo(() => byDate(matrix.plans, matrix.rows), [matrix]);
  const indicator = params.get('indicator');
  const shown = useMemo(
    () =>
      wantedRows(
        rows,
        { words, shared: shared && plans.length > 1 },
        {
          names: (r) => [r.indicator.name, ...r.indicator.aliases],
          filled,
          keep: (r) => r.indicator.id === indicator,
        },
      ),
    [rows, plans, words, shared, indicator],
  );
  const drawn = rows.find((r) => r.indicator.id === indicator) ?? shown[0];
  return (
    <>
      <FilterBar>
        <ExportButtons
          stem={t('compare.targets')}
          sheet={() => targetSheet(plans, shown, t)}
          detail={() => targetDetail(plans, shown, t)}
        />
      </FilterBar>
      <p className="quiet">{t('compare.targetsHint', { shown: shown.length, total: rows.length })}</p>
      {drawn ? (
        <Suspense fallback={<Loading />}>
          <TargetBars row={drawn} plans={plans} />
        </Suspense>
      ) : null}
      <MatrixTable
        label={t('compare.targets')}
        first={t('table.indicator')}
        plans={plans}
        rows={shown}
        draw={(row) => (
          <tr key={row.indicator.id} className={row === drawn ? 'drawn' : undefined}>
            <th scope="row">
              <Link to={entityAddress('indicator', row.indicator.id)}>{row.indicator.name}</Link>
              <button
                type="button"
                className="link-button"
                aria-pressed={row === drawn}
                onClick={() => change({ indicator: row.indicator.id }, true)}
              >
                {t('compare.draw')}
              </button>
            </th>
            {plans.map((plan, i) => (
              <Values key={plan.id} values={row.cells[i] ?? []} onOpen={(value) => setOpen({ row, value })} />
            ))}
          </tr>
        )}
      />
      <Modal
        open={open !== null}
        onCancel={() => setOpen(null)}
        footer={null}
        width={680}
        title={open ? `${open.row.indicator.name} ${cellText(open.value, t)}` : ''}
      >
        {open ? <EvidenceCard evidence={open.value.quote} /> : null}
      </Modal>
    </>
  );
}

interface ValuesProps {
  readonly values: readonly TargetValue[];
  readonly onOpen: (value: TargetValue) => void;
}

function Values({ values, onOpen }: ValuesProps) {
  const { t } = useSpeech();
  return (
    <td>
      {values.length === 0 ? <Absent /> : null}
      {values.map((v) => (
        <button
          key={`${v.start}-${v.value}`}
          type="button"
          className={`value-button ${v.status}`}
          title={t('compare.openQuote')}
          onClick={() => onOpen(v)}
        >
          {v.baseline === null ? null : <span className="quiet">{v.baseline}→</span>}
          {valueText(v)}
          <span className="quiet">
            {v.year === null ? '' : t('value.year', { year: v.year })}
            {v.status === 'actual' ? t('status.actual') : ''}
          </span>
        </button>
      ))}
    </td>
  );
}
