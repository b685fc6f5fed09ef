/** What makes a string a name: quotes and brackets in pairs, long enough, more than 数量 or 占比. */
import { levelAtStart, quantifiers } from '../lexicon/quantifiers.ts';

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

const GENERIC = new Set(quantifiers.generic.words);
const MAX_NAME = 46;
/** Rates may name a long list of what they measure. */
const MAX_RATE_NAME = 80;

/** Whether a name can stand alone: at least two letters of Chinese, not only 数量 or 占比. */
export const isName = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= (/[率度比重例]$/.test(name) ? MAX_RATE_NAME : MAX_NAME) &&
  /[\u3400-\u9fff]{2}/.test(name) &&
  !GENERIC.has(name);

/** Only 数量, 占比 …: the measure of what the sentence named before. */
export const isGeneric = (name: string): boolean =>
  GENERIC.has(name) ||
  /^(?:年均|同比|年)?(?:增幅|降幅|增长率)$/.test(name) ||
  /^(?:同比|年均|每年|累计|分别)(?:增长|提高|下降|提升|降低|增加)$/.test(name);

/** '国家级' of '国家级和6个省级…中心': the name is only a level, its noun stands with the next item. */
export const isLevelOnly = (name: string): boolean => levelAtStart(name) === name;

/** The noun without its level word: 省级产业计量测试中心 → 产业计量测试中心. */
export const withoutLevel = (name: string): string => {
  const level = levelAtStart(name);
  return level && name.length - level.length >= 2 ? name.slice(level.length) : name;
};
