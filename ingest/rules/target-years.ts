/**
 * Which year governs a figure that states none itself.
 *
 *   a year in the sentence             holds to the sentence's end or the next year
 *   a year that opens a paragraph      holds for the paragraph, to the next year
 *   … in a goal section's own text     holds for its bullets and numbered children, to the next such year
 *   a paragraph that ends with ':'     gives its year to the list behind it
 *   one outside tasks that opens so    gives it to the bullets and labelled lines right behind it (产品质量:…)
 *   a mid-paragraph year in a task     holds for its sentence and pure target sentences directly behind it
 */
import type { Span } from '../../graph/model.ts';
import { bodyStart, isBullet, type Paragraph } from './target-context.ts';

/** A year where it is said; years that only date a baseline (比2020年, 自2019年起) are left out. */
export interface YearMark extends Span {
  readonly year: number;
}

/** Last year of the 第十三 … 十六 five-year plan. */
const FIVE_YEAR: Readonly<Record<string, number>> = { 三: 2020, 四: 2025, 五: 2030, 六: 2035 };
const YEAR =
  /(?:20\d\d年?\s*(?:-|—{1,2}|–|~|至|到)\s*)?(20\d\d)年(?:底|末|年底|前|初|\d{1,2}月)?|“?十([三四五六])五”?(?:规划)?(?:期?末|末期|期间|时期|收官)/g;
const NOT_GOVERNING = /(?:比|较|自|从|由|早在|相比|对比|同比|于|与|和|据|以|相对|照|过去|继|关于|《|〔|\()$/;

/** Years that could govern values behind them. */
export const yearMarks = (text: string, span: Span, masks: readonly Span[]): YearMark[] => {
  const found: YearMark[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(YEAR)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    const masked = masks.some((m) => m.start < start && start < m.end);
    if (match[1] && masked) continue;
    if (NOT_GOVERNING.test(text.slice(Math.max(span.start, start - 4), start))) continue;
    if (/^(?:起|以来|的?(?:基础上|水平)|版|度(?!目标|任务|,))/.test(text.slice(end, end + 4))) continue;
    const year = match[2] ? FIVE_YEAR[match[2]] : Number(match[1]);
    if (year) found.push({ start, end, year });
  }
  return found;
};

/** The last year before `at`. */
export const governing = (marks: readonly YearMark[], at: number): YearMark | null =>
  marks.filter((m) => m.start < at).at(-1) ?? null;

const LEAD_WORDS =
  /^(?:力争|争取|确保|预计|计划|(?:总体|工作|主要|具体|近期|中期|远期|阶段性|年度|发展|行动)?目标(?:任务)?(?:是|为)?|任务目标|截至|截止|到|至|在|:|“|”|,|。|\s)*$/;

/** Whether nothing but the number, the run-in heading and lead words stands before the year. */
export const opensParagraph = (text: string, paragraph: Paragraph, mark: YearMark): boolean => {
  const lead = text.slice(bodyStart(text, paragraph), mark.start).replace(/^[\s—\-•●▪◆■·*①-⑳]+/, '');
  const title = paragraph.clause?.title ?? '';
  const rest = title !== '' && lead.startsWith(title) ? lead.slice(title.length) : lead;
  return LEAD_WORDS.test(rest.replace(/^[。.:,\s]+/, ''));
};

/** '——供给质量…', '产品质量:…': one of several lines that spell out the sentence above them. */
const isItem = (text: string, paragraph: Paragraph): boolean =>
  paragraph.bullet ||
  (!paragraph.numbered && /^\s*[^\s\d,。;:、()《》]{2,12}:/.test(text.slice(paragraph.start, paragraph.end)));

/** '(一)' and '(二)' have one form, '1.' and '——' another. */
const formOf = (text: string, paragraph: Paragraph): string =>
  text
    .slice(paragraph.start, bodyStart(text, paragraph))
    .trim()
    .replace(/[一二三四五六七八九十]+/g, '一')
    .replace(/\d+/g, '1')
    .replace(/[①-⑳]/g, '①');

/** Remembers, paragraph by paragraph, the year that sections and lists hand down. */
export class SectionYears {
  readonly #periodEnd: number | null;
  #goal: { id: string; year: number } | null = null;
  #list: number | null = null;
  /** Form of the numbers in that list: (一) behind 1. is no longer in it. */
  #form: string | null = null;
  #opened: number | null = null;

  constructor(periodEnd: number | null) {
    this.#periodEnd = periodEnd;
  }

  /** The year that holds for a paragraph before it says one itself. */
  inherited(text: string, paragraph: Paragraph): number | null {
    if (this.#list !== null && (paragraph.bullet || paragraph.numbered) && this.#listed(text, paragraph))
      return this.#list;
    if (paragraph.overview === null)
      return paragraph.task === null && isItem(text, paragraph) ? this.#opened : null;
    if (paragraph.goal && paragraph.titleYear !== null) return paragraph.titleYear;
    return this.#goal?.id === paragraph.overview.id ? this.#goal.year : null;
  }

  #listed(text: string, paragraph: Paragraph): boolean {
    return this.#form === null || this.#form === formOf(text, paragraph);
  }

  /** Takes in what a paragraph said: `lead` is the year that opens it. */
  note(text: string, paragraph: Paragraph, lead: number | null, marks: readonly YearMark[]): void {
    const line = text.slice(paragraph.start, paragraph.end).trimEnd();
    if (line.endsWith(':')) {
      this.#list = marks.at(-1)?.year ?? null;
      this.#form = null;
    } else if ((!paragraph.bullet && !paragraph.numbered) || !this.#listed(text, paragraph))
      this.#list = null;
    else this.#form ??= formOf(text, paragraph);
    const { goal, overview } = paragraph;
    if (overview === null) {
      this.#goal = null;
      if (paragraph.task !== null) this.#opened = null;
      else if (!isItem(text, paragraph)) this.#opened = lead;
      return;
    }
    this.#opened = null;
    if (paragraph.bullet || isBullet(line)) return;
    const own = paragraph.clause?.id === goal?.id;
    if (!own && goal && paragraph.numbered) return;
    const years = marks.map((m) => m.year);
    const end = this.#periodEnd !== null && years.includes(this.#periodEnd) ? this.#periodEnd : null;
    const year = own ? (end ?? lead ?? years[0] ?? null) : lead;
    if (year !== null) this.#goal = { id: overview.id, year };
  }
}
