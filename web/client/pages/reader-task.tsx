import { Link } from 'react-router';
import type { Role, Target, Task } from '../../../graph/model.ts';
import type { PlanDetail, PlanText } from '../../contract.ts';
import { factEndAddress, textAddress } from '../parts/addresses.ts';
import { ROLES, valueText } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';

interface Props {
  readonly task: Task;
  readonly detail: PlanDetail;
  readonly spans: PlanText['spans'];
}

/** What a task says in short: who, by when, how much, through which programs. */
export function TaskCard({ task, detail, spans }: Props) {
  const { t } = useSpeech();
  const targets = detail.targets.filter((x) => x.start >= task.start && x.end <= task.end);
  const roles = ROLES.filter((role) => task.departments.some((d) => d.role === role));
  const empty = roles.length + targets.length + task.programs.length === 0 && !task.deadline;
  if (empty) return null;
  return (
    <aside className="task-card" aria-label={t('task.label', { title: task.title })}>
      <dl>
        {roles.map((role) => (
          <Row key={role} name={t(`task.${role}`)}>
            <Departments task={task} role={role} spans={spans} />
          </Row>
        ))}
        {targets.length > 0 ? (
          <Row name={t('task.targets')}>
            {targets.map((x) => (
              <TargetChip key={x.start + x.indicator} target={x} plan={detail.plan.id} />
            ))}
          </Row>
        ) : null}
        {task.programs.length > 0 ? (
          <Row name={t('task.programs')}>
            {task.programs.map((name) => (
              <Chip key={name} kind="program" name={name} to={entityOf(spans, 'program', name)} />
            ))}
          </Row>
        ) : null}
        {task.deadline ? <Row name={t('task.deadline')}>{task.deadline}</Row> : null}
      </dl>
    </aside>
  );
}

const Row = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Departments({ task, role, spans }: { task: Task; role: Role; spans: PlanText['spans'] }) {
  const { t } = useSpeech();
  return task.departments
    .filter((d) => d.role === role)
    .map((d) => (
      <span key={d.name}>
        <Chip kind="department" name={d.name} to={entityOf(spans, 'department', d.name)} />
        {d.explicit ? null : <span className="quiet">{t('role.implied')}</span>}
      </span>
    ));
}

function TargetChip({ target, plan }: { target: Target; plan: string }) {
  const { t } = useSpeech();
  return (
    <Link className="entity-chip mark-target" to={textAddress(plan, target)}>
      {target.indicator} {valueText(target)}
      {target.year ? t('value.inYear', { year: target.year }) : ''}
      {target.status === 'actual' ? t('status.actual') : ''}
    </Link>
  );
}

function Chip({ kind, name, to }: { kind: 'department' | 'program'; name: string; to: string | null }) {
  const look = `entity-chip mark-${kind}`;
  return to ? (
    <Link className={look} to={factEndAddress(to)}>
      {name}
    </Link>
  ) : (
    <span className={look}>{name}</span>
  );
}

const entityOf = (spans: PlanText['spans'], kind: string, name: string): string | null =>
  spans.find((s) => s.kind === kind && s.label === name && s.entity)?.entity ?? null;
