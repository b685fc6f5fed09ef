import type { Express } from 'express';
import { comparisons } from '../compare.ts';
import { endpoints } from '../endpoints.ts';
import { type Call, mount } from '../mount.ts';
import type { Parts } from '../parts.ts';
import { type Sheet, toCsv, toXlsx } from '../sheets.ts';

export function compareRoutes(app: Express, parts: Parts): void {
  mount(app, endpoints.comparePrograms, async (call) => {
    const { matrix, ...table } = await comparisons.programs(parts, call.query);
    return (await sentAsSheet(call, table)) ? undefined : matrix;
  });
  mount(app, endpoints.compareTargets, async (call) => {
    const { matrix, ...table } = await comparisons.targets(parts, call.query);
    return (await sentAsSheet(call, table)) ? undefined : matrix;
  });
}

/** Sends CSV or XLSX when the caller prefers it to JSON. */
async function sentAsSheet(
  { request, response }: Pick<Call<never>, 'request' | 'response'>,
  table: { name: string; sheet: () => Sheet },
): Promise<boolean> {
  const wanted = request.accepts(['json', 'csv', 'xlsx']);
  if (wanted !== 'csv' && wanted !== 'xlsx') return false;
  response
    .attachment(`${table.name}.${wanted}`)
    .type(wanted === 'csv' ? 'text/csv; charset=utf-8' : 'xlsx')
    .send(wanted === 'csv' ? toCsv(table.sheet()) : await toXlsx(table.sheet()));
  return true;
}
