/** Targets that answer a question: by the indicator's name, by the sentence it stands in, and by meaning. */
import type { Target } from '../graph/model.ts';
import type { CorpusPlan } from './corpus.ts';
import type { Library, Of } from './library.ts';
import { cover, weightedShare } from './names-cover.ts';
import { fold, foldName, SEPARATORS } from './names-fold.ts';
import { provincesIn } from './names-places.ts';
import type { Tools, Understood } from './question.ts';
import { coreName } from './wording.ts';

export interface Measured {
  readonly plan: CorpusPlan;
  readonly target: Target;
  /** Share of the asked words that the indicator's name has, rare words counting more, 0–1. */
  readonly asked: number;
  /** Share of the name that was asked for, 0–1. */
  readonly named: number;
  /** Longest common stretch, in characters. */
  readonly longest: number;
  /** For ranking within one question only. */
  readonly score: number;
  readonly similarity: number | null;
  /** The question's own words were found, not the official term that everyday words stand for. */
  readonly direct: boolean;
}

const VERBS =
  /(?:一共|总共|累计|大约|大概|新增|建成|建设|建立|建|培育|发布|完成|拥有|数量|总数|水平|达标|占全?|总量|全省|全市|全区|全县|我[省市区县]|各级|个数|左右)/gu;

/** The indicator that a question speaks of, folded: a name of the graph if one stands in it, else its topic. */
export function indicatorAsked(asked: Understood): string {
  const longest = [...asked.indicators].sort((a, b) => b.name.length - a.name.length)[0];
  const topic = fold(asked.topic.join('').replace(VERBS, '')).replace(SEPARATORS, '');
  // a name that is only a small part of what was asked is another indicator's
  if (longest && longest.name.length * 2 >= topic.length) return longest.name;
  return topic;
}

/** 平台或指导站: what was asked may be any of them, each with the words before. */
const EITHER = /^(.*?)([^的或和、与及]{2,6})(?:或者?|和|与|及|、)([^的或和、与及]{2,6})$/u;

/** The names to compare with: one, or one for each alternative. */
export function namesAsked(asked: Understood): string[] {
  const wanted = indicatorAsked(asked);
  const topic = asked.topic.map((t) => t.replace(VERBS, '')).find((t) => /或|和|与|及/u.test(t));
  const m = topic && EITHER.exec(topic);
  if (!m || asked.indicators.some((i) => i.name === wanted)) return [wanted];
  const [, before, one, other] = m;
  return [wanted, ...[one, other].map((last) => foldName(`${before}${last}`.replaceAll('的', '')))];
}

/** How telling a pair of characters is among indicator names: 合格率 says little, 药品 much. */
function nameWeights(library: Library, name: string): (index: number) => number {
  const all = library.indicators.size + 1;
  const pair = (i: number): number => {
    if (i < 0 || i + 2 > name.length) return 0;
    return Math.log(all / (library.indicators.holding(name.slice(i, i + 2)) + 1)) + 0.15;
  };
  return (i) => Math.max(pair(i - 1), pair(i), 0.05);
}

type Compared = Pick<Measured, 'asked' | 'named' | 'longest'>;

/** Compares what was asked with one indicator name. */
export function compareNames(library: Library, wanted: string, indicator: string): Compared {
  const name = foldName(indicator);
  const c = cover(wanted, name);
  const back = cover(name, wanted);
  return {
    asked: weightedShare(wanted, c, nameWeights(library, wanted)),
    named: weightedShare(name, back, nameWeights(library, name)),
    longest: c.longest,
  };
}

const unitFits = (asked: Understood, t: Target): boolean =>
  asked.units.some((u) => t.unit === u || t.unit.endsWith(u) || (u === '%' && t.unit === '个百分点'));

const countsAsAsked = (asked: Understood, t: Target): boolean =>
  asked.units.length === 0 || unitFits(asked, t);

function score(
  asked: Understood,
  t: Target,
  names: { asked: number; named: number },
  inSentence: number,
): number {
  let s = 0.6 * names.asked + 0.25 * names.named + 0.25 * inSentence;
  if (asked.units.length > 0) s += unitFits(asked, t) ? 0.12 : -0.12;
  if (asked.years.length > 0)
    s += t.year !== null && asked.years.includes(t.year) ? 0.12 : t.year === null ? 0 : -0.05;
  if (asked.has('actual') !== (t.status === 'actual')) s -= 0.2;
  if (asked.has('yearly')) s += t.frequency === 'yearly' ? 0.12 : -0.05;
  return s;
}

