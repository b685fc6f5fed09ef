/** Menus, bread crumbs and page controls (朗读 分享 字体 打印 关闭), and page numbers on a line of their own. */
import type { Cleaner } from '../cleaner.ts';
import { cleaning } from '../lexicon/cleaning.ts';
import { alternation } from '../lexicon/load.ts';
import { isBody, linesOf, removeLines } from '../lines.ts';

const words = new Set(cleaning.navigation.words);
const path = new RegExp(`^(?:${alternation(cleaning.navigation.paths)})\\s*[:>》]`);
/** 首页 > 政务公开 > 政策文件 */
const CRUMBS = /^(?:网站|返回)?首页\s*(?:[>»›》/|-]|&gt;).{2,}/;
const SEPARATORS = /[\s|>»:·•/\\[\]()【】-]+|\d+/;
/** How often the page was opened, on a line of its own. */
const COUNTER = /^\s*\d{1,8}\s*(?:次|人次)?\s*$/;
const MAX_LENGTH = 120;

export const navigation: Cleaner = {
  name: 'navigation',
  clean(text) {
    // Rows of a table can look like anything: 大 中 小, — — —.
    const lines = linesOf(text).filter((line) => line.text.trim() !== '' && !line.text.includes('\t'));
    const bodyAt = lines.findIndex((line) => isBody(line.text));
    const numbers = lines.filter((line) => isPageNumber(line.text.trim()));
    const furniture = lines.filter(
      (line, i) => isNavigation(line.text.trim()) || (i < bodyAt && COUNTER.test(line.text)),
    );
    return [
      ...removeLines(furniture, text, 'navigation'),
      ...removeLines(numbers.length > 1 ? numbers : [], text, 'running-head'),
    ].sort((a, b) => a.start - b.start);
  },
};

function isNavigation(line: string): boolean {
  if (line.length > MAX_LENGTH || isPageNumber(line)) return false;
  if (path.test(line) || CRUMBS.test(line) || !/[\p{L}\p{N}]/u.test(line)) return true;
  const tokens = line.split(SEPARATORS).filter((token) => token !== '');
  return tokens.length > 0 && tokens.every((token) => words.has(token));
}

const isPageNumber = (line: string): boolean =>
  /^[-—–]{1,2} ?\d{1,3} ?[-—–]{1,2}$/.test(line) ||
  /^第 ?\d{1,3} ?页(?: ?[,/]? ?共 ?\d{1,3} ?页)?$/.test(line);
