/**
 * Which element holds the page's main text: the first known container of `lexicon/html-main.json` that holds
 * enough of the page's running text, else the deepest element that still holds nearly all of it.
 */
import { type DomDocument, type DomElement, ELEMENT_NODE, TEXT_NODE } from './html-dom.ts';
import { htmlLexicon } from './html-lexicon.ts';

/** A container with this much running text is a document, whatever else the page has. */
const ENOUGH = 400;
/** A known container must hold this share of all running text, so that an abstract is not taken for the text. */
const KNOWN_SHARE = 0.5;
/** An unknown container must hold nearly all, so that no part of the document is lost. */
const UNKNOWN_SHARE = 0.85;

export function mainElement(document: DomDocument): DomElement {
  const body = document.body ?? document.documentElement;
  const lengths = runningLengths(body);
  const all = lengths.get(body) ?? 0;
  return known(body, lengths, all) ?? deepest(body, lengths, all * UNKNOWN_SHARE);
}

function known(body: DomElement, lengths: Lengths, all: number): DomElement | undefined {
  for (const selector of htmlLexicon.mainSelectors) {
    const found = [...body.querySelectorAll(selector)];
    const longest = found.sort((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0))[0];
    const length = longest === undefined ? 0 : (lengths.get(longest) ?? 0);
    if (
      longest !== undefined &&
      length >= all * KNOWN_SHARE &&
      (length >= ENOUGH || length >= all * UNKNOWN_SHARE)
    ) {
      return longest;
    }
  }
  return undefined;
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
