/** Forms of program names and of their surroundings (`program-forms.json`), compiled once. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ProgramKind } from '../../graph/model.ts';

const words = z.object({ source: z.string(), words: z.array(z.string()) });
const pattern = z.object({ source: z.string(), pattern: z.string() });
const Lexicon = z.object({
  source: z.string(),
  verbs: words,
  openers: words,
  takers: words,
  adverbs: words,
  quantifiers: pattern,
  heads: z.object({
    source: z.string(),
    of: z.array(z.object({ word: z.string(), kind: ProgramKind, strong: z.boolean() })),
  }),
  after: pattern,
  generic: z.object({
    source: z.string(),
    size: z.string(),
    tail: z.string(),
    broad: z.string(),
    ends: z.string(),
  }),
  goesOn: z.object({ source: z.string(), of: z.record(z.string(), z.string()) }),
  slogans: words,
  quotedHeads: z.object({
    source: z.string(),
    of: z.array(z.object({ pattern: z.string(), kind: ProgramKind })),
  }),
  quotedReject: pattern,
  quotedBefore: pattern,
  fields: words,
  awards: pattern,
});

const lexicon = Lexicon.parse(
  JSON.parse(readFileSync(new URL('./program-forms.json', import.meta.url), 'utf8')),
);

const longestFirst = (list: readonly string[]): string[] => [...list].sort((a, b) => b.length - a.length);
const either = (list: readonly string[]): string => longestFirst(list).join('|');

export type Kind = z.infer<typeof ProgramKind>;

export interface Head {
  readonly word: string;
  readonly kind: Kind;
  readonly strong: boolean;
}

export const heads: readonly Head[] = [...lexicon.heads.of].sort((a, b) => b.word.length - a.word.length);
export const headPattern = new RegExp(heads.map((h) => h.word).join('|'), 'g');
export const headOf = (word: string): Head | undefined => heads.find((h) => word.endsWith(h.word));
const after = new RegExp(lexicon.after.pattern);
const goesOn = new Map(Object.entries(lexicon.goesOn.of).map(([word, p]) => [word, new RegExp(p)]));

/** Whether a head ends its name before `rest`: 行动 does before 、, not before 方案. */
export function endsBefore(head: string, rest: string): boolean {
  if (!after.test(rest)) return false;
  for (const [word, pattern] of goesOn) if (head.endsWith(word) && pattern.test(rest)) return false;
  return true;
}
export const verbPattern = new RegExp(either(lexicon.verbs.words), 'g');
export const takers = new Set(lexicon.takers.words);
/** Adverbs, and verbs that open a name, at the start of a phrase. */
export const leadIn = new RegExp(`^(?:${either([...lexicon.adverbs.words, ...lexicon.verbs.words])})`);
export const opener = new RegExp(
  `^(?:${either([...lexicon.openers.words, ...lexicon.adverbs.words, ...lexicon.verbs.words])})`,
);
/** Words that lead in and nothing else (强化, 加快建设). */
export const onlyLeads = new RegExp(
  `^(?:${either([...lexicon.openers.words, ...lexicon.adverbs.words, ...lexicon.verbs.words])}){1,4}$`,
);
export const quantifier = new RegExp(lexicon.quantifiers.pattern);
const { size, tail, broad, ends } = lexicon.generic;
const HEADS = heads.map((h) => h.word).join('|');
const GENERIC = new RegExp(`^(?:${size})*(?:${broad})?(?:${size})*(?:${tail})?(?:${HEADS})$|${ends}`);

/** A head with nothing but a size, a rank and one broad field (重大工程, 省级标准化试点). */
export const isGeneric = (name: string): boolean => GENERIC.test(name);
export const slogans = new Set(lexicon.slogans.words);
export const quotedHeads = lexicon.quotedHeads.of.map((h) => ({
  pattern: new RegExp(`^(?:${h.pattern})`),
  kind: h.kind,
}));
export const quotedReject = new RegExp(lexicon.quotedReject.pattern);
export const quotedBefore = new RegExp(lexicon.quotedBefore.pattern);
export const verbBefore = new RegExp(`(?:${either([...lexicon.verbs.words, ...lexicon.openers.words])})`);
/** What may stand before a known name without making another program of it. */
export const fieldsOnly = new RegExp(`^(?:${either(lexicon.fields.words)}){0,3}$`);
export const awards = new RegExp(lexicon.awards.pattern, 'g');
