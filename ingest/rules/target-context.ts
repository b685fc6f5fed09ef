/**
 * Where a sentence stands: its clause and task, the year that governs it, whether it tells the past.
 *
 *   a year in the sentence             holds to the sentence's end or the next year
 *   a year that opens a paragraph      holds for the paragraph
 *   … of a goal section's own text     holds for its bullets and numbered children, to the next such year
 *   a mid-paragraph year in a task     holds for its sentence and pure target sentences directly behind it
 */
import type { Clause, Span } from '../../graph/model.ts';
import { goalTitle, situationTitle } from '../lexicon/quantifiers.ts';

/** A year where it is said; `baseline` years (比2020年, 自2019年起) are left out. */
export interface YearMark extends Span {
  readonly year: number;
}

const FIVE_YEAR: Readonly<Record<string, number>> = { 三: 2020, 四: 2025, 五: 2030, 六: 2035 };
const YEAR =
  /(?:(20\d\d)(?:年)?\s*(?:-|—{1,2}|–|~|至|到)\s*)?(20\d\d)年(?:底|末|年底|前|初|\d{1,2}月)?|“?十([三四五六])五”?(?:规划)?(?:期?末|末期|期间|时期|收官)/g;
const NOT_GOVERNING = /(?:比|较|自|从|由|早在|相比|对比|同比|于|与|和|据|以|相对|照|过去|继)$/;

/** Years that could govern values behind them. */
export const yearMarks = (text: string, span: Span, masks: readonly Span[]): YearMark[] => {
  const found: YearMark[] = [];
  const part = text.slice(span.start, span.end);
  for (const match of part.matchAll(YEAR)) {
    const start = span.start + match.index;
    const five = match[3] !== undefined;
    if (!five && masks.some((m) => m.start <= start && start < m.end)) continue;
    const before = text.slice(Math.max(span.start, start - 4), start);
    if (NOT_GOVERNING.test(before)) continue;
    const end = start + match[0].length;
    if (/^(?:起|以来|的?(?:基础上|水平)|版|度版)/.test(text.slice(end, end + 4))) continue;
    if (/[(〔]$/.test(before) && /^[)〕]/.test(text.slice(end, end + 1))) continue;
    const year = five ? FIVE_YEAR[match[3] ?? ''] : Number(match[2]);
    if (year) found.push({ start, end, year });
  }
  return found;
};

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
export const isGoal = (clause: Clause): boolean =>
  clause.kind === 'goal' ||
  (clause.kind !== 'task' && clause.kind !== 'title' && goalTitle.test(clause.title));

/** A section that tells where things stand (形势背景, 问题短板, 发展基础). */
export const isSituation = (clause: Clause): boolean =>
  clause.kind !== 'task' &&
  clause.kind !== 'title' &&
  clause.kind !== 'goal' &&
  situationTitle.test(clause.title);

/** Bullets of a list: they take the year of the text that leads the list. */
export const isBullet = (line: string): boolean => /^\s*(?:—{1,2}|--|——|[•●▪◆■·*-]|[①-⑳])/.test(line);
