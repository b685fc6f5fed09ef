/** Choose an entity by a part of its name or alias. The names load when the box is first used. */
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { EntityList, PlanList } from '../../contract.ts';
import { BROWSABLE, BROWSABLE_KIND } from './addresses.ts';
import { apiPath, getAll } from './api.ts';
import { useSpeech } from './i18n.tsx';
import { type Choice, matching } from './match-names.ts';
import { useLoad } from './use-load.ts';

type Item = EntityList['items'][number];

async function choices(signal: AbortSignal): Promise<Choice[]> {
  const [plans, ...lists] = await Promise.all([
    getAll<PlanList['items'][number]>('/api/plans', {}, signal),
    ...BROWSABLE.map(async (list) => ({
      kind: BROWSABLE_KIND[list],
      items: await getAll<Item>(apiPath(list), { limit: 1000 }, signal, 20_000),
    })),
  ]);
  const regions = lists.find(({ kind }) => kind === 'region')?.items ?? [];
  const places = new Map(regions.map((r) => [String(r.props.code ?? ''), r.name]));
  const placeOf = ({ props, name }: Item): string | undefined => {
    const place = places.get(String(props.regionCode ?? ''));
    return place && !name.startsWith(place) ? place : undefined;
  };
  return [
    ...plans.map((p) => ({ id: p.id, kind: 'plan' as const, name: p.title, aliases: [] })),
    ...lists.flatMap(({ kind, items }) =>
      items.map((e) => ({
        id: e.id,
        kind,
        name: e.name,
        aliases: e.aliases,
        ...(kind === 'department' ? { place: placeOf(e) } : {}),
      })),
    ),
  ];
}

interface Props {
  readonly label: string;
  /** Name of what is chosen now. */
  readonly value?: string;
  readonly onChoose: (choice: Choice) => void;
}

export function EntityPicker({ label, value = '', onChoose }: Props) {
  const { t } = useSpeech();
  const list = useId();
  const [used, setUsed] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const all = useLoad(used ? 'entities' : null, choices);
  const found = useMemo(() => (words === null ? [] : matching(all.data ?? [], words)), [all.data, words]);
  const open = words !== null && words.trim() !== '';
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    setWords(null);
    onChoose(choice);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) setActive((n) => Math.max(0, Math.min(found.length - 1, n + step)));
    else if (event.key === 'Enter') choose(found[active]);
    else if (event.key === 'Escape') setWords(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className="picker">
      <label>
        <span>{label}</span>
        <input
          type="text"
          role="combobox"
          aria-expanded={open}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={open && found[active] ? `${list}-${active}` : undefined}
          autoComplete="off"
          placeholder={t('graph.pickHint')}
          value={words ?? value}
          onFocus={() => setUsed(true)}
          onChange={(e) => {
            setActive(0);
            setWords(e.target.value);
          }}
          onBlur={() => setWords(null)}
          onKeyDown={press}
        />
      </label>
      <div id={list} className="options" role="listbox" aria-label={label} hidden={!open}>
        {found.map((c, i) => (
          <div
            key={c.id}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            // Blur comes before click and would close the list under the pointer.
            onMouseDown={(e) => {
              e.preventDefault();
              choose(c);
            }}
          >
            <span className="badge">{t(`kind.${c.kind}`)}</span>{' '}
            {c.place ? <span className="quiet">{c.place} </span> : null}
            {c.name}
          </div>
        ))}
        {open && found.length === 0 ? (
          <div role="option" tabIndex={-1} aria-selected={false} aria-disabled="true">
            {all.state === 'ready' ? t('picker.none') : t('state.loading')}
          </div>
        ) : null}
      </div>
    </div>
  );
}
