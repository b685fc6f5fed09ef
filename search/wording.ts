/**
 * The words in which people ask, as data (wording.json): cues that tell what is asked, noise that carries no
 * topic, endings that a program's name may lose, everyday words for official terms, common slips of the pen.
 */
import { readFileSync } from 'node:fs';
import * as OpenCC from 'opencc-js/t2cn';
import { z } from 'zod';

const Patterns = z.array(z.string().min(1));
const Wording = z.object({
  source: z.string(),
  bodies: z.object({ source: z.string(), organs: Patterns, stems: z.array(Patterns) }),
  cues: z.record(z.string(), Patterns),
  noise: Patterns,
  suffixes: z.array(z.string()),
  generic: z.array(z.string()),
  scopes: z.object({ province: Patterns, city: Patterns, district: Patterns }),
  comparators: z.record(z.string(), z.string()),
  roles: z.object({ owner: z.string(), lead: z.string(), support: z.string() }),
  strengths: z.object({ mentioned: z.string(), deployed: z.string(), quantified: z.string() }),
  units: z.array(z.object({ asked: z.string(), unit: z.string() })),
  synonyms: z.array(z.object({ said: z.string(), means: z.string() })),
  confusions: z.array(z.string().regex(/^[^=]+=[^=]+$/)),
});

export const wording = Wording.parse(
  JSON.parse(readFileSync(new URL('./wording.json', import.meta.url), 'utf8')),
);

const union = (patterns: readonly string[]): RegExp =>
  new RegExp(patterns.map((p) => `(?:${p})`).join('|'), 'gu');

export type Cue =
  | 'which-plans'
  | 'each-plan'
  | 'who'
  | 'lead'
  | 'count'
  | 'highest'
  | 'lowest'
  | 'gap'
  | 'same'
  | 'not'
  | 'whether'
  | 'mentions'
  | 'cites'
  | 'duties'
  | 'what'
  | 'how'
  | 'since'
  | 'when'
  | 'horizon'
  | 'differ'
  | 'province-list'
  | 'actual'
  | 'yearly'
  | 'structure-owner'
  | 'title-classes'
  | 'no-owner'
  | 'busiest'
  | 'person'
  | 'period';

const cuePatterns = new Map(Object.entries(wording.cues).map(([name, p]) => [name, union(p)]));
const noise = union(wording.noise);
const scopePatterns = Object.entries(wording.scopes).map(([level, p]) => [level, union(p)] as const);
const synonyms = wording.synonyms.map(({ said, means }) => ({ said: new RegExp(said, 'u'), means }));
const units = wording.units.map(({ asked, unit }) => ({ asked: new RegExp(asked, 'u'), unit }));
const confusions = wording.confusions.map((c) => c.split('=') as [string, string]);
const suffixes = [...wording.suffixes].sort((a, b) => b.length - a.length);
const generic = new Set(wording.generic);

export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const stretches = (pattern: RegExp, text: string): Stretch[] =>
  [...text.matchAll(pattern)]
    .filter((m) => m[0] !== '')
    .map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));

/** Where a cue stands in a normalised question; the 没有 of 有没有 denies nothing. */
export const cueAt = (cue: Cue, text: string): Stretch[] =>
  stretches(cuePatterns.get(cue) ?? /$^/gu, text).filter((s) => cue !== 'not' || text[s.start - 1] !== '有');

/** Words without topic. */
export const noiseAt = (text: string): Stretch[] => stretches(noise, text);

/** Words for a level of plan (省里, 市里), with that level. */
export const scopesAt = (text: string): (Stretch & { level: string })[] =>
  scopePatterns.flatMap(([level, pattern]) => stretches(pattern, text).map((s) => ({ ...s, level })));

const toSimplified = OpenCC.Converter({ from: 'tw', to: 'cn' });

const QUOTES: readonly (readonly [RegExp, string])[] = [
  [/[「『"«]/gu, '“'],
  [/[」』»]/gu, '”'],
];

/** Straight quotes alternate between opening and closing. */
const pairStraight = (text: string): string => {
  let open = false;
  return text.replace(/"/gu, () => {
    open = !open;
    return open ? '“' : '”';
  });
};

/**
 * One form for what people type: simplified, half-width letters and digits, “quotes”, no inner spaces between
 * Chinese characters, usual slips mended. Titles keep 《》.
 */
export function normaliseQuestion(raw: string): string {
  let text = pairStraight(raw.slice(0, 500));
  for (const [pattern, quote] of QUOTES) text = text.replace(pattern, quote);
  text = text.normalize('NFKC');
  if (/[\u3400-\u9fff]/u.test(text)) text = toSimplified(text);
  text = text.replace(/(?<=[\u3400-\u9fff”》])\s+(?=[\u3400-\u9fff“《])/gu, '').trim();
  for (const [wrong, right] of confusions) if (text.includes(wrong)) text = text.replaceAll(wrong, right);
  return text;
}

/** Official terms for everyday words in a question, in the order of the list. */
export const officialTerms = (text: string): string[] =>
  synonyms.filter((s) => s.said.test(text)).map((s) => s.means);

/** How official terms are put as a query. */
export const asQuery = (terms: readonly string[]): string => terms.join('，').replace(/\s+/gu, '，');

/** Every official term that everyday words stand for. */
export const allOfficialTerms: readonly string[] = synonyms.map((s) => s.means);

/** Units that the question counts in (多少家 → 家). */
export const unitsAsked = (text: string): string[] =>
  units.filter((u) => u.asked.test(text)).map((u) => u.unit);

/** A name without endings that people add or leave out, never shorter than three characters. */
export function coreName(name: string): string {
  for (const suffix of suffixes)
    if (name.endsWith(suffix) && name.length - suffix.length >= 3)
      return coreName(name.slice(0, -suffix.length));
  return name;
}

/** Words that stand in nearly every sentence of a quality plan. */
export const isGeneric = (word: string): boolean => {
  if (generic.has(word)) return true;
  let rest = word;
  for (const g of wording.generic) rest = rest.replaceAll(g, '');
  return rest.length === 0;
};
