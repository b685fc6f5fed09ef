/** What the forms of a sentence share: making one figure, its kind, and what earlier segments leave for later ones. */
import type { Span, Target } from '../../graph/model.ts';
import { printedUnitAt, type UnitKind } from '../lexicon/units.ts';
import type { Name } from './target-names.ts';
import type { Quantity } from './target-quantities.ts';
import type { Found } from './target-segments.ts';

/** What the earlier segments of a sentence leave for the later ones. */
export interface Memory {
  last: Found | null;
  /** The figures of a 分别 row: brackets behind it repeat them for other places. */
  group: Found[];
  /** X of 'X中,': the whole of which a share or 'no single one' is said. */
  whole: string | null;
  /** A verb that a list shares (新建国家质检中心5家,省级质检中心10家). */
  keep: { verb: string; unit: string; start: number; yearly: boolean } | null;
  /** A segment without a figure: '平均浓度持续下降,达到…'. */
  previous: Name | null;
  behindForm: boolean;
  /** The whole whose parts a list is counting (其中制造业50家、服务业30家). */
  parts: Found | null;
  /** All figures of the sentence so far: '…5个、…3个,累计分别达到80个、30个' repeats their names. */
  all: Found[];
}

export const freshMemory = (): Memory => ({
  last: null,
  group: [],
  whole: null,
  keep: null,
  previous: null,
  behindForm: false,
  parts: null,
  all: [],
});

/** A unit that counts, or an extent that adds up (万亩, 公里, 亿元), unlike rates, levels and durations. */
const isCount = (unit: string, kind: UnitKind | null): boolean =>
  kind === 'count' || (kind === 'measure' && !unit.includes('/') && /[亩顷里米元吨瓦]$/.test(unit));

export const isCounted = (q: Quantity): boolean => isCount(q.unit, q.unitKind);

/** Words that make a count a rate: 每万人…拥有量 7 件 is a level. */
const PER =
  /(?:率|^[万千百亿](?:人|元|名)|^单位|每[一二三四五六七八九十百千万亿]|人均|户均|亩均|地均|平均|频次|密度|浓度|强度)/;

/** What a value is: a change, a number of things, or a level. */
export const kindOf = (unit: string, name: string, growth: boolean): Target['kind'] => {
  if (growth || /百分点$/.test(unit) || unit === '倍') return 'growth';
  return isCount(unit, printedUnitAt(unit, 0)?.kind ?? null) && !PER.test(name) ? 'count' : 'level';
};

/** One figure with its defaults: `extra` overrides what the form of the sentence knows better. */
export const make = (
  q: Quantity,
  indicator: string,
  span: Span,
  extra: Partial<Found> & { growth?: boolean } = {},
): Found => {
  const { growth = false, ...rest } = extra;
  return {
    indicator,
    value: q.value,
    unit: q.unit === '百分点' ? '个百分点' : q.unit,
    comparator: q.comparator ?? '=',
    kind: kindOf(q.unit, indicator, growth),
    baseline: null,
    baselineYear: null,
    frequency: 'total',
    scope: null,
    year: null,
    at: q.from,
    actual: false,
    ...span,
    ...rest,
  };
};

/** Where the words of a segment begin. */
export const contentStart = (text: string, from: number): number => {
  let at = from;
  while (/[\s—\-•●▪◆■·*,;:、。]/.test(text[at] ?? 'x')) at++;
  return at;
};

const MAX_EVIDENCE_LEAD = 60;
/** Evidence begins with the segment, so that its verb and 每年 are seen, unless that is far from the name. */
export const evidenceStart = (text: string, segmentStart: number, nameStart: number): number => {
  const from = contentStart(text, segmentStart);
  return nameStart - from > MAX_EVIDENCE_LEAD ? nameStart : Math.min(from, nameStart);
};
