/** The number at the head of a line: its style, depth, value, and where the heading's words begin. */
import { annexPattern, boxPattern, numberingStyles } from '../lexicon/numbering.ts';

export interface Marker {
  /** Style id of lexicon/numbering.json, or 'box', 'annex'. */
  readonly style: string;
  /** Depth when styles meet: a smaller rank encloses a larger one. */
  readonly rank: number;
  /** As printed, without spaces around: '一、' '(二)' '3.' '第四条' '专栏1'. */
  readonly printed: string;
  /** 3 for 三, (3), ③; the last part of a decimal; 0 when the number is missing or no number. */
  readonly value: number;
  /** Length of the marker in the line, with the spaces behind it. */
  readonly length: number;
}

const DIGITS = '一二三四五六七八九';
/** First characters of the series in which Unicode writes a number as one character, and their lengths. */
const SERIES: readonly (readonly [string, number])[] = [
  ['①', 20],
  ['⑴', 20],
  ['⒈', 20],
  ['㈠', 10],
];

/** 三 → 3, 十二 → 12, 二十 → 20, 一百零五 → 105, '12' → 12, ③ → 3; 0 for anything else. */
export function numeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  for (const [first, length] of SERIES) {
    const value = text.charCodeAt(0) - first.charCodeAt(0) + 1;
    if (text.length === 1 && value >= 1 && value <= length) return value;
  }
  let total = 0;
  let digit = 0;
  for (const char of text.replaceAll('零', '')) {
    const value = DIGITS.indexOf(char) + 1;
    if (value > 0) digit = value;
    else if (char === '十' || char === '百') {
      total += (digit || 1) * (char === '十' ? 10 : 100);
      digit = 0;
    } else return 0;
  }
  return total + digit;
}

/** 3 → 三, 12 → 十二, 20 → 二十; for restoring a number that was lost. */
export function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens - 1]}十`;
  return head + (ones === 0 ? '' : DIGITS[ones - 1]!);
}

/** The marker of a line; null for plain prose. Text must have ASCII brackets (cleaners fold width). */
export function markerOf(line: string): Marker | null {
  const special = named(line, 'box', boxPattern, 80) ?? named(line, 'annex', annexPattern, 0);
  if (special) return special;
  for (const { id, rank, pattern } of numberingStyles) {
    const match = pattern.exec(line);
    if (!match) continue;
    const parts = match[1]!.split('.');
    const length = match[0].length + (/^\s*/.exec(line.slice(match[0].length))?.[0].length ?? 0);
    return {
      style: parts.length > 1 ? `${id}-${parts.length}` : id,
      rank: rank + (parts.length > 1 ? parts.length : 0),
      printed: match[0].trim().replace(/\s/g, ''),
      value: numeral(parts.at(-1)!),
      length,
    };
  }
  return lostNumber(line);
}

/** Boxes and annexes are headings only on short lines: 附件 also stands in sentences. */
function named(line: string, style: string, pattern: RegExp, rank: number): Marker | null {
  const match = pattern.exec(line);
  if (!match || line.length > 80 || /[。;]/.test(line)) return null;
  const printed = match[0].trim().replace(/[:、.\s]/g, '');
  return { style, rank, printed, value: numeral(match[1] ?? ''), length: match[0].length };
}

/** '1 总体要求': the top level of a document numbered 1, 1.1, 1.1.1; anywhere else it would be prose. */
export function bareNumber(line: string): Marker | null {
  const match = /^(\d{1,2})(?:\s+|(?=\p{Script=Han}))(?=\p{Script=Han}{2,30}$)/u.exec(line);
  if (!match) return null;
  return { style: 'arabic', rank: 50, printed: match[1]!, value: Number(match[1]), length: match[0].length };
}

/** '一是开展强链行动': an item of a document whose items count so and name who does each; elsewhere it is prose. */
export function spokenNumber(line: string): Marker | null {
  const match = /^([一二三四五六七八九十]{1,2})是(?=\p{Script=Han}{4})/u.exec(line);
  if (!match) return null;
  const { length } = match[0];
  return { style: 'spoken', rank: 62, printed: match[0], value: numeral(match[1]!), length };
}

/** ')增强发展动能': a bracketed number of which only the closing bracket is left. */
function lostNumber(line: string): Marker | null {
  const match = /^(?:\(?\s?[一二三四五六七八九十]{0,3})\)\s*(?=\p{Script=Han})/u.exec(line);
  const half =
    match ??
    /^\(([一二三四五六七八九十]{1,3})(?=[\p{Script=Han}])(?![一二三四五六七八九十是个类批级次])/u.exec(line);
  if (!half) return null;
  const value = numeral(half[0].replace(/[()\s]/g, ''));
  return { style: 'chinese-bracket', rank: 40, printed: half[0].trim(), value, length: half[0].length };
}