/** Figures of other provinces stand in a plan only for comparison. */
export const isElsewhere = (plan: CorpusPlan, t: Target): boolean =>
  t.scope !== null &&
  (t.scope.includes('外省') || provincesIn(t.scope).some((p) => !plan.meta.region.province?.startsWith(p)));

/** How much an official term counts that only everyday words stand for. */
const EVERYDAY = 0.75;

/** Targets by wording, best first. */
export function measuredByName(asked: Understood, library: Library): Measured[] {
  const alternatives = namesAsked(asked);
  const wanted = alternatives[0]!;
  const official = asked.official.map((o) => foldName(o));
  const rows = candidates(asked, library, [...alternatives, ...official]);
  const compared = new Map<string, Compared & { direct: boolean }>();
  const compare = (indicator: string): Compared & { direct: boolean } => {
    const held = compared.get(indicator) ?? bestOf(alternatives, official, indicator, library);
    compared.set(indicator, held);
    return held;
  };
  // the sentence around a value helps to choose within one plan; across many plans the name decides
  const few = asked.plans.length <= 3;
  const weights = library.weights(wanted);
  const measured = rows.map(({ plan, item: target }): Measured => {
    const best = compare(target.indicator);
    const sentence = few ? fold(plan.text.slice(target.start, target.end)) : '';
    const inSentence = few ? weightedShare(wanted, cover(wanted, sentence), weights) : best.asked;
    const total = score(asked, target, best, inSentence) - (isElsewhere(plan, target) ? 0.3 : 0);
    return { plan, target, ...best, similarity: null, score: total };
  });
  return measured.sort(byScore);
}

/** The best of the asked names against one indicator; an official term counts less than what was said itself. */
function bestOf(
  alternatives: readonly string[],
  official: readonly string[],
  indicator: string,
  library: Library,
): Compared & { direct: boolean } {
  const [direct] = alternatives
    .map((name) => compareNames(library, name, indicator))
    .sort((a, b) => b.asked - a.asked) as [Compared, ...Compared[]];
  return official
    .map((o) => compareNames(library, o, indicator))
    .reduce<Compared & { direct: boolean }>(
      (a, b) => {
        const share = EVERYDAY * b.asked + (1 - EVERYDAY) * direct.asked;
        return share > a.asked ? { ...b, asked: share, named: EVERYDAY * b.named, direct: false } : a;
      },
      { ...direct, direct: true },
    );
}

const byScore = (a: Measured, b: Measured): number => b.score - a.score || a.target.start - b.target.start;

/** All targets of few plans, else those whose names share wording with what is asked. */
function candidates(asked: Understood, library: Library, names: readonly string[]): Of<Target>[] {
  if (asked.plans.length <= 3)
    return asked.plans.flatMap((plan) => plan.extraction.targets.map((item) => ({ plan, item })));
  const inScope = new Set(asked.plans);
  const rows = new Set<Of<Target>>();
  for (const name of names)
    for (const near of library.indicators.near(name, 80)) for (const row of near.value) rows.add(row);
  return [...rows].filter((r) => inScope.has(r.plan));
}

/** Below this share of the asked words the wording does not decide. */
const WORDED = 0.72;
/** How many targets are compared by meaning. */
const BY_MEANING = 24;

/** Targets best first: by wording where it decides, else by wording and meaning together. */
export async function measure(asked: Understood, tools: Tools): Promise<Measured[]> {
  const byName = measuredByName(asked, tools.library);
  if (byName[0] && byName[0].asked >= WORDED && (byName[0].direct || countsAsAsked(asked, byName[0].target)))
    return byName;
  const pool = await withFound(asked, tools, byName);
  const similar = await tools.finder.similarities?.(asked.text, saidOf(pool, asked));
  if (!similar) return byName;
  const top = Math.max(...similar);
  const judged = pool.map((m, i): Measured => {
    const similarity = similar[i]!;
    return { ...m, similarity, score: m.score * 0.8 + 4 * (similarity - top) };
  });
  return judged.sort(byScore);
}

/** In more plans than this one target speaks for all of its indicator: only their figures differ. */
const FEW_PLANS = 20;

