/** Filters and facets of search: what a plan or unit must be, and how many of the hits are what. */
import type { Level, PlanMeta } from '../graph/model.ts';
import type { Annotations } from './annotations.ts';
import type { Corpus, CorpusPlan } from './corpus.ts';
import { Lru } from './lru.ts';
import { shortPlace } from './names-places.ts';
import type { Unit } from './units.ts';

export interface Filters {
  /** Plan ids or source file names. */
  readonly plan?: readonly string[] | undefined;
  /** Region names, codes (GB/T 2260) or entity ids; a region takes in all below it. */
  readonly region?: readonly string[] | undefined;
  readonly level?: readonly string[] | undefined;
  readonly year?: number | undefined;
  /** Entity ids, names or aliases. */
  readonly department?: readonly string[] | undefined;
  readonly program?: readonly string[] | undefined;
}

const any = <T>(wanted: readonly T[] | undefined): wanted is readonly T[] => (wanted?.length ?? 0) > 0;

/** 330000 → 33, 330700 → 3307: codes of what lies inside begin with it. The nation (000000) holds everything. */
const codeStem = (code: string): string => code.replace(/(?:00)+$/u, '');

const inRegion = (meta: PlanMeta, wanted: string, corpus: Corpus): boolean => {
  const entity = corpus.entity(wanted);
  const code = entity?.kind === 'region' ? entity.props.code : wanted;
  if (typeof code === 'string' && /^\d{6}$/u.test(code))
    return meta.region.code?.startsWith(codeStem(code)) ?? false;
  const name = shortPlace(entity?.kind === 'region' ? entity.name : wanted.trim());
  const { province, city, district } = meta.region;
  return [province, city, district].some((place) => place !== null && shortPlace(place) === name);
};

const yearOf = (date: string | null): number | null => (date === null ? null : Number(date.slice(0, 4)));

/** The year a plan is filed under: issued, else published, else the first of its period. */
export const planYear = (meta: PlanMeta): number | null =>
  yearOf(meta.issuedDate) ?? yearOf(meta.publishedDate) ?? meta.periodStart;

/** Issued in the year, or the year lies in its period. */
const concernsYear = (meta: PlanMeta, year: number): boolean =>
  planYear(meta) === year ||
  (meta.periodStart !== null &&
    meta.periodEnd !== null &&
    meta.periodStart <= year &&
    year <= meta.periodEnd);

const entityIds = (corpus: Corpus, kind: 'department' | 'program', wanted: readonly string[]): string[] =>
  wanted.flatMap((w) => (corpus.entity(w) ? [w] : corpus.entitiesNamed(w, kind).map((e) => e.id)));

/** Units that may be found; null when nothing is filtered. */
export type AllowedUnits = ReadonlySet<string> | null;

export const allowedUnits = (filters: Filters, corpus: Corpus, annotations: Annotations): AllowedUnits => {
  const { plan, region, level, year, department, program } = filters;
  const narrowed = corpus
    .plans()
    .filter(({ ref }) => !any(plan) || plan.includes(ref.id) || plan.includes(ref.source))
    .filter(({ meta }) => !any(region) || region.some((r) => inRegion(meta, r, corpus)))
    .filter(({ meta }) => !any(level) || (meta.level !== null && level.includes(meta.level)))
    .filter(({ meta }) => year === undefined || concernsYear(meta, year));
  const sets = [
    any(department) ? annotations.unitsWith(entityIds(corpus, 'department', department)) : null,
    any(program) ? annotations.unitsWith(entityIds(corpus, 'program', program)) : null,
  ].filter((set) => set !== null);
  if (narrowed.length === corpus.size && sets.length === 0) return null;
  const units = narrowed.flatMap((p) => p.units.map((u) => u.id));
  return new Set(units.filter((id) => sets.every((set) => set.has(id))));
};

/** Filter sets remembered: a page asks several times with the same filters. */
const REMEMBERED = 50;

/** `allowedUnits`, made once for the same filters while the corpus stays as it is. */
export const rememberingFilter = (corpus: Corpus, annotations: Annotations) => {
  const held = new Lru<string, { units: AllowedUnits }>(REMEMBERED);
  return ({ plan, region, level, year, department, program }: Filters): AllowedUnits => {
    const key = JSON.stringify([corpus.version, plan, region, level, year, department, program]);
    const found = held.get(key) ?? {
      units: allowedUnits({ plan, region, level, year, department, program }, corpus, annotations),
    };
    held.set(key, found);
    return found.units;
  };
};

