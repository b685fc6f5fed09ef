/** By when? How far a plan looks ahead, when the plans were issued, and what is due in which year. */
import { evidence, proofs } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { foldedText, placesOf, sentenceAround } from '../plan-text.ts';
import type { AnswerDraft, AnswerEvidence, AnswerValue, Question, Tools, Understood } from '../question.ts';
import { denominator, listed, shortName, titled, toValue, valueText } from '../say.ts';
import { threshold } from '../threshold.ts';
import { about, asksAbout } from './timeline-plan.ts';

const yearValue = (plan: CorpusPlan, year: number, indicator: string): AnswerValue => ({
  indicator,
  value: year,
  unit: '年',
  comparator: '=',
  year,
  status: 'target',
  plan: plan.ref,
});

/** The sentence that names a year, if the text does. */
function yearEvidence(plan: CorpusPlan, year: number): AnswerEvidence[] {
  for (const said of [`到${year}年`, `${year}年`, String(year)]) {
    const [place] = placesOf(plan, said, 1);
    if (place) return [evidence(plan, sentenceAround(plan.text, place.start))];
  }
  return [];
}

const horizonsRead = new WeakMap<CorpusPlan, number | null>();

/** The last year for which a plan says what is to be reached; read once, it takes the whole text. */
function horizonOf(plan: CorpusPlan): number | null {
  const held = horizonsRead.get(plan);
  if (held !== undefined) return held;
  const read = readHorizon(plan);
  horizonsRead.set(plan, read);
  return read;
}

function readHorizon(plan: CorpusPlan): number | null {
  const { milestoneYears, periodEnd } = plan.meta;
  const years = [
    ...milestoneYears,
    ...plan.extraction.targets.flatMap((t) => (t.status === 'target' && t.year !== null ? [t.year] : [])),
  ];
  if (periodEnd !== null) years.push(periodEnd);
  for (const m of foldedText(plan).matchAll(/到(20\d{2})年/gu)) years.push(Number(m[1]));
  return years.length > 0 ? Math.max(...years) : null;
}

function horizons(asked: Understood): AnswerDraft | null {
  const rows = asked.plans.flatMap((plan) => {
    const year = horizonOf(plan);
    return year === null ? [] : [{ plan, year }];
  });
  if (rows.length === 0) return null;
  rows.sort((a, b) => b.year - a.year);
  const far = rows.filter((r) => r.year === rows[0]!.year).map((r) => shortName(r.plan, asked.plans));
  const lines = rows.map((r) => `${shortName(r.plan, asked.plans)}：${r.year}年`);
  const head = rows.length === 1 ? '' : `看得最远的是${listed(far)}（${rows[0]!.year}年）。\n`;
  return {
    text: `${denominator(asked)}最远展望的年份：\n${head}${lines.join('；')}。`,
    values: rows.map((r) => yearValue(r.plan, r.year, '最远目标年份')),
    plans: rows.map((r) => r.plan.ref),
    evidence: proofs(rows, (r) => yearEvidence(r.plan, r.year)),
    confidence: 'derived',
  };
}

/** From which year to which a plan runs, where it says so. */
function periods(asked: Understood): AnswerDraft | null {
  const rows = asked.plans.filter((p) => p.meta.periodStart !== null && p.meta.periodEnd !== null);
  if (rows.length === 0) return horizons(asked);
  const said = new Set(rows);
  const unsaid = asked.plans.filter((p) => !said.has(p)).map((p) => shortName(p, asked.plans));
  const say = (p: CorpusPlan): string =>
    `${asked.plans.length === 1 ? titled(p.ref) : shortName(p, asked.plans)}：${p.meta.periodStart}—${p.meta.periodEnd}年`;
  const tail = unsaid.length > 0 ? `\n没有写明期限的：${listed(unsaid, 12, '份')}。` : '';
  return {
    text: `${rows.map(say).join('；\n')}。${tail}`,
    values: rows.map((p) => yearValue(p, p.meta.periodEnd!, '规划期末年')),
    plans: rows.map((p) => p.ref),
    evidence: proofs(rows, (p) => yearEvidence(p, p.meta.periodEnd!)),
    confidence: 'derived',
  };
}

const dateOf = (plan: CorpusPlan): { date: string; said: string } | null =>
  plan.meta.issuedDate
    ? { date: plan.meta.issuedDate, said: '印发' }
    : plan.meta.publishedDate
      ? { date: plan.meta.publishedDate, said: '公布' }
      : null;

