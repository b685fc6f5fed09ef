import { Modal, Switch } from 'antd';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { PlanSummary, TargetMatrix } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { getJson } from '../parts/api.ts';
import { EvidenceCard } from '../parts/evidence-card.tsx';
import { planDate, regionShort, valueText } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { queryString } from '../parts/query.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import type { Sheet } from '../parts/sheet.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { tablePng } from '../parts/table-png.ts';
import { useAddress } from '../parts/use-address.ts';
import { useFirstRows } from '../parts/use-first-rows.ts';
import { useLoad } from '../parts/use-load.ts';
import { ExportButtons } from './compare-export.tsx';
import { PlanHead } from './compare-plan-head.tsx';

const TargetBars = lazy(() => import('./compare-bars.tsx'));

type Row = TargetMatrix['rows'][number];
type Value = Row['cells'][number][number];

export function TargetsView({ plans }: { plans: readonly string[] }) {
  const query = queryString({ plan: plans });
  const matrix = useLoad(query || 'all', (signal) =>
    getJson<TargetMatrix>('/api/compare/targets', { plan: plans }, signal),
  );
  if (matrix.state === 'failed') return <Failed error={matrix.error} retry={matrix.reload} />;
  if (!matrix.data) return <Loading />;
  return <Matrix matrix={matrix.data} path={`/api/compare/targets${query}`} />;
}

const filled = (row: Row): number => row.cells.filter((c) => c.length > 0).length;

function sorted({ plans, rows }: TargetMatrix): { plans: PlanSummary[]; rows: Row[] } {
  const order = plans.map((p, i) => ({ p, i })).sort((a, b) => planDate(a.p).localeCompare(planDate(b.p)));
  return {
    plans: order.map(({ p }) => p),
    rows: rows.map((r) => ({ ...r, cells: order.map(({ i }) => r.cells[i] ?? []) })),
  };
}

function Matrix({ matrix, path }: { matrix: TargetMatrix; path: string }) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const words = params.get('words') ?? '';
  const shared = params.get('shared') !== 'no';
  const [open, setOpen] = useState<{ row: Row; value: Value } | null>(null);
  const { plans, rows } = useMemo(() => sorted(matrix), [matrix]);
  const indicator = params.get('indicator');
  const shown = useMemo(
    () =>
      rows
        .filter((r) => r.indicator.id === indicator || !shared || plans.length < 2 || filled(r) > 1)
        .filter((r) => [r.indicator.name, ...r.indicator.aliases].some((n) => n.includes(words.trim())))
        .sort((a, b) => filled(b) - filled(a) || a.indicator.name.localeCompare(b.indicator.name, 'zh')),
    [rows, plans, shared, words, indicator],
  );
  const { first, rest, more } = useFirstRows(shown);
  const drawn = rows.find((r) => r.indicator.id === indicator) ?? shown[0];
  const sheet = useRef<() => Sheet>(() => ({ name: '', head: [], rows: [] }));
  sheet.current = () => ({
    name: t('compare.targets'),
    head: [t('table.indicator'), ...plans.map((p) => regionShort(p.region) ?? p.title)],
    rows: shown.map((r) => [r.indicator.name, ...r.cells.map((cell) => cell.map(cellText).join(';'))]),
  });
  return (
    <>
      <div className="button-row filters">
        <label className="inline-field">
          {t('compare.words')}
          <input
            type="search"
            value={words}
            onChange={(e) => change({ words: e.target.value || null }, true)}
          />
        </label>
        <span className="inline-field">
          <Switch
            aria-label={t('compare.sharedTargets')}
            checked={shared}
            onChange={(on) => change({ shared: on ? null : 'no' }, true)}
          />
          <span aria-hidden="true">{t('compare.sharedTargets')}</span>
        </span>
        <ExportButtons
          stem={t('compare.targets')}
          path={path}
          sheet={() => sheet.current()}
          png={() => tablePng(sheet.current())}
        />
      </div>
      {drawn ? (
        <Suspense fallback={<Loading />}>
          <TargetBars row={drawn} plans={plans} />
        </Suspense>
      ) : null}
      {shown.length === 0 ? <Empty title={t('compare.noRows')} /> : null}
      {shown.length > 0 ? (
        <ScrollBox className="matrix" label={t('compare.targets')}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('table.indicator')}</th>
                {plans.map((p) => (
                  <PlanHead key={p.id} plan={p} />
                ))}
              </tr>
            </thead>
            <tbody>
              {first.map((row) => (
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
                  {row.cells.map((cell, i) => (
                    <td key={plans[i]?.id}>
                      {cell.map((v) => (
                        <button
                          key={`${v.start}-${v.value}`}
                          type="button"
                          className={`value-button ${v.status}`}
                          title={t('compare.openQuote')}
                          onClick={() => setOpen({ row, value: v })}
                        >
                          {v.baseline === null ? null : <span className="quiet">{v.baseline}→</span>}
                          {valueText(v)}
                          <span className="quiet">
                            {v.year ?? ''}
                            {v.status === 'actual' ? t('status.actual') : ''}
                          </span>
                        </button>
                      ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {rest > 0 ? (
        <button type="button" className="button" onClick={more}>
          {t('compare.moreRows', { n: rest })}
        </button>
      ) : null}
      <Modal
        open={open !== null}
        onCancel={() => setOpen(null)}
        footer={null}
        width={680}
        title={open ? `${open.row.indicator.name} ${cellText(open.value)}` : ''}
      >
        {open ? <EvidenceCard evidence={open.value.quote} /> : null}
      </Modal>
    </>
  );
}

const cellText = (v: Value): string =>
  `${v.baseline === null ? '' : `${v.baseline}→`}${valueText(v)}${v.year ? `(${v.year})` : ''}`;
