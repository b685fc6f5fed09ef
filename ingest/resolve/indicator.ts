/**
 * Which indicators of different plans are one. A name is brought to one wording step by step (规模以上 → 规上, 每万人口
 * → 每万人, 总体 left out); equal wordings are one indicator, and the steps say why. Everything else stays apart:
 * 工程一次验收合格率 ≠ 工程质量一次交验合格率, 全员劳动生产率 ≠ 规上制造业全员劳动生产率.
 */
import { entityId } from '../../graph/ids.ts';
import type { Target } from '../../graph/model.ts';
import { indicators, rewrites } from '../lexicon/indicators.ts';
import { unitDimension } from '../lexicon/units.ts';
import { dice } from './normalise.ts';

export { comparable } from '../lexicon/units.ts';

/** What identity needs of a target. */
export type Measured = Pick<Target, 'indicator' | 'unit' | 'kind' | 'frequency'>;

export interface IndicatorKey {
  /** Entity id: the same for all wordings of one indicator. */
  readonly id: string;
  /** The wording that all of them share, shown as the indicator's name. */
  readonly name: string;
  /** Reasons (one a rewrite) why the printed wording and `name` are one. */
  readonly why: readonly string[]; // Chinese, shown to users
}

/** Width, quotes, spaces and title marks do not matter; Ⅲ stays, since NFKC would make it III. */
const fold = (name: string): string =>
  name
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[“”"'‘’「」《》〈〉\s]/g, '');

const stripNeutral = (name: string): string => {
  let text = name;
  for (let again = true; again; ) {
    const prefix = indicators.neutral.prefix.find((p) => text.startsWith(p) && text.length - p.length >= 4);
    const stays = indicators.neutral.suffixStays.some((s) => text.endsWith(s));
    const suffix = stays
      ? undefined
      : indicators.neutral.suffix.find((s) => text.endsWith(s) && text.length - s.length >= 3);
    again = prefix !== undefined || suffix !== undefined;
    if (prefix) text = text.slice(prefix.length);
    else if (suffix) text = text.slice(0, -suffix.length);
  }
  return text;
};

/** The common wording of an indicator's name with the reasons for each change. */
export const canonicalIndicator = (indicator: string): { name: string; why: string[] } => {
  let name = fold(indicator);
  const why: string[] = [];
  const stripped = stripNeutral(name);
  if (stripped !== name) why.push('“全市”“累计”“数量”等词不影响统计对象');
  name = stripped;
  for (const { pattern, to, why: reason } of rewrites) {
    const next = name.replace(pattern, to);
    if (next !== name) why.push(reason);
    name = next;
  }
  return { name: name || fold(indicator), why };
};

const isYearlyCount = (target: Measured): boolean => target.frequency === 'yearly' && target.kind === 'count';

/** A number each year and a number in all are two indicators: 每年培育100个 is no stage on the way to 1000个. */
const yearly = (target: Measured, name: string): string => (isYearlyCount(target) ? `${name}（每年）` : name);

/** The indicator that a target measures, across plans. */
export const indicatorKey = (target: Measured): IndicatorKey => {
  const { name, why } = canonicalIndicator(target.indicator);
  return {
    id: entityId('indicator', name, isYearlyCount(target) ? 'yearly' : null),
    name: yearly(target, name),
    why,
  };
};

export interface IndicatorReason {
  readonly feature: 'same-key' | 'qualifiers' | 'head' | 'overlap' | 'dimension';
  /** 0 against, 1 for. */
  readonly score: number;
  readonly weight: number;
  /** What it saw (Chinese). */
  readonly note: string;
}

export interface IndicatorComparison {
  readonly verdict: 'same' | 'different' | 'unsure';
  /** Weighted mean of the features, 0–1. */
  readonly score: number;
  readonly why: readonly IndicatorReason[];
}

const qualifiersOf = (name: string): string[] => indicators.qualifiers.words.filter((w) => name.includes(w));

const headOf = (name: string): string => name.slice(-3);

/**
 * Compares two indicators by named, weighted features: `same` only for equal wordings; `unsure` is for a person
 * (主要农产品质量安全检测合格率 and …例行监测合格率: perhaps one, but another way of testing).
 */
export const compareIndicators = (a: Measured, b: Measured): IndicatorComparison => {
  const { weights } = indicators;
  const [x, y] = [indicatorKey(a), indicatorKey(b)];
  const [p, q] = [qualifiersOf(x.name), qualifiersOf(y.name)];
  const odd = [...p.filter((w) => !q.includes(w)), ...q.filter((w) => !p.includes(w))];
  const [m, n] = [unitDimension(a.unit), unitDimension(b.unit)];
  const why: IndicatorReason[] = [
    {
      feature: 'same-key',
      score: Number(x.id === y.id),
      weight: weights.sameKey,
      note: `${x.name} / ${y.name}`,
    },
    {
      feature: 'qualifiers',
      score: odd.length === 0 ? 1 : 0,
      weight: weights.qualifiers,
      note: odd.join('、'),
    },
    {
      feature: 'head',
      score: Number(headOf(x.name) === headOf(y.name)),
      weight: weights.head,
      note: headOf(x.name),
    },
    { feature: 'overlap', score: dice(x.name, y.name), weight: weights.overlap, note: '' },
    {
      feature: 'dimension',
      score: Number(m === n),
      weight: weights.dimension,
      note: `${a.unit} / ${b.unit}`,
    },
  ];
  if (x.id === y.id) return { verdict: 'same', score: 1, why };
  const rest = why.filter((r) => r.feature !== 'same-key');
  const score = rest.reduce((s, r) => s + r.score * r.weight, 0) / rest.reduce((s, r) => s + r.weight, 0);
  return { verdict: score >= weights.unsure ? 'unsure' : 'different', score, why };
};
