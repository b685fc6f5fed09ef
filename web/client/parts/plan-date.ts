import type { PlanSummary } from '../../contract.ts';
import type { WordKey } from './words-zh.ts';

type Speak = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The day a plan was issued; where only its publication is known, that day and the word for it. */
export const planDateText = (p: Pick<PlanSummary, 'issuedDate' | 'publishedDate'>, t: Speak): string | null =>
  p.issuedDate ?? (p.publishedDate ? t('plan.publishedOn', { date: p.publishedDate }) : null);
