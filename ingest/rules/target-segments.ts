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

/** Quoted names and titles: numbers in them are never figures. An opening sign without its partner masks nothing. */
export const findMasks = (text: string, span: Span): Span[] => {
  const masks: Span[] = [];
  for (let at = span.start; at < span.end; at++) {
    const close = PAIRS[text[at] ?? ''];
    if (!close) continue;
    const end = text.indexOf(close, at + 1);
    const limit = text[at] === '《' ? 120 : MAX_QUOTE;
    const again = text.indexOf(text[at]!, at + 1);
    if (end < 0 || end >= span.end || end - at > limit) continue;
    if (again > 0 && again < end && text[at] !== '《') continue;
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
  const segments: Segment[] = [];
  let from = scene.start;
  let before = '';
  const cut = (at: number, sign: string) => {
    segments.push({ start: from, end: at, before });
    from = at + sign.length;
    before = sign;
  };
  for (let at = scene.start; at < scene.end; at++) {
    const inside = within(masks, at) ?? within(brackets, at) ?? within(glued, at);
    if (inside) {
      at = inside.end - 1;
      continue;
    }
    const quantity = quantities.find((q) => q.start <= at && at < q.end);
    if (quantity) {
      at = quantity.end - 1;
      continue;
    }
    const char = text[at] ?? '';
    if (',;:'.includes(char)) cut(at, char);
    else {
      const sign = CONJUNCTION.exec(text.slice(at, at + 2))?.[0];
      if (!sign) continue;
      const next = skipSpaces(text, at + sign.length);
      const verb = sign === '、' ? countVerbAtStart(text.slice(next, next + 8)) : null;
      if (endsQuantity(scene, at) || starts.has(next) || (verb && starts.has(next + verb.length)))
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

/** Whether a quantity (with a bracket behind it) ends at `at`, spaces aside. */
const endsQuantity = (scene: Scene, at: number): boolean => {
  let end = at;
  while (scene.text[end - 1] === ' ') end--;
  const bracket = scene.brackets.find((b) => b.end === end);
  if (bracket) end = bracket.start;
  return scene.quantities.some((q) => q.end === end);
};
