/**
 * From the words around a number to the indicator's name. Works on stretches of folded text and keeps offsets, so
 * that the evidence can begin where the name begins.
 */
import {
  comparatorBefore,
  growthAtEnd,
  keepVerbAtStart,
  type LinkKind,
  linkAtEnd,
  quantifiers,
  tailAtEnd,
} from '../lexicon/quantifiers.ts';
import { afterLastVerb, openName } from './target-opening.ts';
import { tidyName } from './target-words.ts';

const LEVEL_HEAD =
  /(?:率|度|比重|占比|比例|指数|强度|面积|浓度|系数|得分|时间|时限|水平|拥有量|增加值|密度)$/;

/** A name cut out of the text: `start..end` bound it before cleaning took inner words out. */
export interface Name {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly verb: string | null; // count verb taken off the front
  readonly keep: string | null; // keep verb that opens the name
  readonly scope: string | null;
  readonly yearly: boolean;
  readonly link: LinkKind | null;
  readonly growth: boolean;
  readonly focus: boolean; // opens with 围绕, 聚焦 …
}

interface Closing {
  end: number;
  link: LinkKind | null;
  yearly: boolean;
  growth: boolean;
}

/** '覆盖率到2024年达到60%': the year behind the name. */
const DATE_END =
  /(?<![比较以自从由])(?:到|至|在)?(?:20\d\d年(?:底|末)?|“?十[三四五六]五”?(?:期?末|末期)?|连续[\d一二三四五六七八九十]{1,3}年)$/;

/** Takes links, comparators and adverbs off the end (达到, 累计, 每年, 不少于). */
const closeName = (text: string, start: number, from: number): Closing => {
  const state: Closing = { end: from, link: null, yearly: false, growth: false };
  for (let guard = 0; guard < 12 && state.end > start; guard++) {
    const rest = text.slice(start, state.end).replace(/[\s,:]+$/, '');
    state.end = start + rest.length;
    const growth = growthAtEnd(rest);
    if (growth && !/^(?:提升|提高)$/.test(growth) && !state.link) {
      state.growth = true;
      break;
    }
    const comparator = comparatorBefore(text, state.end, start);
    if (comparator && !/(?:最|附)近$/.test(rest)) {
      state.end = comparator.start;
      continue;
    }
    const link = linkAtEnd(rest);
    if (link && !linkIsNoun(link.word, rest)) {
      state.link ??= link.kind;
      state.end -= link.word.length;
      continue;
    }
    if (/在$/.test(rest) && !state.link && LEVEL_HEAD.test(rest.slice(0, -1).replace(/[均都]$/, ''))) {
      state.link = 'plain'; // 满意度在81分以上
      state.end -= 1;
      continue;
    }
    const when = DATE_END.exec(rest);
    if (when && when[0].length < rest.length) {
      state.end -= when[0].length;
      continue;
    }
    const tail = tailAtEnd(rest);
    if (!tail || (tail === '只' && /[一-九]只$/.test(rest))) break;
    state.yearly ||= /每年|年均/.test(tail);
    state.end -= tail.length;
  }
  if (!state.growth) {
    const rest = text.slice(start, state.end);
    state.growth =
      /(?:增速|增长率|增幅|降幅|下降率|降低率|增长|下降|降低)$/.test(rest) && state.link !== 'change';
  }
  return state;
};

const linkIsNoun = (word: string, rest: string): boolean =>
  (word === '有' && /(?:拥|占|所|国|持|具|私|公|共|现|享|设)有$/.test(rest) && !/现有$/.test(rest)) ||
  (word === '为' && /(?:行|作|成|认)为$/.test(rest)) ||
  (word === '至' && /(?:乃|甚)至$/.test(rest)) ||
  (word === '到' && /(?:得|收|感|看)到$/.test(rest)) ||
  (word === '占' && rest === '占') ||
  (word === '完成' && rest === '完成') ||
  (word === '实现' && rest === '实现') ||
  (word === '是' && /(?:于|但)是$/.test(rest));

/** Cut after the last 实现, 确保 … inside the name (全方位提升研发投入、实现规上工业企业…覆盖率). */
const cutInside = (text: string, start: number, end: number): number => {
  let best = start;
  for (const word of quantifiers.cut.words) {
    const at = text.lastIndexOf(word, end - 1);
    if (at < start) continue;
    const after = at + word.length;
    const rest = text.slice(after, end);
    if (rest.length >= 3 && after > best && !quantifiers.cut.unless.some((u) => rest.startsWith(u)))
      best = after;
  }
  return best;
};

/** No name begins further before its value. */
const MAX_REACH = 200;

/** The name in front of a value (指标 + 达 + 值; 动词 + 名词 + 值). `from..to` is what stands before the number. */
export const nameBefore = (text: string, begin: number, to: number, counted: boolean): Name => {
  const from = Math.max(begin, to - MAX_REACH);
  const close = closeName(text, from, to);
  const level = !counted || LEVEL_HEAD.test(text.slice(from, close.end));
  const start = cutInside(text, from, close.end);
  const open = openName(text, start, close.end, level);
  if (open.focus && counted) {
    const behind = afterLastVerb(text, open.at, close.end);
    open.focus = behind === open.at;
    open.at = behind;
  }
  const name = tidyName(text.slice(open.at, close.end));
  return {
    text: name,
    start: open.at,
    end: close.end,
    verb: open.verb,
    keep: keepVerbAtStart(name),
    scope: open.scope,
    yearly: open.yearly || close.yearly || /每年|逐年/.test(text.slice(from, start)),
    link: close.link,
    growth: close.growth,
    focus: open.focus,
  };
};

const AFTER_TRIM = /^(?:的|左右|以上|以内)+/;
const NAME_STOP = /(?:,|;|。|:|!|\?|\n|以及若干|以及一批|和一批|、若干|及若干)/;

/** The name behind a value (培育1个…核心区): up to the end of the statement. */
export const nameAfter = (
  text: string,
  from: number,
  to: number,
): { text: string; start: number; end: number } => {
  const raw = text.slice(from, to);
  const lead = AFTER_TRIM.exec(raw)?.[0].length ?? 0;
  const stop = NAME_STOP.exec(raw.slice(lead));
  const cut = stop ? lead + stop.index : raw.length;
  const body = raw.slice(lead, cut).replace(/(?:等|建设工作|的目标|任务)$/, '');
  return { text: tidyName(body), start: from + lead, end: from + lead + body.trimEnd().length };
};
