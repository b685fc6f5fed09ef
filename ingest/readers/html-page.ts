/** HTML text to a DOM without what a reader of the page does not see; guards against pages built to choke parsers. */
import { type DomDocument, parseDocument } from './html-dom.ts';
import { htmlLexicon } from './html-lexicon.ts';

/** Far beyond real pages (a 500-row annex has about 20,000 tags); the parser's time grows with depth × tags. */
const MAX_MARKS = 80_000;
const MAX_DEPTH = 1_000;
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td tr th dd dt option'.split(
    ' ',
  ),
);

/** Whether the page nests deeper or has more tags and entities than a DOM can be built from in reasonable time. */
export function isTooTangled(html: string): boolean {
  let marks = 0;
  let depth = 0;
  for (let at = nextMark(html, 0); at < html.length; at = nextMark(html, at + 1)) {
    if (++marks > MAX_MARKS) return true;
    const tag = html[at] === '<' ? /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(at, at + 20)) : null;
    if (tag === null || VOID.has(tag[2]?.toLowerCase() ?? '')) continue;
    depth = tag[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Offset of the next '<' or '&': each costs the parser a node. */
function nextMark(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === 60 || code === 38) return at;
  }
  return html.length;
}

/** The document with scripts, styles, comments, form fields and hidden elements taken out. */
export function parsePage(html: string): DomDocument {
  const whole = /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const document = parseDocument(whole);
  for (const element of [...document.querySelectorAll(htmlLexicon.dropSelectors.join(','))]) element.remove();
  for (const element of [...document.querySelectorAll('[style]')]) {
    if (hides(element.getAttribute('style') ?? '')) element.remove();
  }
  return document;
}

function hides(style: string): boolean {
  return /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$))/i.test(
    style,
  );
}

const BREAKING = /^\/?(?:p|div|br|tr|li|h\d|table|section|article|ul|ol|dd|dt|title|body)\b/i;
const SKIPPED = /^(?:script|style|noscript)\b/i;
const ENTITIES: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', '#160': ' ' };

/** All text between tags, blocks on lines of their own: for pages that no DOM should be built from. Linear. */
export function flatText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    parts.push(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    const tag = html.slice(open + 1, open + 16);
    if (BREAKING.test(tag)) parts.push('\n');
    at = afterTag(html, open, tag);
  }
  return parts
    .join('')
    .replace(/&(nbsp|lt|gt|amp|quot|#160);/g, (_, name: string) => ENTITIES[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Offset behind the tag at `open`, behind a comment or a script with all it holds; one not closed runs to the end. */
function afterTag(html: string, open: number, tag: string): number {
  if (tag.startsWith('!--')) return behind(html, '-->', open);
  const end = behind(html, '>', open);
  if (!SKIPPED.test(tag)) return end;
  const close = html.indexOf('</', end);
  return close < 0 ? html.length : close;
}

function behind(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}
