/** Owners of a whole plan: all of them, the busiest, and the tasks that name none. */
import { evidence, ownerLine } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { foldName } from '../names-fold.ts';
import { sentenceAround } from '../plan-text.ts';
import type { AnswerDraft, AnswerEvidence, Understood } from '../question.ts';
import { denominator, listed, shortName, taskName, titled } from '../say.ts';

const MOST_PLANS = 20;
const MOST_LINES = 20;

const lines = (plan: CorpusPlan): AnswerEvidence[] =>
  plan.extraction.tasks.slice(0, MOST_LINES).flatMap((t) => {
    const line = ownerLine(plan, t);
    return line ? [evidence(plan, line)] : [];
  });

/** Bodies of a plan's tasks with the number of tasks, most first; a body under two names counts once. */
function tally(plan: CorpusPlan, leadsOnly: boolean): [string, number][] {
  const canonical = new Map<string, string>();
  for (const d of plan.extraction.departments)
    for (const name of [d.name, ...d.aliases]) canonical.set(foldName(name), d.name);
  const count = new Map<string, number>();
  for (const task of plan.extraction.tasks) {
    const said = task.departments.filter((d) => d.explicit && (!leadsOnly || d.role === 'lead'));
    for (const name of new Set(said.map((d) => canonical.get(foldName(d.name)) ?? d.name)))
      count.set(name, (count.get(name) ?? 0) + 1);
  }
  return [...count].sort((a, b) => b[1] - a[1]);
}

const most = (rows: readonly (readonly [string, number])[]): string => {
  const ties = rows.filter((r) => r[1] === rows[0]![1]).map((r) => r[0]);
  return `${listed(ties, 8, '个')}（${ties.length > 1 ? '各' : ''}${rows[0]![1]}项）`;
};

/** Which body has most tasks? */
export function busiest(asked: Understood): AnswerDraft | null {
  const leads = /牵头|牵/u.test(asked.text);
  const rows = asked.plans
    .slice(0, MOST_PLANS)
    .map((plan) => ({ plan, count: tally(plan, leads) }))
    .filter((r) => r.count.length > 0);
  if (rows.length === 0) return null;
  const what = leads ? '牵头任务' : '任务';
  const said = rows.map(({ plan, count }) => {
    const name = asked.plans.length === 1 ? `${titled(plan.ref)}中，` : `${shortName(plan, asked.plans)}：`;
    const after = count.slice(0, 10).map(([n, c]) => `${n}（${c}项）`);
    return `${name}${what}最多的是${most(count)}。按${what}数排列：${listed(after)}。`;
  });
  return {
    text: said.join('\n'),
    plans: rows.map((r) => r.plan.ref),
    evidence: rows.flatMap((r) => lines(r.plan)),
    confidence: 'derived',
  };
}

/** Which tasks name no owner? */
export function withoutOwners(asked: Understood): AnswerDraft | null {
  const rows = asked.plans.slice(0, MOST_PLANS).flatMap((plan) => {
    const { tasks } = plan.extraction;
    if (tasks.length === 0) return [];
    return [{ plan, tasks, bare: tasks.filter((t) => !t.departments.some((d) => d.explicit)) }];
  });
  if (rows.length === 0) return null;
  const said = rows.map(({ plan, tasks, bare }) => {
    const name = asked.plans.length === 1 ? titled(plan.ref) : shortName(plan, asked.plans);
    if (bare.length === 0) return `${name}的${tasks.length}项任务都写明了责任单位。`;
    if (bare.length === tasks.length) return `${name}的${tasks.length}项任务都没有写明责任单位。`;
    return `${name}的${tasks.length}项任务中，有${bare.length}项没有写明责任单位：${listed(bare.map(taskName), 30)}。`;
  });
  return {
    text: said.join('\n'),
    plans: rows.map((r) => r.plan.ref),
    evidence: rows.flatMap(({ plan, bare }) =>
      bare.length > 0
        ? bare.slice(0, 5).map((t) => evidence(plan, sentenceAround(plan.text, t.start)))
        : lines(plan).slice(0, 5),
    ),
    confidence: 'derived',
    entities: rows.flatMap((r) =>
      r.bare.slice(0, 5).map((t) => ({ id: t.id, kind: 'task' as const, name: t.title })),
    ),
  };
}

/** 哪个局管这事: nothing is asked about; 有哪些责任单位: all of them. */
export function withoutTopic(asked: Understood): AnswerDraft {
  const [plan] = asked.plans;
  if (plan && asked.plans.length === 1 && /有哪些|哪些|名单|所有|全部/u.test(asked.text)) {
    const rows = tally(plan, false);
    if (rows.length > 0)
      return {
        text: `${denominator(asked)}的任务共写明${rows.length}个责任单位：${listed(
          rows.map(([n, c]) => `${n}（${c}项）`),
          60,
          '个',
        )}。`,
        plans: [plan.ref],
        evidence: lines(plan),
        confidence: 'derived',
      };
  }
  return {
    text: '请写明要问的是哪件事，例如“缺陷产品召回由哪个部门负责”。',
    evidence: [],
    confidence: 'none',
  };
}
