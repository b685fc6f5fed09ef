/**
 * Folding: the form in which names and texts are compared. Width, case, quotes, brackets and spaces differ
 * between a plan and the people who ask about it; letters and digits do not. An enumeration comma inside quotes
 * belongs to the name (“双随机、一公开”) and is dropped; outside quotes it keeps names apart.
 */
const DROPPED = /[\s“”"‘’'「」『』《》〈〉()()[\]【】〔〕·•]/u;
const LETTER = /[\p{L}\p{N}%+.℃]/u;
const OPEN = '“「『《〈"';
const CLOSE = '”」』》〉"';

export interface Folded {
  readonly text: string;
  /** Index in the original of every character of `text`. */
  readonly at: Int32Array;
}

const COMMA = ',';
const ENUMERATION = '、';

/** Folds one character: '' dropped, ',' any separator, '、' an enumeration comma, else the letter itself. */
function foldCharacter(c: string): string {
  if (c === ENUMERATION) return ENUMERATION;
  if (DROPPED.test(c)) return '';
  const n = c.normalize('NFKC').toLowerCase();
  if (n.length !== 1) return n.replace(/[^\p{L}\p{N}%+.]/gu, '');
  return LETTER.test(n) ? n : COMMA;
}

const cache = new Map<string, string>();
function cached(c: string): string {
  let f = cache.get(c);
  if (f === undefined) {
    f = foldCharacter(c);
    if (cache.size < 20_000) cache.set(c, f);
  }
  return f;
}

/** Folds with the way back to the original offsets. Linear in the length of `text`. */
export function foldWithOffsets(text: string): Folded {
  const out: string[] = [];
  const at: number[] = [];
  let quoted = 0; // characters left in which a closing quote is still expected
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    // a forgotten closing quote must not swallow the commas of a whole text
    if (OPEN.includes(c) && quoted === 0) quoted = 30;
    else if (CLOSE.includes(c)) quoted = 0;
    else if (quoted > 0) quoted--;
    const f = cached(c);
    if (f === '' || (f === ENUMERATION && quoted > 0)) continue;
    for (const letter of f) {
      out.push(letter);
      at.push(i);
    }
  }
  return { text: out.join(''), at: Int32Array.from(at) };
}

/** Folded text without offsets. */
export const fold = (text: string): string => foldWithOffsets(text).text;

/** Folded name: no separators at all, for equality and look-up. */
export const foldName = (name: string): string => fold(name).replace(/[,、]/gu, '').replace(/\.$/u, '');
