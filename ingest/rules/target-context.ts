/** Where a sentence stands: its paragraph, clause and task, and whether its section sets aims or tells the past. */
import type { Clause, Span, Table, Task } from '../../graph/model.ts';
import { goalTitle, situationTitle } from '../lexicon/quantifiers.ts';
import type { Draft } from '../rule.ts';

/** A line of text with its place in the outline. */
export interface Paragraph extends Span {
  readonly clause: Clause | null;
  /** The section of aims around it. */
  readonly goal: Clause | null;
  /** The section whose leading year its later paragraphs take: that of aims, else an overview (总体要求). */
  readonly overview: Clause | null;
  readonly situation: boolean;
  readonly task: Task | null;
  readonly bullet: boolean;
  readonly numbered: boolean;
  /** A year in the heading of a section of aims (到2025年的主要目标), innermost first. */
  readonly titleYear: number | null;
}

const SENTENCE_END = /[。!?\n]/;
/** No sentence of a plan is longer; text without full stops is cut at a comma so that reading it stays cheap. */
const MAX_SENTENCE = 1000;

/** Sentences of a paragraph (split at 。！？; a closing quote or bracket stays with its sentence). */
export const sentencesOf = (text: string, span: Span): Span[] => {
  const found: Span[] = [];
  let start = span.start;
  for (let at = span.start; at < span.end; at++) {
    const char = text[at]!;
    const long = at - start;
    const cut =
      SENTENCE_END.test(char) || (long > MAX_SENTENCE && (/[,;:、]/.test(char) || long > 2 * MAX_SENTENCE));
    if (!cut) continue;
    let end = at + 1;
    while (end < span.end && end - at < 4 && /[”’)》」]/.test(text[end]!)) end++;
    found.push({ start, end });
    start = end;
    at = end - 1;
  }
  if (start < span.end) found.push({ start, end: span.end });
  return found.filter((s) => text.slice(s.start, s.end).trim() !== '');
};

/**
 * The clauses around one place after another, outermost first. Places must come in ascending order: clauses stand
 * in text order, so that one walk over them serves a whole document.
 */
export class ClauseWalk {
  readonly #clauses: readonly Clause[];
  #next = 0;
  #open: Clause[] = [];

  constructor(clauses: readonly Clause[]) {
    this.#clauses = [...clauses].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  at(place: number): readonly Clause[] {
    for (
      let clause = this.#clauses[this.#next];
      clause && clause.start <= place;
      clause = this.#clauses[this.#next]
    ) {
      this.#next++;
      if (clause.end > place) this.#open.push(clause);
    }
    this.#open = this.#open.filter((c) => c.end > place);
    return this.#open;
  }
}

/** A section that sets aims: its kind says so or its heading does; a task is none. */
const isGoal = (clause: Clause): boolean =>
  clause.kind === 'goal' ||
  (clause.kind !== 'task' && clause.kind !== 'title' && goalTitle.test(clause.title));

/** 总体要求 without headings below it: a paragraph of it that opens with a year leads the ones behind it. */
const isOverview = (clause: Clause): boolean =>
  clause.kind === 'general' &&
  /^(?:总体|總體|基本|工作|发展|指导)(?:要求|思路|部署|思想|原则)|^总要求/.test(clause.title);

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

/** Says of stretches in ascending order where they stand. */
const placer = (draft: Draft): ((span: Span, words: string, at: number) => Paragraph) => {
  const walk = new ClauseWalk(draft.clauses);
  const tasks = new Map(draft.tasks.map((t) => [t.clause, t]));
  return (span, words, at) => {
    const chain = walk.at(at);
    const task = chain.findLast((c) => tasks.has(c.id));
    const goal = chain.find(isGoal) ?? null;
    return {
      ...span,
      clause: chain.at(-1) ?? null,
      goal,
      overview: goal ?? chain.find(isOverview) ?? null,
      situation: chain.some(isSituation),
      task: (task && tasks.get(task.id)) ?? null,
      bullet: isBullet(words),
      numbered: NUMBERING.test(words.slice(0, 20)),
      titleYear: yearOfTitles(chain),
    };
  };
};

/** The lines of a draft outside its tables, with what the outline says of each. */
export const paragraphsOf = (draft: Draft, text: string, tables: readonly Table[]): Paragraph[] => {
  const found: Paragraph[] = [];
  const place = placer(draft);
  const ordered = [...tables].sort((a, b) => a.start - b.start);
  let table = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    while (table < ordered.length && ordered[table]!.end <= start) table++;
    const inTable = (ordered[table]?.start ?? end + 1) <= start;
    if (!inTable && line.trim() !== '') found.push(place({ start, end }, line, start + line.search(/\S/)));
    start = end + 1;
  }
  return found;
};

/** The cells of tables as paragraphs, a merged cell once, in text order. */
export const cellsOf = (draft: Draft, tables: readonly Table[]): Paragraph[] => {
  const place = placer(draft);
  return [...new Set(tables.flatMap((t) => t.rows.flat()))]
    .filter((cell) => !cell.header && cell.text.trim().length > 4)
    .sort((a, b) => a.start - b.start)
    .map((cell) => place({ start: cell.start, end: cell.end }, cell.text, cell.start));
};
