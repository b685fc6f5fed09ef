/** What a page says about its document outside the main text: record fields, title, <meta> properties. */

import { linesAround } from './html-blocks.ts';
import type { DomDocument, DomElement } from './html-dom.ts';
import { htmlLexicon, isMetadataLabel } from './html-lexicon.ts';
import { squeeze } from './html-title.ts';

const MAX_VALUE = 500;
const MAX_PROPERTIES = 60;

/**
 * Lines of the page outside `main` that begin with a label of the government-information record, as 标签：值.
 * A label without a value takes the next line unless that is a label too.
 */
export function metadataLines(document: DomDocument, main: readonly DomElement[]): string[] {
  const body = document.body ?? document.documentElement;
  if (main.includes(body)) return [];
  const lines = linesAround(body, main).filter((line) => line.length < MAX_VALUE);
  const titles = [...headings(document, main), ...metaTitles(document)].map(squeeze);
  const found: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (!startsWithLabel(line)) continue;
    const next = lines[i + 1] ?? '';
    const takesNext =
      isMetadataLabel(line) && next !== '' && !startsWithLabel(next) && !titles.includes(squeeze(next));
    if (takesNext) i++;
    found.push(takesNext ? `${line.replace(/[:：\s]+$/, '')}：${next}` : line);
  }
  return found.length > 1 ? [...new Set(found)] : found.filter((line) => /[:：]/.test(line));
}

function startsWithLabel(line: string): boolean {
  const label = line.split(/[:：]/)[0] ?? '';
  return isMetadataLabel(line) || (label !== line && isMetadataLabel(label));
}

/** The document's title as the page states it: its heading, else its <meta> or <title> without the site's name. */
export function pageTitle(document: DomDocument, main: readonly DomElement[]): string | null {
  const titles = [...headings(document, main), ...metaTitles(document)];
  return titles.find((candidate) => candidate.length >= 6 && candidate.length < 200) ?? null;
}

/** Whether the main text begins with that title, on one line or broken over several. */
export function beginsWith(main: readonly DomElement[], title: string): boolean {
  return squeeze((main[0]?.textContent ?? '').slice(0, 3000)).includes(squeeze(title));
}

function headings(document: DomDocument, main: readonly DomElement[]): string[] {
  for (const selector of htmlLexicon.titleSelectors) {
    for (const element of document.querySelectorAll(selector)) {
      const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (text.length >= 6 && text.length < 200 && !main.some((one) => element.contains(one))) return [text];
    }
  }
  return [];
}

function metaTitles(document: DomDocument): string[] {
  const properties = pageProperties(document);
  return htmlLexicon.titleMeta
    .map((name) => properties[name] ?? '')
    .map((title) =>
      title.replace(/\s*[-_|–—]+\s*[^-_|]{2,30}(?:网站?|政府|门户|公开|平台|局|委|厅)\s*$/, '').trim(),
    );
}

/** Name–content pairs of <meta> and the <title>: said by the format, not printed on the page. */
export function pageProperties(document: DomDocument): Record<string, string> {
  const properties: Record<string, string> = {};
  const title = (document.querySelector('title')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  if (title !== '') properties.title = title.slice(0, MAX_VALUE);
  for (const meta of [...document.querySelectorAll('meta')].slice(0, MAX_PROPERTIES)) {
    const name = meta.getAttribute('name') ?? meta.getAttribute('property') ?? '';
    const content = (meta.getAttribute('content') ?? '').replace(/\s+/g, ' ').trim();
    if (name !== '' && content !== '' && !/^(?:viewport|renderer|robots)$|__/i.test(name)) {
      properties[name] = content.slice(0, MAX_VALUE);
    }
  }
  return properties;
}
