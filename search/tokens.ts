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
  /** Characters, of which rare ones are two UTF-16 units long. */
  readonly letters: readonly string[];
  /** Start and end of each of `letters` in the text; several letters can come out of one character (㎡ → m2). */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly han: boolean;
}

/** Stretches of Han characters and of Latin letters and digits, in text order. */
function* runs(text: string): Iterable<Run> {
  let letters: string[] = [];
  let starts: number[] = [];
  let ends: number[] = [];
  let han = false;
  const take = (): Run[] => {
    if (letters.length === 0) return [];
    const run = { letters, starts, ends, han };
    letters = [];
    starts = [];
    ends = [];
    return [run];
  };
  let i = 0;
  for (const character of text) {
    const place = i;
    i += character.length;
    const { sort, letters: folded } = foldCharacter(character);
    if (sort === 'transparent') {
      // A space parts Latin words, not Chinese ones.
      if (!han) yield* take();
      continue;
    }
    const isHan = sort === 'han';
    const joins = sort === 'joining' && !han && letters.length > 0;
    if (sort === 'break' || (sort === 'joining' && !joins)) {
      yield* take();
      continue;
    }
    if (isHan !== han) yield* take();
    han = isHan;
    for (const letter of folded) {
      letters.push(letter);
      starts.push(place);
      ends.push(i);
    }
  }
  yield* take();
}

/** '12.' → '12', '-' alone → '': a sign that ends a word is punctuation, except % and +. */
const TRAILING = /[.-]/u;

/** Tokens in text order. */
export const tokens = (text: string): Token[] => {
  const found: Token[] = [];
  for (const { letters, starts, ends, han } of runs(text)) {
    if (!han) {
      let last = letters.length;
      while (last > 0 && TRAILING.test(letters[last - 1]!)) last--;
      if (last > 0)
        found.push({ term: letters.slice(0, last).join(''), start: starts[0]!, end: ends[last - 1]! });
      continue;
    }
    for (let i = 0; i < letters.length; i++) {
      found.push({ term: letters[i]!, start: starts[i]!, end: ends[i]! });
      if (i + 1 < letters.length)
        found.push({ term: letters[i]! + letters[i + 1]!, start: starts[i]!, end: ends[i + 1]! });
    }
  }
  return found;
};

/** Whether a term is a single Han character: it says little, and shows only in queries that have nothing else. */
export const isSingle = (term: string): boolean =>
  term.length <= 2 && HAN.test(term) && [...term].length === 1;
