import type { EntityList } from '../../contract.ts';
import { getAll } from './api.ts';
import { useLoad } from './use-load.ts';

/** Names of regions by their GB/T 2260 code; empty until loaded. */
export function useRegions(): ReadonlyMap<string, string> {
  const regions = useLoad('regions', async (signal) => {
    const items = await getAll<EntityList['items'][number]>('/api/regions', { limit: 1000 }, signal, 5000);
    return new Map(items.map((r) => [String(r.props.code ?? ''), r.name]));
  });
  return regions.data ?? NONE;
}

const NONE: ReadonlyMap<string, string> = new Map();
