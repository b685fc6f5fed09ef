import { Link } from 'react-router';
import type { PlanSummary } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { planDateText } from '../parts/plan-date.ts';

/** A column's head: the place is what readers look for, the whole title is one click away. */
export function PlanHead({ plan, name }: { plan: PlanSummary; name: string }) {
  const { t } = useSpeech();
  return (
    <th scope="col" className="plan-column" title={plan.title}>
      <Link to={entityAddress('plan', plan.id)}>{name}</Link>
      <span className="quiet">{planDateText(plan, t) ?? '—'}</span>
    </th>
  );
}