export interface FacetRow {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** Chinese names of levels, for facets. */
const LEVELS: Readonly<Record<Level, string>> = {
  nation: '国家',
  province: '省级',
  city: '市级',
  district: '区县',
  town: '乡镇街道',
};
const KIND_LABELS: Readonly<Record<Unit['kind'], string>> = {
  task: '任务',
  goal: '目标',
  box: '专栏',
  general: '其他正文',
};
/** Rows of one facet: the page shows the first few, the rest on demand. */
const MOST_ROWS = 50;

class Counter {
  readonly #rows = new Map<string, { label: string; count: number }>();

  count(value: string, label: string): void {
    const row = this.#rows.get(value);
    if (row) row.count++;
    else this.#rows.set(value, { label, count: 1 });
  }

  get size(): number {
    return this.#rows.size;
  }

  rows(): FacetRow[] {
    return [...this.#rows]
      .map(([value, { label, count }]) => ({ value, label, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_ROWS);
  }
}

const countPlan = (counters: Record<string, Counter>, { ref, meta }: CorpusPlan): void => {
  counters.plan!.count(ref.id, ref.title);
  const { province, city, district, code } = meta.region;
  const place = district ?? city ?? province;
  if (place !== null) counters.region!.count(code ?? place, place);
  if (meta.level !== null) counters.level!.count(meta.level, LEVELS[meta.level]);
  const year = planYear(meta);
  if (year !== null) counters.year!.count(String(year), `${year}年`);
};

/** Every city has its 市发改委: among hits of several places a body is named with its own. */
const withPlace = (row: FacetRow, corpus: Corpus): FacetRow => {
  const place = corpus.placeOf(row.value)?.name;
  return place === undefined || row.label.includes(shortPlace(place))
    ? row
    : { ...row, label: `${place} ${row.label}` };
};

/** Rows that read alike (普陀区 of Shanghai and of Zhoushan) get the places above them too. */
const toldApart = (rows: readonly FacetRow[], whole: ReadonlyMap<string, string>): FacetRow[] => {
  const alike = new Map<string, number>();
  for (const { label } of rows) alike.set(label, (alike.get(label) ?? 0) + 1);
  return rows.map((row) =>
    (alike.get(row.label) ?? 0) > 1 ? { ...row, label: whole.get(row.value) ?? row.label } : row,
  );
};

/** Code of a region, as its facet row is valued → its name with the places above it. */
const wholePlaces = (units: readonly Unit[], corpus: Corpus): Map<string, string> => {
  const whole = new Map<string, string>();
  for (const id of new Set(units.map((u) => u.plan))) {
    const region = corpus.plan(id)?.meta.region;
    if (!region) continue;
    const names = [region.province, region.city, region.district].filter((name) => name !== null);
    whole.set(region.code ?? names.at(-1) ?? '', names.join(' '));
  }
  return whole;
};

/** For each filter, and for the kind of unit: its values among the units, most frequent first. */
export const facetsOf = (
  units: readonly Unit[],
  corpus: Corpus,
  annotations: Annotations,
): Record<string, FacetRow[]> => {
  const counters: Record<string, Counter> = {};
  for (const facet of ['plan', 'region', 'level', 'year', 'department', 'program', 'kind'])
    counters[facet] = new Counter();
  for (const unit of units) {
    const plan = corpus.plan(unit.plan);
    if (!plan) continue;
    countPlan(counters, plan);
    counters.kind!.count(unit.kind, KIND_LABELS[unit.kind]);
    for (const id of annotations.of(unit)) {
      const entity = corpus.entity(id);
      if (entity?.kind === 'department' || entity?.kind === 'program')
        counters[entity.kind]!.count(id, entity.name);
    }
  }
  const facets = Object.fromEntries(
    Object.entries(counters).map(([facet, counter]) => [facet, counter.rows()]),
  );
  if (counters.region!.size > 1) facets.department = facets.department!.map((row) => withPlace(row, corpus));
  facets.region = toldApart(facets.region!, wholePlaces(units, corpus));
  return facets;
};
