/**
 * A DOM subtree as lines and tables. One walk without recursion: entering or leaving a block ends the line,
 * inline elements do not, list items get the number that the browser would draw.
 */

import type { RawCell, SourceWriter } from '../source-writer.ts';
import { type DomElement, type DomNode, ELEMENT_NODE, TEXT_NODE } from './html-dom.ts';
import { listNumber, startOf } from './html-lists.ts';
import { dataTable, metadataPairs } from './html-tables.ts';
import { TitleLine } from './html-title.ts';

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark o:p q ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Writes the element's text into `writer`; empty lines are left out. A broken `title` is put on one line. */
export function writeBlocks(root: DomElement, writer: SourceWriter, title: string): void {
  const titled = new TitleLine(title, (line) => writer.line(line));
  const sink: Sink = {
    line: (text) => titled.line(text),
    table: (rows, caption) => {
      titled.flush();
      writer.table(rows, caption);
    },
  };
  if (!/^TABLE$/i.test(root.tagName) || !wroteTable(root, sink)) walk(root, sink);
  titled.flush();
}

/** The element's text as lines; tables inside it are read as lines too. */
export function blockLines(root: DomElement): string[] {
  const lines: string[] = [];
  walk(root, { line: (text) => lines.push(text) });
  return lines;
}

/** The page's lines outside `main`, record tables as label–value lines. */
export function linesAround(body: DomElement, main: readonly DomElement[]): string[] {
  const lines: string[] = [];
  const line = (text: string) => lines.push(text);
  const table = (rows: RawCell[][]) => {
    for (const cell of rows.flat()) line(cell.text);
  };
  walk(body, { line, table }, main);
  return lines;
}

interface Sink {
  line(text: string): unknown;
  /** Left out where tables are not wanted as such (inside a cell). */
  table?(rows: RawCell[][], caption: string | null): void;
}

class Line {
  private text = '';
  constructor(private readonly sink: Sink) {}

  add(text: string): void {
    this.text += text;
  }

  end(): void {
    const line = collapse(this.text);
    this.text = '';
    if (line !== '') this.sink.line(line);
  }
}

function walk(root: DomElement, sink: Sink, skip: readonly DomElement[] = []): void {
  const line = new Line(sink);
  const counters = new Map<DomElement, number>();
  const enter = (element: DomElement): boolean => {
    const tag = element.tagName.toLowerCase();
    if (skip.includes(element)) return false;
    if (tag === 'br' || tag === 'hr') line.end();
    if (INLINE.has(tag)) return true;
    line.end();
    if (tag === 'ol') counters.set(element, startOf(element));
    if (tag === 'li') line.add(listNumber(element, counters));
    const holdsSkipped = skip.some((skipped) => element.contains(skipped));
    return tag !== 'table' || holdsSkipped || !wroteTable(element, sink);
  };
  const leave = (element: DomElement): void => {
    if (!INLINE.has(element.tagName.toLowerCase())) line.end();
  };
  traverse(root, enter, leave, (text) => line.add(text));
  line.end();
}

/** Whether the table was written as a table (or as label–value lines) and its inside is done with. */
function wroteTable(element: DomElement, sink: Sink): boolean {
  if (sink.table === undefined) return false;
  const table = dataTable(element, (cell) => blockLines(cell).join('\n'));
  if (table === null) return false;
  const pairs = metadataPairs(table.rows);
  if (pairs !== null) for (const pair of pairs) sink.line(pair);
  else sink.table(table.rows, table.caption);
  return true;
}

/** Depth-first over elements and texts; `enter` says whether to go inside. */
function traverse(
  root: DomElement,
  enter: (element: DomElement) => boolean,
  leave: (element: DomElement) => void,
  text: (text: string) => void,
): void {
  let node: DomNode | null = root.firstChild;
  while (node !== null) {
    let inside = false;
    if (node.nodeType === TEXT_NODE) text(node.textContent ?? '');
    else if (node.nodeType === ELEMENT_NODE) inside = enter(node as DomElement);
    if (inside && node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    if (inside) leave(node as DomElement);
    while (node !== null && node.nextSibling === null) {
      const parent: DomElement | null = node.parentNode;
      if (parent === null || parent === root) return;
      leave(parent);
      node = parent;
    }
    node = node?.nextSibling ?? null;
  }
}

/** White space as a browser draws it, except that a line end between two Chinese characters is nothing. */
function collapse(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[ \t\f\u00a0]*[\r\n][ \t\f\r\n\u00a0]*/g, '\n')
    .replace(/(?<=[\u2e80-\u9fff\uff00-\uffef])\n(?=[\u2e80-\u9fff\uff00-\uffef])/g, '')
    .replace(/[ \t\f\n\u00a0]+/g, ' ')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
}
