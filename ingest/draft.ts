/** A document on its way through the rules: made from cleaned text, or from a page that still has to be cleaned. */
import { type Cleaned, clean } from './clean.ts';
import { outlineOf } from './outline/outline.ts';
import type { Draft } from './rule.ts';

/** An empty draft over a cleaned document: outline done, nothing found yet. */
export function newDraft(source: string, cleaned: Omit<Cleaned, 'removed'>): Draft {
  const { text, tables, labels } = cleaned;
  return {
    source,
    text,
    tables,
    labels,
    clauses: outlineOf(text, tables, labels.get('名称')),
    plan: null,
    notPlan: null,
    citations: [],
    tasks: [],
    targets: [],
    programs: [],
    programLeads: [],
    departments: [],
    industries: [],
    issues: [],
  };
}

/** A draft over text that is clean already: offsets into the draft are offsets into `text`. */
export const draftOf = (text: string, source = '样例.txt'): Draft =>
  newDraft(source, { text, tables: [], labels: new Map() });

/** A draft over a page as scraped: its metadata block becomes labels, its furniture is gone. */
export const draftOfPage = (text: string, source = '样例.txt'): Draft =>
  newDraft(source, clean({ text, tables: [], properties: {} }));
