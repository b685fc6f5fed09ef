import { Select } from 'antd';
import type { PlanSummary } from '../../contract.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { useAddress } from '../parts/use-address.ts';

/** Which plans are compared; none chosen means all. */
export function PlanChoice({ plans, chosen }: { plans: readonly PlanSummary[]; chosen: readonly string[] }) {
  const { t } = useSpeech();
  const { change } = useAddress();
  return (
    <div className="plan-choice">
      <span className="quiet" aria-hidden="true">
        {t('compare.plans')}
      </span>
      <Select
        mode="multiple"
        allowClear
        aria-label={t('compare.plans')}
        placeholder={t('compare.allPlans', { n: plans.length })}
        value={[...chosen]}
        onChange={(ids) => change({ plan: ids })}
        optionFilterProp="label"
        maxTagCount="responsive"
        options={plans.map((p) => ({ value: p.id, label: p.title }))}
        style={{ width: '100%' }}
      />
      {chosen.length === 1 ? <p className="notice">{t('compare.onlyOne')}</p> : null}
    </div>
  );
}
