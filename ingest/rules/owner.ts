/** Who is responsible for a task: its 责任单位 line or bracket, general remarks, and bodies its sentences oblige. */
import type { Role, Task, TaskDepartment } from '../../graph/model.ts';
import { type OwnerName, ownerStatements } from '../owners/statements.ts';
import type { Draft, Rule } from '../rule.ts';
import { remarks } from './owner-remarks.ts';
import { obliged } from './owner-sentences.ts';
import { tableOwners } from './owner-tables.ts';

const FIRST_LEADS =
  /[排列][名序位]?(?:在)?(?:第一|首)位?的?(?:责任)?(?:单位|部门)?(?:为|是)(?:总)?牵头|第一个?(?:责任)?(?:单位|部门)(?:为|是)(?:总)?牵头/;

export const owner: Rule = {
  name: 'owner',
  finds: [
    {
      text: '二、重点任务\n(一)提质。开展质量攻关。(责任单位:市科技局、市市场监管局)\n(二)创牌。培育品牌。(责任单位:市商务局)',
      found: {
        tasks: [
          { departments: [{ name: '市科技局', role: 'owner', explicit: true }, { name: '市市场监管局' }] },
          { departments: [{ name: '市商务局' }] },
        ],
      },
    },
    {
      text: '二、重点任务\n(一)提质。开展攻关。(牵头单位:市科技局;配合单位:市财政局)\n(二)创牌。培育品牌。(市商务局牵头,市财政局、市文旅局配合)',
      found: {
        tasks: [
          {
            departments: [
              { name: '市科技局', role: 'lead' },
              { name: '市财政局', role: 'support' },
            ],
          },
          {
            departments: [
              { name: '市商务局', role: 'lead' },
              { name: '市财政局', role: 'support' },
              { name: '市文旅局', role: 'support' },
            ],
          },
        ],
      },
    },
  ],
  ignores: ['二、重点任务\n(一)提质。鼓励龙头企业牵头组建创新联合体。\n(二)创牌。培育品牌。'],
  apply(draft) {
    let above: TaskDepartment[] = [];
    for (const task of draft.tasks) {
      task.departments = statedOwners(draft, task, above);
      if (task.departments.length > 0) above = task.departments;
    }
    const stated = new Set(draft.tasks.filter((task) => task.departments.length > 0));
    for (const { task, names } of tableOwners(draft)) {
      if (!stated.has(task)) add([task], names, draft, 'owner-table');
    }
    for (const task of draft.tasks)
      if (task.departments.length === 0) task.departments = obliged(draft.text, task);
    if (FIRST_LEADS.test(draft.text)) for (const task of draft.tasks) leadFirst(task);
    for (const remark of remarks(draft)) add(remark.tasks, remark.names, draft, 'owner-remark');
  },
};

function statedOwners(draft: Draft, task: Task, above: readonly TaskDepartment[]): TaskDepartment[] {
  const statements = ownerStatements(draft.text, task.start, task.end);
  const out: TaskDepartment[] = [];
  for (const statement of statements) {
    if (statement.sameAsAbove) {
      const { start, end } = statement;
      const evidence = draft.text.slice(start, end);
      out.push(...above.filter((d) => d.explicit).map((d) => ({ ...d, start, end, evidence })));
    }
    out.push(...statement.names.map((name) => department(name, draft.text, 'owner')));
  }
  return unique(out);
}

const department = (name: OwnerName, text: string, rule: string): TaskDepartment => ({
  name: name.name,
  fullName: null,
  role: name.role,
  // A general remark gives a body every task without naming them: that is implied, all else is stated.
  explicit: rule !== 'owner-remark',
  start: name.start,
  end: name.end,
  evidence: text.slice(name.start, name.end),
  rule,
});

function leadFirst(task: Task): void {
  const plain = task.departments.every((d): d is TaskDepartment & { role: Role } => d.role === 'owner');
  const first = task.departments[0];
  if (plain && first) first.role = 'lead';
}

function add(tasks: readonly Task[], names: readonly OwnerName[], draft: Draft, rule: string): void {
  for (const task of tasks) {
    const more = names.map((name) => department(name, draft.text, rule));
    task.departments = unique([...task.departments, ...more]);
  }
}

const unique = (list: readonly TaskDepartment[]): TaskDepartment[] =>
  list.filter((d, i) => list.findIndex((other) => other.name === d.name) === i);
