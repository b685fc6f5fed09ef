/** How answers are worded: plans, tasks, values and denominators as an official would write them. */
import type { PlanRef, Span, Target, Task } from '../graph/model.ts';
import type { CorpusPlan } from './corpus.ts';
import { partAround } from './plan-text.ts';
import type { AnswerValue, Understood } from './question.ts';
import { wording } from './wording.ts';

/** Title in 《》; a title that has 《》 itself takes 〈〉 inside. */
export const titled = (ref: PlanRef): string =>
  `《${ref.title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;

const place = (plan: CorpusPlan): string | null => {
  const { province, city, district } = plan.meta.region;
  return district ?? city ?? province;
};

/** A name in “”; quotes inside it become ‘’. */
export const inQuotes = (name: string): string => `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** A short name for lists: the place when only one of `among` covers it, else the title. */
export function shortName(plan: CorpusPlan, among: readonly CorpusPlan[]): string {
  const name = place(plan);
  return name === null || countsOf(among).get(name) !== 1 ? titled(plan.ref) : name;
}

const counts = new WeakMap<readonly CorpusPlan[], ReadonlyMap<string, number>>();
/** How many plans of a list cover each place; counted once for a list. */
function countsOf(among: readonly CorpusPlan[]): ReadonlyMap<string, number> {
  const held = counts.get(among);
  if (held) return held;
  const made = new Map<string, number>();
  for (const plan of among) {
    const name = place(plan);
    if (name !== null) made.set(name, (made.get(name) ?? 0) + 1);
  }
  counts.set(among, made);
  return made;
}

/** 已收录的5份规划 / 所问的2份规划 / 《…》: what a count is out of. */
export function denominator(asked: Understood): string {
  const n = asked.plans.length;
  if (n === 1) return titled(asked.plans[0]!.ref);
  return asked.scope === 'all' ? `已收录的${n}份规划` : `所问的${n}份规划`;
}

/** Numbering and title of a task: 第（十八）项“壮大质量人才队伍”. */
export function taskName(task: Pick<Task, 'number' | 'title'>): string {
  const number =
    task.number
      ?.replaceAll('(', '（')
      .replaceAll(')', '）')
      .replace(/[.、.]$/u, '') ?? null;
  const title = task.title.length > 40 ? `${task.title.slice(0, 40)}…` : task.title;
  if (number === null) return inQuotes(title);
  // printed with its own measure word: 第三条, 任务二, 一是
  if (/^第.*[条项章节款]$/u.test(number)) return `${number}${inQuotes(title)}`;
  if (/是$/u.test(number)) return inQuotes(`${number}${title}`);
  return `第${number}项${inQuotes(title)}`;
}

const shownNumber = (value: number): string => String(value);

/** 不低于98%, 27万元/人, 17%左右. */
export function valueText(v: Pick<AnswerValue, 'value' | 'unit' | 'comparator'>): string {
  const number = `${shownNumber(v.value)}${v.unit}`;
  if (v.comparator === '~') return `${number}左右`;
  return `${wording.comparators[v.comparator] ?? ''}${number}`;
}

/** 2025年目标为不低于98% / 现状为9500名 / 目标为65%（未写年份）. */
export function valueSentence(
  t: Pick<Target, 'value' | 'unit' | 'comparator' | 'year' | 'status' | 'frequency'>,
): string {
  const year = t.year === null ? '' : `${t.year}年`;
  const what = t.status === 'actual' ? '现状' : '目标';
  const each = t.frequency === 'yearly' ? '每年' : '';
  const unsaid = t.year === null && t.status === 'target' && each === '' ? '（未写明年份）' : '';
  return `${year}${what}为${each}${valueText(t)}${unsaid}`;
}

export const toValue = (plan: CorpusPlan, t: Target): AnswerValue => ({
  indicator: t.indicator,
  value: t.value,
  unit: t.unit,
  comparator: t.comparator,
  year: t.year,
  status: t.status,
  plan: plan.ref,
});

/** A、B、C, at most `most` of them, then how many there are. */
export function listed(items: readonly string[], most = 12, measure = '项'): string {
  if (items.length <= most) return items.join('、');
  return `${items.slice(0, most).join('、')}等${items.length}${measure}`;
}

/** Quote of at most `most` characters for use inside a sentence. */
export const quoted = (quote: string, most = 120): string => {
  const one = quote.replace(/\s*\n\s*/gu, ' ').trim();
  return inQuotes(one.length > most ? `${one.slice(0, most)}…` : one);
};

/** A sentence around the words that matter: a long beginning is left out. */
export function excerpt(text: string, sentence: Span, at: number, most = 90): string {
  const lead = Math.floor(most / 3);
  if (at - sentence.start <= most - lead) return quoted(text.slice(sentence.start, sentence.end), most);
  const from = partAround(text, at).start;
  return quoted(`…${text.slice(Math.max(from, at - lead), sentence.end)}`, most);
}

/** Ends of a topic that belong to the question: 双随机监管各由谁负责. */
const LOOSE = /^(?:在|对|把|跟|和|将)+|(?:各|的|都|也|方面|这件|一共)+$/gu;

/** What the answer calls the thing asked about. */
export function topicName(asked: Understood): string {
  if (asked.quoted.length > 0) return asked.quoted.map(inQuotes).join('');
  const name = asked.topic.join('').replace(LOOSE, '').slice(0, 30);
  return name === '' ? '所问事项' : inQuotes(name);
}
