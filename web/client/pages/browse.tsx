/** Directory of entities by kind, with how many plans speak of each. */
import { Input, Table } from 'antd';
import { useMemo } from 'react';
import { Link, NavLink, useParams } from 'react-router';
import type { EntityList } from '../../contract.ts';
import { BROWSABLE, BROWSABLE_KIND, type Browsable, entityAddress } from '../parts/addresses.ts';
import { AntdFrame } from '../parts/antd-frame.tsx';
import { apiPath, getAll } from '../parts/api.ts';
import { otherNames } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { NotFound } from '../parts/not-found.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useLoad } from '../parts/use-load.ts';
import { useRegions } from '../parts/use-regions.ts';
import { useSmall } from '../parts/use-small.ts';
import { useTitle } from '../parts/use-title.ts';

type Row = EntityList['items'][number];

export default function Browse() {
  const { list = '' } = useParams();
  const known = BROWSABLE.find((name) => name === list);
  return known ? <Directory list={known} /> : <NotFound />;
}

function Directory({ list }: { list: Browsable }) {
  const { t } = useSpeech();
  useTitle(t(`browse.${list}`));
  const rows = useLoad(list, (signal) => getAll<Row>(apiPath(list), {}, signal, 5000));
  return (
    <AntdFrame>
      <div className="page">
        <h1>{t('browse.title')}</h1>
        <nav className="tabs" aria-label={t('browse.kinds')}>
          {BROWSABLE.map((name) => (
            <NavLink key={name} to={`/browse/${name}`}>
              {t(`browse.${name}`)}
            </NavLink>
          ))}
        </nav>
        {rows.state === 'failed' ? <Failed error={rows.error} retry={rows.reload} /> : null}
        {rows.state === 'loading' ? <Loading /> : null}
        {rows.state === 'ready' ? <List list={list} rows={rows.data} /> : null}
      </div>
    </AntdFrame>
  );
}

function List({ list, rows }: { list: Browsable; rows: readonly Row[] }) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const regions = useRegions();
  const small = useSmall();
  const words = params.get('words') ?? '';
  const shown = useMemo(
    () =>
      rows
        .filter((r) => [r.name, ...r.aliases].some((name) => name.includes(words.trim())))
        .sort((a, b) => b.facts - a.facts),
    [rows, words],
  );
  return (
    <>
      <Input.Search
        allowClear
        key={list}
        aria-label={t('browse.filter')}
        placeholder={t('browse.filter')}
        defaultValue={words}
        onChange={(e) => change({ words: e.target.value }, true)}
        style={{ maxWidth: 360, marginBottom: 12 }}
      />
      <Table<Row>
        rowKey="id"
        size="middle"
        dataSource={shown}
        scroll={small ? {} : { x: 560 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t('browse.name'),
            key: 'name',
            render: (_, r) => (
              <>
                <Link to={entityAddress(BROWSABLE_KIND[list], r.id)}>{r.name}</Link>
                <Aliases row={r} />
              </>
            ),
            sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
          },
          ...(list === 'departments'
            ? [
                {
                  title: t('facet.region'),
                  key: 'region',
                  width: small ? 88 : 140,
                  render: (_: unknown, r: Row) => regions.get(String(r.props.regionCode ?? '')) ?? '—',
                },
              ]
            : []),
          {
            title: t('browse.plans'),
            dataIndex: 'plans',
            width: small ? 76 : 130,
            align: 'right',
            sorter: (a, b) => a.plans - b.plans,
            defaultSortOrder: 'descend',
          },
          {
            title: t('browse.facts'),
            dataIndex: 'facts',
            width: 120,
            align: 'right',
            responsive: ['md'],
            sorter: (a, b) => a.facts - b.facts,
          },
        ]}
      />
    </>
  );
}

const MOST_NAMES = 4;

function Aliases({ row }: { row: Row }) {
  const names = otherNames(row.name, row.aliases).slice(0, MOST_NAMES);
  return names.length > 0 ? <div className="quiet">{names.join('、')}</div> : null;
}
