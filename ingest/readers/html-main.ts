/**
 * Which elements hold the page's main text: the first known container of `lexicon/html-main.json` that holds
 * enough of the page's running text, else the deepest element that still holds nearly all of it.
 */
import { type DomDocument, type DomElement, ELEMENT_NODE, TEXT_NODE } from './html-dom.ts';
import { htmlLexicon } from './html-lexicon.ts';

/** A container with this much running text is a document, whatever else the page has. */
const ENOUGH = 400;
/** Less than this share of the text is an abstract, a date line, a caption. */
const PART_SHARE = 0.1;
/** A block with this many links and less than this share of running text is a menu. */
const LINKS = 4;
const RUNNING_SHARE = 0.25;
/** A table outside the container with this many characters is an annex; the page's own record has fewer. */
const ANNEX = 300;
/** A known container must hold this share of all running text, so that an abstract is not taken for the text. */
const KNOWN_SHARE = 0.5;
/** An unknown container must hold nearly all, so that no part of the document is lost. */
const UNKNOWN_SHARE = 0.85;

/** In document order; usually one. */
export function mainElements(document: DomDocument): DomElement[] {
  const body = document.body ?? document.documentElement;
  const lengths = runningLengths(body);
  const all = lengths.get(body) ?? 0;
  const found = known(body, lengths, all);
  if (found !== undefined) return found;
  dropLinkLists(body, lengths);
  return [deepest(body, lengths, all * UNKNOWN_SHARE)];
}

function known(body: DomElement, lengths: Lengths, all: number): DomElement[] | undefined {
  const lengthOf = (element: DomElement) => lengths.get(element) ?? 0;
  for (const selector of htmlLexicon.mainSelectors) {
    // A document may stand in several containers of one kind.
    const found = outermost(
      [...body.querySelectorAll(selector)].filter((one) => lengthOf(one) >= all * PART_SHARE),
    );
    const length = found.reduce((sum, one) => sum + lengthOf(one), 0);
    if (length >= all * KNOWN_SHARE && length > 0 && (length >= ENOUGH || length >= all * UNKNOWN_SHARE)) {
      return withAnnexes(found, body, lengthOf, all);
    }
  }
  return undefined;
}

function outermost(elements: readonly DomElement[]): DomElement[] {
  return elements.filter((one) => !elements.some((other) => other !== one && other.contains(one)));
}

/** Adds long tables outside the containers: an annex is sometimes put behind the article. */
function withAnnexes(
  main: DomElement[],
  body: DomElement,
  lengthOf: (element: DomElement) => number,
  all: number,
): DomElement[] {
  const annexes = [...body.querySelectorAll('table')].filter(
    (table) =>
      lengthOf(table) >= Math.max(ANNEX, all * PART_SHARE) &&
      !main.some((one) => one.contains(table) || table.contains(one)) &&
      table.querySelector('table') === null,
  );
  if (annexes.length === 0) return main;
  const wanted = new Set([...main, ...annexes]);
  return [...body.querySelectorAll('*')].filter((element) => wanted.has(element));
}

/** Takes blocks out that are nearly all links: menus, lists of other pages. */
function dropLinkLists(body: DomElement, lengths: Lengths): void {
  for (const block of [...body.querySelectorAll('ul,div,table')]) {
    const links = [...block.querySelectorAll('a')].length;
    const text = (block.textContent ?? '').replace(/\s+/g, '').length;
    if (links >= LINKS && (lengths.get(block) ?? 0) < text * RUNNING_SHARE) block.remove();
  }
}

function deepest(body: DomElement, lengths: Lengths, enough: number): DomElement {
  let at = body;
  for (;;) {
    const next = [...at.children].find((child) => (lengths.get(child) ?? 0) >= enough && !isRow(child));
    if (next === undefined || enough === 0) return at;
    at = next;
  }
}

/** Going into a table's insides would lose the table. */
function isRow(element: DomElement): boolean {
  return /^(?:TABLE|TBODY|TR|P|OL|UL)$/i.test(element.tagName);
}

type Lengths = Map<DomElement, number>;

/** Characters of running text (text outside links) below every element, children before parents. */
function runningLengths(root: DomElement): Lengths {
  const lengths: Lengths = new Map();
  const order: DomElement[] = [];
  const stack: DomElement[] = [root];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    order.push(at);
    if (!/^A$/i.test(at.tagName)) stack.push(...at.children);
  }
  for (const element of order.reverse()) {
    if (/^A$/i.test(element.tagName)) continue;
    let length = 0;
    for (const child of element.childNodes) {
      if (child.nodeType === TEXT_NODE) length += (child.textContent ?? '').trim().length;
      else if (child.nodeType === ELEMENT_NODE) length += lengths.get(child as DomElement) ?? 0;
    }
    lengths.set(element, length);
  }
  return lengths;
}
