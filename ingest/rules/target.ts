/**
 * Numeric targets: value, unit, comparator, year, baseline, status, frequency and scope, each with the words that
 * prove it. Running text here, indicator tables in target-tables.ts.
 */
import type { Span, Table, Target } from '../../graph/model.ts';
import { foldWidth } from '../lexicon/numerals.ts';
import { actualCue } from '../lexicon/quantifiers.ts';
import type { Draft, Rule } from '../rule.ts';
import { bodyStart, cellsOf, type Paragraph, paragraphsOf, sentencesOf } from './target-context.ts';
import { finds, ignores } from './target-examples.ts';
import { type Found, findMasks } from './target-segments.ts';
import { mayHoldFigures, readSentence } from './target-sentence.ts';
import { isIndicatorTable, readTables } from './target-tables.ts';
import { findTextTables } from './target-text-tables.ts';
import { governing, opensParagraph, SectionYears, type YearMark, yearMarks } from './target-years.ts';

/** Every comma-separated part of the sentence states a figure. */
const isPure = (text: string, sentence: Span, found: readonly Found[]): boolean =>
  found.length >=
  text
    .slice(sentence.start, sentence.end)
    .split(/[,;]/)
    .filter((s) => s.trim() !== '').length;

const toTarget = (
  draft: Draft,
  paragraph: Paragraph,
  found: Found,
  year: number | null,
  actual: boolean,
): Target => ({
  indicator: found.indicator,
  value: found.value,
  unit: found.unit,
  comparator: found.comparator,
  kind: found.kind,
  year: found.year ?? year,
  baseline: found.baseline,
  baselineYear: found.baselineYear,
  status: actual ? 'actual' : 'target',
  frequency: found.frequency,
  scope: found.scope,
  task: paragraph.task?.number ?? null,
  clause: paragraph.clause?.id ?? null,
  start: found.start,
  end: found.end,
  evidence: draft.text.slice(found.start, found.end),
  rule: 'target',
});

const AIM = /力争|确保|争取|到20\d\d年/;

/** Whether a figure tells what has been reached: its section, a word before it, or a year before the plan's own. */
const tellsPast = (
  draft: Draft,
  paragraph: Paragraph,
  before: string,
  found: Found,
  stated: number | null,
): boolean => {
  if (found.actual || paragraph.situation) return true;
  if (paragraph.goal) return false;
  const issued = Number((draft.plan?.issuedDate ?? draft.plan?.publishedDate ?? '').slice(0, 4));
  if (stated !== null && issued > stated) return true;
  return actualCue.test(before) && !AIM.test(before);
};

interface ParagraphReading {
  readonly targets: Target[];
  /** The year that opens the paragraph. */
  readonly lead: number | null;
  readonly marks: readonly YearMark[];
}

const readParagraph = (
  draft: Draft,
  text: string,
  paragraph: Paragraph,
  inherited: number | null,
): ParagraphReading => {
  const targets: Target[] = [];
  const all: YearMark[] = [];
  let lead: number | null = null;
  let running: number | null = null;
  for (const sentence of sentencesOf(text, { start: bodyStart(text, paragraph), end: paragraph.end })) {
    const marks = yearMarks(text, sentence, findMasks(text, sentence));
    all.push(...marks);
    if (all.length === marks.length && marks[0] && opensParagraph(text, paragraph, marks[0]))
      lead = marks[0].year;
    const words = text.slice(sentence.start, sentence.end);
    const found = mayHoldFigures(words) ? readSentence(text, sentence) : [];
    const holds = paragraph.goal !== null || lead !== null || isPure(text, sentence, found);
    const carried: number | null = holds ? running : null;
    for (const item of found) {
      const stated = governing(marks, item.at)?.year ?? null;
      const actual = tellsPast(draft, paragraph, text.slice(sentence.start, item.at), item, stated);
      const year = stated ?? (actual && !paragraph.situation ? null : (carried ?? inherited));
      targets.push(toTarget(draft, paragraph, item, year, actual));
    }
    running = marks.at(-1)?.year ?? carried;
  }
  return { targets, lead, marks: all };
};

const readText = (draft: Draft, text: string, tables: readonly Table[]): Target[] => {
  const targets: Target[] = [];
  const years = new SectionYears(draft.plan?.periodEnd ?? null);
  for (const paragraph of paragraphsOf(draft, text, tables)) {
    const read = readParagraph(draft, text, paragraph, years.inherited(text, paragraph));
    targets.push(...read.targets);
    years.note(text, paragraph, read.lead, read.marks);
  }
  return targets;
};

const same = (a: Target, b: Target): boolean =>
  a.indicator === b.indicator &&
  a.value === b.value &&
  a.unit === b.unit &&
  (a.year ?? b.year) === (b.year ?? a.year);

/** Cells of tables that are no indicator tables (分工表): they mostly repeat the text, which then stands. */
const readCells = (draft: Draft, text: string, known: readonly Target[]): Target[] => {
  const tables = draft.tables.filter((t) => !isIndicatorTable(t, draft));
  const found = cellsOf(draft, tables).flatMap((cell) => readParagraph(draft, text, cell, null).targets);
  return found.filter((t, i) => ![...known, ...found.slice(0, i)].some((k) => same(k, t)));
};

/** A table's row that repeats a figure of the text gives it its baseline; the rest of the tables' figures stay. */
const mergeTables = (stated: Target[], inTables: readonly Target[]): Target[] =>
  inTables.filter((row) => {
    const twin = stated.find((t) => same(t, row) && t.year === row.year && t.status === row.status);
    if (!twin) return true;
    twin.baseline ??= row.baseline;
    twin.baselineYear ??= row.baselineYear;
    return false;
  });

/** The figures of a draft, in text order. */
export const targetRule: Rule = {
  name: 'target',
  finds,
  ignores,
  apply(draft) {
    const text = foldWidth(draft.text);
    const tables = [...draft.tables, ...findTextTables(text, draft.tables)];
    const prose = readText(draft, text, tables);
    const stated = [...prose, ...mergeTables(prose, readTables(draft, tables))];
    const found = [...stated, ...readCells(draft, text, stated)];
    draft.targets = found.sort((a, b) => a.start - b.start || a.end - b.end);
  },
};
