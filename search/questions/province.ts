/** Which of these things (or of what the province does) does a place also have? */

import { evidence } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { foldName } from '../names-fold.ts';
import { type Match, matcher } from '../phrases.ts';
import { placeOf, sentenceAround } from '../plan-text.ts';
import type { AnswerDraft, Question, Tools, Understood } from '../question.ts';
import { denominator, inQuotes, listed, shortName, titled } from '../say.ts';

/** At least so many items make a list. */
const LEAST = 3;

/** Items of the longest run of 、 in the text, quotes kept whole; the words around the list are not items. */
export function itemsAsked(text: string): string[] {
  const runs = text.split(/[??。!!::;;]/u).map(itemsOf);
  return runs.sort((a, b) => b.length - a.length)[0] ?? [];
}

function itemsOf(stretch: string): string[] {
  const items: string[] = [];
  let item = '';
  let quoted = false;
  for (const c of stretch) {
    if (c === '“') quoted = true;
    if (c === '”') quoted = false;
    if (!quoted && (c === '、' || c === ',')) {
      items.push(item);
      item = '';
    } else item += c;
  }
  items.push(item);
  const named = items
    .map((i) => i.replace(EDGES, '').trim())
    // 杭州的文件有没有 asks about the list and is not in it
    .filter((i) => i.includes('“') || !/有没有|有哪些|文件|方案|规划/u.test(i));
  return named.filter((i) => foldName(i).length >= 2 && foldName(i).length <= 30);
}

/** Words around an item that belong to the question: 省级文件里提到的“…”, …这些做法. */
const EDGES = /^(?:[^“]*(?:的|里|中)(?=“)|和|以及|还有)|(?:等(?:做法|项目|行动)?|这些.*|中?有?哪些.*)$/gu;

/** The plans asked about: those named apart from the province's own, which only gives the list. */
function targets(asked: Understood): CorpusPlan[] {
  const lower = asked.plans.filter((p) => p.meta.level !== 'province' && p.meta.level !== 'nation');
  return lower.length > 0 ? lower : [...asked.plans];
}

interface Row {
  readonly item: string;
  readonly hits: readonly Match[];
}

function rowOf(item: string, plans: readonly CorpusPlan[], tools: Tools): Row {
  const match = matcher(wanted(item), tools.library);
  return { item, hits: plans.flatMap((p) => match(p) ?? []) };
}

function draft(rows: readonly Row[], plans: readonly CorpusPlan[], asked: Understood): AnswerDraft {
  const found = rows.filter((r) => r.hits.length > 0);
  const lines = plans.map((plan) => {
    const yes = rows.filter((r) => r.hits.some((h) => h.plan === plan)).map((r) => r.item);
    const no = rows.filter((r) => !r.hits.some((h) => h.plan === plan)).map((r) => r.item);
    const name = plans.length === 1 ? titled(plan.ref) : shortName(plan, asked.plans);
    const without = no.length > 0 ? `没有找到${no.length}项：${listed(no.map(unquoted), 30)}` : '全部都有';
    return `${name}：${rows.length}项中找到${yes.length}项${yes.length > 0 ? `：${listed(yes.map(unquoted), 30)}` : ''}；${without}。`;
  });
  return {
    text: `${lines.join('\n')}\n（没有找到不等于没有开展。）`,
    programs: found.map((r) => ({ name: r.item, plans: r.hits.map((h) => h.plan.ref) })),
    plans: plans.map((p) => p.ref),
    evidence: found.flatMap((r) =>
      r.hits.map((h) => evidence(h.plan, sentenceAround(h.plan.text, placeOf(h.plan, h.at, 1).start))),
    ),
    confidence: 'derived',
  };
}

/** Without a list: the programs of the province's plan, and which of them the places have or lack. */
function provincePrograms(asked: Understood, tools: Tools): AnswerDraft | null {
  const upper = tools.library.plans.filter((p) => p.meta.level === 'province' && asked.plans.includes(p));
  const lower = asked.plans.filter((p) => p.meta.level !== 'province' && p.meta.level !== 'nation');
  const [from] = upper;
  if (!from || lower.length === 0) return null;
  const items = [...new Set(from.extraction.programs.map((p) => p.name))];
  if (items.length === 0) return null;
  const rows = items.map((item) => rowOf(item, lower, tools));
  const lacking = asked.has('not') && !/有没有/u.test(asked.text);
  if (!lacking) return draft(rows, lower, asked);
  const none = rows.filter((r) => r.hits.length === 0);
  const names = lower.map((p) => shortName(p, asked.plans)).join('、');
  return {
    text: `${titled(from.ref)}提到的${rows.length}个项目中，${names}的规划没有找到${none.length}个：${listed(
      none.map((r) => r.item),
      40,
    )}。\n（没有找到不等于没有开展。）`,
    programs: none.map((r) => ({ name: r.item, plans: [from.ref] })),
    plans: [from.ref, ...lower.map((p) => p.ref)],
    evidence: none
      .flatMap((r) => from.extraction.programs.filter((p) => p.name === r.item).map((p) => evidence(from, p)))
      .slice(0, 20),
    confidence: 'derived',
  };
}

/** An item in quotes of its own, so that a name with 、 inside stays one. */
const unquoted = (item: string): string => (item.includes('、') ? inQuotes(item) : item);

const wanted = (item: string) => ({ said: item, name: foldName(item), literal: false });

async function provinceAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const items = itemsAsked(asked.text);
  if (items.length < LEAST) return provincePrograms(asked, tools);
  const plans = targets(asked);
  if (plans.length > 20) return null;
  const rows = items.map((item) => rowOf(item, plans, tools));
  const answer = draft(rows, plans, asked);
  return asked.scope === 'all' ? { ...answer, text: `${denominator(asked)}：\n${answer.text}` } : answer;
}

export const province: Question = {
  name: 'province',
  examples: [
    '省里规划思路中的这些做法,普陀区方案里有哪些?质量提升攻坚行动、对标达标提升行动、同线同标同质',
    '省里的这些行动,金华有哪些?质量月、品字标、沙盒监管',
    '省规划里的“品字标”、“浙江精品”、“沙盒监管”这些做法,普陀区也有哪些?',
    '省里提的项目,普陀也有的是哪些?',
    '以下做法金华方案有哪些:先行赔付、质量贷、沙盒监管',
  ],
  ignores: ['哪些文件提到“五水共治”?', '省里研发投入强度目标是多少?', '普陀“品字标”由谁负责?'],
  parameters: ['programs', 'plan'],
  recognise: (asked) =>
    !asked.has('who') &&
    !asked.has('count') &&
    /哪些|哪几|有没有|还有|也有|缺/u.test(asked.text) &&
    (/(这些|以下|下列|上述|如下|下面)/u.test(asked.text) ||
    (asked.scope === 'named' && asked.has('province-list') && itemsAsked(asked.text).length >= LEAST)
      ? itemsAsked(asked.text).length >= LEAST
      : asked.plans.length > 1 && asked.scope !== 'all' && asked.has('province-list')),
  answer: provinceAnswer,
};
