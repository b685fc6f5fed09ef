/** The labels of metadata blocks: every printed form of a label and the kind of value that follows it. */
import { z } from 'zod';
import { loadLexicon } from './load.ts';

const LabelType = z.enum(['index', 'docNumber', 'title', 'org', 'date', 'word']);
export type LabelType = z.infer<typeof LabelType>;

const schema = z.object({
  source: z.string(),
  labels: z.array(z.object({ name: z.string(), type: LabelType, forms: z.array(z.string().min(1)) })),
});

const lexicon = loadLexicon(new URL('./labels.json', import.meta.url), schema);

export interface Label {
  readonly name: string;
  readonly type: LabelType;
}

/** Printed form (no spaces) → canonical label. */
export const labelForms: ReadonlyMap<string, Label> = new Map(
  lexicon.labels.flatMap(({ name, type, forms }) => forms.map((form) => [form, { name, type }] as const)),
);

export const longestForm = Math.max(...[...labelForms.keys()].map((form) => form.length));
