/**
 * From the words around a number to the indicator's name. Works on stretches of folded text and keeps offsets, so
 * that the evidence can begin where the name begins.
 */
import {
  comparatorBefore,
  countVerbAtStart,
  dropScopeAtStart,
  focusAtStart,
  growthAtEnd,
  keepScopeAtStart,
  keepVerbAtStart,
  type LinkKind,
  leadAtStart,
  leadIsNoun,
  levelAtStart,
  linkAtEnd,
  quantifiers,
  tailAtEnd,
} from '../lexicon/quantifiers.ts';

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

const DATE =
  /^(?:(?:力争|争取|确保|预计|计划|至少)?(?:到|至|在|截至|截止到|截止|自|从)?(?:20\d\d|“?十[三四五六]五”?)(?:(?:-|—|–|至|~)20\d\d)?(?:年|末|期末|期间|时期)(?:底前?|末前?|年底前?|年末|前|初|起|以来|\d{1,2}月(?:份)?(?:底前?|末|\d{1,2}日)?|\(末\))*(?:,|:)?)/;

const trimLeft = (text: string, start: number): number => {
  let at = start;
  while (/[\s,;:、。”’)!\-—•·]/.test(text[at] ?? '') && at < text.length) at++;
  return at;
};

interface Opening {
  at: number;
  scope: string | null;
  yearly: boolean;
  verb: string | null;
  focus: boolean;
}

const LEVEL_HEAD =
  /(?:率|度|比重|占比|比例|指数|强度|面积|浓度|系数|得分|时间|时限|水平|拥有量|增加值|密度)$/;

/** Takes dates, adverbs, scopes and count verbs off the front, until a noun or a keep verb is reached. */
const openName = (text: string, from: number, end: number, level: boolean): Opening => {
  const state: Opening = { at: trimLeft(text, from), scope: null, yearly: false, verb: null, focus: false };
  for (let guard = 0; guard < 24 && state.at < end; guard++) {
    const rest = text.slice(state.at, end);
    const step = openingStep(rest, state, level);
    if (step === 0) break;
    state.at = trimLeft(text, state.at + step);
  }
  if (state.at > end) state.at = end;
  return state;
};

const openingStep = (rest: string, state: Opening, level: boolean): number => {
  const date = DATE.exec(rest);
  if (date) return date[0].length;
  const drop = dropScopeAtStart(rest);
  if (drop && !/^[的性]/.test(rest.slice(drop.length))) {
    state.scope ??= quantifiers.scopes.ours[drop] ?? drop;
    return drop.length;
  }
  if (keepScopeAtStart(rest)) {
    state.scope ??= keepScopeAtStart(rest);
    return 0;
  }
  const span = /^(?:近|过去|未来|今后)?[一二三四五六七八九十两\d]+年(?:来|内|左右)?(?=[\u3400-\u9fff])/.exec(
    rest,
  );
  if (span && /^[近过未今]|[来内]$/.test(span[0])) return span[0].length;
  const whom = /^为(?:企业|群众|经营主体|市场主体|社会)/.exec(rest);
  if (whom) return whom[0].length;
  const each =
    /^(?:每个?|各)(?:县\(市、区\)|设区市|地市|市州|县级市|[县市区镇乡](?:\(市、区\))?|乡镇|街道)(?!级)/.exec(
      rest,
    );
  if (each) {
    state.scope ??= each[0];
    return each[0].length;
  }
  if (keepVerbAtStart(rest)) {
    const every = /^每年/.test(rest);
    state.yearly ||= every;
    return every ? 2 : 0;
  }
  const located = /^(?:落户|位于|设在|注册在|布局在)([^,;、\s]{1,8}?)的/.exec(rest);
  if (located) {
    state.scope ??= quantifiers.scopes.ours[located[1] ?? ''] ?? located[1] ?? null;
    return located[0].length;
  }
  const place = /^(?:在)([^,;、\s]{2,8}?(?:省|市|县|区|镇|乡))(?=开展|建设|建成|培育|打造|创建|实施)/.exec(
    rest,
  );
  if (place) {
    state.scope ??= place[1] ?? null;
    return place[0].length;
  }
  const lead = leadAtStart(rest);
  if (lead && !leadIsNoun(lead, rest)) {
    state.yearly ||= /每年|年均|逐年|每年度/.test(lead);
    state.verb ??= countVerbAtStart(lead);
    return lead.length;
  }
  if (focusAtStart(rest)) state.focus = true;
  if (level) return 0;
  const verb = countVerbAtStart(rest);
  if (verb && rest.length - verb.length >= 2) {
    state.verb ??= verb;
    const object =
      /^(?:企业|各地|各县|各级|广大企业|社会力量)(?=培育|建设|建成|建立|创建|争创|打造|导入|制定|参与|主导|开展|申报|获)/.exec(
        rest.slice(verb.length),
      );
    return verb.length + (object ? object[0].length : 0);
  }
  return 0;
};

