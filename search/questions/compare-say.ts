/** The first sentence of a comparison: who is highest, by how much, whether the values agree. */
import type { CorpusPlan } from '../corpus.ts';
import { inBase, type Measured, unitBase } from '../measures.ts';
import { foldName } from '../names-fold.ts';
import type { Understood } from '../question.ts';
import { shortName, valueSentence } from '../say.ts';
import { coreName } from '../wording.ts';

/** What to mind when values are compared: other years, other names. */
function caution(rows: readonly Measured[]): string {
  const years = new Set(rows.map((r) => r.target.year)).size > 1;
  const names = new Set(rows.map((r) => coreName(foldName(r.target.indicator)))).size > 1;
  if (years && names) return '（各地指标名称和目标年份不同，比较时请注意）';
  if (names) return '（各地指标名称不同，比较时请注意）';
  return years ? '（各地目标年份不同，比较时请注意）' : '';
}

type Name = (m: Measured) => string;
const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** One value a plan to take a difference of: of a year that both have, else each plan's latest. */
function onePerPlan(rows: readonly Measured[]): Measured[] {
  const plans = distinct(rows.map((r) => r.plan));
  const yearsOf = (p: CorpusPlan): (number | null)[] =>
    rows.filter((r) => r.plan === p).map((r) => r.target.year);
  const shared = distinct(rows.map((r) => r.target.year))
    .filter((y) => plans.every((p) => yearsOf(p).includes(y)))
    .sort((a, b) => (b ?? 0) - (a ?? 0))[0];
  return plans.map((p) => {
    const mine = rows.filter((r) => r.plan === p);
    const inShared = shared === undefined ? [] : mine.filter((r) => r.target.year === shared);
    const pool = inShared.length > 0 ? inShared : mine;
    return [...pool].sort((a, b) => (b.target.year ?? 0) - (a.target.year ?? 0))[0]!;
  });
}

function difference(rows: readonly Measured[], name: Name): string {
  const values = onePerPlan(rows).sort((x, y) => inBase(y.target) - inBase(x.target));
  const [a] = values;
  const b = values.at(-1);
  if (!a || !b || a === b) return '';
  const apart = a.target.year !== b.target.year;
  const said: Name = (m) => (apart && m.target.year !== null ? `${name(m)}（${m.target.year}年）` : name(m));
  const d = Math.round((inBase(a.target) - inBase(b.target)) * 1e6) / 1e6;
  const mind = caution([a, b]);
  if (d === 0) return `${said(a)}和${said(b)}数值相同${mind}。\n`;
  const unit = unitBase(a.target.unit) === '%' ? '个百分点' : unitBase(a.target.unit);
  return `${said(a)}比${said(b)}高${d}${unit}${mind}。\n`;
}

function extremes(rows: readonly Measured[], asked: Understood, name: Name): string {
  const mind = caution(rows);
  const plans = new Set(rows.map((r) => r.plan));
  const first = rows[0]!;
  if (plans.size > 1 && rows.every((r) => inBase(r.target) === inBase(first.target)))
    return `${plans.size}份的数值相同，不分高低${mind}。\n`;
  const extreme = (best: Measured, word: string): string => {
    const ties = rows.filter((r) => inBase(r.target) === inBase(best.target));
    return `${word}的是${distinct(ties.map(name)).join('、')}：${valueSentence(best.target)}`;
  };
  const said =
    asked.has('highest') && asked.has('lowest')
      ? [extreme(first, '最高'), extreme(rows.at(-1)!, '最低')]
      : [extreme(first, asked.has('lowest') ? '最低' : '最高')];
  return `${said.join('；')}${mind}。\n`;
}

function agreement(rows: readonly Measured[]): string {
  if (new Set(rows.map((r) => inBase(r.target))).size > 1) return '数值不一致。\n';
  const apart = [
    ...(new Set(rows.map((r) => r.target.indicator)).size > 1 ? ['指标名称'] : []),
    ...(new Set(rows.map((r) => r.target.year)).size > 1 ? ['目标年份'] : []),
  ].join('和');
  return `数值一致${apart ? `，但${apart}不完全相同` : ''}。\n`;
}

/** @param rows in the order of the answer: for a ranking, the extreme that is asked for first */
export function verdict(rows: readonly Measured[], asked: Understood): string {
  if (rows.length === 0) return '';
  const name: Name = (m) => shortName(m.plan, asked.plans);
  const ranked = asked.has('highest') || asked.has('lowest') ? extremes(rows, asked, name) : '';
  const gap = asked.has('gap') ? difference(rows, name) : '';
  if (ranked || gap) return ranked + gap;
  return asked.has('same') ? agreement(rows) : '';
}
