/** A department's ledger (台账): every task it owns, by plan and role, and the same function elsewhere beside it. */
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import type { EntityPage } from '../../contract.ts';
import { factEndAddress, graphAddress, textAddress } from '../parts/addresses.ts';
import { AntdFrame } from '../parts/antd-frame.tsx';
import { Crumb } from '../parts/crumb.tsx';
import { otherNames } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { KindBadge } from '../parts/kind-badge.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useLoad } from '../parts/use-load.ts';
import { useTitle } from '../parts/use-title.ts';
import { Counterparts } from './department-counterparts.tsx';
import { Ledger } from './department-ledger.tsx';
import { loadDepartment } from './department-load.ts';

export default function Department() {
  const { id = '' } = useParams();
  const { t } = useSpeech();
  const { params } = useAddress();
  const beside = params.get('beside');
  const main = useLoad(id, (signal) => loadDepartment(id, signal));
  const other = useLoad(beside, (signal) => loadDepartment(beside ?? '', signal));
  useTitle(
    main.data
      ? [placeOf(main.data.page)?.objectName, main.data.page.entity.name].filter(Boolean).join(' ')
      : null,
  );
  if (main.state === 'failed') return <Failed error={main.error} retry={main.reload} />;
  if (!main.data) return <Loading />;
  return (
    <AntdFrame>
      <div className="page">
        <Head page={main.data.page} />
        <Counterparts page={main.data.page} />
        <div className={beside ? 'beside' : undefined}>
          <section aria-label={main.data.page.entity.name}>
            {beside ? <h2>{main.data.page.entity.name}</h2> : null}
            <Ledger name={main.data.page.entity.name} rows={main.data.rows} narrow={Boolean(beside)} />
          </section>
          {beside ? (
            <section aria-label={t('dept.beside')}>
              {other.state === 'failed' ? <Failed error={other.error} retry={other.reload} /> : null}
              {other.state === 'loading' ? <Loading /> : null}
              {other.state === 'ready' ? (
                <>
                  <h2>
                    <Link to={factEndAddress(beside)}>{other.data.page.entity.name}</Link>
                  </h2>
                  <Ledger name={other.data.page.entity.name} rows={other.data.rows} narrow />
                </>
              ) : null}
            </section>
          ) : null}
        </div>
        <OtherFacts page={main.data.page} />
      </div>
    </AntdFrame>
  );
}

const placeOf = (page: EntityPage) =>
  page.relations.find((r) => r.relation === 'BELONGS_TO' && r.direction === 'out')?.facts[0];

function Head({ page }: { page: EntityPage }) {
  const { t } = useSpeech();
  const { entity } = page;
  const place = placeOf(page);
  const aliases = otherNames(entity.name, entity.aliases);
  return (
    <header>
      <Crumb to="/browse/departments" name={`${t('browse.title')} · ${t('browse.departments')}`} />
      <h1>
        {/* 市市场监管局 is a different body in every city. */}
        {place && !entity.name.startsWith(place.objectName) ? (
          <span className="quiet-place">{place.objectName} </span>
        ) : null}
        {entity.name} <KindBadge kind="department" />
      </h1>
      {aliases.length > 0 ? (
        <p className="quiet">{t('entity.aliases', { names: aliases.join('、') })}</p>
      ) : null}
      <p className="button-row">
        {place ? (
          <Link className="button" to={factEndAddress(place.object)}>
            {place.objectName}
          </Link>
        ) : null}
        <Link className="button" to={graphAddress(entity.id)}>
          {t('entity.graph')}
        </Link>
      </p>
    </header>
  );
}

const SHOWN_ABOVE = ['ASSIGNED_TO', 'BELONGS_TO', 'PERFORMS'];

/** What else the corpus says of it: plans it issued, programs it leads. */
function OtherFacts({ page }: { page: EntityPage }) {
  const { t } = useSpeech();
  const groups = useMemo(() => page.relations.filter((r) => !SHOWN_ABOVE.includes(r.relation)), [page]);
  return groups.map((group) => (
    <section key={group.relation + group.direction} className="fact-group">
      <h2>
        {t(group.direction === 'out' ? `relation.${group.relation}` : `reverse.${group.relation}`)}{' '}
        <span className="count">{group.total}</span>
      </h2>
      <ul className="fact-list">
        {group.facts.map((f) => (
          <li key={f.id} className="fact-row">
            <Link to={factEndAddress(group.direction === 'out' ? f.object : f.subject)}>
              {group.direction === 'out' ? f.objectName : f.subjectName}
            </Link>
            <blockquote className="quote small">{f.quote}</blockquote>
            <Link className="open-text" to={textAddress(f.plan.id, f)}>
              {f.plan.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}
