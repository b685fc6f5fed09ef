/** The search filters that live in the address, in the order in which their facets are shown. */
export const FILTERS = ['plan', 'region', 'level', 'year', 'department', 'program'] as const;
export type Filter = (typeof FILTERS)[number];
export const isFilter = (name: string): name is Filter => (FILTERS as readonly string[]).includes(name);
