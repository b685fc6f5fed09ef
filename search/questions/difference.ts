/** Where two plans differ on a topic: what only one has, what both have, and whose value is higher. */
import { asksLacking } from '../asked.ts';
import { evidence } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { bestOfEach, locate } from '../locate.ts';
import { inBase, sameIndicator } from '../measures.ts';
import { foldName } from '../names-fold.ts';
import { ownersAt } from '../owners.ts';
import { matcher } from '../phrases.ts';
import type { AnswerDraft, AnswerEvidence, Question, Tools, Understood } from '../question.ts';
import { inQuotes, listed, quoted, shortName, taskName, toValue, valueSentence } from '../say.ts';
import { asksOnly, asksShared, lacking, only, shared } from './difference-programs.ts';

const MOST = 12;

function programsOnlyIn(a: CorpusPlan, b: CorpusPlan, tools: Tools): string[] {
  return [...new Set(a.extraction.programs.map((p) => p.name))].filter(
    (name) => !matcher({ said: name, name: foldName(name), literal: false }, tools.library)(b),
  );
}

/** Indicators that both set: the latest target of each. */
function sharedTargets(a: CorpusPlan, b: CorpusPlan) {
  const seen = new Set<string>();
  return a.extraction.targets
    .filter((t) => t.status === 'target')
    .flatMap((t) => {
      const name = foldName(t.indicator);
      const other = b.extraction.targets
        .filter((o) => o.status === 'target' && sameIndicator(t, o))
        .sort((x, y) => Math.abs((x.year ?? 0) - (t.year ?? 0)) - Math.abs((y.year ?? 0) - (t.year ?? 0)))[0];
      if (!other || seen.has(name)) return [];
      seen.add(name);
      return [{ mine: t, theirs: other }];
    });
}

const counted = (what: string, names: readonly string[]): string =>
  names.length === 0
    ? `${what}：没有。`
    : `${what}有${names.length}个：${listed(names.map(inQuotes), MOST, '个')}。`;

/** The two plans as a whole. */
function overall(a: CorpusPlan, b: CorpusPlan, asked: Understood, tools: Tools): AnswerDraft {
  const name = (p: CorpusPlan): string => shortName(p, asked.plans);
  const onlyA = programsOnlyIn(a, b, tools);
  const onlyB = programsOnlyIn(b, a, tools);
  const both = [...new Set(a.extraction.programs.map((p) => p.name))].filter((n) => !onlyA.includes(n));
  const targets = sharedTargets(a, b);
  const compared = targets.slice(0, MOST).map(({ mine, theirs }) => {
    const d = inBase(mine) - inBase(theirs);
    const sign = d === 0 ? '数值相同' : `${name(d > 0 ? a : b)}数值更高`;
    return `${inQuotes(mine.indicator)}：${name(a)}${valueSentence(mine)}，${name(b)}${valueSentence(theirs)}（${sign}）`;
  });
  const owned = (p: CorpusPlan): number =>
    p.extraction.tasks.filter((t) => t.departments.some((d) => d.explicit)).length;
  return {
    text: [
      `${name(a)}有${a.extraction.tasks.length}项任务（${owned(a)}项写明责任单位），${name(b)}有${b.extraction.tasks.length}项任务（${owned(b)}项写明责任单位）。`,
      counted('两份都提到的项目', both),
      counted(`只在${name(a)}找到的项目`, onlyA),
      counted(`只在${name(b)}找到的项目`, onlyB),
      compared.length > 0 ? `两份都设定目标值的指标：\n${compared.join('；\n')}。` : '两份没有同名的目标值。',
    ].join('\n'),
    values: targets.slice(0, MOST).flatMap(({ mine, theirs }) => [toValue(a, mine), toValue(b, theirs)]),
    plans: [a.ref, b.ref],
    evidence: targets.slice(0, MOST).flatMap(({ mine, theirs }) => [evidence(a, mine), evidence(b, theirs)]),
    confidence: 'derived',
  };
}

/** The two plans on one topic: the nearest place of each, side by side. */
async function onTopic(
  a: CorpusPlan,
  b: CorpusPlan,
  asked: Understood,
  tools: Tools,
): Promise<AnswerDraft | null> {
  const best = bestOfEach(await locate(asked, tools));
  const parts: string[] = [];
  const proof: AnswerEvidence[] = [];
  let clear = 0;
  for (const plan of [a, b]) {
    const at = best.find((l) => l.plan === plan);
    const name = shortName(plan, asked.plans);
    if (!at || (!at.exact && at.share < 0.35)) {
      parts.push(`${name}没有找到与此直接相关的内容。`);
      continue;
    }
    if (at.exact || at.share >= 0.6) clear++;
    const owners = ownersAt(at, asked, tools.library).departments.filter((d) => d.explicit);
    const who = owners.length > 0 ? `，责任单位：${listed(owners.map((o) => o.name))}` : '，没有写明责任单位';
    const programs =
      at.task && at.task.programs.length > 0 ? `，涉及项目：${listed([...at.task.programs], 8)}` : '';
    parts.push(
      `${name}${at.task ? taskName(at.task) : '正文'}：${quoted(plan.text.slice(at.sentence.start, at.sentence.end), 160)}${who}${programs}。`,
    );
    proof.push(evidence(plan, at.sentence));
  }
  if (proof.length === 0) return null;
  return {
    text: parts.join('\n'),
    plans: [a.ref, b.ref],
    evidence: proof,
    confidence: clear === proof.length ? 'derived' : 'similar',
  };
}

export const difference: Question = {
  name: 'difference',
  examples: [
    '普陀和金华的方案有什么区别?',
    '金华和普陀在品牌建设上有什么不同?',
    '对比一下金华和普陀的首席质量官制度',
    '浙江省和金华的规划有哪些差异?',
    '金华与普陀在工程质量方面有何异同?',
    '哪些项目各份文件都提到了?',
    '哪些项目只有金华有?',
    '哪些项目普陀有金华没有?',
  ],
  ignores: ['首席质量官制度由谁负责?', '金华和普陀的全员劳动生产率目标差多少?', '哪些文件提到“五水共治”?'],
  parameters: ['plan', 'topic'],
  recognise: (asked) =>
    asksShared(asked) ||
    asksOnly(asked) ||
    asksLacking(asked) ||
    (asked.plans.length === 2 && asked.has('differ') && !asked.has('count') && !asked.has('who')),
  answer: async (asked, tools) => {
    if (asksShared(asked)) return shared(asked, tools);
    if (asksOnly(asked)) return only(asked, tools);
    if (asksLacking(asked)) return lacking(asked, tools);
    const [a, b] = asked.plans as [CorpusPlan, CorpusPlan];
    const topic = asked.topicFolded.replace(
      /有|何|质量强[省市区县]|方案|规划|建设|项目|行动|内容|做法|任务|之处|地方/gu,
      '',
    );
    return (topic.length >= 3 ? await onTopic(a, b, asked, tools) : null) ?? overall(a, b, asked, tools);
  },
};
