import { Link } from 'react-router';
import type { Hit, SearchReply } from '../../contract.ts';
import { textAddress } from '../parts/addresses.ts';
import { ClausePath } from '../parts/clause-path.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { quotation } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Quote } from '../parts/quote.tsx';
import { Empty } from '../parts/states.tsx';
import { useAddress } from '../parts/use-address.ts';
import { FILTERS, type Filter, isFilter } from './ask-filters.ts';

/** Passages by words and meaning, with filters that say how many each would leave; `near` when none is an answer. */
export function Hits({ reply, stale, near }: { reply: SearchReply; stale: boolean; near: boolean }) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const shown = reply.hits.length;
  return (
    <section className={stale ? 'hits stale' : 'hits'} aria-labelledby="hits" aria-busy={stale}>
      <h2 id="hits">{t(near ? 'hits.near' : 'hits.title', { n: reply.total })}</h2>
      <Chips facets={reply.facets} />
      {reply.notes.map((note) => (
        <p key={note} className="notice">
          {note}
        </p>
      ))}
      <div className="hits-columns">
        <Facets facets={reply.facets} />
        <div>
          {shown === 0 ? <Empty title={t('hits.none')} /> : null}
          {reply.hits.map((hit) => (
            <HitCard key={`${hit.plan.id}${hit.clause.id}${hit.clause.start}`} hit={hit} />
          ))}
          {shown < reply.total && shown < 100 ? (
            <button
              type="button"
              className="button"
              onClick={() => change({ limit: String(Math.min(100, shown + 20)) }, true)}
            >
              {t('hits.more', { shown, total: reply.total })}
            </button>
          ) : null}
          {params.get('limit') && shown >= 100 ? <p className="quiet">{t('hits.limit')}</p> : null}
        </div>
      </div>
    </section>
  );
}

function HitCard({ hit }: { hit: Hit }) {
  const { t } = useSpeech();
  const first = hit.highlights[0];
  const at = first
    ? { start: hit.clause.start + first.start, end: hit.clause.start + first.end }
    : { start: hit.clause.start, end: hit.clause.end };
  return (
    <article className="card hit">
      <ClausePath plan={hit.plan} clause={hit.clause} />
      <Quote text={hit.clause.text} lit={hit.highlights} />
      <div className="hit-foot">
        <Link className="open-text" to={textAddress(hit.plan.id, at)}>
          {t('evidence.open')}
        </Link>
        <CopyButton
          label={t('evidence.copy')}
          text={() => quotation(hit.plan, hit.clause, hit.clause.text)}
        />
        <Why why={hit.why} score={hit.score} />
      </div>
    </article>
  );
}

function Why({ why, score }: { why: Hit['why']; score: number }) {
  const { t } = useSpeech();
  const rows: [string, string][] = [
    [t('why.words'), why.words.join('、') || t('why.noWords')],
    [t('why.names'), why.names.join('、') || '—'],
    [t('why.wordRank'), why.wordRank === null ? '—' : String(why.wordRank)],
    [t('why.meaningRank'), why.meaningRank === null ? '—' : String(why.meaningRank)],
    [t('why.similarity'), why.similarity === null ? '—' : why.similarity.toFixed(3)],
    [t('why.score'), score.toFixed(3)],
  ];
  return (
    <details className="why">
      <summary>{t('why.title')}</summary>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Active filters; a click removes one. */
function Chips({ facets }: { facets: SearchReply['facets'] }) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const active = FILTERS.flatMap((filter) => params.getAll(filter).map((value) => ({ filter, value })));
  if (active.length === 0) return null;
  const without = (filter: Filter, value: string) => params.getAll(filter).filter((v) => v !== value);
  return (
    <ul className="chips" aria-label={t('hits.filters')}>
      {active.map(({ filter, value }) => {
        const label = facetLabel(facets, filter, value);
        return (
          <li key={filter + value}>
            <button
              type="button"
              className="chip"
              aria-label={t('hits.remove', { label })}
              onClick={() => change({ [filter]: without(filter, value) })}
            >
              {t(`facet.${filter}`)}: {label} <span aria-hidden="true">×</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const facetLabel = (facets: SearchReply['facets'], filter: string, value: string): string =>
  facets[filter]?.find((f) => f.value === value)?.label ?? value;

type FacetRow = SearchReply['facets'][string][number];
const FACET_ROWS = 8;
const OPEN_AT_FIRST: readonly Filter[] = ['plan', 'region'];
/** Above the passages on a small screen, open facets would push the passages out of sight. */
const roomForFacets = (): boolean => matchMedia('(min-width: 1000px)').matches;

function Facets({ facets }: { facets: SearchReply['facets'] }) {
  const { t } = useSpeech();
  const shown = FILTERS.filter((f) => (facets[f]?.length ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <aside className="facets" aria-label={t('hits.facets')}>
      {shown.map((filter) => (
        <FacetGroup key={filter} filter={filter} rows={facets[filter] ?? []} />
      ))}
    </aside>
  );
}

function FacetGroup({ filter, rows }: { filter: Filter; rows: readonly FacetRow[] }) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const chosen = params.getAll(filter);
  const toggle = (value: string) => {
    const rest = chosen.filter((v) => v !== value);
    const one = filter === 'year' ? [value] : [...chosen, value];
    if (isFilter(filter)) change({ [filter]: rest.length < chosen.length ? rest : one });
  };
  return (
    <details open={chosen.length > 0 || (roomForFacets() && OPEN_AT_FIRST.includes(filter))}>
      <summary>{t(`facet.${filter}`)}</summary>
      <ul>
        {rows.slice(0, FACET_ROWS).map((row) => (
          <li key={row.value}>
            <button type="button" aria-pressed={chosen.includes(row.value)} onClick={() => toggle(row.value)}>
              <span>{row.label}</span>
              <span className="count">{row.count}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
