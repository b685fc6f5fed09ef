/**
 * Statements of responsibility wherever they stand in a task:
 * (责任单位:甲、乙) · (牵头单位:甲;配合单位:乙) · 责任部门:甲按职责分工负责) · 【责任单位】甲 · (甲牵头,乙配合) · (同上).
 * Brackets are lost on real pages, so a statement ends at its own closing bracket or at the end of its line.
 */
import type { Role, Span } from '../../graph/model.ts';
import { bodySuffix, labelPattern, otherLabelPattern, ownerLabels } from '../lexicon/owners.ts';
import { closingOwners } from './closings.ts';
import { namesOfList, type OwnerName, unique } from './names.ts';

export { namesOfList, type OwnerName } from './names.ts';

export interface OwnerStatement extends Span {
  readonly names: readonly OwnerName[];
  /** 责任单位:同上 */
  readonly sameAsAbove: boolean;
  /** The statement fills its line. */
  readonly ownLine: boolean;
}

const LABEL = new RegExp(`(?:${labelPattern})(?:(?:和|及|、)(?:${labelPattern}))?`, 'g');
const OTHER = new RegExp(`(?:${otherLabelPattern})\\s*[:】〕]`);
/** No list of bodies is longer. */
const MAX_LIST = 1500;
const SAME = /^\s*[(]?(?:同上|同前|上同)/;

const SAME_BRACKET = new RegExp(
  `[([【〔]\\s{0,3}(?:(?:${labelPattern})\\s?[::]?\\s?)?(?:同上|同前|上同)(?:。)?\\s{0,3}[)\\]】〕]。?\\s{0,3}$`,
);

/** All statements in text order. */
export function ownerStatements(text: string, start = 0, end = text.length): OwnerStatement[] {
  const found: OwnerStatement[] = [];
  for (let from = start; from < end; ) {
    let to = lineEnd(text, from, end);
    // 责任单位: with its list on the next line.
    if (labelsIn(text, from, to).at(-1)?.end === to && isNameLine(text, to + 1, end))
      to = lineEnd(text, to + 1, end);
    found.push(...inLine(text, from, to));
    from = to + 1;
  }
  return found;
}

function lineEnd(text: string, from: number, end: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 || feed > end ? end : feed;
}

function isNameLine(text: string, from: number, end: number): boolean {
  if (from >= end) return false;
  const to = lineEnd(text, from, end);
  const names = namesOfList(text, from, to, 'owner');
  return to - from <= 200 && names.length > 0 && names.every(({ name }) => bodySuffix.test(name));
}

function inLine(text: string, start: number, end: number): OwnerStatement[] {
  const labels = labelsIn(text, start, end);
  const found: OwnerStatement[] = [];
  for (let i = 0; i < labels.length; ) {
    const first = labels[i]!;
    const stop = statementEnd(text, first.end, end);
    let next = i + 1;
    while (next < labels.length && labels[next]!.start < stop) next++;
    const statement = statementOf(text, start, stop, labels.slice(i, next));
    if (statement.names.length > 0 || statement.sameAsAbove) found.push(statement);
    i = next;
  }
  if (found.length > 0) return found;
  const same = sameBracket(text, start, end);
  if (same) return [same];
  return closingOwners(text, start, end).map((closing) => ({
    ...closing,
    sameAsAbove: false,
    ownLine: closing.start === start,
  }));
}

/** (同上) or (责任单位同上) at the line's end. */
function sameBracket(text: string, start: number, end: number): OwnerStatement | null {
  const from = Math.max(start, end - 40);
  const match = SAME_BRACKET.exec(text.slice(from, end));
  if (!match) return null;
  const at = from + match.index;
  return {
    start: at,
    end: at + match[0].trimEnd().length,
    names: [],
    sameAsAbove: true,
    ownLine: at === start,
  };
}

/** From the first label to `stop`, where each label's list ends at the next label. */
function statementOf(
  text: string,
  line: number,
  stop: number,
  labels: readonly FoundLabel[],
): OwnerStatement {
  const first = labels[0]!;
  const names = labels.flatMap((label, i) => {
    const to = Math.min(stop, labels[i + 1]?.start ?? stop);
    return namesOfList(text, label.end, listEnd(text, label.end, to), label.role);
  });
  return {
    start: opening(text, first.start, line),
    end: stop + (/[)】\]〕]/.test(text[stop] ?? '') ? 1 : 0),
    names: unique(names),
    sameAsAbove: names.length === 0 && SAME.test(text.slice(first.end, Math.min(stop, first.end + 10))),
    ownLine: /^[\s([【〔]*$/.test(text.slice(Math.max(line, first.start - 200), first.start)),
  };
}

interface FoundLabel extends Span {
  readonly role: Role;
}

/** Labels with their colon; inside a bracket or at the line's head the colon may be missing. */
function labelsIn(text: string, start: number, end: number): FoundLabel[] {
  const line = text.slice(start, end);
  const found: FoundLabel[] = [];
  for (const match of line.matchAll(LABEL)) {
    const before = line.slice(Math.max(0, match.index - 20), match.index).trimEnd();
    const sign = signBehind(
      before,
      line.slice(match.index + match[0].length, match.index + match[0].length + 12),
    );
    if (sign === null) continue;
    const role = ownerLabels.get(match[0]) ?? ownerLabels.get(match[0].split(/[和及、]/)[0]!) ?? 'owner';
    const from = start + match.index;
    found.push({ start: from, end: from + match[0].length + sign.length, role });
  }
  return found;
}

function signBehind(before: string, after: string): string | null {
  const colon = /^\s*[)】\]〕]?\s*:\s*/.exec(after);
  if (colon) return colon[0];
  if (/[【[〔]$/.test(before)) return /^[】\]〕]\s*/.exec(after)?.[0] ?? null;
  if (before === '' || /[([【〔]$/.test(before)) return /^(?:\s+|为)/.exec(after)?.[0] ?? null;
  // (牵头单位为甲,配合单位为乙)
  if (/[,;]$/.test(before)) return /^(?:分别)?为/.exec(after)?.[0] ?? null;
  return null;
}

/** The first closing bracket that was not opened after the label, else the line's end. */
function statementEnd(text: string, from: number, end: number): number {
  let depth = 0;
  for (let i = from; i < end; i++) {
    const char = text[i]!;
    if ('([【〔'.includes(char)) depth++;
    else if (')]】〕'.includes(char) && depth-- === 0) return i;
  }
  return end;
}

/** A list ends at the next label of another kind, or with its sentence; a remark may follow that. */
function listEnd(text: string, start: number, end: number): number {
  const other = OTHER.exec(text.slice(start, Math.min(end, start + MAX_LIST)));
  const stop = other ? start + other.index : Math.min(end, start + MAX_LIST);
  const full = text.indexOf('。', start);
  return full >= 0 && full < stop ? full : stop;
}

const opening = (text: string, at: number, start: number): number => {
  const before = /[([【〔]\s{0,3}$/.exec(text.slice(Math.max(start, at - 4), at));
  return before ? at - before[0].length : at;
};
