/**
 * Takes out the gaps that a PDF's line ends left inside words (质 量强国) and those around figures (到 2025 年):
 * only on pages full of them, and only in prose. A gap in a heading, a signature or before a date means something.
 */
import type { Cleaner, Edit } from '../cleaner.ts';
import { type Line, linesOf } from '../lines.ts';

const PROSE = 30;
const MIN_GAPS = 6;
/** One gap in this many characters of prose: the lines of a PDF are 25 to 45 characters long. */
const MAX_PERIOD = 160;
const HAN = '\\p{Script=Han}';
const INSIDE = new RegExp(
  `(?<=[${HAN}《“,、。;:]) {1,2}(?=[${HAN}《“])(?!中共|国务院|${HAN}{2,8}(?:省|市|县|区)?(?:人民)?政府|[一二三四五六七八九十]{1,3}、|\\()`,
  'gu',
);
const FIGURES = new RegExp(
  `(?<=${HAN}) {1,2}(?=\\d[\\d.,]*%?)(?!20\\d{2}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日)|(?<=${HAN} {0,2}\\d[\\d.,]{0,9}%?) {1,2}(?=${HAN})`,
  'gu',
);

export const innerGaps: Cleaner = {
  name: 'inner-gaps',
  clean(text) {
    const prose = linesOf(text).filter(isProse);
    const size = prose.reduce((sum, line) => sum + line.text.length, 0);
    return [...worn(prose, INSIDE, size), ...worn(prose, FIGURES, size)].sort((a, b) => a.start - b.start);
  },
};

const isProse = (line: Line): boolean =>
  line.text.length >= PROSE && /[,。;]/.test(line.text) && !line.text.includes('\t');

/** The gaps of one kind, if the page is full of them. */
function worn(lines: readonly Line[], form: RegExp, size: number): Edit[] {
  const gaps = lines.flatMap(({ start, text }) =>
    [...text.matchAll(form)].map(
      (match): Edit => ({
        start: start + match.index,
        end: start + match.index + match[0].length,
        replacement: '',
        reason: 'whitespace',
      }),
    ),
  );
  return gaps.length >= MIN_GAPS && gaps.length * MAX_PERIOD >= size ? gaps : [];
}
