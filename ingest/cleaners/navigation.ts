/** Menus, bread crumbs and page controls (朗读 分享 字体 打印 关闭), and page numbers on a line of their own. */
import type { Cleaner } from '../cleaner.ts';
import { cleaning } from '../lexicon/cleaning.ts';
import { alternation } from '../lexicon/load.ts';
import { linesOf, removeLines } from '../lines.ts';

const words = new Set(cleaning.navigation.words);
const path = new RegExp(`^(?:${alternation(cleaning.navigation.paths)})\\s*[:>》]`);
/** 首页 > 政务公开 > 政策文件 */
const CRUMBS = /^(?:网站|返回)?首页\s*(?:[>»›》/|-]|&gt;).{2,}/;
const SEPARATORS = /[\s|>»:·•/\\[\]()【】-]+|\d+/;
const MAX_LENGTH = 120;

export const navigation: Cleaner = {
  name: 'navigation',
  clean(text) {
    const lines = linesOf(text).filter((line) => line.text.trim() !== '');
    const numbers = lines.filter((line) => isPageNumber(line.text.trim()));
    return [
      ...removeLines(
        lines.filter((line) => isNavigation(line.text.trim())),
        text,
        'navigation',
      ),
      ...removeLines(numbers.length > 1 ? numbers : [], text, 'running-head'),
    ].sort((a, b) => a.start - b.start);
  },
};

function isNavigation(line: string): boolean {
  if (line.length > MAX_LENGTH || isPageNumber(line)) return false;
  if (path.test(line) || CRUMBS.test(line)) return true;
  if (!/[\p{L}\p{N}]/u.test(line)) return !/^[—\-_=…]*$/.test(line) || line.length > 0;
  const tokens = line.split(SEPARATORS).filter((token) => token !== '');
  return tokens.length > 0 && tokens.every((token) => words.has(token));
}

const isPageNumber = (line: string): boolean =>
  /^[-—–]{1,2} ?\d{1,3} ?[-—–]{1,2}$/.test(line) ||
  /^第 ?\d{1,3} ?页(?: ?[,/]? ?共 ?\d{1,3} ?页)?$/.test(line);
