/** Values as people read them. Pure. */
import type { Comparator, Level, PlanRef, RegionRef, Role, Strength } from '../../../graph/model.ts';

export const SIGNS: Record<Comparator, string> = {
  '>=': '≥',
  '=': '',
  '<=': '≤',
  '>': '>',
  '<': '<',
  '~': '≈',
};

/** `≥92%`, `≈2万元/人`; the sign of «达到» is left out. */
export const valueText = (v: { comparator: Comparator; value: number; unit: string }): string =>
  `${SIGNS[v.comparator]}${numberText(v.value)}${v.unit}`;

/** Thousands are grouped from 10 000 on (years and small counts stay as printed); no digit is lost. */
export const numberText = (n: number): string =>
  Math.abs(n) >= 10_000 ? n.toLocaleString('en-US', { maximumFractionDigits: 10 }) : String(n);

/** A sign and not only a colour, so that the matrix can be read in print and without colour vision. */
export const STRENGTH_SIGN: Record<Strength, string> = { mentioned: '○', deployed: '◐', quantified: '●' };
export const STRENGTHS: readonly Strength[] = ['mentioned', 'deployed', 'quantified'];
export const ROLES: readonly Role[] = ['lead', 'owner', 'support'];
export const LEVELS: readonly Level[] = ['nation', 'province', 'city', 'district', 'town'];

/** `浙江省 金华市`; empty when unknown. */
export const regionText = (r: RegionRef): string =>
  [r.province, r.city, r.district].filter(Boolean).join(' ');

/** The innermost region: what fits above a column. */
export const regionShort = (r: RegionRef): string | null => r.district ?? r.city ?? r.province;

export const periodText = (start: number | null, end: number | null): string | null =>
  start === null && end === null ? null : `${start ?? ''}—${end ?? ''}`;

/** The year in which a plan was issued, else published, as a sortable date text; unknown sorts last. */
export const planDate = (p: { issuedDate: string | null; publishedDate: string | null }): string =>
  p.issuedDate ?? p.publishedDate ?? '9999';

/** `(一)增强…` and `增强…` alike: the number stands before the title as printed. */
export const clauseName = (c: { number: string | null; title: string }): string =>
  `${c.number ?? ''}${c.title}`;

type Place = { readonly path: readonly string[]; readonly number: string | null; readonly title: string };

/** Ancestors and the clause itself; a clause that is the plan's own title adds nothing to the plan's name. */
export const clauseSteps = (plan: PlanRef, clause: Place | null): string[] =>
  clause ? [...clause.path, clauseName(clause)].filter((step) => step && step !== plan.title) : [];

/** Words to paste into a document: as they stand in the source (no quotation mark is changed), then whence. */
export const quotation = (plan: PlanRef, clause: Place | null, words: string): string =>
  `${words.trim()}\n——《${plan.title}》${clauseSteps(plan, clause).join(' › ')}`;

const BARE = /[\s"'\u2018-\u201f\u300a\u300b〈〉「」『』]/gu;
const bare = (name: string): string => name.replace(BARE, '');

/** Every quotation mark that opens is closed after it. */
function balanced(name: string): boolean {
  let depth = 0;
  for (const c of name) {
    if (c === '\u201c') depth++;
    else if (c === '\u201d' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Other names that tell a reader something: not the same letters in quotation marks, not a name cut in two. */
export function otherNames(name: string, aliases: readonly string[]): string[] {
  const seen = new Set([bare(name)]);
  return aliases.filter((alias) => {
    const key = bare(alias);
    if (seen.has(key) || !balanced(alias)) return false;
    seen.add(key);
    return true;
  });
}

type Placed = { readonly title: string; readonly region: RegionRef };

/** What plans are called above columns: the innermost place; where two plans share it, the whole place. */
export function placeNames(plans: readonly Placed[]): string[] {
  const short = plans.map((p) => regionShort(p.region) ?? p.title);
  const whole = plans.map((p) => regionText(p.region) || p.title);
  return short.map((name, i) => {
    const same = short.flatMap((other, j) => (other === name ? [whole[j]] : []));
    return same.length > 1 && new Set(same).size > 1 ? (whole[i] as string) : name;
  });
}
