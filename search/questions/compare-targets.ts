/** The same indicator across plans: values, rank, difference, and which plans do not set it. */
import { barelyNamed } from '../asked.ts';
import { evidence } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import {
  inBase,
  indicatorAsked,
  isAsked,
  isLikely,
  type Measured,
  measure,
  measuredByName,
  sameIndicator,
  speaksOf,
  unitBase,
} from '../measures.ts';
import { foldName } from '../names-fold.ts';
import type { AnswerDraft, Question, Tools, Understood } from '../question.ts';
import { denominator, inQuotes, listed, shortName, toValue, valueSentence } from '../say.ts';
import { threshold } from '../threshold.ts';
import { coreName } from '../wording.ts';
import { verdict } from './compare-say.ts';

/** Names that share this much are another measure of nearly the same thing and are mentioned apart. */
const NEAR = 0.5;
/** Values in the text; the fields hold more, and counts are always of all. */
const MOST = 60;
const MOST_VALUES = 500;

interface Choice {
  readonly rows: Measured[];
  readonly near: Measured[];
  readonly name: string;
}

/** A place in a ranking is another measure than the value that is ranked. */
const fits = (m: Measured, wanted: string): boolean =>
  /位次|名次/u.test(wanted) || !/位次|名次/u.test(m.target.indicator);

/** A rate is asked for: where some set one, a number of things is another measure. */
function asPercent(rows: Measured[], asked: Understood): Measured[] {
  if (!/(?:率|比例|比重|占比)$/u.test(asked.topicFolded)) return rows;
  const rates = rows.filter((m) => m.target.unit === '%');
  return rates.length > 0 ? rates : rows;
}

async function choose(asked: Understood, tools: Tools): Promise<Choice | null> {
  const wanted = indicatorAsked(asked);
  const status = asked.has('actual') ? 'actual' : 'target';
  const every = measuredByName(asked, tools.library).filter((m) => fits(m, wanted) && speaksOf(m, asked));
  const all = every.filter((m) => m.target.status === status);
  let rows = all.filter((m) => isAsked(m, wanted, tools.library));
  let name = wanted;
  if (rows.length === 0) {
    // asked in everyday words: the indicator meant by the best single target, then the same one everywhere
    const best = (await measure(asked, tools)).find(
      (m) => m.target.status === 'target' || asked.has('actual'),
    );
    if (!best || !isLikely(best)) return null;
    name = best.target.indicator;
    const again = { ...asked, indicators: [], topic: [name], official: [] };
    rows = measuredByName(again, tools.library).filter(
      (m) =>
        m.target.status === best.target.status &&
        speaksOf(m, asked) &&
        (isAsked(m, name, tools.library) || sameIndicator(m.target, best.target)),
    );
  }
  rows = asPercent(rows, asked);
  const chosen = new Set(rows);
  const setting = new Set(rows.map((r) => r.plan));
  const unit = commonUnit(rows);
  const near = all.filter(
    (m) =>
      m.asked >= NEAR &&
      !setting.has(m.plan) &&
      !chosen.has(m) &&
      (unit === null || unitBase(m.target.unit) === unit),
  );
  const other = every.filter(
    (m) => m.target.status !== status && !setting.has(m.plan) && isAsked(m, wanted, tools.library),
  );
  return { rows, near: [...other.slice(0, 3), ...near.slice(0, 4)], name };
}

const ofYear = (rows: readonly Measured[], years: readonly number[]): Measured[] =>
  years.length === 0
    ? [...rows]
    : rows.filter((m) => m.target.year !== null && years.includes(m.target.year));

/** To rank, one value a plan: where a plan has the name itself, its longer names are other measures. */
function closest(rows: readonly Measured[]): Measured[] {
  const kept = sharedNames(rows);
  const best = new Map<CorpusPlan, number>();
  for (const r of kept) best.set(r.plan, Math.max(best.get(r.plan) ?? 0, r.named));
  return kept.filter((r) => r.named >= best.get(r.plan)! - 0.05);
}

