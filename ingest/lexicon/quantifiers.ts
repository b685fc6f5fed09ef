/** The wording of numbers (`quantifiers.json`), compiled once. Longest words first everywhere. */
import { z } from 'zod';
import { Comparator } from '../../graph/model.ts';
import { alternation, loadLexicon } from './load.ts';

const words = z.object({ source: z.string(), words: z.array(z.string().min(1)) });
const bound = z.array(words.extend({ comparator: Comparator }));
const source = z.object({ source: z.string() });

const Schema = z.object({
  source: z.string(),
  before: bound,
  after: bound,
  links: source.extend({
    plain: z.array(z.string()),
    change: z.array(z.string()),
    decrease: z.array(z.string()),
  }),
  growth: words,
  countVerbs: words,
  nounAfter: source.extend({ of: z.record(z.string(), z.array(z.string())) }),
  keepVerbs: words,
  lead: words,
  leadNouns: source.extend({ of: z.record(z.string(), z.string()) }),
  tail: words,
  focus: words,
  cut: words.extend({ unless: z.array(z.string()) }),
  levels: words,
  subjects: words,
  heads: words.extend({ modifiers: z.array(z.string()), plain: z.array(z.string()) }),
  bare: words,
  generic: words,
  scopes: source.extend({
    drop: z.array(z.string()),
    ours: z.record(z.string(), z.string()),
    keep: z.array(z.string()),
  }),
  guards: source.extend({
    after: z.array(z.string()),
    circle: z.array(z.string()),
    segment: z.array(z.string()),
    words: z.array(z.string()),
  }),
  status: source.extend({ actual: z.array(z.string()), target: z.array(z.string()), situation: z.string() }),
  goal: source.extend({ pattern: z.string() }),
});

/** The lexicon itself, for rules that walk its lists. */
export const quantifiers = loadLexicon(new URL('./quantifiers.json', import.meta.url), Schema);

const longestFirst = (list: readonly string[]): string[] =>
  [...new Set(list)].sort((a, b) => b.length - a.length);
const pairs = (groups: z.infer<typeof bound>): [string, Comparator][] =>
  groups
    .flatMap((g) => g.words.map((w): [string, Comparator] => [w, g.comparator]))
    .sort((a, b) => b[0].length - a[0].length);

const before = pairs(quantifiers.before);
const after = pairs(quantifiers.after);

/** The comparator word that ends at `end` (spaces skipped), not reaching before `from`. */
export const comparatorBefore = (
  text: string,
  end: number,
  from = 0,
): { start: number; comparator: Comparator } | null => {
  let at = end;
  while (at > from && text[at - 1] === ' ') at--;
  const found = before.find(([w]) => at - w.length >= from && text.endsWith(w, at));
  return found ? { start: at - found[0].length, comparator: found[1] } : null;
};

/** The comparator word that begins at `at` (spaces skipped). */
export const comparatorAfter = (text: string, at: number): { end: number; comparator: Comparator } | null => {
  let start = at;
  while (text[start] === ' ') start++;
  const found = after.find(([w]) => text.startsWith(w, start));
  return found ? { end: start + found[0].length, comparator: found[1] } : null;
};

export type LinkKind = 'plain' | 'change' | 'decrease';

const links = (['plain', 'change', 'decrease'] as const)
  .flatMap((kind) => quantifiers.links[kind].map((word) => ({ word, kind })))
  .sort((a, b) => b.word.length - a.word.length);
/** The link word that `text` ends with. */
export const linkAtEnd = (text: string): { word: string; kind: LinkKind } | null =>
  links.find(({ word }) => text.endsWith(word)) ?? null;

const startList = (list: readonly string[]) => {
  const sorted = longestFirst(list);
  return (text: string): string | null => sorted.find((w) => text.startsWith(w)) ?? null;
};
const endList = (list: readonly string[]) => {
  const sorted = longestFirst(list);
  return (text: string): string | null => sorted.find((w) => text.endsWith(w)) ?? null;
};

export const leadAtStart = startList(quantifiers.lead.words);
export const tailAtEnd = endList(quantifiers.tail.words);
export const growthAtEnd = endList(quantifiers.growth.words);
export const focusAtStart = startList(quantifiers.focus.words);
export const keepVerbAtStart = startList(quantifiers.keepVerbs.words);
export const dropScopeAtStart = startList([
  ...quantifiers.scopes.drop,
  ...Object.keys(quantifiers.scopes.ours),
]);
export const keepScopeAtStart = startList(quantifiers.scopes.keep);
export const subjectAtStart = startList(quantifiers.subjects.words);
export const levelAtStart = startList(quantifiers.levels.words);
const verbStart = startList(quantifiers.countVerbs.words);
const verbEnd = endList([...quantifiers.countVerbs.words, ...quantifiers.keepVerbs.words]);

const isNoun = (verb: string, rest: string): boolean =>
  (quantifiers.nounAfter.of[verb] ?? []).some((noun) => rest.startsWith(noun));

/** The count verb that `text` opens with, unless it is the start of a noun (建设工程, 获得感). */
export const countVerbAtStart = (text: string): string | null => {
  const verb = verbStart(text);
  return verb && !isNoun(verb, text.slice(verb.length)) ? verb : null;
};
/** The verb that `text` ends with, counting the keep verbs too. */
export const verbAtEnd = (text: string): string | null => verbEnd(text);

const leadNouns = new Map(
  Object.entries(quantifiers.leadNouns.of).map(([word, pattern]) => [word, new RegExp(pattern)] as const),
);
/** Whether the lead word is the front of a longer word in `text` (主要污染物, 对外贸易). */
export const leadIsNoun = (lead: string, text: string): boolean => leadNouns.get(lead)?.test(text) ?? false;

/** Alternations for the patterns of `rules/target-special.ts`. */
export const headPattern = new RegExp(
  `(?:${alternation(quantifiers.heads.modifiers)})*(?:${alternation(quantifiers.heads.words)})$|(?:${alternation(quantifiers.heads.plain)})$`,
);
export const bareHead = new RegExp(`(?:${alternation(quantifiers.bare.words)})$`);
export const situationTitle = new RegExp(quantifiers.status.situation);
export const goalTitle = new RegExp(quantifiers.goal.pattern);
export const actualCue = new RegExp(alternation(quantifiers.status.actual));
export const guardSegment = new RegExp(alternation(quantifiers.guards.segment));
