/** What a question sounds like where no single cue says it, for questions that must agree on it. */
import type { Understood } from './question.ts';
import type { Cue } from './wording.ts';

const OTHER: readonly Cue[] = [
  ...(['which-plans', 'who', 'lead', 'whether', 'what', 'how', 'not', 'duties', 'cites', 'differ'] as const),
  ...(['since', 'horizon', 'period', 'person'] as const),
];
const MEASURE = /(?:率|强度|指数|占比|比重|比例|满意度|数量|总量|产值|浓度|名次|位次)$/u;

/** 金华2030年研发投入强度: the name of a measure alone asks for its value. */
export const barelyNamed = (asked: Understood): boolean =>
  asked.text.length <= 40 &&
  !OTHER.some((cue) => asked.has(cue)) &&
  asked.quoted.length === 0 &&
  (MEASURE.test(asked.topicFolded) ||
    asked.indicators.some((i) => i.name.length >= 5 && i.name.length >= 0.8 * asked.topicFolded.length));

/** Kinds of programs that a question asks for. */
export const KINDS =
  /(哪些|什么|哪几个)(项目|行动|做法|举措|提法|品牌|工程|活动|机制)|(项目|行动|做法|举措|提法|品牌|工程|活动|机制)(有|是)(哪些|什么|哪几个)/u;

/** 哪些项目普陀有金华没有: the one that has them is named before 有, the other before 没有. */
export const asksLacking = (asked: Understood): boolean =>
  KINDS.test(asked.text) &&
  asked.quoted.length === 0 &&
  asked.programs.length === 0 &&
  asked.plans.length === 2 &&
  asked.scope === 'named' &&
  LACKS.test(asked.text);
const LACKS = /有.{0,12}(?:没有?|缺|无)|(?:没有?|缺|无).{0,12}有/u;
