/** The years that a plan runs, and the years for which it sets aims. */
import { sectionRole } from '../lexicon/plan-words.ts';
import { numeral } from '../outline/numbering.ts';
import type { Draft } from '../rule.ts';

/** 十一五 ran 2006–2010, and every plan since for five years. */
const ELEVENTH = 2006;
const RANGE = /(20\d{2})\s*年?\s*[—\-~至–－]{1,2}\s*(20\d{2})\s*年?/;
const FIVE_YEAR = /[“"]?十([一二三四五六七八九])五[”"]?/;

const AIMED = /(?:到|至|力争|截至|^|\n|[。;])\s*(20[2-6]\d)年/g;
/** 总体要求 without a heading for its aims: 到2025年 at the head of a paragraph. */
const OVERVIEW = /^(?:总体|基本)(?:要求|思路|部署)|^(?:工作|发展)思路/;
const OPENING = /\n(?:力争)?(?:到|至)\s*(20[2-6]\d)年/g;

export function period(
  draft: Draft,
  title: string,
  aliases: readonly string[] = [],
): { periodStart: number | null; periodEnd: number | null } {
  const own = title.replace(/《[^》]*》/g, '');
  const stated =
    RANGE.exec(own) ??
    RANGE.exec(aliases.find((alias) => alias.includes(title))?.split(title)[1] ?? '') ??
    /规划期(?:限)?(?:为|:)?\s*(20\d{2})\s*年?\s*[—\-~至–]{1,2}\s*(20\d{2})/.exec(draft.text);
  if (stated) return { periodStart: Number(stated[1]), periodEnd: Number(stated[2]) };
  const plan = FIVE_YEAR.exec(own);
  if (plan) {
    const start = ELEVENTH + 5 * (numeral(plan[1]!) - 1);
    return { periodStart: start, periodEnd: start + 4 };
  }
  const year =
    /(?<![到至—-])(20\d{2})年(?:度)?\p{Script=Han}{0,12}?(?:工作要点|工作计划|行动计划|工作安排|重点工作)/u.exec(
      own,
    );
  if (year) return { periodStart: Number(year[1]), periodEnd: Number(year[1]) };
  return { periodStart: null, periodEnd: null };
}

export function milestones(draft: Draft): number[] {
  const years = new Set<number>();
  for (const clause of draft.clauses) {
    const overview = clause.kind === 'general' && OVERVIEW.test(clause.title);
    const lead = clause.kind === 'section' && sectionRole(clause.title) === 'goal';
    if (clause.kind !== 'goal' && !overview && !lead) continue;
    const text = draft.text.slice(clause.start, lead ? clause.own.end : clause.end);
    for (const match of text.matchAll(overview ? OPENING : AIMED)) years.add(Number(match[1]));
  }
  return [...years].sort((a, b) => a - b);
}
