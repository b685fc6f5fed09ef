/** Departments: every body that the tasks or the prose of a plan name, resolved by the issuer's region. */
import type { Department, Mention } from '../../graph/model.ts';
import { findRegions } from '../lexicon/regions.ts';
import { type DepartmentContext, type ResolvedDepartment, resolveDepartment } from '../resolve/department.ts';
import { ClauseIndex } from '../resolve/sentence-index.ts';
import type { Draft, Rule } from '../rule.ts';
import { bodiesInProse } from './department-prose.ts';

interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly resolved: ResolvedDepartment;
}

/** What the issuer's names and region make of relative names (市, 我局). */
export function departmentContext(draft: Draft): DepartmentContext {
  const plan = draft.plan;
  const shown = [plan?.publisher, ...(plan?.issuers ?? [])].filter((n): n is string => !!n);
  return { home: plan?.region.code ?? null, shown, scope: plan?.id ?? draft.source };
}

function named(draft: Draft, context: DepartmentContext): Named[] {
  const { text } = draft;
  const known = new Map<string, ResolvedDepartment>();
  const resolve = (name: string): ResolvedDepartment => {
    const resolved = known.get(name) ?? resolveDepartment(name, context);
    known.set(name, resolved);
    return resolved;
  };
  const owners = draft.tasks.flatMap((t) =>
    t.departments.map((d) => ({
      name: d.name,
      start: d.start,
      end: d.end,
      rule: d.rule ?? 'owner',
      resolved: resolve(d.name),
    })),
  );
  const taken = owners.map((o) => [o.start, o.end] as const);
  const places = findRegions(text, { home: context.home, near: context.shown?.join('\n') ?? '' });
  const prose = bodiesInProse(text, places)
    .filter((b) => !taken.some(([start, end]) => b.start < end && start < b.end))
    .map((b) => ({ ...b, rule: `department.${b.rule}`, resolved: resolve(b.name) }));
  return [...owners, ...prose].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** One place may be named for many tasks (以下均需各镇街道落实): it is one mention. */
function mentionsOf(all: readonly Named[], clauses: ClauseIndex): Mention[] {
  const seen = new Map<string, Mention>();
  for (const { start, end } of all)
    seen.set(`${start}-${end}`, { start, end, clause: clauses.at(start)?.id ?? null });
  return [...seen.values()];
}

function departmentOf(all: readonly Named[], clauses: ClauseIndex): Department {
  const owner = all.find((n) => !n.rule.startsWith('department.')) ?? all[0]!;
  const names = [...new Set(all.map((n) => n.name))];
  const { resolved } = owner;
  return {
    name: owner.name,
    fullName: resolved.fullName,
    aliases: names.filter((n) => n !== owner.name && n !== resolved.fullName),
    functions: [...resolved.functions],
    regionCode: resolved.regionCode,
    body: resolved.body,
    mentions: mentionsOf(all, clauses),
    start: owner.start,
    end: owner.end,
    evidence: owner.name,
    rule: owner.rule,
  };
}

export const department: Rule = {
  name: 'department',
  finds: [
    {
      text: '宣城市质量强市建设纲要\n一、主要任务\n(一)夯实基石。推动转化。(责任单位:市科技局、市市场监管局)',
      found: { departments: [{ name: '市科技局' }, { name: '市市场监管局' }] },
    },
    {
      text: '浙江省质量强省建设实施方案\n一、问题\n(一)品牌。比如省市场监管局牵头推进“品字标”品牌建设、省经信厅推进“浙江制造精品”培育。',
      found: { departments: [{ name: '省市场监管局' }, { name: '省经信厅' }] },
    },
    {
      text: '金华市质量强市实施方案\n二、主要任务\n1.创新质量数字治理。强化市场监管、公安、海关联合执法,形成质量安全检验监管合力。',
      found: { departments: [{ name: '市场监管' }, { name: '公安' }, { name: '海关' }] },
    },
  ],
  ignores: [
    '根据原质检总局《关于创建示范城市有关安排的通知》要求。',
    '落实国家发展改革委等部门印发的有关文件精神。',
    '各部门、各单位要结合实际抓好落实。',
    '推进城市管理精细化,加强统计监测。',
    '加强监管部门之间的协作,健全部门联动机制。',
    '相关县、市、区市场监管局围绕示范试点建设,细化建设方案。',
    '贯彻《国家发展改革委 市场监管总局关于加强质量工作的意见》精神。',
    '重要情况及时向市委、市政府请示报告。',
    '促进产业、财政、金融、科技、贸易、环境、人才等方面政策与质量政策协同。',
    '党委领导、政府推动、部门协同、企业主责、行业自律、社会参与。',
    '支持企业争创省政府质量奖。',
    '做大做强省知识产权保护中心。',
    '各部门要将质量工作列入重要议事日程。',
  ],
  apply(draft) {
    const context = departmentContext(draft);
    const clauses = new ClauseIndex(draft.clauses);
    for (const task of draft.tasks) {
      for (const d of task.departments) d.fullName ??= resolveDepartment(d.name, context).fullName;
    }
    const groups = new Map<string, Named[]>();
    for (const one of named(draft, context)) {
      const group = groups.get(one.resolved.id);
      if (group) group.push(one);
      else groups.set(one.resolved.id, [one]);
    }
    draft.departments = [...groups.values()].map((all) => departmentOf(all, clauses));
  },
};
