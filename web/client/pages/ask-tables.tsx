import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EntityKind } from '../../../graph/kinds.ts';
import type { PlanRef } from '../../../graph/model.ts';
import type { AskReply } from '../../contract.ts';
import { BROWSABLE, BROWSABLE_KIND, browseAddress, entityAddress } from '../parts/addresses.ts';
import { valueText } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';

/** What the sentence says as tables; each name links to its page where the reply tells its entity. */
export function AnswerTables({ reply }: { reply: AskReply }) {
  const { departments, values, programs, plans } = reply.answer;
  if (departments.length > 0) return <Departments reply={reply} />;
  if (values.length > 0) return <Values reply={reply} />;
  if (programs.length > 0) return <Programs reply={reply} />;
  if (plans.length > 0) return <Plans plans={plans} />;
  return null;
}

const PlanLink = ({ plan }: { plan: PlanRef }) => (
  <Link to={entityAddress('plan', plan.id)}>{plan.title}</Link>
);

function Named({ reply, kind, name }: { reply: AskReply; kind: EntityKind; name: string }) {
  const same = reply.entities.filter((e) => e.kind === kind && e.name === name);
  const only = same.length === 1 ? same[0] : undefined;
  if (only) return <Link to={entityAddress(kind, only.id)}>{name}</Link>;
  const list = BROWSABLE.find((l) => BROWSABLE_KIND[l] === kind);
  return list ? <Link to={browseAddress(list, name)}>{name}</Link> : name;
}

function Sheet({ heads, children }: { heads: readonly string[]; children: ReactNode }) {
  return (
    <div className="scroll-x">
      <table className="plain stack">
        <thead>
          <tr>
            {heads.map((h) => (
              <th key={h} scope="col">
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Departments({ reply }: { reply: AskReply }) {
  const { t } = useSpeech();
  const rows = reply.answer.departments;
  return (
    <Sheet heads={[t('table.role'), t('table.department'), t('table.fullName'), t('table.plan')]}>
      {rows.map((d) => (
        <tr key={`${d.plan.id}${d.role}${d.name}`}>
          <td>
            <span className={`badge role-${d.role}`}>{t(`role.${d.role}`)}</span>
          </td>
          <td>
            <Named reply={reply} kind="department" name={d.name} />
            {d.explicit ? null : <span className="quiet"> {t('role.implied')}</span>}
          </td>
          <td className={d.fullName ? undefined : 'empty'}>{d.fullName ?? '—'}</td>
          <td>
            <PlanLink plan={d.plan} />
          </td>
        </tr>
      ))}
    </Sheet>
  );
}

function Values({ reply }: { reply: AskReply }) {
  const { t } = useSpeech();
  return (
    <Sheet heads={[t('table.indicator'), t('table.value'), t('table.year'), t('table.plan')]}>
      {reply.answer.values.map((v) => (
        <tr key={`${v.plan.id}${v.indicator}${v.year}${v.value}${v.status}`}>
          <td>
            <Named reply={reply} kind="indicator" name={v.indicator} />
          </td>
          <td className="number">
            {valueText(v)}
            {v.status === 'actual' ? <span className="quiet"> {t('status.actual')}</span> : null}
          </td>
          <td>{v.year ?? <span className="quiet">{t('table.noYear')}</span>}</td>
          <td>
            <PlanLink plan={v.plan} />
          </td>
        </tr>
      ))}
    </Sheet>
  );
}

function Programs({ reply }: { reply: AskReply }) {
  const { t } = useSpeech();
  return (
    <Sheet heads={[t('table.program'), t('table.plans')]}>
      {reply.answer.programs.map((p) => (
        <tr key={p.name}>
          <td>
            <Named reply={reply} kind="program" name={p.name} />
          </td>
          <td>
            {p.plans.map((plan) => (
              <div key={plan.id}>
                <PlanLink plan={plan} />
              </div>
            ))}
          </td>
        </tr>
      ))}
    </Sheet>
  );
}

function Plans({ plans }: { plans: readonly PlanRef[] }) {
  return (
    <ol className="plan-list">
      {plans.map((p) => (
        <li key={p.id}>
          <PlanLink plan={p} />
        </li>
      ))}
    </ol>
  );
}
