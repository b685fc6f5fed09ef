/** What stands below the body: attachment files, 打印 关闭, site credits, advertising of re-publishing sites. */
import type { Cleaner } from '../cleaner.ts';
import { cleaning } from '../lexicon/cleaning.ts';
import { alternation } from '../lexicon/load.ts';
import { isProse, linesOf, removeLines } from '../lines.ts';

const { starts, contains, credits, files } = cleaning.footer;
const furniture = new RegExp(`^[-*•【[]*(?:${alternation(starts)})|${alternation(contains)}`);
const credit = new RegExp(`^[-*•【[]*(?:${alternation(credits)})\\s*[:|]`);
const file = new RegExp(`\\.(?:${files.join('|')})\\)?(?:\\s*\\(?[\\d.]+ ?[KMkm]B?\\)?)?\\s*(?:下载)?$`, 'i');
const MAX_LENGTH = 160;
/** A site credit is never in the first half of a page. */
const TAIL = 0.5;

export const footer: Cleaner = {
  name: 'footer',
  clean(text) {
    const lines = linesOf(text).filter((line) => line.text.trim() !== '');
    const lastBody = lines.findLastIndex((line) => isProse(line.text) || /[\t。]/.test(line.text));
    const found = lines.filter(({ text: line }, i) => {
      const short = line.trim().length <= MAX_LENGTH && !/。$/.test(line.trim());
      if (!short) return false;
      if (file.test(line.trim())) return true;
      if (i > lines.length * TAIL && furniture.test(line.trim()) && !isProse(line)) return true;
      return i > lastBody && lastBody >= 0 && credit.test(line.trim()) && !/^附件/.test(line.trim());
    });
    return removeLines(found, text, 'footer');
  },
};
