/** What stands below the body: attachment files, 打印 关闭, site credits, advertising of re-publishing sites. */
import type { Cleaner } from '../cleaner.ts';
import { cleaning } from '../lexicon/cleaning.ts';
import { alternation } from '../lexicon/load.ts';
import { isProse, linesOf, removeLines } from '../lines.ts';

const { starts, contains, files } = cleaning.footer;
const start = new RegExp(`^[-*•【[]*(?:${alternation(starts)})`);
const inside = new RegExp(alternation(contains));
const file = new RegExp(`\\.(?:${files.join('|')})\\)?(?:\\s*\\(?[\\d.]+ ?[KMkm]B?\\)?)?\\s*(?:下载)?$`, 'i');
const MAX_LENGTH = 160;
/** A site credit is never the first half of a page. */
const TAIL = 0.5;

export const footer: Cleaner = {
  name: 'footer',
  clean(text) {
    const lines = linesOf(text).filter((line) => line.text.trim() !== '');
    const found = lines.filter((line, i) => isFooter(line.text.trim(), i > lines.length * TAIL));
    return removeLines(found, text, 'footer');
  },
};

function isFooter(line: string, late: boolean): boolean {
  if (line.length > MAX_LENGTH || /。$/.test(line)) return false;
  if (file.test(line)) return true;
  return late && !isProse(line) && (start.test(line) || inside.test(line));
}
