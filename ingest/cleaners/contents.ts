/** Takes out a contents page: it repeats the headings, and read as headings it would double the outline. */
import type { Cleaner } from '../cleaner.ts';
import { type Line, linesOf, removeLines } from '../lines.ts';

const TITLE = /^目\s{0,4}录$|^目\s{0,4}次$/;
/** Dots, then a page number: 一、发展基础........1 */
const LEADER = /(?:[.…·]{3,}|…)\s*[-—(]?\s*\d{1,3}\s*[-—)]?$/;
/** Below the word 目录 a tab or a gap can stand for the dots; anywhere else that is a row of a table. */
const GAP = /(?:\t|\s{2,})[-—(]?\s*\d{1,3}\s*[-—)]?$/;
const MAX_ENTRY = 70;

export const contents: Cleaner = {
  name: 'contents',
  clean(text) {
    const lines = linesOf(text).filter((line) => line.text.trim() !== '');
    return removeLines(entries(lines), text, 'contents');
  },
};

function entries(lines: readonly Line[]): Line[] {
  const leaders = lines.filter((line) => LEADER.test(line.text) && line.text.length <= MAX_ENTRY * 2);
  const title = lines.findIndex((line) => TITLE.test(line.text.trim()));
  if (title < 0) return leaders.length >= 3 ? leaders : [];
  const found: Line[] = [lines[title]!];
  for (let i = title + 1; i < lines.length && isEntry(lines[i]!, lines, i); i++) found.push(lines[i]!);
  const all = new Set([
    ...(found.length > 3 ? found : []),
    ...(leaders.length >= 3 ? [...leaders, lines[title]!] : []),
  ]);
  return lines.filter((line) => all.has(line));
}

/** A short line that ends in a page number or stands again further down. */
function isEntry(line: Line, lines: readonly Line[], i: number): boolean {
  if (LEADER.test(line.text) || GAP.test(line.text)) return true;
  const words = key(line.text);
  if (words === '' || words.length > MAX_ENTRY) return false;
  return lines.some((other, k) => k > i && key(other.text).startsWith(words));
}

const key = (line: string): string => line.replace(/[.…·\s]*\d{0,3}$/, '').replace(/\s/g, '');
