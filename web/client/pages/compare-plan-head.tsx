import { Link } from 'react-router';
import type { PlanSummary } from '../../contract.ts';
import { entityAddress } from '../parts/addresses.ts';
import { regionShort } from '../parts/format.ts';

/** A column's head: the place is what readers look for, the whole title is one click away. */
export function PlanHead({ plan }: { plan: PlanSummary }) {
  return (
    <th scope="col" className="plan-column" title={plan.title}>
      <Link to={entityAddress('plan', plan.id)}>{regionShort(plan.region) ?? plan.title}</Link>
      <span className="quiet">{plan.issuedDate ?? plan.publishedDate ?? '—'}</span>
    </th>
  );
}
