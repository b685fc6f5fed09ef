/** The value of one indicator in one plan, of several when several are asked for, with how sure that is. */
import { evidence } from './book.ts';
import {
  indicatorAsked,
  isAsked,
  isElsewhere,
  isLikely,
  type Measured,
  measure,
  namesAsked,
  sameIndicator,
  speaksOf,
} from './measures.ts';
import { fold, foldName } from './names-fold.ts';
import type { AnswerDraft, Confidence, Tools, Understood } from './question.ts';
import { inQuotes, listed, titled, toValue, valueSentence } from './say.ts';

/** From these shares on, the name is the one asked for. */
const SURE_ASKED = 0.8;
const SURE_NAMED = 0.7;
/** A name that shares less is not even worth mentioning as similar. */
const LEAST_ASKED = 0.5;
/** Names as near as this to what was asked are as likely meant. */
const AS_NEAR = 0.05;

/** 现在几家,2025年要几家: both the present state and the target. */
const asksBoth = (asked: Understood): boolean =>
  asked.has('actual') && (asked.years.length > 0 || /目标|要(?!求)|将来|以后/u.test(asked.text));

/** All values of the best indicator in its plan, those asked for first; equal sayings once. */
function rowsOf(best: Measured, all: readonly Measured[], asked: Understood): Measured[] {
  const away = isElsewhere(best.plan, best.target);
  const same = all.filter(
    (m) =>
      m.plan === best.plan && sameIndicator(m.target, best.target) && isElsewhere(m.plan, m.target) === away,
  );
  const wantActual = asked.has('actual');
  const ofStatus = same.filter((m) => (m.target.status === 'actual') === wantActual);
  const rows = ofStatus.length > 0 ? ofStatus : same;
  const inYear = rows.filter((m) => m.target.year !== null && asked.years.includes(m.target.year));
  const chosen = inYear.length > 0 ? inYear : rows;
  const seen = new Set<string>();
  return [...chosen]
    .sort((a, b) => (a.target.year ?? 9999) - (b.target.year ?? 9999) || a.target.start - b.target.start)
    .filter((m) => !seen.has(valueSentence(m.target)) && seen.add(valueSentence(m.target)));
}

/** Other indicators of the plan that the words fit as well. */
const rivals = (best: Measured, all: readonly Measured[]): Measured[] =>
  all.filter(
    (m) =>
      m.plan === best.plan &&
      m.asked >= best.asked - AS_NEAR &&
      m.named >= best.named - 0.1 &&
      best.named < 0.99 &&
      m.target.status === best.target.status &&
      !sameIndicator(m.target, best.target),
  );

function confidenceOf(
  best: Measured,
  rows: readonly Measured[],
  asked: Understood,
  others: number,
): Confidence {
  const yearFits =
    asked.years.length === 0
      ? rows.length === 1
      : rows.every((r) => r.target.year !== null && asked.years.includes(r.target.year));
  const statusFits = asked.has('actual') === rows.some((r) => r.target.status === 'actual');
  const sure = best.asked >= SURE_ASKED && best.named >= SURE_NAMED && headed(best, asked);
  if (sure && yearFits && statusFits && others === 0) return 'stated';
  if (best.asked >= 0.95 || (best.asked >= 0.6 && headed(best, asked))) return 'derived';
  // everyday words share little with the name; a name that shares much but not what it is of, is another's
  const everyday = best.asked < 0.4 || !best.direct || headed(best, asked);
  return everyday && (best.similarity ?? 0) >= 0.6 ? 'derived' : 'similar';
}

/** The name begins what it measures with the words that were asked: 水运工程合格率 is not 水利工程合格率. */
const headed = (best: Measured, asked: Understood): boolean =>
  namesAsked(asked).some((name) =>
    foldName(best.target.indicator).includes(name.replace(WHOSE, '').slice(0, 2)),
  );
/** Words for whose value it is, which a name may have in another form or not at all. */
const WHOSE =
  /^(?:规上|规模以上|全[省市区县]|我[省市区县]|各类|各级|主要|累计|新增|每年|平均|市区|城市|城里)+/u;

function textFor(rows: readonly Measured[], asked: Understood, confidence: Confidence): string {
  const [first] = rows;
  const { plan, target } = first!;
  const near = confidence === 'similar' ? '没有找到名称一致的指标，意思最接近的是：' : '';
  const values = rows.map((r) => valueSentence(r.target)).join('；');
  const missing = asked.years.filter((y) => !rows.some((r) => r.target.year === y));
  const undated = rows.every((r) => r.target.year === null);
  const unsaid = missing.length === 0 || undated ? '' : `没有写${missing.join('、')}年的数值；`;
  const noState =
    asked.has('actual') && rows.every((r) => r.target.status === 'target') ? '没有写现状；' : '';
  const scope = target.scope ? `（${target.scope}）` : '';
  return `${near}${titled(plan.ref)}中，${inQuotes(target.indicator)}${scope}${noState}${unsaid}${values}。`;
}

