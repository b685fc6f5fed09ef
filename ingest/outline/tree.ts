/**
 * Lines → tree of numbered nodes. Depth comes from the numbering style (一、 encloses (一) encloses 1.), so that
 * skipped, repeated and wrong numbers do not matter: (六) followed by (三) is simply the next sibling.
 *
 * A 专栏 hangs below the node before it and keeps its own (三)(四): inside it a number leads back to the outside
 * only if it is the next one that an open outer level expects.
 */
import type { Span } from '../../graph/model.ts';
import { linesOf } from '../lines.ts';
import { chineseNumeral, type Marker, markerOf } from './numbering.ts';

export interface Node extends Span {
  /** Where the heading's words begin and end (without the number and the final 。). */
  readonly title: Span;
  readonly number: string | null;
  readonly marker: Marker | null;
  /** End of the heading line and the paragraphs below it, before the first child. */
  ownEnd: number;
  readonly parent: Node | null;
  readonly children: Node[];
  /** An unnumbered paragraph that is a node of its own. */
  readonly paragraph: boolean;
}

/** Below this line length a numbered line without a full stop is a heading as a whole. */
const RUN_IN_COLON = 26;

export function buildTree(text: string, bodyStart: number, tables: readonly Span[]): Node {
  const root: MutableNode = makeRoot(text, bodyStart);
  const builder = new Builder(root, text);
  const lines = linesOf(text).filter((line) => line.start >= bodyStart && line.text.trim() !== '');
  const inTable = (at: number) => tables.some((table) => at >= table.start && at < table.end);
  const entries = lines.map((line) => ({
    line,
    marker: inTable(line.start) || line.text.includes('\t') ? null : markerOf(line.text),
  }));
  entries.forEach((entry, i) => {
    builder.add(entry, entries, i);
  });
  return root;
}

type MutableNode = { -readonly [K in keyof Node]: Node[K] };
interface Entry {
  readonly line: Span & { readonly text: string };
  readonly marker: Marker | null;
}

const makeRoot = (text: string, bodyStart: number): MutableNode => ({
  start: 0,
  end: text.length,
  title: { start: 0, end: 0 },
  number: null,
  marker: null,
  ownEnd: bodyStart,
  parent: null,
  children: [],
  paragraph: false,
});

class Builder {
  private readonly stack: MutableNode[];

  constructor(
    root: MutableNode,
    private readonly text: string,
  ) {
    this.stack = [root];
  }

  private get top(): MutableNode {
    return this.stack.at(-1)!;
  }

  /** Takes the i-th line in. */
  add({ line, marker }: Entry, all: readonly Entry[], i: number): void {
    if (!marker) {
      this.paragraph(line);
      return;
    }
    const box = this.stack.findLastIndex((node) => node.marker?.style === 'box');
    if (box > 0 && marker.style !== 'box' && !this.leavesBox(marker, box, all, i)) {
      // Inside a box nothing becomes a level of the plan: its lines are its body.
      this.closeTo(box + 1);
      this.extend(line.end);
      return;
    }
    this.closeTo(this.depthFor(marker));
    this.open(line, marker);
  }

  /** A paragraph belongs to what is open; directly below the document it is a node of its own. */
  private paragraph(line: Span): void {
    const leadsOut =
      this.top.marker?.style === 'dash' && !this.text.slice(line.start, line.end).startsWith('—');
    if (leadsOut) this.closeTo(this.stack.length - 1);
    if (this.stack.length > 1 && this.top.children.length === 0) {
      this.extend(line.end);
      return;
    }
    this.push({
      ...line,
      title: { start: line.start, end: line.start },
      number: null,
      marker: null,
      paragraph: true,
    });
    this.closeTo(this.stack.length - 1);
  }

  private open(line: Span & { text: string }, marker: Marker): void {
    const title = headingSpan(this.text, line.start + marker.length, line.end);
    const number = marker.style === 'dash' ? null : this.printed(marker);
    this.push({ ...line, title, number, marker, paragraph: false });
  }

