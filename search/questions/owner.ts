/** Who is responsible for this? */

import { evidence, ownerLine } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { bestOfEach, type Located, locate } from '../locate.ts';
import { fold } from '../names-fold.ts';
import { hasOwnerLines, type Owners, ownersAt } from '../owners.ts';
import type { AnswerDraft, Confidence, Question, Tools, Understood } from '../question.ts';
import { denominator, listed, shortName, taskName, titled, topicName } from '../say.ts';

/** Below this share of the topic a place is only similar. */
const CLEAR = 0.5;
/** In a list of plans a body named in some sentence must be nearer than an owner line. */
const CLEAR_SENTENCE = 0.65;
/** From this share on, with the named phrase in it, a place is what was asked. */
const SURE = 0.75;
/** A plan counts beside the best one when its own best place is nearly as good. */
const NEARLY = 0.8;

interface Found {
  readonly at: Located;
  readonly owners: Owners;
}

const named = (f: Found): boolean => f.owners.departments.some((d) => d.explicit);
const clear = (f: Found): boolean => f.at.exact || f.at.share >= CLEAR;
const listable = (f: Found): boolean =>
  f.at.exact || f.at.share >= (f.owners.from === 'sentence' ? CLEAR_SENTENCE : CLEAR);

/** Another task that is as near, with other bodies: then no one answer is certain. */
const rivals = (top: Found, all: readonly Found[]): boolean =>
  all.some(
    (f) =>
      f.at.plan === top.at.plan &&
      f.at.exact &&
      f.at.share >= 0.9 * top.at.share &&
      named(f) &&
      bodies(f) !== bodies(top),
  );
const bodies = (f: Found): string => f.owners.departments.map((d) => d.name).join('、');

function confidenceOf(found: readonly Found[], all: readonly Found[], asked: Understood): Confidence {
  const [only] = found;
  if (!only) return 'none';
  const sure = only.owners.from !== 'nowhere' && only.at.exact && only.at.share >= SURE;
  if (found.length === 1 && asked.plans.length === 1 && sure && !rivals(only, all)) return 'stated';
  return found.some(clear) ? 'derived' : 'similar';
}

function sentenceFor(f: Found, asked: Understood): string {
  const { at, owners } = f;
  const where = at.task ? taskName(at.task) : '正文';
  const said = owners.departments.filter((d) => d.explicit);
  const implied = owners.departments.filter((d) => !d.explicit);
  if (said.length === 0) {
    const all =
      implied.length > 0
        ? `只按全文总的说明，由${listed(implied.map((d) => d.name))}落实`
        : '没有写明责任单位';
    return `${where}提到了${topicName(asked)}，但${all}`;
  }
  const leads = said.filter((d) => d.role === 'lead').map((d) => d.name);
  const others = said.filter((d) => d.role !== 'lead').map((d) => d.name);
  const who =
    leads.length > 0 && others.length > 0
      ? `${listed(leads, 20)}牵头，${listed(others, 20)}参与`
      : listed(
          said.map((d) => d.name),
          20,
        );
  const tail = implied.length > 0 ? `；另按全文总的说明，${listed(implied.map((d) => d.name))}均须落实` : '';
  return owners.from === 'line' ? `${where}的责任单位为${who}${tail}` : `${where}写明由${who}承担${tail}`;
}

function singleAnswer(f: Found, asked: Understood, others: readonly Found[]): string {
  const near = clear(f) ? '' : '没有找到原文直接写明的内容，意思最接近的是：';
  const more = others
    .filter((o) => o.at.exact && named(o) && o.at.task && o.at.task !== f.at.task)
    .slice(0, 3)
    .map(
      (o) =>
        `${taskName(o.at.task!)}（${listed(
          o.owners.departments.filter((d) => d.explicit).map((d) => d.name),
          8,
        )}）`,
    );
  const also = more.length > 0 ? `另在${more.join('、')}中也提到。` : '';
  return `${near}${titled(f.at.plan.ref)}中，${sentenceFor(f, asked)}。${also}`;
}

function severalAnswer(found: readonly Found[], asked: Understood): string {
  const withOwners = found.filter(named);
  const silent = found.filter((f) => !named(f));
  const lines = withOwners.map((f) => `${shortName(f.at.plan, asked.plans)}：${sentenceFor(f, asked)}。`);
  const rest = silent.map((f) => shortName(f.at.plan, asked.plans));
  const unsaid = rest.length > 0 ? `\n${listed(rest)}提到了相关内容，但没有写明责任单位。` : '';
  const n = withOwners.length;
  return `${denominator(asked)}中，有${n}份对${topicName(asked)}写明了责任单位：\n${lines.join('\n')}${unsaid}`;
}

