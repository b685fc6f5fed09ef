import type { EntityList, EntityPage } from '../../contract.ts';
import { apiPath, getAll, getJson } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useLoad } from '../parts/use-load.ts';
import { useRegions } from '../parts/use-regions.ts';

/** Departments of other places that perform the same function; one can stand beside this one. */
export function Counterparts({ page }: { page: EntityPage }) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const beside = params.get('beside');
  const functions = page.relations
    .filter((r) => r.relation === 'PERFORMS' && r.direction === 'out')
    .flatMap((r) => r.facts.map((f) => ({ id: f.object, name: f.objectName })));
  const ids = [...new Set(functions.map((f) => f.id))];
  const found = useLoad(ids.length > 0 ? ids.join() : null, (signal) =>
    Promise.all(ids.map((id) => getJson<EntityPage>(apiPath('entities', id), { limit: 1000 }, signal))),
  );
  const regions = useRegions();
  const all = useLoad(ids.length > 0 ? 'departments' : null, (signal) =>
    getAll<EntityList['items'][number]>('/api/departments', { limit: 1000 }, signal, 20_000),
  );
  const placeOf = (id: string) =>
    regions.get(String(all.data?.find((d) => d.id === id)?.props.regionCode ?? '')) ?? '';
  const others = new Map(
    (found.data ?? [])
      .flatMap((p) => p.relations.filter((r) => r.relation === 'PERFORMS' && r.direction === 'in'))
      .flatMap((r) => r.facts.map((f) => [f.subject, f.subjectName] as const))
      .filter(([id]) => id !== page.entity.id),
  );
  if (others.size === 0) return null;
  const names = [...new Set(functions.map((f) => f.name))].join('、');
  return (
    <section className="counterparts" aria-label={t('dept.same', { names })}>
      <span className="quiet">{t('dept.same', { names })}</span>
      <ul className="chips">
        {[...others].map(([id, name]) => (
          <li key={id}>
            <button
              type="button"
              className="chip"
              aria-pressed={beside === id}
              onClick={() => change({ beside: beside === id ? null : id })}
            >
              {placeOf(id) ? <span className="quiet">{placeOf(id)} </span> : null}
              {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