/** Where a plan has a measure that another plan has too, only that one can be ranked with it. */
function sharedNames(rows: readonly Measured[]): Measured[] {
  const plans = new Map<string, Set<CorpusPlan>>();
  const name = (m: Measured): string => coreName(foldName(m.target.indicator));
  for (const r of rows) plans.set(name(r), (plans.get(name(r)) ?? new Set()).add(r.plan));
  const shared = (m: Measured): boolean => plans.get(name(m))!.size > 1;
  const sharing = new Set(rows.filter(shared).map((r) => r.plan));
  return rows.filter((r) => shared(r) || !sharing.has(r.plan));
}

/** Asked for the highest: best first; for the lowest: smallest first; else by plan and year. */
function ordered(rows: readonly Measured[], asked: Understood): Measured[] {
  const byPlan = (a: Measured, b: Measured): number =>
    a.plan.ref.source < b.plan.ref.source
      ? -1
      : a.plan.ref.source > b.plan.ref.source
        ? 1
        : (a.target.year ?? 9999) - (b.target.year ?? 9999);
  if (asked.has('lowest') && !asked.has('highest'))
    return [...rows].sort((a, b) => inBase(a.target) - inBase(b.target) || byPlan(a, b));
  if (asked.has('highest'))
    return [...rows].sort((a, b) => inBase(b.target) - inBase(a.target) || byPlan(a, b));
  return [...rows].sort(byPlan);
}

