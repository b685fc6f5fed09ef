/** Bring documents in, watch them being read, see what was found, take them out again. */
import { useCallback } from 'react';
import type { PlanSummary } from '../../contract.ts';
import { AntdFrame } from '../parts/antd-frame.tsx';
import { getAll } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useLoad } from '../parts/use-load.ts';
import { useTitle } from '../parts/use-title.ts';
import { Exports } from './data-exports.tsx';
import { Stored } from './data-stored.tsx';
import { Uploads } from './data-uploads.tsx';
import '../styles/data.css';

export default function Data() {
  const { t } = useSpeech();
  useTitle(t('data.title'));
  const plans = useLoad('plans', (signal) => getAll<PlanSummary>('/api/plans', {}, signal));
  const { reload } = plans;
  const changed = useCallback(() => reload(), [reload]);
  return (
    <AntdFrame>
      <div className="page">
        <h1>{t('data.title')}</h1>
        <Uploads plans={plans.data ?? []} onChanged={changed} />
        {plans.state === 'failed' ? <Failed error={plans.error} retry={plans.reload} /> : null}
        {plans.state === 'loading' && !plans.data ? <Loading /> : null}
        {plans.data ? <Stored plans={plans.data} onRemoved={changed} /> : null}
        <Exports />
      </div>
    </AntdFrame>
  );
}
