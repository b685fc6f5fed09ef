/**
 * Bodies whose names do not follow place + function + organ word: courts, party and mass organisations, schools,
 * committees, and the groups that plans address as one (各镇街道, 各成员单位). Data in `bodies.json`.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Body = z.strictObject({
  kind: z.enum(['court', 'party', 'government', 'mass', 'finance', 'company', 'institute']),
  functions: z.array(z.string()),
  canonical: z.string(),
  forms: z.array(z.string()),
  exact: z.boolean().default(false),
  wrap: z.string().optional(),
  source: z.string(),
});
export type Body = z.infer<typeof Body>;

const Lexicon = z.object({
  source: z.string(),
  bodies: z.array(Body),
  endings: z.object({ source: z.string(), of: z.record(z.string(), z.string()) }),
  collective: z.object({ source: z.string(), pattern: z.string() }),
});

const lexicon = Lexicon.parse(JSON.parse(readFileSync(new URL('./bodies.json', import.meta.url), 'utf8')));

const byForm = new Map<string, Body>();
for (const body of lexicon.bodies) for (const form of body.forms) byForm.set(form, body);

/** The body that a name without its place stands for (中院, 委宣传部, 妇联), null when none is known. */
export const knownBody = (name: string): Body | null => byForm.get(name) ?? null;

/** Forms that may be looked for in prose after a place (市总工会, 区人民法院): plain governments act for all. */
export const proseBodyForms = (): string[] =>
  lexicon.bodies
    .filter((b) => b.kind !== 'government' && !b.exact)
    .flatMap((b) => b.forms)
    .sort((a, b) => b.length - a.length);

const endings = Object.entries(lexicon.endings.of).sort(([a], [b]) => b.length - a.length);

/** Functions that the ending of a name shows (沈家门海事处 → 海事); null when it does not end like a body. */
export function endingFunctions(name: string): string[] | null {
  const ending = endings.find(([word]) => name.endsWith(word) && name.length > word.length);
  if (!ending) return null;
  return ending[1] ? [ending[1]] : [];
}

const collective = new RegExp(lexicon.collective.pattern);

/** Whether a name addresses many bodies at once; such a name is a node of its own in its region. */
export const isCollective = (name: string): boolean =>
  collective.test(name) || /(?:各|成员)单位$|^[县市区、()（）]+党委/.test(name);