/** Only one unit can be ranked: that of most rows. */
function commonUnit(rows: readonly Measured[]): string | null {
  const count = new Map<string, number>();
  for (const r of rows) count.set(unitBase(r.target.unit), (count.get(unitBase(r.target.unit)) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

function lines(rows: readonly Measured[], asked: Understood): string {
  const groups = new Map<CorpusPlan, Measured[]>();
  for (const r of rows) groups.set(r.plan, [...(groups.get(r.plan) ?? []), r]);
  return [...groups]
    .map(([plan, list]) => {
      const names = new Set(list.map((r) => r.target.indicator));
      const one = names.size === 1;
      const said = list
        .map((r) => (one ? '' : inQuotes(r.target.indicator)) + valueSentence(r.target))
        .join('；');
      return `${shortName(plan, asked.plans)}：${one ? inQuotes([...names][0]!) : ''}${said}。`;
    })
    .join('\n');
}

export async function compareAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const choice = await choose(asked, tools);
  if (!choice) return null;
  // 多少钱: nobody's count of things is an answer
  if (asked.units.includes('元') && choice.rows.length === 0) return null;
  const ranked = asked.has('highest') || asked.has('lowest') || asked.has('gap');
  const unit = ranked ? commonUnit(choice.rows) : null;
  const limit = threshold(asked.text, asked.has('which-plans'));
  const rows = ordered(
    ofYear(ranked ? closest(choice.rows) : choice.rows, asked.years)
      .filter((m) => unit === null || unitBase(m.target.unit) === unit)
      .filter((m) => !limit || limit.holds(m.target.value)),
    asked,
  );
  const shown = rows.slice(0, MOST);
  const cut = rows.length > MOST ? `\n（只列出前${MOST}个数值。）` : '';
  const setting = [...new Set(rows.map((r) => r.plan))];
  const set = new Set(setting);
  const name = shortest(rows.length > 0 ? rows : choice.near) ?? choice.name;
  const unset = asked.plans.filter((p) => !set.has(p)).map((p) => shortName(p, asked.plans));
  const year = asked.years.length > 0 ? `${asked.years.join('、')}年` : '';
  const what = `${inQuotes(name)}${year}${limit ? `${limit.said}` : ''}`;
  if (rows.length === 0)
    return {
      text: `${denominator(asked)}都没有为${what}设定目标值。${nearText(choice, asked)}`,
      plans: [],
      evidence: choice.near.map((m) => evidence(m.plan, m.target)),
      confidence: 'derived',
    };
  const rest =
    unset.length > 0
      ? `\n${listed(unset, 12, '份')}没有为该指标${year}设定${limit ? '符合条件的' : ''}数值。`
      : '';
  return {
    text: `${denominator(asked)}中，有${setting.length}份为${what}设定了目标值：\n${verdict(rows, asked)}${lines(shown, asked)}${cut}${rest}${nearText(choice, asked)}`,
    values: rows.slice(0, MOST_VALUES).map((r) => toValue(r.plan, r.target)),
    plans: setting.map((p) => p.ref),
    evidence: shown.map((r) => evidence(r.plan, r.target)),
    confidence: 'derived',
  };
}

/** The indicator as its shortest name says it: 研发投入强度 rather than one plan's longer form. */
function shortest(rows: readonly Measured[]): string | undefined {
  const names = [...new Set(rows.map((r) => r.target.indicator))].sort((a, b) => a.length - b.length);
  // 合格率 asks for many measures: none of them may stand for all
  return new Set(names.map((n) => coreName(foldName(n)))).size > MOST_NAMES ? undefined : names[0];
}
const MOST_NAMES = 6;

function nearText(choice: Choice, asked: Understood): string {
  if (choice.near.length === 0) return '';
  const said = choice.near.map(
    (m) => `${shortName(m.plan, asked.plans)}的${inQuotes(m.target.indicator)}（${valueSentence(m.target)}）`,
  );
  return `\n口径或状态不同、未计入的有：${said.join('；')}。`;
}

/** What is compared sounds like a measure. */
const MEASURE = /目标|指标|[率数量度](?![化字])|比例|比重|占比/u;

const ranks = (asked: Understood): boolean => asked.has('highest') || asked.has('lowest');

/** 谁的…最高: 谁 stands for a place and not for a body. */
const ofPlaces = (asked: Understood): boolean =>
  (ranks(asked) || asked.has('gap')) &&
  !/负责|牵头|承担|管|部门|单位|机构|哪个局/u.test(asked.text) &&
  (asked.indicators.length > 0 || MEASURE.test(asked.text));

function compares(asked: Understood): boolean {
  if (asked.indicators.length === 0)
    return (
      (ranks(asked) || asked.has('same')) &&
      asked.quoted.length === 0 &&
      (MEASURE.test(asked.text) || (asked.scope === 'named' && asked.programs.length === 0))
    );
  return (
    ranks(asked) ||
    asked.has('same') ||
    threshold(asked.text, asked.has('which-plans')) !== null ||
    /目标|指标|设定|定了/u.test(asked.text)
  );
}

export const compareTargets: Question = {
  name: 'compare-targets',
  examples: [
    '各地制造业质量竞争力指数2025年的目标分别是多少?',
    '2025年规上制造业全员劳动生产率,哪些地方定了目标,各是多少?',
    '研发投入强度的目标,金华和浙江省各是多少?',
    '哪个地方的服务质量满意度目标最高?',
    '规上制造业品牌销售占比的目标,谁最高?',
    '农产品质量安全合格率的目标,五份文件都一样吗?分别是多少?',
    '金华和普陀的全员劳动生产率目标差多少?',
    '谁的制造业质量竞争力指数目标最高?',
    '哪些地方把研发投入强度定在3%以上?',
  ],
  ignores: [
    '五份文件里,哪些提到了“品字标”?',
    '首席质量官制度,金华和普陀分别由哪些部门负责?',
    '普陀智慧校园覆盖率目标是多少?',
  ],
  parameters: ['indicator', 'plan', 'year', 'rank'],
  recognise: (asked) =>
    asked.plans.length > 1 &&
    (!asked.has('who') || ofPlaces(asked)) &&
    !asked.has('horizon') &&
    (asked.has('count') || asked.has('gap') || barelyNamed(asked) || (!asked.has('not') && compares(asked))),
  answer: compareAnswer,
};
