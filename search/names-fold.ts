/**
 * Folding: the form in which names and texts are compared. Width, case, quotes, brackets and spaces differ
 * between a plan and the people who ask about it; letters and digits do not. An enumeration comma inside quotes
 * belongs to the name (“双随机、一公开”) and is dropped; outside quotes it keeps names apart.
 *
 *   letters and digits → themselves    、→ 、    end of a sentence → 。    other separators → ,
 */
const DROPPED = /[\s“”"‘’'「」『』《》〈〉()（）[\]【】〔〕·•]/u;
const LETTER = /[\p{L}\p{N}%+.℃]/u;
const ENDS = /[。；;！!？?\n]/u;
const OPEN = '“「『《〈"';
const CLOSE = '”」』》〉"';
/** A forgotten closing quote must not swallow the commas of a whole text. */
const LONGEST_QUOTE = 30;

/** Marks between words in folded text. */
export const SEPARATORS = /[,、。]/gu;

/** Folds one character: '' dropped, a separator, or the letter itself (several for Ⅲ and the like). */
function foldCharacter(c: string): string {
  if (c === '、') return c;
  if (ENDS.test(c)) return '。';
  if (DROPPED.test(c)) return '';
  const n = c.normalize('NFKC').toLowerCase();
  if (n.length !== 1) return n.replace(/[^\p{L}\p{N}%+.]/gu, '');
  return LETTER.test(n) ? n : ',';
}

/** Folded form of every UTF-16 unit met so far. */
const table: (string | undefined)[] = new Array(65_536);
const foldedAt = (text: string, at: number): string => {
  const code = text.charCodeAt(at);
  const held = table[code];
  if (held !== undefined) return held;
  const made = foldCharacter(text[at]!);
  table[code] = made;
  return made;
};

const COMMA = '、'.charCodeAt(0);
const OPENS = 1;
const CLOSES = 2;
/** What a UTF-16 unit does to quotes; a straight one does both. */
const quotes = new Uint8Array(65_536);
for (let i = 0; i < OPEN.length; i++) quotes[OPEN.charCodeAt(i)]! |= OPENS;
for (let i = 0; i < CLOSE.length; i++) quotes[CLOSE.charCodeAt(i)]! |= CLOSES;

/** How much of an open quote is left after a unit. */
function quotedAfter(code: number, quoted: number): number {
  const kind = quotes[code]!;
  if (kind === 0) return quoted > 0 ? quoted - 1 : 0;
  if (quoted === 0 && kind & OPENS) return LONGEST_QUOTE;
  if (kind & CLOSES) return 0;
  return quoted > 0 ? quoted - 1 : 0;
}

/** Where the folding of a text stands: the unit to read next and how much of an open quote is left. */
interface State {
  at: number;
  quoted: number;
}

/** Folds one unit and moves on; '' when nothing is kept. */
function step(text: string, state: State): string {
  const at = state.at++;
  const code = text.charCodeAt(at);
  state.quoted = quotedAfter(code, state.quoted);
  return code === COMMA && state.quoted > 0 ? '' : foldedAt(text, at);
}

/** Folded text. Linear. */
export function fold(text: string): string {
  let quoted = 0;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    quoted = quotedAfter(code, quoted);
    if (code !== COMMA || quoted === 0) out += foldedAt(text, at);
  }
  return out;
}

/** Folded characters between two marks from which offsets are counted again. */
const STRIDE = 64;

/** A mark also knows how many folded characters stand before it. */
interface Mark extends State {
  readonly length: number;
}

/** A folded text with the way back to the original, in little memory: one mark for every 64 characters. */
export class FoldedText {
  readonly text: string;
  readonly #original: string;
  readonly #marks: Mark[] = [];

  constructor(original: string) {
    this.#original = original;
    let quoted = 0;
    let out = '';
    let marked = 0;
    for (let at = 0; at < original.length; at++) {
      if (out.length >= marked) {
        this.#marks.push({ at, quoted, length: out.length });
        marked += STRIDE;
      }
      const code = original.charCodeAt(at);
      quoted = quotedAfter(code, quoted);
      if (code !== COMMA || quoted === 0) out += foldedAt(original, at);
    }
    this.text = out;
  }

  /** Offset in the original of a folded character. */
  at(index: number): number {
    let mark = Math.min(Math.floor(index / STRIDE), this.#marks.length - 1);
    // a character that folds to several (Ⅲ) may push a mark past its place
    while (mark > 0 && this.#marks[mark]!.length > index) mark--;
    const { length: before, ...start } = this.#marks[mark] ?? { at: 0, quoted: 0, length: 0 };
    const state = { ...start };
    let length = before;
    while (state.at < this.#original.length) {
      const here = state.at;
      length += step(this.#original, state).length;
      if (length > index) return here;
    }
    return this.#original.length;
  }
}

export interface Folded {
  readonly text: string;
  /** Index in the original of every character of `text`. */
  readonly at: Int32Array;
}

/** Folds a short text with the way back to the original offsets. */
export function foldWithOffsets(text: string): Folded {
  const state: State = { at: 0, quoted: 0 };
  let out = '';
  const at: number[] = [];
  while (state.at < text.length) {
    const here = state.at;
    const f = step(text, state);
    for (let i = 0; i < f.length; i++) at.push(here);
    out += f;
  }
  return { text: out, at: Int32Array.from(at) };
}

/** Names recur from plan to plan and from question to question; the table is begun anew when it is full. */
const names = new Map<string, string>();
const MOST_NAMES = 100_000;
/** A text that is no name is not worth remembering. */
const LONGEST_NAME = 60;

/** Folded name: no separators at all, for equality and look-up. */
export function foldName(name: string): string {
  const held = names.get(name);
  if (held !== undefined) return held;
  const made = fold(name).replace(SEPARATORS, '').replace(/\.$/u, '');
  if (name.length > LONGEST_NAME) return made;
  if (names.size >= MOST_NAMES) names.clear();
  names.set(name, made);
  return made;
}
