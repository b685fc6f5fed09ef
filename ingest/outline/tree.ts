/**
 * Lines → tree of numbered nodes. Depth comes from the numbering style (一、 encloses (一) encloses 1.), so that
 * skipped, repeated and wrong numbers do not matter: (六) followed by (三) is simply the next sibling.
 *
 * A 专栏 hangs below the node before it and keeps its own (三)(四): inside it a number leads back to the outside
 * only if it is the next one that an open outer level expects.
 */
import type { Span } from '../../graph/model.ts';

import { type Entry, entriesOf } from './entries.ts';
import { chineseNumeral, type Marker } from './numbering.ts';

export interface Node extends Span {
  /** Where the heading's words begin and end (without the number and the final 。). */
  readonly title: Span;
  readonly number: string | null;
  /** Null for the document, loose paragraphs and tables. */
  readonly marker: Marker | null;
  readonly role: 'root' | 'numbered' | 'paragraph' | 'table';
  /** End of the heading line and the paragraphs below it, before the first child. */
  readonly ownEnd: number;
  readonly parent: Node | null;
  readonly children: Node[];
}

type Growing = { -readonly [K in keyof Node]: Node[K] };

/** A short lead before a colon is a heading of its own: (二)主要目标:到2025年…. */
const RUN_IN_COLON = 26;
/** Lines within which a box's own numbering must end. */
const LOOK_AHEAD = 300;
/** Levels down to 一、 end a box even when their number is not the next one. */
const TOP_RANK = 30;

export function buildTree(text: string, bodyStart: number, tables: readonly Span[]): Node {
  const builder = new Builder(text, bodyStart, entriesOf(text, bodyStart, tables));
  return builder.build();
}

class Builder {
  private readonly root: Growing;
  private stack: Growing[];

  constructor(
    private readonly text: string,
    bodyStart: number,
    private readonly entries: readonly Entry[],
  ) {
    this.root = {
      start: 0,
      end: text.length,
      title: { start: 0, end: 0 },
      number: null,
      marker: null,
      role: 'root',
      ownEnd: bodyStart,
      parent: null,
      children: [],
    };
    this.stack = [this.root];
  }

  build(): Node {
    this.entries.forEach((entry, i) => {
      if (entry.role === 'closing') this.stack = [this.root];
      else if (entry.role === 'table') this.leaf(entry, 'table');
      else if (entry.marker) this.numbered(entry, entry.marker, i);
      else this.paragraph(entry);
    });
    return this.root;
  }

  private get top(): Growing {
    return this.stack.at(-1)!;
  }

  private numbered(entry: Entry, marker: Marker, i: number): void {
    this.leaveDoneBox();
    const box = this.stack.findLastIndex((node) => node.marker?.style === 'box');
    if (box > 0 && marker.style !== 'box' && !this.leavesBox(marker, box, i)) {
      // Inside a box nothing becomes a level of the plan: its lines are its body.
      this.closeTo(box + 1);
      this.extend(entry.end);
      return;
    }
    this.closeTo(this.depthFor(marker));
    const title = headingSpan(this.text, entry.start + marker.length, entry.end);
    const number = marker.style === 'dash' || marker.printed === '' ? null : this.printed(marker);
    this.push({ start: entry.start, end: entry.end, title, number, marker, role: 'numbered' });
  }

  /** A paragraph belongs to what is open; directly below the document it is a node if it is a sentence. */
  private paragraph(entry: Entry): void {
    if (this.top.marker?.style === 'dash') this.closeTo(this.stack.length - 1);
    if (!/^(?:注|备注|说明|数据来源)[::]/.test(entry.text)) this.leaveDoneBox();
    if (this.top === this.root && entry.text.length < 40 && !/。/.test(entry.text)) return;
    if (this.top !== this.root && this.top.children.length === 0) this.extend(entry.end);
    else this.leaf(entry, 'paragraph');
  }

  /** A box that holds a table ends with it. */
  private leaveDoneBox(): void {
    if (this.top.marker?.style === 'box' && this.top.children.at(-1)?.role === 'table')
      this.closeTo(this.stack.length - 1);
  }

  private leaf(entry: Entry, role: 'paragraph' | 'table'): void {
    const { start, end } = entry;
    this.push({ start, end, title: { start, end: start }, number: null, marker: null, role });
    this.closeTo(this.stack.length - 1);
  }

  /** The number as printed; one of which only a bracket is left is restored from its place. */
  private printed(marker: Marker): string {
    if (marker.style !== 'chinese-bracket' || /^[(〔【[].+[)〕】\]]/.test(marker.printed))
      return marker.printed;
    const before = this.top.children.filter((node) => node.marker?.style === marker.style).length;
    return `(${chineseNumeral(marker.value || before + 1)})`;
  }

  private push(node: Pick<Node, 'start' | 'end' | 'title' | 'number' | 'marker' | 'role'>): void {
    const child: Growing = { ...node, ownEnd: node.end, parent: this.top, children: [] };
    this.top.children.push(child);
    this.stack.push(child);
    this.extend(node.end);
  }

  private extend(end: number): void {
    for (const node of this.stack) node.end = Math.max(node.end, end);
    if (this.top.children.length === 0 && this.top !== this.root) this.top.ownEnd = end;
  }

  private closeTo(depth: number): void {
    this.stack.length = Math.max(1, depth);
  }

  /** How many open nodes stay open when this marker comes. */
  private depthFor(marker: Marker): number {
    if (marker.style === 'box') {
      const box = this.stack.findIndex((node) => node.marker?.style === 'box');
      return box > 0 ? box : this.stack.length;
    }
    let depth = this.stack.length;
    while (depth > 1 && (this.stack[depth - 1]!.marker?.rank ?? 0) >= marker.rank) depth--;
    return depth;
  }

  /** Whether a numbered line in a box is the outer level's next item rather than one of the box's own. */
  private leavesBox(marker: Marker, box: number, i: number): boolean {
    if (marker.style === 'annex') return true;
    if (marker.style === 'dash') return false;
    const open = this.stack.slice(1, box);
    const outer = open.findLast((node) => node.marker?.rank === marker.rank);
    if (!outer) return marker.rank <= TOP_RANK || open.some((node) => (node.marker?.rank ?? 0) > marker.rank);
    return marker.value === outer.marker!.value + 1 && !this.comesAgain(marker, i);
  }

  /** The same number before a higher heading: then this one was the box's own and that one is the outer level's. */
  private comesAgain(marker: Marker, i: number): boolean {
    for (let k = i + 1; k < Math.min(this.entries.length, i + LOOK_AHEAD); k++) {
      const next = this.entries[k]!.marker;
      if (!next || next.style === 'dash') continue;
      if (next.rank < marker.rank || next.style === 'box') return false;
      if (next.style === marker.style && next.value === marker.value) return true;
    }
    return false;
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

/** First match outside 《》 “” () pairs; an unclosed pair does not count. */
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
