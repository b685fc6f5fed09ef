/**
 * The structure of one sentence: masks over names in quotes, brackets, and the segments between separators. A 、
 * or 和 separates only where a quantity stands directly before or behind it (400家以上、科技型…1000家以上), so that
 * 基本药物、集采品种抽检合格率 stays one name.
 */
import type { Comparator, Span, Target } from '../../graph/model.ts';
import { countVerbAtStart } from '../lexicon/quantifiers.ts';
import type { Quantity } from './target-quantities.ts';

/** What the rule finds in a sentence; the document's context adds year, status and clause. */
export interface Found extends Span {
  indicator: string;
  value: number;
  unit: string;
  comparator: Comparator;
  kind: Target['kind'];
  baseline: number | null;
  baselineYear: number | null;
  frequency: Target['frequency'];
  scope: string | null;
  /** A year said of this value only (由…提高到2025年的…); otherwise the context decides. */
  year: number | null;
  /** Where the number stands: the year before it counts. */
  at: number;
  actual: boolean;
}

export interface Segment extends Span {
  /** The separator before it: '' at the start of the sentence. */
  readonly before: string;
}

export interface Scene extends Span {
  readonly text: string; // folded
  readonly masks: readonly Span[];
  readonly brackets: readonly Span[];
  readonly quantities: readonly Quantity[];
}

const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '《': '》',
  '〈': '〉',
  '〔': '〕',
  '【': '】',
};
const MAX_QUOTE = 60;
const MAX_TITLE = 120;

/** Quoted names and titles: numbers in them are never figures. An opening sign without its partner masks nothing. */
export const findMasks = (text: string, span: Span): Span[] => {
  const masks: Span[] = [];
  for (let at = span.start; at < span.end; at++) {
    const close = PAIRS[text[at] ?? ''];
    if (!close) continue;
    const limit = text[at] === '《' ? MAX_TITLE : MAX_QUOTE;
    const near = text.slice(at + 1, Math.min(span.end, at + 1 + limit));
    const length = near.indexOf(close);
    const again = near.indexOf(text[at]!);
    if (length < 0 || (again >= 0 && again < length && text[at] !== '《')) continue;
    const end = at + 1 + length;
    masks.push({ start: at, end: end + 1 });
    at = end;
  }
  return masks;
};

/** Round brackets that close within the span, outermost only. */
export const findBrackets = (text: string, span: Span): Span[] => {
  const found: Span[] = [];
  for (let at = span.start; at < span.end; at++) {
    if (text[at] !== '(') continue;
    let depth = 0;
    for (let end = at; end < span.end; end++) {
      if (text[end] === '(') depth++;
      else if (text[end] === ')' && --depth === 0) {
        found.push({ start: at, end: end + 1 });
        break;
      }
    }
    if (found.at(-1)?.start === at) at = found.at(-1)!.end - 1;
    else break; // an unclosed bracket: nothing behind it can be told
  }
  return found;
};

export const within = (spans: readonly Span[], at: number): Span | null =>
  spans.find((s) => s.start <= at && at < s.end) ?? null;

const CONJUNCTION = /^(?:、|和|及|以及|与|并|\+)/;

/** Separators between two statements of one sentence. */
export const splitSegments = (scene: Scene, glued: readonly Span[]): Segment[] => {
  const { text, masks, brackets, quantities } = scene;
  const starts = new Set(quantities.map((q) => q.start));
  const ends = quantityEnds(scene);
  const closed = new Map<number, number>();
  for (const s of [...masks, ...brackets, ...glued, ...quantities])
    closed.set(s.start, Math.max(s.end, closed.get(s.start) ?? 0));
  const segments: Segment[] = [];
  let from = scene.start;
  let before = '';
  const cut = (at: number, sign: string) => {
    segments.push({ start: from, end: at, before });
    from = at + sign.length;
    before = sign;
  };
  for (let at = scene.start; at < scene.end; at++) {
    const inside = closed.get(at);
    if (inside !== undefined && inside > at) {
      at = inside - 1;
      continue;
    }
    const char = text[at] ?? '';
    if (',;:'.includes(char)) cut(at, char);
    else {
      const sign = CONJUNCTION.exec(text.slice(at, at + 2))?.[0];
      if (!sign) continue;
      const next = skipSpaces(text, at + sign.length);
      const verb = sign === '、' ? countVerbAtStart(text.slice(next, next + 8)) : null;
      if (ends.has(backSpaces(text, at)) || starts.has(next) || (verb && starts.has(next + verb.length)))
        cut(at, sign);
    }
  }
  segments.push({ start: from, end: scene.end, before });
  return segments.filter((s) => s.end > s.start);
};

const skipSpaces = (text: string, at: number): number => {
  let end = at;
  while (text[end] === ' ') end++;
  return end;
};

const backSpaces = (text: string, at: number): number => {
  let end = at;
  while (text[end - 1] === ' ') end--;
  return end;
};

/** Where quantities end, with a bracket directly behind them counted in. */
const quantityEnds = (scene: Scene): Set<number> => {
  const ends = new Set(scene.quantities.map((q) => q.end));
  for (const b of scene.brackets) if (ends.has(b.start)) ends.add(b.end);
  return ends;
};
