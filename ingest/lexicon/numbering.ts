/** Numbering styles: how a heading is marked and how deep it lies when several styles meet (lower is higher up). */
import { z } from 'zod';
import { loadLexicon } from './load.ts';

const schema = z.object({
  source: z.string(),
  styles: z.array(z.object({ id: z.string(), rank: z.number(), pattern: z.string() })),
  box: z.object({ source: z.string(), pattern: z.string() }),
  annex: z.object({ source: z.string(), pattern: z.string() }),
  wordy: z.object({ source: z.string(), pattern: z.string(), rank: z.number() }),
});

const lexicon = loadLexicon(new URL('./numbering.json', import.meta.url), schema);

export interface NumberingStyle {
  readonly id: string;
  readonly rank: number;
  /** Anchored; group 1 is the number without its signs. */
  readonly pattern: RegExp;
}

const anchored = (pattern: string): RegExp => new RegExp(`^${pattern}`, 'u');

/** In order of trial: a more particular pattern stands before one that would also match. */
export const numberingStyles: readonly NumberingStyle[] = [
  ...lexicon.styles.map(({ id, rank, pattern }) => ({ id, rank, pattern: anchored(pattern) })),
  { id: 'wordy', rank: lexicon.wordy.rank, pattern: anchored(lexicon.wordy.pattern) },
];
export const boxPattern = anchored(lexicon.box.pattern);
export const annexPattern = anchored(lexicon.annex.pattern);
