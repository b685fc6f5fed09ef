/**
 * Applies cleaners' edits one after the other and remembers where every kept character came from.
 *
 *   raw      質(zhì)量 ␠␠提升          origin[i] = raw offset of the i-th cleaned character
 *   cleaned  质量 提升                  origin[length] = length of the raw text
 */
import type { Removed, Table } from '../graph/model.ts';
import type { Cleaner, Edit } from './cleaner.ts';

/** Text in work: what it is now, and the raw offset of each of its characters (one more for the end). */
export interface Traced {
  readonly text: string;
  readonly origin: Uint32Array;
  readonly removed: readonly Removed[];
}

const SAMPLE = 60;
/** Edits of one kind this close together (raw characters) are reported as one: a page has thousands of pinyin. */
const NEAR = 24;

export const traced = (raw: string): Traced => ({
  text: raw,
  origin: Uint32Array.from({ length: raw.length + 1 }, (_, i) => i),
  removed: [],
});

/** Runs cleaners in order; `removed` holds raw offsets, in text order. */
export function runCleaners(raw: string, cleaners: readonly Cleaner[], from: Traced = traced(raw)): Traced {
  let state = from;
  for (const cleaner of cleaners) state = applyEdits(state, cleaner.clean(state.text), raw);
  const removed = [...state.removed].sort((a, b) => a.start - b.start || a.end - b.end);
  return { ...state, removed };
}

/**
 * One round of edits. An edit of equal length is a character-by-character normalisation and keeps every offset;
 * any other replacement counts as standing where the replaced text began.
 * @throws Error when edits overlap or are out of order: a cleaner's fault, not the document's.
 */
export function applyEdits(state: Traced, edits: readonly Edit[], raw: string): Traced {
  if (edits.length === 0) return state;
  const { text, origin } = state;
  const parts: string[] = [];
  const grown = edits.reduce((n, edit) => n + edit.replacement.length - (edit.end - edit.start), text.length);
  const next = new Uint32Array(grown + 1);
  let at = 0;
  let to = 0;
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new Error(`edit ${edit.start}–${edit.end} after ${at} of ${text.length}`);
    }
    parts.push(text.slice(at, edit.start), edit.replacement);
    while (at < edit.start) next[to++] = origin[at++]!;
    const same = edit.replacement.length === edit.end - edit.start;
    for (let i = 0; i < edit.replacement.length; i++)
      next[to++] = origin[same ? edit.start + i : edit.start]!;
    at = edit.end;
  }
  parts.push(text.slice(at));
  while (at <= text.length) next[to++] = origin[at++]!;
  const removed = [...state.removed, ...report(edits, origin, raw)];
  return { text: parts.join(''), origin: next, removed };
}

function report(edits: readonly Edit[], origin: Uint32Array, raw: string): Removed[] {
  const out: { reason: Removed['reason']; start: number; end: number }[] = [];
  for (const { start, end, reason } of edits) {
    if (end === start) continue;
    const from = origin[start]!;
    const to = Math.max(from + 1, origin[end - 1]! + 1);
    const last = out.at(-1);
    if (last && last.reason === reason && from - last.end <= NEAR && from >= last.start) {
      last.end = Math.max(last.end, to);
    } else out.push({ reason, start: from, end: to });
  }
  return out.map((r) => ({ ...r, sample: raw.slice(r.start, Math.min(r.end, r.start + SAMPLE)) }));
}

/** First cleaned offset whose character stands at or after a raw offset. */
export function cleanOffset(state: Traced, rawOffset: number): number {
  let low = 0;
  let high = state.origin.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (state.origin[middle]! < rawOffset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tables in cleaned offsets; one whose text was removed as page furniture goes with it. */
export function moveTables(tables: readonly Table[], state: Traced): Table[] {
  const moved = new Map<object, Table['rows'][number][number]>();
  const cell = (c: Table['rows'][number][number]) => {
    const known = moved.get(c);
    if (known) return known;
    const { start, end } = trimSpan(state, c.start, c.end);
    const made = { ...c, start, end, text: state.text.slice(start, end) };
    moved.set(c, made);
    return made;
  };
  return tables
    .map((t) => ({ ...t, ...trimSpan(state, t.start, t.end), rows: t.rows.map((row) => row.map(cell)) }))
    .filter((t) => t.end > t.start);
}

function trimSpan(state: Traced, rawStart: number, rawEnd: number): { start: number; end: number } {
  let start = cleanOffset(state, rawStart);
  let end = Math.max(start, cleanOffset(state, rawEnd));
  while (end > start && /\s/.test(state.text[end - 1]!)) end--;
  while (start < end && /[^\S\t]/.test(state.text[start]!)) start++;
  return { start, end };
}