/** Places of one plan, those that name a body first among nearly equal ones. */
function bestFound(located: readonly Located[], asked: Understood, tools: Tools): Found[] {
  const found = located.map((at) => ({ at, owners: ownersAt(at, asked, tools.library) }));
  // where every task has its owner line, a place outside the tasks is not where one looks for owners
  const lined = new Set(asked.plans.filter((p) => hasOwnerLines(p)));
  const worth = (f: Found): number =>
    f.at.score + (named(f) ? 0.12 : 0) - (f.at.task === null && lined.has(f.at.plan) ? 0.35 : 0);
  return found.sort((a, b) => worth(b) - worth(a));
}

/** 哪个局管这事: nothing is asked about; 有哪些责任单位: all of them. */
function withoutTopic(asked: Understood): AnswerDraft {
  if (asked.plans.length === 1 && /有哪些|哪些|名单|所有|全部/u.test(asked.text)) {
    const [plan] = asked.plans as [CorpusPlan];
    const count = new Map<string, number>();
    for (const task of plan.extraction.tasks)
      for (const d of task.departments) if (d.explicit) count.set(d.name, (count.get(d.name) ?? 0) + 1);
    const rows = [...count].sort((a, b) => b[1] - a[1]);
    if (rows.length > 0)
      return {
        text: `${titled(plan.ref)}的任务共写明${rows.length}个责任单位：${listed(
          rows.map(([n, c]) => `${n}（${c}项）`),
          60,
          '个',
        )}。`,
        plans: [plan.ref],
        evidence: plan.extraction.tasks.slice(0, 20).flatMap((t) => {
          const line = ownerLine(plan, t);
          return line ? [evidence(plan, line)] : [];
        }),
        confidence: 'derived',
      };
  }
  return {
    text: '请写明要问的是哪件事，例如“缺陷产品召回由哪个部门负责”。',
    evidence: [],
    confidence: 'none',
  };
}

export async function ownerAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  if (fold(asked.topic.join('')).length < 2) return withoutTopic(asked);
  const located = await locate(asked, tools);
  if (located.length === 0) return null;
  const all = bestFound(located, asked, tools);
  const best = bestOfEach(all.map((f) => f.at)).map((at) => all.find((f) => f.at === at)!);
  const top = best[0]!;
  const kept =
    asked.plans.length === 1
      ? [top]
      : best.filter(
          (f) => f === top || listable(f) || (asked.scope === 'named' && f.at.score >= NEARLY * top.at.score),
        );
  const found = kept.length === 1 || kept.some(named) ? kept : [top];
  const text = found.length === 1 ? singleAnswer(top, asked, all) : severalAnswer(found, asked);
  const shown = found.length === 1 ? found : found.filter(named);
  return {
    text,
    departments: shown.flatMap((f) => f.owners.departments),
    plans: shown.map((f) => f.at.plan.ref),
    evidence: found.flatMap((f) => f.owners.evidence),
    confidence: confidenceOf(found, all, asked),
    entities: shown.flatMap((f) =>
      f.at.task ? [{ id: f.at.task.id, kind: 'task' as const, name: f.at.task.title }] : [],
    ),
  };
}

export const owner: Question = {
  name: 'owner',
  examples: [
    '宣城哪个部门负责首席质量官制度?',
    '打造“415X”先进制造业集群由哪几个部门负责?',
    '哪些部门负责推进省级“无废城市”建设?',
    '产品质量安全的联合执法由哪几个部门一起做?',
    '做化验、出报告的机构良莠不齐,谁来管、怎么管?',
    '“双随机、一公开”监管在宣城、普陀归哪些单位管?',
    '質量月活動由誰負責?',
    '打假这件事归谁管',
    '缺陷产品召回找哪个局?',
    '工程质量的责任单位有哪些',
  ],
  ignores: [
    '2025年制造业质量竞争力指数的目标是多少?',
    '五份文件里,哪些提到了“品字标”?',
    '“海岛文E家”是什么?',
    '普陀和金华的方案有什么区别?',
  ],
  parameters: ['topic', 'plan', 'role'],
  recognise: (asked) => asked.has('who'),
  answer: ownerAnswer,
};