function saidOf(pool: readonly Measured[], asked: Understood): string[] {
  if (asked.plans.length <= FEW_PLANS) return pool.map((m) => sayTarget(m.target));
  const first = new Map<string, string>();
  return pool.map(({ target }) => {
    const key = `${coreName(foldName(target.indicator))} ${unitBase(target.unit)}`;
    const said = first.get(key) ?? sayTarget(target);
    first.set(key, said);
    return said;
  });
}

/** The target as a short sentence, the way a question would speak of it. */
const sayTarget = (t: Target): string => `${t.indicator}${t.value}${t.unit}`;

/** The best by wording and the targets inside what search finds. */
async function withFound(asked: Understood, tools: Tools, byName: readonly Measured[]): Promise<Measured[]> {
  const pool = new Map<Target, Measured>(byName.slice(0, BY_MEANING / 2).map((m) => [m.target, m]));
  const known = new Map(byName.map((m) => [m.target, m]));
  const plans = asked.scope === 'all' ? undefined : asked.plans.map((p) => p.ref.id);
  for (const { unit } of await tools.finder.find(asked.text, { plans, limit: 20 })) {
    const plan = tools.library.corpus.plan(unit.plan);
    if (!plan) continue;
    for (const t of plan.extraction.targets) {
      if (t.start < unit.start || t.end > unit.end || pool.size >= BY_MEANING) continue;
      const m = known.get(t) ?? {
        plan,
        target: t,
        asked: 0,
        named: 0,
        longest: 0,
        direct: true,
        similarity: null,
        score: score(asked, t, { asked: 0, named: 0 }, 0),
      };
      if (!pool.has(t)) pool.set(t, m);
    }
  }
  return [...pool.values()];
}

/** 多少钱 is answered by money only. */
const inMoney = (t: Target): boolean => /元/u.test(t.unit);

/** Whether a target may be spoken of: it names what the question names, and is money where money is asked. */
export function speaksOf({ plan, target }: Measured, asked: Understood): boolean {
  if (asked.units.includes('元') && !inMoney(target)) return false;
  const said = asked.quoted.length > 0 ? asked.quoted.map(foldName) : asked.programs.map((p) => p.name);
  if (said.length === 0) return true;
  const text = foldName(target.indicator) + fold(plan.text.slice(target.start, target.end));
  return said.some((name) => text.includes(coreName(name)));
}

/** Share of the asked words (weighted) that an indicator's name must have to be the one asked for. */
const SAME = 0.7;
/** The same when what was asked is the full name of an indicator. */
const SAME_NAME = 0.78;

/**
 * Whether a target may be what everyday words mean. Measured on 27 such questions with an answer (similarity
 * 0.57 and more) and 10 without (at most 0.56, none of their words in the name).
 */
export const isLikely = (m: Measured): boolean =>
  m.asked >= 0.4 || (m.similarity ?? 0) >= 0.62 || ((m.similarity ?? 0) >= 0.55 && m.asked > 0.1);

/** Whether a measured target is of the indicator asked for, and not only of a part of its name. */
export const isAsked = (m: Measured, wanted: string, library: Library): boolean =>
  m.asked >= (library.indicators.get(wanted).length > 0 ? SAME_NAME : SAME) &&
  m.longest >= Math.min(4, Math.ceil(wanted.length / 2));

/** Whether two targets are of one indicator: the same name, apart from endings and quotes. */
export const sameIndicator = (a: Target, b: Target): boolean =>
  coreName(foldName(a.indicator)) === coreName(foldName(b.indicator)) &&
  unitBase(a.unit) === unitBase(b.unit);

const FACTORS: readonly (readonly [string, number])[] = [
  ['百万', 1e6],
  ['千万', 1e7],
  ['万', 1e4],
  ['亿', 1e8],
];

/** 万件 → 件. */
export const unitBase = (unit: string): string => {
  for (const [prefix] of FACTORS)
    if (unit.startsWith(prefix) && unit.length > prefix.length) return unit.slice(prefix.length);
  return unit;
};

/** The value in its base unit, for comparing 1.8万件 with 7000件. */
export const inBase = (t: Pick<Target, 'value' | 'unit'>): number => {
  for (const [prefix, factor] of FACTORS)
    if (t.unit.startsWith(prefix) && t.unit.length > prefix.length) return t.value * factor;
  return t.value;
};
