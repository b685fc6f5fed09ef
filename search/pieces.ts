/**
 * Cuts a unit's text into the pieces that get a vector each: a unit is as near to a question as its best piece
 * (FINDINGS, Retrieval: one vector per long paragraph .764, best of its ~130-character pieces .895).
 */
export interface Piece {
  /** Offsets into the text given, white space at the ends left out. */
  readonly start: number;
  readonly end: number;
}

const SHORTEST = 110;
const LONGEST = 200;
/** A closing mark after the stop belongs to the sentence. */
const SENTENCE = /[^。；！？;\n]*(?:[。；！？;]+[”’」』）)》]*|\n|$)/gu;
const COMMA = /[，,、：:]/u;

/** Ends of sentences, ascending; the last one is the text's end. */
const sentenceEnds = (text: string): number[] => {
  const ends: number[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const end = match.index + match[0].length;
    if (match[0] !== '') ends.push(end);
    if (end >= text.length) break;
  }
  return ends;
};

/** Ends at which an over-long sentence is cut: the last comma that keeps a part within the limit, else hard. */
const commaEnds = (text: string, start: number, end: number): number[] => {
  const ends: number[] = [];
  let from = start;
  while (end - from > LONGEST) {
    let cut = from + LONGEST;
    for (let at = cut; at > from + SHORTEST; at--) {
      if (COMMA.test(text[at - 1]!)) {
        cut = at;
        break;
      }
    }
    ends.push(cut);
    from = cut;
  }
  return [...ends, end];
};

/** Pieces of 110–200 characters in text order, cut at 。； and only in an over-long sentence at a comma. */
export const piecesOf = (text: string): Piece[] => {
  const ends: number[] = [];
  let from = 0;
  for (const end of sentenceEnds(text)) {
    ends.push(...commaEnds(text, from, end));
    from = end;
  }
  const cuts: Piece[] = [];
  let start = 0;
  let last = 0;
  for (const end of ends) {
    if (last > start && end - start > LONGEST && last - start >= SHORTEST / 2) {
      cuts.push({ start, end: last });
      start = last;
    }
    if (end - start >= SHORTEST && end - start <= LONGEST) {
      cuts.push({ start, end });
      start = end;
    }
    last = end;
  }
  if (last > start) cuts.push({ start, end: last });
  return joinShortTail(cuts).flatMap((piece) => trim(text, piece));
};

/** A short last piece says too little on its own: the one before takes it. */
const joinShortTail = (cuts: Piece[]): Piece[] => {
  const tail = cuts.at(-1);
  const before = cuts.at(-2);
  if (!tail || !before || tail.end - tail.start >= SHORTEST / 2) return cuts;
  return [...cuts.slice(0, -2), { start: before.start, end: tail.end }];
};

const trim = (text: string, { start, end }: Piece): Piece[] => {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  const to = end - (slice.length - slice.trimEnd().length);
  return to > from ? [{ start: from, end: to }] : [];
};
