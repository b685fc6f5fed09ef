import type { Role, Task } from '../../../graph/model.ts';
import type { EntityPage, FactView, PlanDetail } from '../../contract.ts';
import { apiPath, getJson } from '../parts/api.ts';

/** One line of the ledger: a task, and the words that give it to the department. */
export interface LedgerRow {
  readonly fact: FactView;
  readonly task: Task | null;
  readonly role: Role;
  readonly explicit: boolean;
}

export interface DepartmentData {
  readonly page: EntityPage;
  readonly rows: readonly LedgerRow[];
}

const isRole = (role: unknown): role is Role => role === 'lead' || role === 'owner' || role === 'support';

/** The facts name tasks; the plans they stand in tell each task's number, path, deadline and words. */
export async function loadDepartment(id: string, signal: AbortSignal): Promise<DepartmentData> {
  const page = await getJson<EntityPage>(apiPath('departments', id), { limit: 1000 }, signal);
  const facts = page.relations.find((r) => r.relation === 'ASSIGNED_TO' && r.direction === 'in')?.facts ?? [];
  const plans = [...new Set(facts.map((f) => f.document))];
  const details = await Promise.all(
    plans.map((plan) => getJson<PlanDetail>(apiPath('plans', plan), {}, signal)),
  );
  const tasks = new Map(details.flatMap((d) => d.tasks.map((t) => [t.id, t])));
  const rows = facts.map((fact) => ({
    fact,
    task: tasks.get(fact.subject) ?? null,
    role: isRole(fact.props.role) ? fact.props.role : ('owner' as const),
    explicit: fact.props.explicit !== false && fact.certainty !== 'implied',
  }));
  return { page, rows: rows.sort(byPlace) };
}

const byPlace = (a: LedgerRow, b: LedgerRow): number =>
  a.fact.document.localeCompare(b.fact.document) || (a.task?.start ?? 0) - (b.task?.start ?? 0);
