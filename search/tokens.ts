/**
 * The words of a text for ranking, without a dictionary: single Han characters and pairs of neighbours, Latin
 * letters and digits as whole words (PM2.5, 415x, 87%). A dictionary would cut names it does not know; pairs do not.
 */
export interface Token {
  readonly term: string;
  /** Offsets into the text given. */
  readonly start: number;
  readonly end: number;
}

/** Signs that stand inside a name without parting it: “浙江制造”标准 and 浙江制造标准 share all their pairs. */
const TRANSPARENT = /[\s“”"‘’'「」『』《》〈〉()（）[\]【】〔〕·•]/u;
const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}]/u;
/** Inside or after a number or Latin word these belong to it. */
const JOINING = '.%‰+-';

type Sort = 'han' | 'word' | 'joining' | 'transparent' | 'break';
interface Folded {
  readonly sort: Sort;
  readonly letters: string;
}

const seen = new Map<string, Folded>();
/** Most characters remembered; a text of other scripts must not grow the table without end. */
const REMEMBERED = 30_000;

const foldCharacter = (character: string): Folded => {
  const held = seen.get(character);
  if (held) return held;
  const letters = character.normalize('NFKC').toLowerCase();
  const sort: Sort = HAN.test(letters)
    ? 'han'
    : WORD.test(letters)
      ? 'word'
      : JOINING.includes(letters)
        ? 'joining'
        : TRANSPARENT.test(character)
          ? 'transparent'
          : 'break';
  const folded = { sort, letters };
  if (seen.size < REMEMBERED) seen.set(character, folded);
  return folded;
};

/** Width and case folded; nothing dropped. */
export const foldWidth = (text: string): string => text.normalize('NFKC').toLowerCase();

interface Run {
  readonly letters: string;
  /** Place of each character of `letters` in the text. */
  readonly at: readonly number[];
  readonly han: boolean;
}

/** Stretches of Han characters and of Latin letters and digits, in text order. */
function* runs(text: string): Iterable<Run> {
  let letters: string[] = [];
  let at: number[] = [];
  let han = false;
  const take = (): Run | null => {
    if (letters.length === 0) return null;
    const run = { letters: letters.join(''), at, han };
    letters = [];
    at = [];
    return run;
  };
  for (let i = 0; i < text.length; i++) {
    const { sort, letters: folded } = foldCharacter(text[i]!);
    if (sort === 'transparent') {
      // A space parts Latin words, not Chinese ones.
      if (!han && letters.length > 0) yield take()!;
      continue;
    }
    const isHan = sort === 'han';
    const joins = sort === 'joining' && !han && letters.length > 0;
    if (sort === 'break' || (sort === 'joining' && !joins) || (letters.length > 0 && isHan !== han)) {
      const run = take();
      if (run) yield run;
      if (sort === 'break' || sort === 'joining') continue;
    }
    han = isHan;
    for (const letter of folded) {
      letters.push(letter);
      at.push(i);
    }
  }
  const run = take();
  if (run) yield run;
}

/** '12.' → '12', '-' alone → '': a sign that ends a word is punctuation, except % and +. */
const withoutTail = (word: string): string => word.replace(/[.-]+$/u, '');

/** Tokens in text order. */
export const tokens = (text: string): Token[] => {
  const found: Token[] = [];
  for (const { letters, at, han } of runs(text)) {
    if (!han) {
      const term = withoutTail(letters);
      if (term !== '') found.push({ term, start: at[0]!, end: at[term.length - 1]! + 1 });
      continue;
    }
    for (let i = 0; i < letters.length; i++) {
      found.push({ term: letters[i]!, start: at[i]!, end: at[i]! + 1 });
      if (i + 1 < letters.length)
        found.push({ term: letters.slice(i, i + 2), start: at[i]!, end: at[i + 1]! + 1 });
    }
  }
  return found;
};

/** Whether a term is a single Han character: it says little, and shows only in queries that have nothing else. */
export const isSingle = (term: string): boolean => term.length === 1 && HAN.test(term);
