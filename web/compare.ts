/** The comparison matrices as the contract shows them, and as sheets. Served by HTTP and the command line alike. */
import type { z } from 'zod';
import { comparePrograms as programsOver, compareTargets as targetsOver } from '../graph/compare.ts';
import { QpgError } from '../graph/errors.ts';
import { type DocumentRecord, type Entity, type Fact, Target } from '../graph/model.ts';
import type { CompareQuery, EvidenceView, PlanSummary, ProgramMatrix, TargetMatrix } from './contract.ts';
import type { Parts } from './parts.ts';
import type { Sheet } from './sheets.ts';
import { evidenceView } from './views.ts';

type Query = z.output<typeof CompareQuery>;
type Library = Pick<Parts, 'store' | 'summaries' | 'record'>;

async function programMatrix(library: Library, query: Query): Promise<ProgramMatrix> {
  const plans = chosen(library, query.plan);
  const quote = await quoter(library, plans);
  const rows = (await programsOver(library.store, plans.map(compared)))
    .filter(({ program }) => wanted(program, query.program))
    .map(({ program, cells }) => ({
      program: {
        id: program.id,
        name: program.name,
        kind: String(program.props.kind ?? ''),
        origin: String(program.props.origin ?? 'unknown'),
      },
      cells: cells.map(
        (cell) =>
          cell && {
            strength: cell.strength,
            localName: String(cell.fact.props.surface ?? program.name),
            leads: cell.leads.map((d) => d.name),
            daysAfterProvince: cell.daysAfterProvince,
            evidence: quote(cell.fact),
          },
      ),
    }));
  return { plans, rows };
}

async function targetMatrix(library: Library, query: Query): Promise<TargetMatrix> {
  const plans = chosen(library, query.plan);
  const quote = await quoter(library, plans);
  const rows = (await targetsOver(library.store, plans.map(compared)))
    .filter(({ indicator }) => wanted(indicator, query.indicator))
    .map(({ indicator, cells }) => {
      const scale = scaleOf(cells.flat().map(({ target }) => target));
      return {
        indicator: { id: indicator.id, name: indicator.name, aliases: indicator.aliases, unit: scale.unit },
        cells: cells.map((values) =>
          values.map(({ target, fact }) => ({
            // `ingest/facts.ts` writes a target's fields on its entity.
            ...Target.parse({
              ...target.props,
              clause: fact.clause,
              start: fact.start,
              end: fact.end,
              evidence: fact.quote,
            }),
            comparable: scale.of(Number(target.props.value), target),
            comparableBaseline:
              typeof target.props.baseline === 'number' ? scale.of(target.props.baseline, target) : null,
            quote: quote(fact),
          })),
        ),
      };
    });
  return { plans, rows };
}

interface Scale {
  readonly unit: string;
  /** A number printed in a target's unit, in the row's unit; null when the two measure different things. */
  readonly of: (n: number, target: Entity) => number | null;
}

/** How many base units one printed unit of a target is; zero tells nothing. */
const factorOf = ({ props }: Entity): number | null =>
  typeof props.baseValue === 'number' && Number(props.value) !== 0
    ? props.baseValue / Number(props.value)
    : null;

/** A row is shown in the unit of its first value; what measures something else has no place on its scale. */
function scaleOf(targets: readonly Entity[]): Scale {
  const first = targets.find((t) => factorOf(t) !== null);
  const unit = String((first ?? targets[0])?.props.unit ?? '');
  const whole = first ? factorOf(first) : null;
  return {
    unit,
    of: (n, target) => {
      if (target.props.unit === unit) return n;
      const factor = factorOf(target);
      if (whole === null || factor === null || target.props.dimension !== first?.props.dimension) return null;
      // Twelve digits: a factor of 10 000 must not leave 0.30000000000000004 behind.
      return Number(((n * factor) / whole).toPrecision(12));
    },
  };
}

/** Oldest first: a matrix is read from left to right as adoption spread. @throws QpgError NOT_FOUND */
function chosen(library: Library, ids: readonly string[] | undefined): PlanSummary[] {
  const all = library.summaries();
  for (const id of ids ?? [])
    if (!all.some((p) => p.id === id))
      throw new QpgError('NOT_FOUND', `没有收录编号为“${id}”的规划。用 qpg plans 查看编号。`);
  const plans = ids?.length ? all.filter((p) => ids.includes(p.id)) : [...all];
  return plans.sort((a, b) => (dateOf(a) ?? '9').localeCompare(dateOf(b) ?? '9') || a.id.localeCompare(b.id));
}

const dateOf = (plan: PlanSummary): string | null => plan.issuedDate ?? plan.publishedDate;

const compared = (plan: PlanSummary) => ({
  id: plan.id,
  date: dateOf(plan),
  level: plan.level,
  province: plan.region.province,
});

const wanted = (entity: Entity, names: readonly string[] | undefined): boolean =>
  !names?.length || names.some((n) => n === entity.id || [entity.name, ...entity.aliases].includes(n));

/** Loads each compared plan once and gives the function that quotes one of their facts. */
async function quoter(
  library: Library,
  plans: readonly PlanSummary[],
): Promise<(fact: Fact) => EvidenceView> {
  const records = await Promise.all(plans.map((p) => library.record(p.id)));
  const byId = new Map(records.filter((r): r is DocumentRecord => r !== null).map((r) => [r.id, r]));
  return (fact) => evidenceView(byId.get(fact.document) as DocumentRecord, fact);
}

const STRENGTH_WORDS = { mentioned: '提及', deployed: '部署', quantified: '量化' } as const;
const COMPARATOR_SIGNS = { '>=': '≥', '<=': '≤', '=': '', '>': '>', '<': '<', '~': '约' } as const;

const programSheet = ({ plans, rows }: ProgramMatrix): Sheet => [
  ['项目', ...plans.map((p) => p.title)],
  ...rows.map(({ program, cells }) => [
    program.name,
    ...cells.map((c) =>
      c ? `${STRENGTH_WORDS[c.strength]}${c.leads.length ? `(${c.leads.join('、')})` : ''}` : '',
    ),
  ]),
];

const targetSheet = ({ plans, rows }: TargetMatrix): Sheet => [
  ['指标', ...plans.map((p) => p.title)],
  ...rows.map(({ indicator, cells }) => [
    indicator.name,
    ...cells.map((values) =>
      values
        .map(
          (t) =>
            `${t.year ?? ''}${t.year ? '年 ' : ''}${COMPARATOR_SIGNS[t.comparator]}${t.value}${t.unit}${t.status === 'actual' ? '（现状）' : ''}`,
        )
        .join('；'),
    ),
  ]),
];

/** Both comparisons behind one shape, for the routes and for `qpg compare`. */
export const comparisons = {
  programs: async (library: Library, query: Query) => {
    const matrix = await programMatrix(library, query);
    return { name: '项目对照', matrix, sheet: () => programSheet(matrix) };
  },
  targets: async (library: Library, query: Query) => {
    const matrix = await targetMatrix(library, query);
    return { name: '目标对照', matrix, sheet: () => targetSheet(matrix) };
  },
} as const;
