/** What page templates call their parts: `lexicon/html-main.json`, checked once. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Lexicon = z.object({
  source: z.string(),
  mainSelectors: z.array(z.string()),
  dropSelectors: z.array(z.string()),
  titleSelectors: z.array(z.string()),
  titleMeta: z.array(z.string()),
  metadataLabels: z.array(z.string()),
});

export const htmlLexicon = Lexicon.parse(
  JSON.parse(readFileSync(new URL('../lexicon/html-main.json', import.meta.url), 'utf8')),
);

const labels = new Set(htmlLexicon.metadataLabels.map((label) => label.replace(/\s/g, '')));

/** Whether a cell or the start of a line names a field of the page's own record (索引号, 发布机构 …). */
export function isMetadataLabel(text: string): boolean {
  return text.length < 24 && labels.has(text.replace(/[\s\u3000:：【】[\]]/g, ''));
}
