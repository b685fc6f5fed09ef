import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { useSpeech } from '../parts/i18n.tsx';
import { useAddress } from '../parts/use-address.ts';
import type { RowFilters } from './compare-rows.ts';

/** Which rows of a matrix are wanted, as the address says. */
export function useRowFilters(): RowFilters {
  const { params } = useAddress();
  return { words: params.get('words')?.trim() ?? '', shared: params.get('shared') !== 'no' };
}

/** The bar above a matrix: a part of the name, shared or all, and what may be taken away. */
export function FilterBar({ children }: { children: ReactNode }) {
  const { t } = useSpeech();
  const { params, change } = useAddress();
  const { shared } = useRowFilters();
  return (
    <div className="button-row filters">
      <label className="inline-field">
        {t('compare.words')}
        <input
          type="search"
          value={params.get('words') ?? ''}
          onChange={(e) => change({ words: e.target.value || null }, true)}
        />
      </label>
      <span className="inline-field">
        <Switch
          aria-label={t('compare.shared')}
          checked={shared}
          onChange={(on) => change({ shared: on ? null : 'no' }, true)}
        />
        <span aria-hidden="true">{t('compare.shared')}</span>
      </span>
      {children}
    </div>
  );
}
