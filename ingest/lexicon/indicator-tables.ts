/** What the headers of indicator tables mean (`indicator-tables.json`), compiled once. */
import { z } from 'zod';
import { loadLexicon } from './load.ts';

const Schema = z.object({
  source: z.string(),
  name: z.string(),
  unit: z.string(),
  ignore: z.string(),
  value: z.string(),
  baseline: z.string(),
  target: z.string(),
  change: z.string(),
  empty: z.string(),
});

const lexicon = loadLexicon(new URL('./indicator-tables.json', import.meta.url), Schema);

/** Patterns over a header's text without spaces. */
export const tableRoles = {
  name: new RegExp(lexicon.name),
  unit: new RegExp(lexicon.unit),
  ignore: new RegExp(lexicon.ignore),
  value: new RegExp(lexicon.value),
  baseline: new RegExp(lexicon.baseline),
  target: new RegExp(lexicon.target),
  change: new RegExp(lexicon.change),
  empty: new RegExp(lexicon.empty),
} as const;
