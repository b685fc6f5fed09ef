import { Link } from 'react-router';
import type { PlanRef } from '../../../graph/model.ts';
import type { ClauseView } from '../../contract.ts';
import { entityAddress } from './addresses.ts';
import { clauseSteps } from './format.ts';

/** Plan › ancestors › clause: the address of a sentence as an official would say it. */
export function ClausePath({ plan, clause }: { plan: PlanRef; clause: ClauseView | null }) {
  const steps = clauseSteps(plan, clause);
  return (
    <p className="clause-path">
      <Link to={entityAddress('plan', plan.id)} className="plan-name">
        {plan.title}
      </Link>
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps of one path may read alike.
        <span key={i}>
          <span className="chevron" aria-hidden="true">
            ›
          </span>
          {step}
        </span>
      ))}
    </p>
  );
}