/** Asked by the full name of an indicator that this plan does not set: a similar one is no answer. */
function notSet(best: Measured | undefined, asked: Understood, tools: Tools): AnswerDraft | null {
  const wanted = indicatorAsked(asked);
  const [known] = tools.library.indicators.get(wanted);
  const [plan] = asked.plans;
  if (!known || !plan || (best && isAsked(best, wanted, tools.library))) return null;
  const near =
    best && best.asked >= LEAST_ASKED
      ? `名称相近的是${inQuotes(best.target.indicator)}：${valueSentence(best.target)}。`
      : '';
  return {
    text: `${titled((best?.plan ?? plan).ref)}没有为${inQuotes(known.item.indicator)}设定数值。${near}`,
    plans: [],
    evidence: best && near ? [evidence(best.plan, best.target)] : [],
    confidence: 'derived',
  };
}

async function one(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const all = (await measure(asked, tools)).filter((m) => speaksOf(m, asked));
  const best = all[0];
  const single = asked.plans.length === 1;
  if (!best || !isLikely(best) || (!single && best.asked < SURE_ASKED))
    return single ? notSet(best, asked, tools) : null;
  const missing = notSet(best, asked, tools);
  if (missing) return missing;
  const rows = rowsOf(best, all, asked);
  const others = rivals(best, all);
  const confidence = confidenceOf(best, rows, asked, others.length);
  const also = others.slice(0, 3).map((m) => `${inQuotes(m.target.indicator)}：${valueSentence(m.target)}`);
  const rest = confidence !== 'similar' && also.length > 0 ? `名称相近的还有${listed(also)}。` : '';
  return {
    text: `${textFor(rows, asked, confidence)}${rest}`,
    values: rows.map((r) => toValue(r.plan, r.target)),
    plans: [best.plan.ref],
    evidence: [...rows, ...(rest ? others.slice(0, 3) : [])].map((r) => evidence(r.plan, r.target)),
    confidence,
  };
}

/** 人均体育场地和社会体育指导员分别…: each part is asked for by itself; null unless each has its answer. */
async function each(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const parts = asked.topic.flatMap((t) => t.split(/以及|[和与及、]/u)).filter((t) => fold(t).length >= 3);
  if (parts.length < 2 || parts.length > 4 || asked.plans.length !== 1) return null;
  const drafts: AnswerDraft[] = [];
  for (const part of parts) {
    const folded = fold(part);
    const named = <T extends { readonly name: string }>(list: readonly T[]): T[] =>
      list.filter((n) => folded.includes(n.name));
    const draft = await one(
      {
        ...asked,
        topic: [part],
        topicFolded: folded,
        indicators: named(asked.indicators),
        programs: named(asked.programs),
        units: [],
      },
      tools,
    );
    if (!draft || draft.confidence === 'similar' || (draft.values ?? []).length === 0) return null;
    drafts.push(draft);
  }
  const shown = new Set(drafts.map((d) => d.text));
  if (shown.size < parts.length) return null;
  return {
    text: [...shown].join('\n'),
    values: drafts.flatMap((d) => d.values ?? []),
    plans: drafts.flatMap((d) => d.plans ?? []),
    evidence: drafts.flatMap((d) => d.evidence),
    confidence: drafts.every((d) => d.confidence === 'stated') ? 'stated' : 'derived',
  };
}

/** 现在几家,2025年要几家: the state and the target may stand under two names. */
async function nowAndThen(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const now = await one({ ...asked, years: [] }, tools);
  const then = await one({ ...asked, has: (cue) => cue !== 'actual' && asked.has(cue) }, tools);
  const answers = (d: AnswerDraft | null, status: 'actual' | 'target'): d is AnswerDraft =>
    d !== null && d.confidence !== 'similar' && (d.values ?? []).some((v) => v.status === status);
  if (!answers(now, 'actual') || !answers(then, 'target')) return null;
  return {
    ...now,
    text: `${now.text}\n${then.text}`,
    values: [...(now.values ?? []), ...(then.values ?? [])],
    evidence: [...now.evidence, ...then.evidence],
    confidence: now.confidence === 'stated' ? then.confidence : now.confidence,
  };
}

export async function targetAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  if (asksBoth(asked)) {
    const both = await nowAndThen(asked, tools);
    if (both) return both;
  }
  if (asked.indicators.length > 1) {
    const several = await each(asked, tools);
    if (several) return several;
  }
  const whole = await one(asked, tools);
  if (whole?.confidence === 'stated' || asked.indicators.length > 0) return whole;
  return (await each(asked, tools)) ?? whole;
}
