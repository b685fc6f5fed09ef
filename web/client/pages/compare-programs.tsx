import { Modal, Switch } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { PlanSummary, ProgramMatrix } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { getJson } from '../parts/api.ts';
import { EvidenceCard } from '../parts/evidence-card.tsx';
import { planDate, regionShort, STRENGTH_SIGN, STRENGTHS } from '../parts/format.ts';
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

type Row = ProgramMatrix['rows'][number];
type Cell = NonNullable<Row['cells'][number]>;

export function ProgramsView({ plans }: { plans: readonly string[] }) {
  const query = queryString({ plan: plans });
  const matrix = useLoad(query || 'all', (signal) =>
    getJson<ProgramMatrix>('/api/compare/programs', { plan: plans }, signal),
  );
  if (matrix.state === 'failed') return <Failed error={matrix.error} retry={matrix.reload} />;
  if (!matrix.data) return <Loading />;
  return <Matrix matrix={matrix.data} path={`/api/compare/programs${query}`} />;
}

const adopted = (row: Row): number => row.cells.filter(Boolean).length;

/** Columns in the order of the plans' dates; `cells` follow. */
function sorted({ plans, rows }: ProgramMatrix): { plans: PlanSummary[]; rows: Row[] } {
  const order = plans.map((p, i) => ({ p, i })).sort((a, b) => planDate(a.p).localeCompare(planDate(b.p)));
  return {
    plans: order.map(({ p }) => p),
    rows: rows.map((r) => ({ ...r, cells: order.map(({ i }) => r.cells[i] ?? null) })),
  };
}

function Matrix({ matrix, path }: { matrix: ProgramMatrix; path: string }) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const words = params.get('words') ?? '';
  const shared = params.get('shared') !== 'no';
  const [open, setOpen] = useState<{ row: Row; cell: Cell; plan: PlanSummary } | null>(null);
  const { plans, rows } = useMemo(() => sorted(matrix), [matrix]);
  const shown = useMemo(
    () =>
      rows
        .filter(
          (r) => (!shared || plans.length < 2 || adopted(r) > 1) && r.program.name.includes(words.trim()),
        )
        .sort((a, b) => adopted(b) - adopted(a) || a.program.name.localeCompare(b.program.name, 'zh')),
    [rows, plans, shared, words],
  );
  const { first, rest, more } = useFirstRows(shown);
  const sheet = (): Sheet => ({
    name: t('compare.programs'),
    head: [t('table.program'), ...plans.map((p) => regionShort(p.region) ?? p.title)],
    rows: shown.map((r) => [
      r.program.name,
      ...r.cells.map((c) => (c ? `${STRENGTH_SIGN[c.strength]} ${t(`strength.${c.strength}`)}` : '')),
    ]),
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
            aria-label={t('compare.shared')}
            checked={shared}
            onChange={(on) => change({ shared: on ? null : 'no' }, true)}
          />
          <span aria-hidden="true">{t('compare.shared')}</span>
        </span>
        <ExportButtons stem={t('compare.programs')} path={path} sheet={sheet} png={() => tablePng(sheet())} />
      </div>
      <p className="key">
        {STRENGTHS.map((s) => (
          <span key={s} className={`strength strength-${s}`}>
            {STRENGTH_SIGN[s]} {t(`strength.${s}`)}
          </span>
        ))}
        <span className="quiet">{t('compare.keyHint', { shown: shown.length, total: rows.length })}</span>
      </p>
      {shown.length === 0 ? <Empty title={t('compare.noRows')} /> : null}
      {shown.length > 0 ? (
        <ScrollBox className="matrix" label={t('compare.programs')}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('table.program')}</th>
                {plans.map((p) => (
                  <PlanHead key={p.id} plan={p} />
                ))}
              </tr>
            </thead>
            <tbody>
              {first.map((row) => (
                <tr key={row.program.id}>
                  <th scope="row">
                    <Link to={entityAddress('program', row.program.id)}>{row.program.name}</Link>
                  </th>
                  {row.cells.map((cell, i) => {
                    const plan = plans[i] as PlanSummary;
                    return (
                      <td key={plan.id}>
                        {cell ? (
                          <CellButton
                            cell={cell}
                            row={row}
                            plan={plan}
                            onOpen={() => setOpen({ row, cell, plan })}
                          />
                        ) : (
                          <span className="absent" aria-label={t('compare.absent')} role="img">
                            –
                          </span>
                        )}
                      </td>
                    );
                  })}
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
        title={open ? open.row.program.name : ''}
      >
        {open ? <CellDetail {...open} /> : null}
      </Modal>
    </>
  );
}

interface CellProps {
  readonly cell: Cell;
  readonly row: Row;
  readonly plan: PlanSummary;
  readonly onOpen: () => void;
}

function CellButton({ cell, row, plan, onOpen }: CellProps) {
  const { t } = useSpeech();
  const late = cell.daysAfterProvince;
  const words = t('compare.cell', {
    plan: regionShort(plan.region) ?? plan.title,
    program: row.program.name,
    strength: t(`strength.${cell.strength}`),
  });
  return (
    <button type="button" className={`strength strength-${cell.strength}`} title={words} onClick={onOpen}>
      <span aria-hidden="true">{STRENGTH_SIGN[cell.strength]}</span> {t(`strength.${cell.strength}`)}
      {late !== null && late !== 0 ? <span className="days">{daysText(late, t)}</span> : null}
    </button>
  );
}

/** Against the earliest provincial plan of the selection that adopts the program. */
const daysText = (n: number, t: ReturnType<typeof useSpeech>['t']): string =>
  n > 0 ? t('compare.late', { n }) : t('compare.early', { n: -n });

function CellDetail({ cell, plan }: { cell: Cell; plan: PlanSummary }) {
  const { t } = useSpeech();
  const rows: [string, string | null][] = [
    [t('table.plan'), plan.title],
    [t('compare.strength'), t(`strength.${cell.strength}`)],
    [t('compare.localName'), cell.localName],
    [t('compare.leads'), cell.leads.join('、') || null],
    [t('compare.daysLabel'), cell.daysAfterProvince ? daysText(cell.daysAfterProvince, t) : null],
  ];
  return (
    <>
      <dl className="facts-line">
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <EvidenceCard evidence={cell.evidence} />
    </>
  );
}
