import { Modal } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { PlanSummary, ProgramMatrix } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { getJson } from '../parts/api.ts';
import { EvidenceCard } from '../parts/evidence-card.tsx';
import { FactsLine } from '../parts/facts-line.tsx';
import { regionShort, STRENGTH_SIGN, STRENGTHS } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useLoad } from '../parts/use-load.ts';
import { ExportButtons } from './compare-export.tsx';
import { FilterBar, useRowFilters } from './compare-filters.tsx';
import { Absent, MatrixTable } from './compare-matrix.tsx';
import { byDate, wantedRows } from './compare-rows.ts';
import { programDetail, programSheet } from './compare-sheets.ts';

type Row = ProgramMatrix['rows'][number];
type Cell = NonNullable<Row['cells'][number]>;

export function ProgramsView({ plans }: { plans: readonly string[] }) {
  const matrix = useLoad(plans.join() || 'all', (signal) =>
    getJson<ProgramMatrix>('/api/compare/programs', { plan: plans }, signal),
  );
  if (matrix.state === 'failed') return <Failed error={matrix.error} retry={matrix.reload} />;
  if (!matrix.data) return <Loading />;
  return <Matrix matrix={matrix.data} />;
}

const adopted = (row: Row): number => row.cells.filter(Boolean).length;

function Matrix({ matrix }: { matrix: ProgramMatrix }) {
  const { t } = useSpeech();
  const { words, shared } = useRowFilters();
  const [open, setOpen] = useState<{ row: Row; cell: Cell; plan: PlanSummary } | null>(null);
  const { plans, rows } = useMemo(() => byDate(matrix.plans, matrix.rows), [matrix]);
  const shown = useMemo(
    () =>
      wantedRows(
        rows,
        { words, shared: shared && plans.length > 1 },
        { names: (r) => [r.program.name], filled: adopted },
      ),
    [rows, plans, words, shared],
  );
  return (
    <>
      <FilterBar>
        <ExportButtons
          stem={t('compare.programs')}
          sheet={() => programSheet(plans, shown, t)}
          detail={() => programDetail(plans, shown, t)}
        />
      </FilterBar>
      <p className="key">
        {STRENGTHS.map((s) => (
          <span key={s} className={`strength strength-${s}`}>
            {STRENGTH_SIGN[s]} {t(`strength.${s}`)}
          </span>
        ))}
        <span className="quiet">{t('compare.keyHint', { shown: shown.length, total: rows.length })}</span>
      </p>
      <MatrixTable
        label={t('compare.programs')}
        first={t('table.program')}
        plans={plans}
        rows={shown}
        draw={(row) => (
          <tr key={row.program.id}>
            <th scope="row">
              <Link to={entityAddress('program', row.program.id)}>{row.program.name}</Link>
            </th>
            {plans.map((plan, i) => {
              const cell = row.cells[i];
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
                    <Absent />
                  )}
                </td>
              );
            })}
          </tr>
        )}
      />
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
      {/* A place that came before the stored provincial plan follows another one: a count would mislead here. */}
      {late !== null && late > 0 ? <span className="days">{t('compare.late', { n: late })}</span> : null}
    </button>
  );
}

function CellDetail({ cell, plan }: { cell: Cell; plan: PlanSummary }) {
  const { t } = useSpeech();
  const rows: [string, string | null][] = [
    [t('table.plan'), plan.title],
    [t('compare.strength'), t(`strength.${cell.strength}`)],
    [t('compare.localName'), cell.localName],
    [t('compare.leads'), cell.leads.join('、') || null],
    [t('compare.daysLabel'), daysText(cell.daysAfterProvince, t)],
  ];
  return (
    <>
      <FactsLine rows={rows} />
      <EvidenceCard evidence={cell.evidence} />
    </>
  );
}

/** Against the earliest provincial plan of the selection that adopts the program. */
function daysText(days: number | null, t: ReturnType<typeof useSpeech>['t']): string | null {
  if (days === null || days === 0) return null;
  return days > 0 ? t('compare.late', { n: days }) : t('compare.early', { n: -days });
}
