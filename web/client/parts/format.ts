/** Values as people read them. Pure. */
import type { Comparator, Level, RegionRef, Role, Strength } from '../../../graph/model.ts';

const SIGNS: Record<Comparator, string> = { '>=': '≥', '=': '', '<=': '≤', '>': '>', '<': '<', '~': '≈' };

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
