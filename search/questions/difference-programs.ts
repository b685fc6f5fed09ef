/** Programs that all of the plans have, or only one of them. */

import { KINDS } from '../asked.ts';
import { evidence } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { foldName } from '../names-fold.ts';
import { matcher } from '../phrases.ts';
import type { AnswerDraft, Tools, Understood } from '../question.ts';
import { denominator, inQuotes, listed, shortName } from '../say.ts';

const SHARED = /都(有|提到|写|在|要)|共同|共有/u;
const ONLY = /只有|唯有|仅有?|独有|别处没有|别的.{0,6}没有/u;
/** Names are looked up in every other plan: beyond so many plans the answer would say nothing. */
const MOST_PLANS = 50;

export const asksShared = (asked: Understood): boolean =>
  KINDS.test(asked.text) &&
  asked.quoted.length === 0 &&
  asked.programs.length === 0 &&
  SHARED.test(asked.text) &&
  asked.plans.length > 1;

export const asksOnly = (asked: Understood): boolean =>
  KINDS.test(asked.text) &&
  asked.quoted.length === 0 &&
  ONLY.test(asked.text) &&
  asked.plans.length === 1 &&
  asked.scope === 'named';

const namesOf = (plan: CorpusPlan): string[] => [...new Set(plan.extraction.programs.map((p) => p.name))];

function inPlans(name: string, plans: readonly CorpusPlan[], tools: Tools): CorpusPlan[] {
  const match = matcher({ said: name, name: foldName(name), literal: true }, tools.library);
  return plans.filter((p) => match(p) !== null);
}

const proof = (plan: CorpusPlan, names: readonly string[]) =>
  plan.extraction.programs.filter((p) => names.includes(p.name)).map((p) => evidence(plan, p));

export function shared(asked: Understood, tools: Tools): AnswerDraft | null {
  if (asked.plans.length > MOST_PLANS) return null;
  // what all have, the plan with the fewest has too
  const [least, ...others] = [...asked.plans].sort((a, b) => namesOf(a).length - namesOf(b).length) as [
    CorpusPlan,
    ...CorpusPlan[],
  ];
  const names = namesOf(least).filter((n) => inPlans(n, others, tools).length === others.length);
  const plans = asked.plans.map((p) => p.ref);
  return {
    text:
      names.length > 0
        ? `${denominator(asked)}都提到的有${names.length}个：${listed(names.map(inQuotes), 40, '个')}。`
        : `${denominator(asked)}没有共同提到的项目（按原文用词比对）。`,
    programs: names.map((name) => ({ name, plans })),
    plans,
    evidence: proof(least, names).slice(0, 40),
    confidence: 'derived',
  };
}

/** The place named right before 有 has the programs, the other has not. */
export function lacking(asked: Understood, tools: Tools): AnswerDraft | null {
  const [a, b] = asked.plans as [CorpusPlan, CorpusPlan];
  const denied =
    /([\u3400-\u9fff]{2,8})(?:的?(?:方案|规划|文件))?(?:里|中)?(?:却|就|都)?(?:没|缺|无)/u.exec(
      asked.text,
    )?.[1] ?? '';
  const isDenied = (p: CorpusPlan): boolean =>
    asked.places.some((place) => denied.endsWith(place) && tools.library.places.get(place)?.includes(p));
  const has = isDenied(a) ? b : a;
  const other = has === a ? b : a;
  const names = namesOf(has).filter((n) => inPlans(n, [other], tools).length === 0);
  const [mine, theirs] = [has, other].map((p) => shortName(p, asked.plans)) as [string, string];
  return {
    text: `${mine}提到、${theirs}没有找到的项目有${names.length}个${names.length > 0 ? `：${listed(names.map(inQuotes), 40, '个')}` : ''}（按原文用词比对，没有找到不等于没有开展）。`,
    programs: names.map((name) => ({ name, plans: [has.ref] })),
    plans: [has.ref],
    evidence: proof(has, names).slice(0, 40),
    confidence: 'derived',
  };
}

export function only(asked: Understood, tools: Tools): AnswerDraft | null {
  const [plan] = asked.plans as [CorpusPlan];
  const others = tools.library.plans.filter((p) => p !== plan);
  if (others.length === 0 || others.length > MOST_PLANS) return null;
  const names = namesOf(plan).filter((n) => inPlans(n, others, tools).length === 0);
  return {
    text: `与其余${others.length}份已收录的规划相比，只在${shortName(plan, tools.library.plans)}找到的有${names.length}个：${listed(names.map(inQuotes), 40, '个')}（没有找到不等于别处没有开展）。`,
    programs: names.map((name) => ({ name, plans: [plan.ref] })),
    plans: [plan.ref],
    evidence: proof(plan, names).slice(0, 40),
    confidence: 'derived',
  };
}
