/**
 * Puts line breaks back before headings where a page lost all of them: …制定本方案。 一、总体目标 …显著提升。 二、重点任务 ….
 * Only where a line holds a whole run of one style (一、 then 二、), each behind the end of a sentence or heading.
 */
import type { Cleaner, Edit } from '../cleaner.ts';
import { linesOf } from '../lines.ts';
import { numeral } from '../outline/numbering.ts';

const LONG = 120;
/** The title that runs into the first sentence. */
const TITLE = /^(.{6,60}?(?:方案|意见|计划|规划|纲要|措施|办法|要点))(\s+)(?=为|根据|按照|依据|“|《|各)/;
/** Numbers behind a gap or a full stop; a gap alone is enough because headings end without one. */
const INLINE = [
  /(?<=[。;:)\u4e00-\u9fff])(\s+|(?<=[。;)]))(?=([一二三四五六七八九十]{1,3})、\p{Script=Han})/gu,
  /(?<=[。;:)\u4e00-\u9fff])(\s*)(?=\(([一二三四五六七八九十]{1,3})\)\s?\p{Script=Han})/gu,
  /(?<=[。;:)\u4e00-\u9fff])(\s+)(?=(\d{1,2})[.、]\s?\p{Script=Han})/gu,
];

export const lostBreaks: Cleaner = {
  name: 'lost-breaks',
  clean(text) {
    const edits = linesOf(text)
      .filter((line) => line.text.length >= LONG)
      .flatMap((line) => breaksIn(line.text, line.start));
    return edits.sort((a, b) => a.start - b.start || a.end - b.end);
  },
};

function breaksIn(line: string, at: number): Edit[] {
  if (!holdsRun(line, INLINE[0]!)) return [];
  const seen = new Set<number>();
  const title = TITLE.exec(line);
  const first: Edit[] = title
    ? [{ start: at + title[1]!.length, end: at + title[0].length, replacement: '\n', reason: 'whitespace' }]
    : [];
  const rest = INLINE.filter((form, i) => i === 0 || holdsRun(line, form)).flatMap((form) =>
    [...line.matchAll(form)].flatMap((match): Edit[] => {
      if (seen.has(match.index)) return [];
      seen.add(match.index);
      const sign = line[match.index - 1]!;
      // The sign before the gap is written anew, so that the edit has a place in the source.
      const start = at + match.index - 1;
      return [{ start, end: start + 1 + match[1]!.length, replacement: `${sign}\n`, reason: 'whitespace' }];
    }),
  );
  return [...first, ...rest];
}

/** 一 and 二, or 1 and 2, in this order. */
function holdsRun(line: string, form: RegExp): boolean {
  const values = [...line.matchAll(form)].map((match) => numeral(match[2]!));
  return values.includes(1) && values.indexOf(2) > values.indexOf(1);
}
