/**
 * Units of measure and their conversion. A unit is kept as printed ('万件', '万元/人·年'); conversion is only for
 * comparing values. Compound units are divided at '/' and multiplied at '·'.
 */
import { z } from 'zod';
import { loadLexicon } from './load.ts';

const Group = z.object({
  dimension: z.string(),
  kind: z.enum(['count', 'ratio', 'measure', 'score', 'rank', 'time']),
  base: z.string(),
  source: z.string(),
  units: z.record(z.string(), z.number().positive()),
});
const Lexicon = z.object({
  source: z.string(),
  groups: z.array(Group),
  multipliers: z.record(z.string(), z.number().positive()),
});

const lexicon = loadLexicon(new URL('./units.json', import.meta.url), Lexicon);

export type UnitKind = z.infer<typeof Group>['kind'];

/** One simple unit: `factor` of its dimension's base unit. */
export interface Unit {
  readonly name: string;
  readonly dimension: string;
  readonly kind: UnitKind;
  readonly factor: number;
}

const simple = new Map<string, Unit>();
for (const { dimension, kind, units } of lexicon.groups)
  for (const [name, factor] of Object.entries(units)) simple.set(name, { name, dimension, kind, factor });

const byLength = (a: string, b: string) => b.length - a.length;
/** Units and multipliers by first character, longest first, so that a look-up tries only a handful. */
const index = (names: Iterable<string>): Map<string, string[]> => {
  const map = new Map<string, string[]>();
  for (const name of [...names].sort(byLength))
    map.set(name[0] ?? '', [...(map.get(name[0] ?? '') ?? []), name]);
  return map;
};
const unitIndex = index(simple.keys());
const multiplierIndex = index(Object.keys(lexicon.multipliers));
const longest = (map: Map<string, string[]>, text: string, at: number): string | null =>
  map.get(text[at] ?? '')?.find((name) => text.startsWith(name, at)) ?? null;

/** The simple unit that begins at `at` (longest wins), or null. */
export const unitAt = (text: string, at: number): Unit | null => {
  const name = longest(unitIndex, text, at);
  return name ? (simple.get(name) ?? null) : null;
};

/** The multiplier (万, 亿, 千 …) that begins at `at`, or null. */
export const multiplierAt = (text: string, at: number): string | null => longest(multiplierIndex, text, at);

/** Where a unit stands and what it measures; `text` is as printed, with its multiplier and denominators. */
export interface PrintedUnit {
  readonly text: string;
  readonly end: number;
  readonly kind: UnitKind;
}

const partAt = (text: string, at: number): { end: number; unit: Unit } | null => {
  const multiplier = multiplierAt(text, at);
  const bare = unitAt(text, at);
  if (bare && !multiplier) return { end: at + bare.name.length, unit: bare };
  const unit = multiplier ? unitAt(text, at + multiplier.length) : null;
  if (multiplier && unit) return { end: at + multiplier.length + unit.name.length, unit };
  return bare ? { end: at + bare.name.length, unit: bare } : null;
};

/** '家(个)', '台(件)', '家(次)': a second count word in brackets. */
const OTHER_COUNT = /^\((?:次|套|件|家|个|项|户|组织|人|台|所|处|座|种|场|条|张|份)\)/;

/** A printed unit at `at` with its denominators: '万元/人·年', '批次/千人', '微克/立方米', '个工作日'; or null. */
export const printedUnitAt = (text: string, at: number): PrintedUnit | null => {
  const first = partAt(text, at);
  if (!first) return null;
  let { end } = first;
  let kind = first.unit.kind;
  if (kind === 'count') end += OTHER_COUNT.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  while (text[end] === '/' || text[end] === '·') {
    const next = partAt(text, end + 1);
    if (!next) break;
    end = next.end;
    kind = 'measure';
  }
  return { text: text.slice(at, end), end, kind };
};

/** A productivity or output figure is per year whether or not '·年' is printed: 万元/人 = 万元/人·年. */
const SILENT = new Set(['年', 'a']);

interface Parsed {
  readonly factor: number;
  readonly dimension: string;
}

const parsePart = (text: string): Parsed | null => {
  const part = partAt(text, 0);
  if (!part || part.end !== text.length) return null;
  const multiplier = text.slice(0, text.length - part.unit.name.length);
  return {
    factor: (lexicon.multipliers[multiplier] ?? 1) * part.unit.factor,
    dimension: part.unit.dimension,
  };
};

const parse = (printed: string): Parsed | null => {
  const unit = printed.replace(/\([^()]*\)$/, '');
  if (unit === '') return { factor: 1, dimension: '' };
  const [top = '', ...bottoms] = unit
    .replaceAll('·', '/')
    .split('/')
    .filter((p, i) => i === 0 || !SILENT.has(p));
  const numerator = parsePart(top);
  if (!numerator) return null;
  let { factor } = numerator;
  const dimensions: string[] = [];
  for (const bottom of bottoms) {
    const part =
      parsePart(bottom) ??
      (lexicon.multipliers[bottom] ? { factor: lexicon.multipliers[bottom]!, dimension: 'count' } : null);
    if (!part) return null;
    factor /= part.factor;
    dimensions.push(part.dimension);
  }
  return { factor, dimension: [numerator.dimension, ...dimensions.sort()].join('/') };
};

/** Rounds away the binary dust of a division (0.1 + 0.2), keeping twelve significant digits. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/**
 * `value unit` expressed in `toUnit` (1.8 万件 in 件 → 18000; 30 万元/人·年 in 元/人 → 300000); null when the two
 * do not measure the same thing.
 */
export const comparable = (value: number, unit: string, toUnit: string): number | null => {
  if (unit === toUnit) return value;
  const from = parse(unit);
  const to = parse(toUnit);
  if (!from || !to || from.dimension !== to.dimension) return null;
  return tidy((value * from.factor) / to.factor);
};

/** `value unit` in the base units of what it measures (1.8 万件 → 18000 of `count`); null for an unknown unit. */
export const inBaseUnits = (value: number, unit: string): { value: number; dimension: string } | null => {
  const parsed = parse(unit);
  return parsed && { value: tidy(value * parsed.factor), dimension: parsed.dimension };
};

/** What a printed unit measures ('count', 'ratio/count' …), the same for units that convert; '' for none. */
export const unitDimension = (unit: string): string | null => parse(unit)?.dimension ?? null;
