/** The words by which plans make bodies responsible: labels, verbs, and what names of bodies end in. */
import { z } from 'zod';
import type { Role } from '../../graph/model.ts';
import { alternation, loadLexicon } from './load.ts';

const words = z.array(z.string().min(1));
const roles = z.object({ owner: words, lead: words, support: words });
const schema = z.object({
  source: z.string(),
  labels: roles,
  otherLabels: words,
  deadlineLabels: words,
  verbs: roles,
  functions: z.object({ source: z.string(), words }),
  bodySuffix: z.object({ source: z.string(), pattern: z.string() }),
});

const lexicon = loadLexicon(new URL('./owners.json', import.meta.url), schema);

const byWord = (table: z.infer<typeof roles>): ReadonlyMap<string, Role> =>
  new Map(
    (['owner', 'lead', 'support'] as const).flatMap((role) => table[role].map((w) => [w, role] as const)),
  );

export const ownerLabels = byWord(lexicon.labels);
export const ownerVerbs = byWord(lexicon.verbs);
export const labelPattern = alternation([...ownerLabels.keys()]);
export const otherLabelPattern = alternation(lexicon.otherLabels);
export const deadlineLabelPattern = alternation(lexicon.deadlineLabels);
export const verbPattern = alternation([...ownerVerbs.keys()]);
export const functionPattern = alternation(lexicon.functions.words);
/** At the end of a name. */
export const bodySuffix = new RegExp(`${lexicon.bodySuffix.pattern}$`);
