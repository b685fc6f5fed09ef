/** Which plans do not speak of this? Not found is not the same as not done, and the answer says so. */
import { asksLacking } from '../asked.ts';
import { evidence } from '../book.ts';
import { indicatorAsked, isAsked, measuredByName } from '../measures.ts';
import { MOST_SHOWN, type Presence, presence } from '../presence.ts';
import type { AnswerDraft, Question, Tools, Understood } from '../question.ts';
import { denominator, inQuotes, listed, shortName, valueSentence } from '../say.ts';

/** Plans that set a value for the indicator asked about; null when the question speaks of no indicator. */
function setting(asked: Understood, tools: Tools): Presence | null {
  if (asked.indicators.length === 0 || !/目标|指标|数值|设定|设置|定/u.test(asked.text)) return null;
  const wanted = indicatorAsked(asked);
  const rows = measuredByName(asked, tools.library).filter(
    (m) =>
      m.target.status === 'target' &&
      isAsked(m, wanted, tools.library) &&
      (asked.years.length === 0 || (m.target.year !== null && asked.years.includes(m.target.year))),
  );
  const first = new Map(rows.map((m) => [m.plan, m]));
  return {
    what: `${inQuotes(rows[0]?.target.indicator ?? wanted)}${asked.years.map((y) => `${y}年`).join('、')}的目标值`,
    having: asked.plans.filter((p) => first.has(p)),
    lacking: asked.plans.filter((p) => !first.has(p)),
    near: [],
    show: (plan) => {
      const m = first.get(plan)!;
      return { evidence: evidence(plan, m.target), note: `（${valueSentence(m.target)}）`, shown: '' };
    },
    entities: [],
    basis: 'facts',
  };
}

async function absenceAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const found = setting(asked, tools) ?? presence(asked, tools);
  if (!found) return null;
  const { lacking, having, what } = found;
  const verb = found.basis === 'facts' ? '写明' : '出现';
  const names = (list: readonly (typeof lacking)[number][]): string =>
    listed(
      list.map((p) => shortName(p, asked.plans)),
      30,
      '份',
    );
  const withIt = having.length > 0 ? `\n${verb}的有${having.length}份：${names(having)}。` : '';
  const text =
    lacking.length === 0
      ? `${denominator(asked)}都${verb}了${what}，没有缺少的。`
      : `${denominator(asked)}中，有${lacking.length}份没有${verb}${what}：${names(lacking)}（没有写不等于当地没有开展）。${withIt}`;
  return {
    text,
    plans: lacking.map((p) => p.ref),
    evidence: having.slice(0, MOST_SHOWN).map((p) => found.show(p).evidence),
    confidence: 'derived',
    entities: found.entities,
  };
}

export const absence: Question = {
  name: 'absence',
  examples: [
    '哪份文件通篇没有出现“双随机、一公开”?',
    '哪些文件没有写2035年的远景目标?',
    '哪些方案没提到首席质量官?',
    '哪些地方没有设定研发投入强度的目标?',
    '五份文件里哪些没写明责任单位?',
  ],
  ignores: ['哪些文件提到“五水共治”?', '金华有没有提到首席质量官?', '首席质量官制度由谁负责?'],
  parameters: ['program', 'phrase', 'indicator', 'year'],
  recognise: (asked) =>
    asked.plans.length > 1 &&
    asked.has('not') &&
    (asked.has('which-plans') || asked.has('each-plan') || asked.scope === 'named') &&
    !/(有没有|是否)/u.test(asked.text) &&
    !asksLacking(asked),
  answer: absenceAnswer,
};
