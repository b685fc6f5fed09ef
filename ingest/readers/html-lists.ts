/** Numbers that the browser draws before list items and that stand nowhere in the page's text. */
import type { DomElement } from './html-dom.ts';

const DIGITS = '〇一二三四五六七八九';

/** Where an ordered list begins to count. */
export function startOf(list: DomElement): number {
  const start = Number.parseInt(list.getAttribute('start') ?? '', 10);
  return Number.isSafeInteger(start) ? start : 1;
}

/** The item's number with its mark ('3. ', '三、'), '' in unordered lists; counts on in `counters`. */
export function listNumber(item: DomElement, counters: Map<DomElement, number>): string {
  const list = item.parentNode as DomElement | null;
  const next = list === null ? undefined : counters.get(list);
  if (list === null || next === undefined) return '';
  const given = Number.parseInt(item.getAttribute('value') ?? '', 10);
  const number = Number.isSafeInteger(given) ? given : next;
  counters.set(list, number + 1);
  const style = `${list.getAttribute('style') ?? ''} ${item.getAttribute('style') ?? ''}`;
  if (/list-style(?:-type)?\s*:[^;]*none/i.test(style)) return '';
  if (/cjk|chinese|japanese|trad-|simp-/i.test(style)) return `${chinese(number)}、`;
  return `${latin(number, list.getAttribute('type') ?? '1')}. `;
}

function latin(number: number, type: string): string {
  if (/^a$/i.test(type) && number > 0 && number <= 26) {
    const letter = String.fromCharCode(96 + number);
    return type === 'A' ? letter.toUpperCase() : letter;
  }
  return String(number);
}

/** Counting numerals up to 99: 十, 十一, 二十三; above that digit by digit. */
function chinese(number: number): string {
  if (number < 0 || number > 99)
    return [...String(number)].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}
