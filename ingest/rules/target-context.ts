/** Where a sentence stands: its paragraph, clause and task, and whether its section sets aims or tells the past. */
import type { Clause, Span, Table, Task } from '../../graph/model.ts';
import { goalTitle, situationTitle } from '../lexicon/quantifiers.ts';
import type { Draft } from '../rule.ts';

/** A line of text with its place in the outline. */
export interface Paragraph extends Span {
  readonly clause: Clause | null;
  /** The section of aims around it. */
  readonly goal: Clause | null;
  readonly situation: boolean;
  readonly task: Task | null;
  readonly bullet: boolean;
  readonly numbered: boolean;
  /** A year in the heading of a section of aims (到2025年的主要目标), innermost first. */
  readonly titleYear: number | null;
}

const SENTENCE_END = /[。!?\n]/;

/** Sentences of a paragraph (split at 。！？; a closing quote or bracket stays with its sentence). */
export const sentencesOf = (text: string, span: Span): Span[] => {
  const found: Span[] = [];
  let start = span.start;
  for (let at = span.start; at < span.end; at++) {
    if (!SENTENCE_END.test(text[at]!)) continue;
    let end = at + 1;
    while (end < span.end && /[”’)》」]/.test(text[end]!)) end++;
    found.push({ start, end });
    start = end;
    at = end - 1;
  }
  if (start < span.end) found.push({ start, end: span.end });
  return found.filter((s) => text.slice(s.start, s.end).trim() !== '');
};

/** The clauses around `at`, outermost first. */
export const clausesAt = (clauses: readonly Clause[], at: number): Clause[] =>
  clauses.filter((c) => c.start <= at && at < c.end).sort((a, b) => a.start - b.start || b.end - a.end);

/** A section that sets aims: its kind says so or its heading does; a task is none. */
const isGoal = (clause: Clause): boolean =>
  clause.kind === 'goal' ||
  (clause.kind !== 'task' && clause.kind !== 'title' && goalTitle.test(clause.title));

/** A section that tells where things stand (形势背景, 问题短板, 发展基础). */
const isSituation = (clause: Clause): boolean =>
  clause.kind !== 'task' &&
  clause.kind !== 'title' &&
  clause.kind !== 'goal' &&
  situationTitle.test(clause.title);

/** Bullets of a list: they take the year of the text that leads the list. */
export const isBullet = (line: string): boolean => /^\s*(?:—{1,2}|--|[•●▪◆■·*-]|[①-⑳])/.test(line);

/** Numbers of headings and items: '1.' '(二)' '第三条' '专栏1'; they are no quantities. */
const NUMBERING =
  /^\s*(?:[(]?[一二三四五六七八九十]{1,3}[)、.]|第[一二三四五六七八九十\d]+[章节条]|[(]?\d{1,2}[).、](?!\d)|\d+(?:\.\d+)+\s|专栏\s*\d*|[①-⑳])/;

/** Where a paragraph's words begin, its number left out. */
export const bodyStart = (text: string, paragraph: Span): number => {
  const found = NUMBERING.exec(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 20)));
  return paragraph.start + (found?.[0].length ?? 0);
};

const yearOfTitles = (chain: readonly Clause[]): number | null => {
  const titled = chain.findLast((c) => c.kind !== 'title' && /20\d\d年/.test(c.title));
  const year = titled && /(20\d\d)年/.exec(titled.title)?.[1];
  return year ? Number(year) : null;
};

/** What the outline says of the stretch that begins at `at`. */
const placeOf = (draft: Draft, span: Span, words: string, at: number): Paragraph => {
  const chain = clausesAt(draft.clauses, at);
  return {
    ...span,
    clause: chain.at(-1) ?? null,
    goal: chain.find(isGoal) ?? null,
    situation: chain.some(isSituation),
    task: draft.tasks.findLast((t) => t.start <= at && at < t.end) ?? null,
    bullet: isBullet(words),
    numbered: NUMBERING.test(words.slice(0, 20)),
    titleYear: yearOfTitles(chain),
  };
};

/** The lines of a draft outside its tables, with what the outline says of each. */
export const paragraphsOf = (draft: Draft, text: string): Paragraph[] => {
  const found: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const inTable = draft.tables.some((t) => t.start <= start && start < t.end);
    if (!inTable && line.trim() !== '')
      found.push(placeOf(draft, { start, end }, line, start + line.search(/\S/)));
    start = end + 1;
  }
  return found;
};

/** The cells of tables as paragraphs, a merged cell once. */
export const cellsOf = (draft: Draft, tables: readonly Table[]): Paragraph[] =>
  tables.flatMap((table) =>
    [...new Set(table.rows.flat())]
      .filter((cell) => !cell.header && cell.text.trim().length > 4)
      .map((cell) => placeOf(draft, { start: cell.start, end: cell.end }, cell.text, cell.start)),
  );
