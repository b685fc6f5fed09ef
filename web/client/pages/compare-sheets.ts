/** The matrices as sheets: what the page shows, and one line per fact with its sentence. Pure. */
import type { EvidenceView, PlanSummary, ProgramMatrix, TargetMatrix } from '../../contract.ts';
import { clauseSteps, regionText, SIGNS, valueText } from '../parts/format.ts';
import { planDateText } from '../parts/plan-date.ts';
import type { Sheet } from '../parts/sheet.ts';
import type { WordKey } from '../parts/words-zh.ts';

type Speak = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
type ProgramRow = ProgramMatrix['rows'][number];
type TargetRow = TargetMatrix['rows'][number];
export type TargetValue = TargetRow['cells'][number][number];

/** `86→≥92%（2025年）`, `99.1%（现状）`. */
export function cellText(v: TargetValue, t: Speak): string {
  const baseline = v.baseline === null ? '' : `${v.baseline}→`;
  const year = v.year === null ? '' : t('value.inYear', { year: v.year });
  return `${baseline}${valueText(v)}${year}${v.status === 'actual' ? t('status.actual') : ''}`;
}

const heads = (plans: readonly PlanSummary[], t: Speak): string[] =>
  plans.map((p) => [p.title, planDateText(p, t)].filter(Boolean).join(' '));

export const programSheet = (
  plans: readonly PlanSummary[],
  rows: readonly ProgramRow[],
  t: Speak,
): Sheet => ({
  name: t('compare.programs'),
  head: [t('table.program'), ...heads(plans, t)],
  rows: rows.map((r) => [
    r.program.name,
    ...r.cells.map((c) => (c ? [t(`strength.${c.strength}`), ...c.leads].join('、') : t('compare.absent'))),
  ]),
});

export const targetSheet = (plans: readonly PlanSummary[], rows: readonly TargetRow[], t: Speak): Sheet => ({
  name: t('compare.targets'),
  head: [t('table.indicator'), ...heads(plans, t)],
  rows: rows.map((r) => [
    r.indicator.name,
    ...r.cells.map((cell) => cell.map((v) => cellText(v, t)).join('；')),
  ]),
});

const planColumns = (t: Speak): string[] => [t('table.plan'), t('plan.region'), t('plans.date')];
const planCells = (p: PlanSummary, t: Speak): (string | null)[] => [
  p.title,
  regionText(p.region) || null,
  planDateText(p, t),
];
const proofColumns = (t: Speak): string[] => [t('compare.text'), t('compare.clause')];
const proofCells = ({ plan, clause, quote }: EvidenceView): string[] => [
  quote,
  clauseSteps(plan, clause).join(' › '),
];

export const programDetail = (
  plans: readonly PlanSummary[],
  rows: readonly ProgramRow[],
  t: Speak,
): Sheet => ({
  name: t('compare.programs'),
  head: [
    t('table.program'),
    ...planColumns(t),
    t('compare.strength'),
    t('compare.localName'),
    t('compare.leads'),
    t('compare.days'),
    ...proofColumns(t),
  ],
  rows: rows.flatMap((r) =>
    r.cells.flatMap((c, i) =>
      c
        ? [
            [
              r.program.name,
              ...planCells(plans[i] as PlanSummary, t),
              t(`strength.${c.strength}`),
              c.localName,
              c.leads.join('、') || null,
              c.daysAfterProvince,
              ...proofCells(c.evidence),
            ],
          ]
        : [],
    ),
  ),
});

export const targetDetail = (plans: readonly PlanSummary[], rows: readonly TargetRow[], t: Speak): Sheet => ({
  name: t('compare.targets'),
  head: [
    t('table.indicator'),
    ...planColumns(t),
    t('table.year'),
    t('compare.status'),
    t('compare.sign'),
    t('table.value'),
    t('prop.unit'),
    t('compare.baseline'),
    ...proofColumns(t),
  ],
  rows: rows.flatMap((r) =>
    r.cells.flatMap((cell, i) =>
      cell.map((v) => [
        r.indicator.name,
        ...planCells(plans[i] as PlanSummary, t),
        v.year,
        t(v.status === 'actual' ? 'compare.actual' : 'status.target'),
        SIGNS[v.comparator] || '＝',
        v.value,
        v.unit,
        v.baseline,
        ...proofCells(v.quote),
      ]),
    ),
  ),
});
