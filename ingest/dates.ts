/** Dates as Chinese pages print them: 2023-11-13, 2025- 01- 26, 2023年12月15日, 二〇二三年十二月十五日. */
import { numeral } from './outline/numbering.ts';

const DIGIT = '〇一二三四五六七八九';
const FIGURES = /((?:19|20)\d{2})\s*[-年./]\s*(\d{1,2})\s*(?:[-月./]\s*(\d{1,2})(?!\d))?/;
const CHINESE =
  /([一二][〇○零ОO一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/;

/** The first date of a text as ISO 8601, to the day or to the month; null when there is none. */
export function isoDate(text: string | undefined): string | null {
  if (text === undefined) return null;
  const figures = FIGURES.exec(text);
  if (figures) return iso(Number(figures[1]), Number(figures[2]), figures[3] ? Number(figures[3]) : null);
  const chinese = CHINESE.exec(text);
  if (!chinese) return null;
  const year = [...chinese[1]!].map((c) => Math.max(0, DIGIT.indexOf(c))).join('');
  return iso(Number(year), numeral(chinese[2]!), numeral(chinese[3]!));
}

/** Whether a line is a date and nothing else: what stands below a signature. */
export const isDateLine = (line: string): boolean =>
  /^\(?(?:20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二][〇○零ОO一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)\)?$/.test(
    line.trim(),
  );

function iso(year: number, month: number, day: number | null): string | null {
  if (month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  return day === null ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}
