/**
 * Puts line breaks back into a head that a site ran together: title, number, addressees, signature, date, title:
 *
 *   …的通知 某政函〔2016〕190号 各区、县… │ …抓好落实。某市人民政府办公室2024年7月12日某市…实施方案为贯彻…
 */
import type { Cleaner, Edit } from '../cleaner.ts';
import { planNouns } from '../lexicon/plan-words.ts';
import { linesOf } from '../lines.ts';

const MAX_HEAD = 3000;
const NOUN = planNouns.filter((noun) => noun.length > 1 && !noun.endsWith('通知')).join('|');
const NUMBERED =
  /^.{6,100}?的(?:通知|意见|决定)(\s+)[^\s〔]{1,12}〔\d{4}〕\d{1,5}号(?:(\s+)(?=各|市|县|区|省))?/;
/** A body and a date that end a sentence and begin a title; a date of which something is told is none. */
const SIGNED =
  /(?<=^|。)(\s*)\p{Script=Han}{2,24}(?:政府|办公室|办公厅|委员会|管委会|局)(\s*)20\d{2}年\d{1,2}月\d{1,2}日(\s*)(?=[\p{Script=Han}“《])(?!印发|发布|出台|召开|审议|前|后|起|至|以|之)/gu;
const TITLED = new RegExp(
  `^.{6,60}?(?:${NOUN})(?:\\(.{2,20}?\\))?(?=(?:为|根据|按照)(?:深入|全面|认真|切实|进一步|加快|更好|贯彻|落实|推进|推动|《|中共|国务院))`,
);

export const gluedHead: Cleaner = {
  name: 'glued-head',
  clean: (text) =>
    linesOf(text)
      .filter((line) => line.start < MAX_HEAD && line.text.length >= 24)
      .flatMap(({ text: line, start }) => breaksIn(line, start, text)),
};

function breaksIn(line: string, at: number, text: string): Edit[] {
  const gaps: [from: number, to: number][] = [];
  const numbered = NUMBERED.exec(line);
  if (numbered?.[1]) {
    const from = line.indexOf(numbered[1], numbered[0].search(/的(?:通知|意见|决定)\s/));
    gaps.push([from, from + numbered[1].length]);
    const behind = numbered[2] ? numbered[0].length : 0;
    if (behind) gaps.push([behind - numbered[2]!.length, behind]);
  }
  for (const match of line.matchAll(SIGNED)) {
    const date = match[0].search(/20\d{2}年/);
    const from = match.index;
    const to = from + match[0].length;
    const title = TITLED.exec(line.slice(to, to + 120));
    // Without a title behind it the body and its date are part of a sentence.
    if (!title && !/^关于/.test(line.slice(to))) continue;
    if (from > 0) gaps.push([from, from + match[1]!.length]);
    gaps.push([from + date - match[2]!.length, from + date], [to - match[3]!.length, to]);
    if (title) gaps.push([to + title[0].length, to + title[0].length]);
  }
  return gaps.filter(([from]) => from > 0).map(([from, to]) => broken(at + from, at + to, text));
}

/** The character before the gap is written anew, so that the edit has a place in the source. */
const broken = (from: number, to: number, text: string): Edit => ({
  start: from - 1,
  end: to,
  replacement: `${text[from - 1]}\n`,
  reason: 'whitespace',
});
