/**
 * Numbers as Chinese plans print them: 1,000 · 3.0 · 一千二百 · 两 · 半 · 百分之九十 · 九成五. Text is folded first
 * (full-width digits and signs to ASCII, one code unit to one) so that offsets keep their meaning.
 */

/** A number where it stands: `text.slice(start, end)`; value in the printed magnitude (1.8 of 1.8万). */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly style: 'arabic' | 'chinese';
}

const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

const FOLD: Readonly<Record<string, string>> = {
  '％': '%',
  '，': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
  '．': '.',
  '／': '/',
  '＋': '+',
  '－': '-',
  '\u00a0': ' ',
  '\u3000': ' ',
  '﹪': '%',
  '≧': '≥',
  '≦': '≤',
  '＞': '>',
  '＜': '<',
  '！': '!',
  '？': '?',
  '∶': ':',
};

/** Same length as the input: full-width ASCII, spaces and comparison signs become their plain forms. */
export const foldWidth = (text: string): string =>
  text.replace(
    /[％，；：（）．／＋－\u00a0\u3000﹪≧≦＞＜！？∶０-９Ａ-Ｚａ-ｚ]/g,
    (c) => FOLD[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  );

/** Value of a numeral written in Chinese characters ('一千二百' → 1200, '十' → 10, '半' → 0.5); null if it is none. */
export const chineseNumber = (text: string): number | null => {
  if (text === '半') return 0.5;
  if (!/^[零〇一二两三四五六七八九十百千万亿]+$/.test(text)) return null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const char of text) {
    const value = DIGIT[char];
    const small = SMALL[char];
    const large = LARGE[char];
    if (value !== undefined) {
      if (digit) return null; // 三五 is no number of this kind
      digit = value;
    } else if (small !== undefined) {
      if (small >= lastUnit) return null; // 百百, 十千
      section += (digit ?? 1) * small;
      lastUnit = small;
      digit = null;
    } else if (large !== undefined) {
      const part = section + (digit ?? 0);
      total = (total + (part || (total === 0 ? 1 : 0))) * large;
      section = 0;
      digit = null;
      lastUnit = Number.POSITIVE_INFINITY;
    }
  }
  return total + section + (digit ?? 0);
};

const ARABIC = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?/y;
/** No number of a plan is longer; the bound keeps a run of such characters cheap. */
const CHINESE = /[零〇一二两三四五六七八九十百千万亿]{1,16}/y;

/** The number in Arabic digits that begins exactly at `at` in folded text, or null. */
export const arabicAt = (text: string, at: number): Numeral | null => {
  ARABIC.lastIndex = at;
  const found = ARABIC.exec(text)?.[0];
  if (!found) return null;
  return { start: at, end: at + found.length, value: Number(found.replaceAll(',', '')), style: 'arabic' };
};

/** The number in Chinese characters that begins exactly at `at`, or null; 半 and 百分之 are left to the caller. */
export const chineseAt = (text: string, at: number): Numeral | null => {
  CHINESE.lastIndex = at;
  const found = CHINESE.exec(text)?.[0];
  const value = found ? chineseNumber(found) : null;
  return found && value !== null ? { start: at, end: at + found.length, value, style: 'chinese' } : null;
};

const PERCENT = /百分之([零〇一二三四五六七八九十百点]{1,12})/y;
/** 七成 is a share only before a bound, a noun mark or the end: 第一成为, 三成立 are none. */
const TENTHS =
  /([一二三四五六七八九])成([一二三四五六七八九半])?(?=\s*(?:以上|以下|以内|左右|[的,;。、)\n]|$))/y;

const percentValue = (text: string): number | null => {
  const [whole = '', fraction] = text.split('点');
  const base = chineseNumber(whole);
  if (base === null) return null;
  if (!fraction) return base;
  const digits = [...fraction].map((c) => DIGIT[c]);
  return digits.includes(undefined) ? null : Number(`${base}.${digits.join('')}`);
};

/** A share in words at `at`, as per cent: 百分之九十 → 90, 百分之九十九点五 → 99.5, 七成 → 70, 九成五 → 95. */
export const shareAt = (text: string, at: number): Numeral | null => {
  PERCENT.lastIndex = at;
  const percent = PERCENT.exec(text);
  if (percent) {
    const value = percentValue(percent[1] ?? '');
    return value === null ? null : { start: at, end: at + percent[0].length, value, style: 'chinese' };
  }
  TENTHS.lastIndex = at;
  const tenths = TENTHS.exec(text);
  if (!tenths) return null;
  const ones = tenths[2] === '半' ? 5 : (DIGIT[tenths[2] ?? ''] ?? 0);
  return {
    start: at,
    end: at + tenths[0].length,
    value: (DIGIT[tenths[1] ?? ''] ?? 0) * 10 + ones,
    style: 'chinese',
  };
};

/** 翻一番 → 2, 翻两番 → 4: the factor of growth; null when the text at `at` is no such phrase. */
export const doublingAt = (text: string, at: number): Numeral | null => {
  const found = /翻([一两二三\d])番|翻番/y;
  found.lastIndex = at;
  const match = found.exec(text);
  if (!match) return null;
  const times = match[1] ? (DIGIT[match[1]] ?? Number(match[1])) : 1;
  return { start: at, end: at + match[0].length, value: 2 ** times, style: 'chinese' };
};