interface Closing {
  end: number;
  link: LinkKind | null;
  yearly: boolean;
  growth: boolean;
}

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

const MAX_NAME = 46;

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

const QUOTES = [
  ['“', '”'],
  ['‘', '’'],
  ['(', ')'],
  ['《', '》'],
  ['「', '」'],
] as const;

/** Quotes and brackets that lost their partner in cutting are dropped, spaces are closed up. */
export const tidyName = (raw: string): string => {
  let name = raw.replace(/\s+/g, ' ').trim();
  name = name.replace(/(?<=[\u3400-\u9fff”’)]) +| +(?=[\u3400-\u9fff“‘(])/g, '');
  for (const [open, close] of QUOTES) {
    if (!name.includes(open)) name = name.replaceAll(close, '');
    if (!name.includes(close)) name = name.replaceAll(open, '');
  }
  name = name.replace(/^[的之、,;:·\-—]+|[的、,;:·\-—]+$/g, '');
  if (/^“[^“”]+”$/.test(name)) name = name.slice(1, -1);
  return name;
};

const GENERIC = new Set([
  '数量',
  '总数',
  '总量',
  '占比',
  '比重',
  '比例',
  '其中',
  '达到',
  '数',
  '率',
  '面积',
  '各类',
  '增长',
  '企业数量',
  '同比',
  '年均',
  '平均',
  '分别',
  '不少于',
  '本科',
  '以上',
  '以下',
  '共计',
  '合计',
  '增速',
  '覆盖率',
]);

/** Whether a name can stand alone: at least two letters of Chinese, not only 数量 or 占比. */
export const isName = (name: string): boolean =>
  name.length >= 2 && name.length <= MAX_NAME && /[\u3400-\u9fff]{2}/.test(name) && !GENERIC.has(name);

/** Only 数量, 占比 …: the measure of what the sentence named before. */
export const isGeneric = (name: string): boolean =>
  GENERIC.has(name) || /^(?:同比|年均|每年|累计|分别)(?:增长|提高|下降|提升|降低|增加)$/.test(name);

/** The name in front of a value (指标 + 达 + 值; 动词 + 名词 + 值). `from..to` is what stands before the number. */
export const nameBefore = (text: string, from: number, to: number, counted: boolean): Name => {
  const close = closeName(text, from, to);
  const level = !counted || LEVEL_HEAD.test(text.slice(from, close.end));
  const start = cutInside(text, from, close.end);
  const open = openName(text, start, close.end, level);
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

/** '国家级' of '国家级和6个省级…中心': the name is only a level, its noun stands with the next item. */
export const isLevelOnly = (name: string): boolean => levelAtStart(name) === name;

/** The noun without its level word: 省级产业计量测试中心 → 产业计量测试中心. */
export const withoutLevel = (name: string): string => {
  const level = levelAtStart(name);
  return level && name.length - level.length >= 2 ? name.slice(level.length) : name;
};
