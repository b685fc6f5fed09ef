import { type ReactNode, useState } from 'react';
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
  if (values.length > 0 && reply.question === 'timeline') return <Years reply={reply} />;
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

/** The sentence above has said the gist: a long table opens on demand. */
const FIRST_ROWS = 12;

function Sheet({ heads, rows }: { heads: readonly string[]; rows: readonly ReactNode[] }) {
  const { t } = useSpeech();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
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
        <tbody>{shown}</tbody>
      </table>
      {shown.length < rows.length ? (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {t('table.all', { n: rows.length })}
        </button>
      ) : null}
    </div>
  );
}

function Departments({ reply }: { reply: AskReply }) {
  const { t } = useSpeech();
  const rows = reply.answer.departments;
  return (
    <Sheet
      heads={[t('table.role'), t('table.department'), t('table.fullName'), t('table.plan')]}
      rows={rows.map((d) => (
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
    />
  );
}

function Values({ reply }: { reply: AskReply }) {
  const { t } = useSpeech();
  return (
    <Sheet
      heads={[t('table.indicator'), t('table.value'), t('table.year'), t('table.plan')]}
      rows={reply.answer.values.map((v) => (
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
    />
  );
}

/** Years of issue are no indicator: there is nothing to look up under their name. */
function Years({ reply }: { reply: AskReply }) {
  const { t } = useSpeech();
  return (
    <Sheet
      heads={[t('table.year'), t('table.about'), t('table.plan')]}
      rows={reply.answer.values.map((v) => (
        <tr key={`${v.plan.id}${v.indicator}${v.year}`}>
          <td className="number">{v.year ?? v.value}</td>
          <td>{v.indicator}</td>
          <td>
            <PlanLink plan={v.plan} />
          </td>
        </tr>
      ))}
    />
  );
}

function Programs({ reply }: { reply: AskReply }) {
  const { t } = useSpeech();
  return (
    <Sheet
      heads={[t('table.program'), t('table.plans')]}
      rows={reply.answer.programs.map((p) => (
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
    />
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
