/** How much, by when? The value of one indicator in one plan. */
import { evidence } from '../book.ts';
import { indicatorAsked, isAsked, isLikely, type Measured, measure, sameIndicator } from '../measures.ts';
import type { AnswerDraft, Confidence, Question, Tools, Understood } from '../question.ts';
import { inQuotes, titled, toValue, valueSentence } from '../say.ts';

/** From these shares on, the name is the one asked for. */
const SURE_ASKED = 0.8;
const SURE_NAMED = 0.7;
/** A name that shares less is not even worth mentioning as similar. */
const LEAST_ASKED = 0.3;

/** All values of the best indicator in its plan, those asked for first. */
function rowsOf(best: Measured, all: readonly Measured[], asked: Understood): Measured[] {
  const same = all.filter((m) => m.plan === best.plan && sameIndicator(m.target, best.target));
  const wantActual = asked.has('actual');
  const ofStatus = same.filter((m) => (m.target.status === 'actual') === wantActual);
  const rows = ofStatus.length > 0 ? ofStatus : same;
  const inYear = rows.filter((m) => m.target.year !== null && asked.years.includes(m.target.year));
  const chosen = inYear.length > 0 ? inYear : rows;
  return [...chosen].sort(
    (a, b) => (a.target.year ?? 9999) - (b.target.year ?? 9999) || a.target.start - b.target.start,
  );
}

function confidenceOf(best: Measured, rows: readonly Measured[], asked: Understood): Confidence {
  const yearFits =
    asked.years.length === 0
      ? rows.length === 1
      : rows.every((r) => r.target.year !== null && asked.years.includes(r.target.year));
  if (best.asked >= SURE_ASKED && best.named >= SURE_NAMED && yearFits) return 'stated';
  return best.asked >= 0.6 || (best.similarity ?? 0) >= 0.6 ? 'derived' : 'similar';
}

function textFor(rows: readonly Measured[], asked: Understood, confidence: Confidence): string {
  const [first] = rows;
  const { plan, target } = first!;
  const near = confidence === 'similar' ? '没有找到名称一致的指标，意思最接近的是：' : '';
  const values = rows.map((r) => valueSentence(r.target)).join('；');
  const missing = asked.years.filter((y) => !rows.some((r) => r.target.year === y));
  const undated = rows.every((r) => r.target.year === null);
  const unsaid = missing.length === 0 ? '' : undated ? '' : `没有写${missing.join('、')}年的数值；`;
  const scope = target.scope ? `（${target.scope}）` : '';
  return `${near}${titled(plan.ref)}中，${inQuotes(target.indicator)}${scope}${unsaid}${values}。`;
}

/** Asked by the full name of an indicator that this plan does not set: a similar one is no answer. */
function notSet(best: Measured, asked: Understood, tools: Tools): AnswerDraft | null {
  const wanted = indicatorAsked(asked);
  const [known] = tools.library.indicators.get(wanted);
  if (!known || isAsked(best, wanted, tools.library)) return null;
  const { plan, target } = best;
  const near =
    best.asked >= LEAST_ASKED ? `名称相近的是${inQuotes(target.indicator)}：${valueSentence(target)}。` : '';
  return {
    text: `${titled(plan.ref)}没有为${inQuotes(known.item.indicator)}设定数值。${near}`,
    plans: [],
    evidence: near ? [evidence(plan, target)] : [],
    confidence: 'derived',
  };
}

export async function targetAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const all = await measure(asked, tools);
  const best = all[0];
  if (!best) return null;
  if (!isLikely(best) || (asked.plans.length > 1 && best.asked < SURE_ASKED)) return null;
  const missing = notSet(best, asked, tools);
  if (missing) return missing;
  const rows = rowsOf(best, all, asked);
  const confidence = confidenceOf(best, rows, asked);
  return {
    text: textFor(rows, asked, confidence),
    values: rows.map((r) => toValue(r.plan, r.target)),
    plans: [best.plan.ref],
    evidence: rows.map((r) => evidence(r.plan, r.target)),
    confidence,
  };
}

export const target: Question = {
  name: 'target',
  examples: [
    '2025年普陀规上制造业全员劳动生产率要达到多少?',
    '到2025年,金华全市有效发明专利要达到多少件?',
    '普陀每千人要有多少名社会体育指导员?',
    '金华家门口河里的水到2025年要干净到什么程度?',
    '金华种树护林到2025年一共要完成多少亩?',
    '金华服务质量满意度目标',
    '普陀智慧校园覆盖率百分之几',
  ],
  ignores: ['宣城哪个部门负责首席质量官制度?', '哪些文件提到“五水共治”?', '“品字标”是什么?'],
  parameters: ['indicator', 'year', 'plan', 'status'],
  recognise: (asked) => asked.has('count') && !asked.has('who'),
  answer: targetAnswer,
};
