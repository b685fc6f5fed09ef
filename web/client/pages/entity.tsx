/** Any entity that has no page of its own: its names, properties and facts by relation, each with its quote. */
import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import type { EntityPage } from '../../contract.ts';
import {
  BROWSABLE,
  BROWSABLE_KIND,
  compareAddress,
  entityAddress,
  factEndAddress,
  graphAddress,
  textAddress,
} from '../parts/addresses.ts';
import { apiPath, getJson } from '../parts/api.ts';
import { Crumb } from '../parts/crumb.tsx';
import { FactsLine } from '../parts/facts-line.tsx';
import { otherNames } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { KindBadge } from '../parts/kind-badge.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useLoad } from '../parts/use-load.ts';
import { useTitle } from '../parts/use-title.ts';
import { byEnd, type FactGroup } from './entity-facts.ts';

const OWN_PAGES = ['plan', 'department'];

export default function Entity() {
  const { id = '' } = useParams();
  const page = useLoad(id, (signal) => getJson<EntityPage>(apiPath('entities', id), {}, signal));
  useTitle(page.data?.entity.name ?? null);
  if (page.state === 'failed') return <Failed error={page.error} retry={page.reload} />;
  if (!page.data) return <Loading />;
  const { entity, relations } = page.data;
  // A fact names its end by id only, and a document's id does not tell whether it is a stored plan.
  if (OWN_PAGES.includes(entity.kind)) return <Navigate replace to={entityAddress(entity.kind, entity.id)} />;
  return (
    <div className="page">
      <EntityHead page={page.data} />
      {[...relations].sort(byWeight).map((group) => (
        <Facts key={`${group.relation}${group.direction}`} group={group} of={entity.id} />
      ))}
    </div>
  );
}

function EntityHead({ page }: { page: EntityPage }) {
  const { t } = useSpeech();
  const { entity } = page;
  const props = shownProps(entity.props);
  const aliases = otherNames(entity.name, entity.aliases);
  const list = BROWSABLE.find((l) => BROWSABLE_KIND[l] === entity.kind);
  // A task or a value belongs to the one plan that speaks of it.
  const home =
    entity.kind === 'task' || entity.kind === 'target' ? page.relations[0]?.facts[0]?.plan : undefined;
  return (
    <header>
      {list ? <Crumb to={`/browse/${list}`} name={`${t('browse.title')} · ${t(`browse.${list}`)}`} /> : null}
      {home ? <Crumb to={entityAddress('plan', home.id)} name={home.title} /> : null}
      <h1>
        {entity.name} <KindBadge kind={entity.kind} />
      </h1>
      {aliases.length > 0 ? (
        <p className="quiet">{t('entity.aliases', { names: aliases.join('、') })}</p>
      ) : null}
      <p className="button-row">
        <Link className="button" to={graphAddress(entity.id)}>
          {t('entity.graph')}
        </Link>
        {entity.kind === 'indicator' ? (
          <Link className="button" to={compareAddress({ view: 'targets', indicator: [entity.id] })}>
            {t('entity.compareTargets')}
          </Link>
        ) : null}
        {entity.kind === 'program' ? (
          <Link className="button" to={compareAddress({ view: 'programs', words: entity.name })}>
            {t('entity.comparePrograms')}
          </Link>
        ) : null}
      </p>
      {props.length > 0 ? (
        <details className="fold">
          <summary>{t('entity.props')}</summary>
          <FactsLine rows={props.map(([name, value]) => [t(`prop.${name}`), value])} />
        </details>
      ) : null}
    </header>
  );
}

/** Properties worth showing, in this order; flags and ids of the machinery are not. */
const PROPS = [
  'fullName',
  'body',
  'functions',
  'kind',
  'origin',
  'level',
  'code',
  'regionCode',
  'unit',
  'value',
  'year',
  'number',
  'deadline',
  'docNumber',
  'issuedDate',
  'joined',
] as const;

const shownProps = (props: EntityPage['entity']['props']): [(typeof PROPS)[number], string][] =>
  PROPS.flatMap((name) => {
    const value = props[name];
    const text = Array.isArray(value) ? value.join('、') : String(value ?? '');
    return text ? [[name, text]] : [];
  });

/** What readers come for stands first: who adopts and leads, then tasks, then the rest in the order of the table. */
const FIRST_RELATIONS = ['ADOPTS', 'LED_BY', 'MEASURES', 'SETS', 'ASSIGNED_TO', 'ADVANCES', 'CONCERNS'];

const byWeight = (a: { relation: string }, b: { relation: string }): number =>
  weight(a.relation) - weight(b.relation);

const weight = (relation: string): number => {
  const at = FIRST_RELATIONS.indexOf(relation);
  return at < 0 ? FIRST_RELATIONS.length : at;
};

const FIRST = 20;

function Facts({ group, of }: { group: EntityPage['relations'][number]; of: string }) {
  const { t } = useSpeech();
  const [all, setAll] = useState(false);
  const lines = byEnd(group.facts, of);
  const shown = all ? lines : lines.slice(0, FIRST);
  const title = t(group.direction === 'out' ? `relation.${group.relation}` : `reverse.${group.relation}`);
  return (
    <section className="fact-group">
      <h2>
        {title} <span className="count">{group.total > group.facts.length ? group.total : lines.length}</span>
      </h2>
      <ul className="fact-list">
        {shown.map((line) => (
          <FactLine key={line.facts[0].id} line={line} />
        ))}
      </ul>
      {lines.length > shown.length ? (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {t('entity.allFacts', { n: lines.length })}
        </button>
      ) : null}
      {all && group.total > group.facts.length ? (
        <p className="quiet">{t('entity.notAll', { shown: group.facts.length, total: group.total })}</p>
      ) : null}
    </section>
  );
}

function FactLine({ line }: { line: FactGroup }) {
  const { t } = useSpeech();
  const [fact, ...others] = line.facts;
  const { role, strength } = fact.props;
  return (
    <li className="fact-row">
      <p>
        <Link to={factEndAddress(line.id)}>{line.name}</Link>
        {role === 'lead' || role === 'owner' || role === 'support' ? (
          <span className={`badge role-${role}`}>{t(`role.${role}`)}</span>
        ) : null}
        {strength === 'mentioned' || strength === 'deployed' || strength === 'quantified' ? (
          <span className="badge">{t(`strength.${strength}`)}</span>
        ) : null}
        {fact.certainty === 'implied' ? <span className="quiet">{t('role.implied')}</span> : null}
      </p>
      <div>
        <blockquote className="quote small">{fact.quote}</blockquote>
        {others.length > 0 ? (
          <details className="fold">
            <summary>{t('entity.moreProofs', { n: others.length })}</summary>
            {others.map((f) => (
              <p key={f.id}>
                <Link className="open-text" to={textAddress(f.plan.id, f)}>
                  {f.quote}
                </Link>
              </p>
            ))}
          </details>
        ) : null}
      </div>
      <Link className="open-text" to={textAddress(fact.plan.id, fact)}>
        {line.id === fact.document ? t('evidence.open') : fact.plan.title}
      </Link>
    </li>
  );
}
