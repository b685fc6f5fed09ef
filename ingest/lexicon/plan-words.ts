/** What a section does, by the words of its heading, and the nouns in which plan titles end. */
import { z } from 'zod';
import { loadLexicon } from './load.ts';

const row = z.object({ source: z.string(), pattern: z.string() });
const schema = z.object({
  source: z.string(),
  sections: z.object({ goal: row, general: row, safeguard: row, task: row }),
  planNouns: z.object({ source: z.string(), words: z.array(z.string()) }),
  notPlan: z.object({
    source: z.string(),
    kinds: z.array(z.object({ reason: z.string(), pattern: z.string() })),
  }),
});

const lexicon = loadLexicon(new URL('./plan-words.json', import.meta.url), schema);

export type SectionRole = 'goal' | 'general' | 'safeguard' | 'task';
const order: readonly SectionRole[] = ['general', 'goal', 'safeguard', 'task'];
const patterns = new Map(order.map((role) => [role, new RegExp(lexicon.sections[role].pattern)]));

/** What a section with this heading does; null when its words do not say. */
export function sectionRole(title: string): SectionRole | null {
  return order.find((role) => patterns.get(role)!.test(title)) ?? null;
}

export const planNouns: readonly string[] = lexicon.planNouns.words;

const NOTICE_ONLY = ['的通知', '通知'];
const planEnd = new RegExp(`(?:${planNouns.filter((noun) => !NOTICE_ONLY.includes(noun)).join('|')})`);

/** Whether a title speaks of a plan at all; 通知 alone says nothing. */
export const namesPlan = (title: string): boolean => planEnd.test(title);

const kinds = lexicon.notPlan.kinds.map(({ reason, pattern }) => ({ reason, form: new RegExp(pattern) }));

/** Why a page with this title is no plan (Chinese); null when the title does not say so. */
export const notPlanReason = (title: string): string | null =>
  kinds.find(({ form }) => form.test(title))?.reason ?? null;
