/** Vocabulary of page furniture: spam, menus, controls, footers, and how 著 is written in simplified text. */
import { z } from 'zod';
import { loadLexicon } from './load.ts';

const words = z.array(z.string().min(1));
const schema = z.object({
  source: z.string(),
  keepZhu: z.object({ source: z.string(), words }),
  spam: z.object({ source: z.string(), strong: words, weak: words }),
  navigation: z.object({ source: z.string(), words, paths: words }),
  footer: z.object({ source: z.string(), starts: words, credits: words, contains: words, files: words }),
});

export const cleaning = loadLexicon(new URL('./cleaning.json', import.meta.url), schema);
