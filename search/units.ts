import type { Clause } from '../graph/model.ts';

/** What search finds and shows: a task with its boxes and owner line, else the prose of one clause (or a part of it). */
export interface Unit {
  /** The clause's id; the second and later parts of a split clause carry '#2', '#3' … */
  readonly id: string;
  readonly plan: string;
  readonly clause: Clause;
  readonly kind: 'task' | 'goal' | 'box' | 'general';
  /** Offsets into the plan's cleaned text. */
  readonly start: number;
  readonly end: number;
}

/** Longest unit of prose or table rows, in characters: longer ones are split between paragraphs. */
const LONGEST = 600;
/** A heading whose clause says less than this on its own is no unit: it only groups. */
const LEAST_BODY = 6;

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Groups whole lines into parts of at most `LONGEST` characters; a line that is longer stays whole. */
export const splitAtParagraphs = (text: string, start: number, end: number): Part[] => {
  const parts: Part[] = [];
  let from = start;
  let to = start;
  while (to < end) {
    const newline = text.indexOf('\n', to);
    const lineEnd = newline < 0 || newline >= end ? end : newline + 1;
    if (to > from && lineEnd - from > LONGEST) {
      parts.push({ start: from, end: to });
      from = to;
    }
    to = lineEnd;
  }
  if (to > from) parts.push({ start: from, end: to });
  return parts;
};

/** The span without white space at its ends; null when nothing is left. */
const trimmed = (text: string, { start, end }: Part): Part | null => {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  const to = end - (slice.length - slice.trimEnd().length);
  return to > from ? { start: from, end: to } : null;
};

/** Letters and digits that a clause says beyond its number and title. */
const bodyLength = (text: string, clause: Clause): number => {
  const letters = (s: string): number => s.replace(/[^\p{L}\p{N}]/gu, '').length;
  return (
    letters(text.slice(clause.own.start, clause.own.end)) - letters((clause.number ?? '') + clause.title)
  );
};

const viewKind = (clause: Clause, inGoal: boolean): Unit['kind'] => {
  if (clause.kind === 'task' || clause.kind === 'goal' || clause.kind === 'box') return clause.kind;
  return inGoal ? 'goal' : 'general';
};

/**
 * The searchable units of one document, in text order. A task is one unit with everything below it, unless
 * tasks stand below it; of every other clause the own prose is a unit, split at paragraphs where it is long
 * (a task is never split: its owner line belongs to all of it).
 */
export const unitsOf = (plan: string, text: string, clauses: readonly Clause[]): Unit[] => {
  const byId = new Map(clauses.map((c) => [c.id, c]));
  const ancestors = (clause: Clause): Clause[] => {
    const found: Clause[] = [];
    let at = clause.parent === null ? undefined : byId.get(clause.parent);
    // A document's outline is a tree; the bound keeps a damaged one from looping.
    while (at && found.length < 64) {
      found.push(at);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    return found;
  };
  const holdsTasks = new Set<string>();
  for (const clause of clauses) {
    if (clause.kind === 'task') for (const above of ancestors(clause)) holdsTasks.add(above.id);
  }
  const isWhole = (clause: Clause): boolean => clause.kind === 'task' && !holdsTasks.has(clause.id);

  const units: Unit[] = [];
  for (const clause of clauses) {
    const above = ancestors(clause);
    if (above.some(isWhole)) continue;
    const kind = viewKind(
      clause,
      above.some((c) => c.kind === 'goal'),
    );
    if (!isWhole(clause) && clause.kind !== 'table' && bodyLength(text, clause) < LEAST_BODY) continue;
    const parts = isWhole(clause) ? [clause] : splitAtParagraphs(text, clause.own.start, clause.own.end);
    parts
      .map((part) => trimmed(text, part))
      .filter((part) => part !== null)
      .forEach((part, i) => {
        units.push({ id: i === 0 ? clause.id : `${clause.id}#${i + 1}`, plan, clause, kind, ...part });
      });
  }
  return units;
};