  /** The number as printed; one of which only a bracket is left is restored from its place. */
  private printed(marker: Marker): string {
    if (marker.style !== 'chinese-bracket' || /^\(.+\)/.test(marker.printed)) return marker.printed;
    const before = this.top.children.filter((node) => node.marker?.style === marker.style).length;
    return `(${chineseNumeral(marker.value || before + 1)})`;
  }

  private push(node: Pick<Node, 'start' | 'end' | 'title' | 'number' | 'marker' | 'paragraph'>): void {
    const parent = this.top;
    const child: MutableNode = { ...node, ownEnd: node.end, parent, children: [] };
    parent.children.push(child);
    this.stack.push(child);
    this.extend(node.end);
  }

  private extend(end: number): void {
    for (const node of this.stack)
      if (node.end < end || node.parent !== null) node.end = Math.max(node.end, end);
    if (this.top.children.length === 0 && this.top.parent !== null) this.top.ownEnd = end;
  }

  /** How many open nodes stay open when this marker comes. */
  private depthFor(marker: Marker): number {
    if (marker.style === 'box') {
      const box = this.stack.findIndex((node) => node.marker?.style === 'box');
      return box > 0 ? box : this.stack.length;
    }
    let depth = this.stack.length;
    while (
      depth > 1 &&
      this.stack[depth - 1]!.marker !== null &&
      this.stack[depth - 1]!.marker!.rank >= marker.rank
    )
      depth--;
    return depth;
  }

  /** Whether a numbered line in a box is the outer level's next item rather than one of the box's own. */
  private leavesBox(marker: Marker, box: number, all: readonly Entry[], i: number): boolean {
    const outer = this.stack.slice(1, box).findLast((node) => node.marker?.rank === marker.rank);
    if (marker.style === 'annex' || marker.style === 'dash') return marker.style === 'annex';
    if (!outer) {
      const higher = this.stack.slice(1, box).some((node) => (node.marker?.rank ?? 99) > marker.rank);
      return higher || marker.rank <= 30;
    }
    if (marker.value !== outer.marker!.value + 1) {
      return marker.rank <= 30 && marker.value === 1 + outer.marker!.value;
    }
    // The same number again before a higher heading: this one was the box's own, that one is the outer level's.
    for (let k = i + 1; k < all.length; k++) {
      const next = all[k]!.marker;
      if (!next || next.style === 'dash') continue;
      if (next.rank < marker.rank || next.style === 'box') return true;
      if (next.style === marker.style && next.value === marker.value) return false;
    }
    return true;
  }

  private closeTo(depth: number): void {
    this.stack.length = Math.max(1, depth);
  }
}

/** Heading words of a numbered line: up to the first 。 outside brackets, or a short lead before a colon. */
export function headingSpan(text: string, start: number, end: number): Span {
  const line = text.slice(start, end);
  const stop = firstOutside(line, /[。!?]/);
  const colon = firstOutside(line, /:/);
  let length = stop < 0 ? line.length : stop;
  if (colon > 1 && colon <= RUN_IN_COLON && colon < length && line.length > colon + 1) length = colon;
  const gap = /^([\p{Script=Han}“”、,]{4,30}?)\s+(?=\p{Script=Han}[^\n]{15})/u.exec(line);
  if (gap && gap[1]!.length < length) length = gap[1]!.length;
  const words = line.slice(0, length).replace(/[\s:;]+$/, '');
  return { start, end: start + words.length };
}

/** First match outside 《》 “” () pairs that close on the line. */
function firstOutside(line: string, sign: RegExp): number {
  let depth = 0;
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    if ('《“(〈'.includes(char)) depth++;
    else if ('》”)〉'.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && sign.test(char)) return i;
  }
  return depth === 0 ? -1 : line.search(sign);
}
