/**
 * Numeric targets: value, unit, comparator, year, baseline, status, frequency and scope, each with the words that
 * prove it. Running text here, indicator tables in target-tables.ts.
 */
import type { Clause, Span, Target } from '../../graph/model.ts';
import { foldWidth } from '../lexicon/numerals.ts';
import { actualCue } from '../lexicon/quantifiers.ts';
import type { Draft, Rule } from '../rule.ts';
import {
  clausesAt,
  isBullet,
  isGoal,
  isSituation,
  sentencesOf,
  type YearMark,
  yearMarks,
} from './target-context.ts';
import { finds, ignores } from './target-examples.ts';
import { type Found, findMasks } from './target-segments.ts';
import { mayHoldFigures, readSentence } from './target-sentence.ts';
import { readTables } from './target-tables.ts';

interface Paragraph extends Span {
  readonly clause: Clause | null;
  readonly goal: Clause | null;
  readonly situation: boolean;
  readonly task: Draft['tasks'][number] | null;
  readonly bullet: boolean;
}

/** The year that a goal section's own text has set for what follows it. */
interface GoalYear {
  readonly goal: string;
  readonly year: number | null;
  /** Start of the clause that set it: deeper clauses do not change the year of their sisters. */
  readonly depth: number;
}

const paragraphsOf = (draft: Draft, text: string): Paragraph[] => {
  const found: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const inTable = draft.tables.some((t) => t.start <= start && start < t.end);
    if (!inTable && line.trim() !== '') {
      const chain = clausesAt(draft.clauses, start + line.search(/\S/));
      found.push({
        start,
        end,
        clause: chain.at(-1) ?? null,
        goal: chain.find(isGoal) ?? null,
        situation: chain.some(isSituation),
        task: draft.tasks.findLast((t) => t.start <= start && start < t.end) ?? null,
        bullet: isBullet(line),
      });
    }
    start = end + 1;
  }
  return found;
};

/** The number and title of a heading at the front of a line say nothing about quantities: '1.' '(二)' '第三条'. */
const NUMBERING =
  /^\s*(?:[(]?[一二三四五六七八九十]+[)、.]|第[一二三四五六七八九十\d]+[章节条]|[(]?\d{1,2}[).、](?!\d)|\d+(?:\.\d+)+\s|专栏\s*\d*|[①-⑳])/;
const bodyStart = (text: string, paragraph: Paragraph): number => {
  const found = NUMBERING.exec(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 20)));
  return paragraph.start + (found?.[0].length ?? 0);
};

/** Only dates, adverbs and the run-in heading may stand before a year that opens a paragraph. */
const opensParagraph = (text: string, paragraph: Paragraph, mark: YearMark): boolean => {
  const lead = text.slice(bodyStart(text, paragraph), mark.start).replace(/^[\s—\-•●▪◆■·*①-⑳]+/, '');
  const title = paragraph.clause?.title ?? '';
  const rest = title && lead.startsWith(title) ? lead.slice(title.length).replace(/^[。.:,\s]+/, '') : lead;
  return /^(?:力争|争取|确保|预计|计划|总体目标|目标|工作目标|主要目标|具体目标|近期目标|中期目标|远期目标|截至|截止|到|至|在|:|“|”|,|\s)*$/.test(
    rest,
  );
};

const governing = (marks: readonly YearMark[], at: number): YearMark | null =>
  marks.filter((m) => m.start < at).at(-1) ?? null;

const isPure = (text: string, sentence: Span, found: readonly Found[]): boolean => {
  const segments = text
    .slice(sentence.start, sentence.end)
    .split(/[,;]/)
    .filter((s) => s.trim() !== '');
  return found.length >= segments.length;
};

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

const tellsPast = (text: string, sentence: Span, paragraph: Paragraph, found: Found): boolean => {
  if (paragraph.situation) return true;
  if (paragraph.goal) return false;
  const before = text.slice(sentence.start, found.at);
  return actualCue.test(before) && !/力争|确保|争取|到20\d\d年/.test(before);
};

const readParagraph = (
  draft: Draft,
  text: string,
  paragraph: Paragraph,
  inherited: number | null,
): { targets: Target[]; lead: number | null; marks: YearMark[] } => {
  const targets: Target[] = [];
  const all: YearMark[] = [];
  let lead: number | null = null;
  let running: number | null = null;
  const body = { start: bodyStart(text, paragraph), end: paragraph.end };
  for (const sentence of sentencesOf(text, body)) {
    const marks = yearMarks(text, sentence, findMasks(text, sentence));
    all.push(...marks);
    if (lead === null && marks[0] && opensParagraph(text, paragraph, marks[0])) lead = marks[0].year;
    const found = mayHoldFigures(text.slice(sentence.start, sentence.end))
      ? readSentence(text, sentence)
      : [];
    const carried: number | null = running !== null && isPure(text, sentence, found) ? running : null;
    for (const item of found) {
      const actual = item.actual || tellsPast(text, sentence, paragraph, item);
      const year =
        governing(marks, item.at)?.year ??
        (actual && !paragraph.situation ? null : (carried ?? lead ?? inherited));
      targets.push(toTarget(draft, paragraph, item, year, actual));
    }
    const last = marks.at(-1)?.year ?? null;
    running = last ?? (paragraph.goal ? running : carried);
    if (paragraph.goal && last !== null && lead !== null) lead = last;
  }
  return { targets, lead, marks: all };
};

const readText = (draft: Draft, text: string): Target[] => {
  const targets: Target[] = [];
  let goalYear: GoalYear | null = null;
  for (const paragraph of paragraphsOf(draft, text)) {
    const goalId = paragraph.goal?.id ?? null;
    const titleYear = paragraph.goal ? /(20\d\d)年/.exec(paragraph.goal.title)?.[1] : undefined;
    const inherited: number | null =
      goalYear && goalYear.goal === goalId ? goalYear.year : titleYear ? Number(titleYear) : null;
    const { targets: found, lead, marks } = readParagraph(draft, text, paragraph, inherited);
    targets.push(...found);
    if (goalId === null) goalYear = null;
    else if (!paragraph.bullet && !paragraph.situation) {
      const own = paragraph.clause?.id === goalId;
      const year = lead ?? (own ? (marks[0]?.year ?? null) : null);
      if (year !== null) goalYear = { goal: goalId, year, depth: paragraph.clause?.level ?? 0 };
    }
  }
  return targets;
};

/** The figures of a draft, in text order. */
export const targetRule: Rule = {
  name: 'target',
  finds,
  ignores,
  apply(draft) {
    const text = foldWidth(draft.text);
    const inTables = readTables(draft, text);
    draft.targets = [...readText(draft, text), ...inTables].sort(
      (a, b) => a.start - b.start || a.end - b.end,
    );
  },
};