function issued(asked: Understood): AnswerDraft | null {
  const rows = asked.plans.flatMap((plan) => {
    const d = dateOf(plan);
    return d ? [{ plan, ...d }] : [];
  });
  if (rows.length === 0) return null;
  const latest = /最晚|最新|最近|倒序/u.test(asked.text);
  rows.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date === latest ? 1 : -1));
  const dated = new Set(rows.map((r) => r.plan));
  const undated = asked.plans.filter((p) => !dated.has(p)).map((p) => shortName(p, asked.plans));
  const say = (r: (typeof rows)[number]): string =>
    `${asked.plans.length === 1 ? titled(r.plan.ref) : shortName(r.plan, asked.plans)}：${r.date}${r.said}`;
  const tail = undated.length > 0 ? `\n没有日期的：${listed(undated)}。` : '';
  const extreme =
    /最早|最晚|最新|最近|哪(份|个)早/u.test(asked.text) && rows.length > 1
      ? `${latest ? '最晚' : '最早'}的是${shortName(rows[0]!.plan, asked.plans)}（${rows[0]!.date}${rows[0]!.said}）。\n`
      : '';
  return {
    text: `${extreme}${rows.map(say).join('；\n')}。${tail}`,
    values: rows.map((r) => yearValue(r.plan, Number(r.date.slice(0, 4)), `${r.said}年份`)),
    plans: rows.map((r) => r.plan.ref),
    evidence: proofs(rows, (r) => yearEvidence(r.plan, Number(r.date.slice(0, 4)))),
    confidence: 'derived',
  };
}

/** What is due by year: all dated targets of the plans asked about, at most so many. */
const MOST = 40;

function due(asked: Understood): AnswerDraft | null {
  const limit = threshold(asked.text, false);
  const percent = asked.text.includes('%');
  const rows = asked.plans
    .flatMap((plan) => plan.extraction.targets.map((target) => ({ plan, target })))
    .filter(
      ({ target: t }) =>
        t.status === 'target' &&
        t.year !== null &&
        (asked.years.length === 0 || asked.years.includes(t.year)) &&
        (!limit || (limit.holds(t.value) && (!percent || t.unit === '%'))),
    )
    .sort((a, b) => a.target.year! - b.target.year! || a.target.start - b.target.start);
  if (rows.length === 0) return null;
  const years = [...new Set(rows.map((r) => r.target.year!))];
  const shown = rows.slice(0, MOST);
  const lines = years.map((y) => {
    const mine = shown.filter((r) => r.target.year === y);
    const said = mine.map(
      (r) =>
        `${asked.plans.length > 1 ? `${shortName(r.plan, asked.plans)}` : ''}${r.target.indicator}${valueText(r.target)}`,
    );
    return `${y}年（${rows.filter((r) => r.target.year === y).length}项）：${said.join('；')}`;
  });
  const where = asked.plans.length === 1 ? titled(asked.plans[0]!.ref) : denominator(asked);
  return {
    text: `${where}写明年份${limit ? `、${limit.said}${percent ? '%' : ''}` : ''}的目标共${rows.length}项：\n${lines.join('。\n')}。`,
    values: shown.map((r) => toValue(r.plan, r.target)),
    plans: [...new Set(rows.map((r) => r.plan.ref))],
    evidence: shown.map((r) => evidence(r.plan, r.target)),
    confidence: 'derived',
  };
}

const asksDue = (asked: Understood): boolean =>
  /(目标|指标)(有|是|都有)?(哪些|什么)|哪些(目标|指标)|实现(哪些|什么)|时间表|时间节点|按年份?|分年度|时间线/u.test(
    asked.text,
  ) && asked.indicators.length === 0;
const asksPeriod = (asked: Understood): boolean =>
  asked.has('period') && asked.indicators.length === 0 && asked.programs.length === 0;
const asksIssued = (asked: Understood): boolean =>
  asked.has('when') &&
  (/印发|发布|公布|成文|出台|发文|发的|下发|发出/u.test(asked.text) ||
    (asked.plans.length > 1 &&
      asked.indicators.length === 0 &&
      /先后|时间顺序|最早|最晚|最新|早于|晚于/u.test(asked.text)));

export const timeline: Question = {
  name: 'timeline',
  examples: [
    '五份文件各自最远展望到哪一年?谁看得最远?',
    '哪份文件印发得最早?',
    '普陀的方案是什么时候印发的?',
    '金华2027年的目标有哪些?',
    '普陀方案有哪些时间节点?',
    '各方案的规划期到哪一年为止?',
    '普陀方案的期限是哪年到哪年?',
    '这几份文件的发文字号分别是什么?',
    '普陀方案一共多少项任务?',
  ],
  ignores: [
    '2025年普陀规上制造业全员劳动生产率要达到多少?',
    '哪些文件没有写2035年的远景目标?',
    '首席质量官制度由谁负责?',
  ],
  parameters: ['plan', 'year'],
  prepare: horizonOf,
  recognise: (asked) =>
    asksAbout(asked) ||
    (!asked.has('who') &&
      !asked.has('not') &&
      (asked.has('horizon') || asksPeriod(asked) || asksIssued(asked) || asksDue(asked))),
  answer: async (asked: Understood, _tools: Tools) =>
    asksAbout(asked)
      ? about(asked)
      : asksIssued(asked)
        ? issued(asked)
        : asked.has('period') && !/最远|展望/u.test(asked.text)
          ? periods(asked)
          : asked.has('horizon')
            ? horizons(asked)
            : due(asked),
};
