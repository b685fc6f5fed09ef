/**
 * What a search query demands literally. Meaning alone confuses 87% with 85% and 〔2023〕1号 with 〔2023〕11号, so
 * quoted phrases, document numbers and figures must stand in a hit as written.
 */
import { foldName } from './names-fold.ts';
import { foldWidth, isSingle, tokens } from './tokens.ts';
import { normaliseQuestion } from './wording.ts';

export interface ParsedQuery {
  /** Simplified, half-width, usual slips mended: what is embedded and looked up. */
  readonly text: string;
  /** What stood in “”, 「」 or "": a hit must contain each (after folding width, quotes and spaces). */
  readonly phrases: readonly string[];
  /** As 普质强区发〔2023〕1号. */
  readonly documentNumbers: readonly string[];
  /** Figures with their scale, as 100, 1.8万, 87%: a hit must contain each as a whole. */
  readonly figures: readonly string[];
  /** Words beside the figures, of two characters or more: a figure counts in a sentence that has one of them. */
  readonly beside: readonly string[];
  /** Years named: not demanded (a goal's year may stand in its lead), but known. */
  readonly years: readonly number[];
}

const PHRASE = /“([^“”]{1,60})”/gu;
const DOCUMENT_NUMBER =
  /[\p{Script=Han}]{0,12}[〔[（(【]((?:19|20)\d{2})[〕\]）)】]\s*(?:第\s*)?(\d{1,5})\s*号/gu;
/** Four digits that count nothing: 2000家 is a figure, 2025年 and a bare 2025 are years. */
const YEAR = /(?<![\d.])((?:19|20)\d{2})(?![\d.%‰家个项件人次种处座条户名批场亩元吨公万亿千])年?/gu;
/** Not the digits of a Latin word: PM2.5 and 415X are names. */
const FIGURE = /(?<![a-z\d.])\d+(?:,\d{3})*(?:\.\d+)?\s*(?:%|‰|[千万亿]+)?(?![a-z\d])/gu;

/** Folded for comparing stretches of text: width, case, quotes, brackets and spaces do not count. */
export const foldPhrase = foldName;

/** Every figure of a text with its scale: 1,000 → 1000, 1.80万 → 1.8万. */
export const figuresIn = (text: string): Set<string> =>
  new Set([...foldWidth(text).matchAll(FIGURE)].map((m) => foldFigure(m[0])));

const foldFigure = (figure: string): string => {
  const plain = figure.replace(/[,\s]/gu, '');
  const digits = /^[\d.]+/u.exec(plain)?.[0] ?? '';
  return `${Number(digits)}${plain.slice(digits.length)}`;
};

/** A lone digit (3个, 1.) stands in every clause and settles nothing. */
const isTelling = (figure: string): boolean => /[%‰千万亿.]/u.test(figure) || figure.length >= 2;

const blank = (text: string, pattern: RegExp): string => text.replace(pattern, (m) => ' '.repeat(m.length));

export const parseQuery = (raw: string): ParsedQuery => {
  const text = normaliseQuestion(raw);
  const folded = foldWidth(text);
  const documentNumbers = [...folded.matchAll(DOCUMENT_NUMBER)].map((m) => m[0]);
  const unnumbered = blank(folded, DOCUMENT_NUMBER);
  const years = [...unnumbered.matchAll(YEAR)].map((m) => Number(m[1]));
  const rest = blank(unnumbered, YEAR);
  return {
    text,
    phrases: [...text.matchAll(PHRASE)].map((m) => m[1]!).filter((p) => foldPhrase(p).length >= 2),
    documentNumbers,
    figures: [...figuresIn(rest)].filter(isTelling),
    beside: tokens(blank(rest, FIGURE))
      .map((t) => t.term)
      .filter((term) => !isSingle(term)),
    years: [...new Set(years)],
  };
};
