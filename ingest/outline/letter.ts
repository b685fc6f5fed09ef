/** The letter or notice above a plan, whose own 一、二、三、 (how to send an opinion, what to do by when) are no tasks. */
import { isDateLine } from '../dates.ts';
import { linesOf } from '../lines.ts';
import { markerOf } from './numbering.ts';

/** No letter is longer; a plan that ends in a signature and an annex is. */
const MAX_LETTER = 2500;
const MAX_LINES = 60;
const SPEAKS = /征求[^。]{0,30}意见|公开征求|印发给你们|印发你们|予以公示|提出如下要求|通知如下|有关事项/;
const ANNEX = /^附\s?件\s?[\d一]{0,2}\s?[:：]?$/;

/** Where a numbered letter ends: behind its signature and a bare 附件 line; 0 when the text is no such page. */
export function letterEnd(text: string): number {
  const lines = linesOf(text.slice(0, MAX_LETTER + 1)).filter((line) => line.text.trim() !== '');
  const dated = lines.findIndex((line, i) => i < MAX_LINES && isDateLine(line.text));
  const date = lines[dated];
  if (!date || date.end > MAX_LETTER || (text.length - date.end) * 3 < date.end) return 0;
  const head = lines.slice(0, dated);
  const numbered = head.some((line) => (markerOf(line.text.trim())?.rank ?? 0) > 0);
  if (!numbered || !SPEAKS.test(text.slice(0, date.start))) return 0;
  const annex = lines.slice(dated + 1, dated + 4).find((line) => ANNEX.test(line.text.trim()));
  return annex ? annex.end : 0;
}
