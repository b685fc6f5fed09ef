/** A counter's value as Word prints it in a given number format; the formats are `lexicon/docx-number-formats.json`. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Formats = z.object({
  source: z.string(),
  digits: z.record(z.string(), z.string()),
  counting: z.record(
    z.string(),
    z.object({ digits: z.string().length(10), units: z.array(z.string()).length(4), oneTen: z.string() }),
  ),
  cycles: z.record(z.string(), z.string()),
  none: z.array(z.string()),
});

const formats = Formats.parse(
  JSON.parse(readFileSync(new URL('../lexicon/docx-number-formats.json', import.meta.url), 'utf8')),
);

/** '' for bullets and formats without a number; an unknown format prints as decimal. */
export function formatNumber(value: number, format: string): string {
  if (formats.none.includes(format)) return '';
  const digits = formats.digits[format];
  if (digits !== undefined) return [...String(value)].map((digit) => digits[Number(digit)] ?? digit).join('');
  const counting = formats.counting[format];
  if (counting !== undefined) return count(value, counting);
  const cycle = formats.cycles[format];
  if (cycle !== undefined) return cycle[value - 1] ?? String(value);
  return western(value, format);
}

/** Numerals with 十 百 千, to 9999: 十一, 二十, 一百零三; larger values stay decimal. */
function count(
  value: number,
  { digits, units, oneTen }: { digits: string; units: string[]; oneTen: string },
): string {
  if (value > 9999 || value < 0) return String(value);
  if (value === 0) return digits[0] ?? '';
  let text = '';
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += (gap ? '零' : '') + digits[digit] + units[power];
    gap = false;
  }
  return value >= 10 && value < 20 ? oneTen + text.slice(2) : text;
}

function western(value: number, format: string): string {
  const upper = format.startsWith('upper');
  if (/Letter$/.test(format) && value > 0) {
    // Word doubles the letter after z: aa, bb.
    const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(9, Math.ceil(value / 26)));
    return upper ? letter.toUpperCase() : letter;
  }
  if (/Roman$/.test(format) && value > 0 && value < 4000) {
    return upper ? roman(value) : roman(value).toLowerCase();
  }
  return format === 'decimalZero' && value < 10 ? `0${value}` : String(value);
}

const ROMAN = Object.entries({
  M: 1000,
  CM: 900,
  D: 500,
  CD: 400,
  C: 100,
  XC: 90,
  L: 50,
  XL: 40,
  X: 10,
  IX: 9,
  V: 5,
  IV: 4,
  I: 1,
});

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [letters, worth] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}
