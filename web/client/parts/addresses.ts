/** Every view's address in one place, so that a link can be shared and a page renamed. Pure. */
import type { EntityKind } from '../../../graph/kinds.ts';
import { queryString } from './query.ts';

const HOMES: Partial<Record<EntityKind, string>> = {
  plan: 'plans',
  department: 'departments',
  program: 'programs',
  indicator: 'indicators',
  industry: 'industries',
  region: 'regions',
};

/** The kinds that have a list under `/browse/…`, with the name of their API list. */
export const BROWSABLE = ['departments', 'programs', 'indicators', 'industries', 'regions'] as const;
export type Browsable = (typeof BROWSABLE)[number];

export const BROWSABLE_KIND: Record<Browsable, EntityKind> = {
  departments: 'department',
  programs: 'program',
  indicators: 'indicator',
  industries: 'industry',
  regions: 'region',
};

/** The list of a kind, filtered by a name: where a name leads when its entity is not told. */
export const browseAddress = (list: Browsable, words: string): string =>
  `/browse/${list}${queryString({ words })}`;

export const entityAddress = (kind: EntityKind, id: string): string =>
  `/${HOMES[kind] ?? 'entities'}/${encodeURIComponent(id)}`;

/** The kind is told by the id's prefix (`department:1f…`); the entity page sends a document that is a plan on. */
export const factEndAddress = (id: string): string => {
  const prefix = id.slice(0, id.indexOf(':'));
  return entityAddress((prefix in HOMES ? prefix : 'document') as EntityKind, id);
};

/** The plan reader, lit at a span of the cleaned text. */
export const textAddress = (plan: string, span?: { readonly start: number; readonly end: number }): string =>
  entityAddress('plan', plan) + (span ? queryString({ at: `${span.start}-${span.end}` }) : '');

export const askAddress = (
  q: string,
  more: Readonly<Record<string, string | readonly string[]>> = {},
): string => `/${queryString({ q, ...more })}`;

export const graphAddress = (from: string, to?: string): string => `/graph${queryString({ from, to })}`;

export const compareAddress = (query: Readonly<Record<string, string | readonly string[]>>): string =>
  `/compare${queryString(query)}`;

/** `12-34` → a span, or null when it is none. */
export function spanOf(at: string | null): { start: number; end: number } | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? '');
  if (!match) return null;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return start < end ? { start, end } : null;
}
