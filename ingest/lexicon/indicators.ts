/** How indicators are worded (`indicators.json`): rewrites to one wording, neutral words, words that must agree. */
import { z } from 'zod';
import { loadLexicon } from './load.ts';

const Schema = z.object({
  source: z.string(),
  rewrites: z.array(z.object({ from: z.string(), to: z.string(), why: z.string() })),
  neutral: z.object({
    source: z.string(),
    prefix: z.array(z.string()),
    suffix: z.array(z.string()),
    suffixStays: z.array(z.string()),
  }),
  qualifiers: z.object({ source: z.string(), words: z.array(z.string()) }),
  weights: z.object({
    source: z.string(),
    sameKey: z.number(),
    qualifiers: z.number(),
    head: z.number(),
    overlap: z.number(),
    dimension: z.number(),
    same: z.number(),
    unsure: z.number(),
  }),
});

export const indicators = loadLexicon(new URL('./indicators.json', import.meta.url), Schema);

/** Rewrites with their patterns compiled; patterns are fixed text with alternatives, so they run in linear time. */
export const rewrites = indicators.rewrites.map(({ from, to, why }) => ({
  pattern: new RegExp(from, 'g'),
  to,
  why,
}));
