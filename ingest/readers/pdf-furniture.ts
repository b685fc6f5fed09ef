/** Running heads, feet and page numbers: lines near a page's edge that come again on other pages. */
import { type Line, lineText, type Page } from './pdf-page.ts';

/** Share of the page's height at its top and bottom where furniture stands. */
const ZONE = 0.14;
/** At most so many lines at each edge. */
const EDGE_LINES = 3;
/** Furniture stands at the same height on each page, within this many points. */
const SAME_HEIGHT = 8;
/** A head must come again on this share of the pages (odd and even pages have their own). */
const REPEATS = 0.3;

const PAGE_NUMBER =
  /^[-—–─·•~\s]*(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–─·•~\s]*$/;
const DECORATED = /[-—–─·•~第页/／]/;

interface Candidate {
  readonly line: Line;
  readonly page: number;
  readonly text: string;
  readonly key: string;
  readonly outermost: boolean;
}

/** The lines to be taken out. */
export function furniture(pages: readonly Page[], lines: readonly (readonly Line[])[]): Set<Line> {
  const candidates = pages.flatMap((page, at) => edgeLines(page, lines[at] ?? []));
  const taken = new Set<Line>();
  for (const candidate of candidates) {
    if (isPageNumber(candidate, candidates) || repeats(candidate, candidates, pages.length))
      taken.add(candidate.line);
  }
  return taken;
}

function edgeLines(page: Page, lines: readonly Line[]): Candidate[] {
  const top = lines.slice(0, EDGE_LINES).filter((line) => line.y < page.height * ZONE);
  const bottom = lines.slice(-EDGE_LINES).filter((line) => line.y > page.height * (1 - ZONE));
  return [...new Set([...top, ...bottom])].map((line) => {
    const text = lineText(line).trim();
    const key = text.replace(/\d+/g, '#').replace(/\s/g, '');
    return { line, page: page.number, text, key, outermost: line === lines[0] || line === lines.at(-1) };
  });
}

/** A bare number counts only if it runs along with the pages; '— 3 —' and 第3页 say what they are. */
function isPageNumber(candidate: Candidate, all: readonly Candidate[]): boolean {
  const number = PAGE_NUMBER.exec(candidate.text)?.[1];
  if (number === undefined || !candidate.outermost) return false;
  if (DECORATED.test(candidate.text) || Number(number) === candidate.page) return true;
  const ahead = Number(number) - candidate.page;
  return all.some((other) => {
    const value = PAGE_NUMBER.exec(other.text)?.[1];
    return other.page !== candidate.page && value !== undefined && Number(value) - other.page === ahead;
  });
}

function repeats(candidate: Candidate, all: readonly Candidate[], pages: number): boolean {
  if (candidate.key === '' || candidate.key === '#') return false;
  const same = all.filter(
    (other) => other.key === candidate.key && Math.abs(other.line.y - candidate.line.y) < SAME_HEIGHT,
  );
  const onPages = new Set(same.map((other) => other.page)).size;
  return onPages >= Math.max(2, Math.ceil(pages * REPEATS));
}
