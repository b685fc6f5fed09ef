/**
 * Reads metadata blocks (索引号、文号、发布机构…) wherever they stand: one pair a line, several on a line, a value
 * on the line below its label, in bullets or in table cells. Text must have ASCII colons (cleaners fold width).
 */
import type { Span } from '../graph/model.ts';
import { type Label, type LabelType, labelForms, longestForm } from './lexicon/labels.ts';
import { isBody, type Line, linesOf } from './lines.ts';

interface Pair {
  readonly label: Label;
  readonly value: string;
}

/** A line that holds metadata and nothing else. */
export interface MetadataLine extends Span {
  readonly pairs: readonly Pair[];
}

/** The one label whose value is a sentence. */
const SUMMARY = /^\s*(?:内容概述|内容摘要|摘\s?要|概\s?述)\s*:/;
const BULLET = /^[\s•·●▪■◆|\-*【[(]*/;
/** A bare date and time at the head of a line of labels: 2023-02-06 21:55 来源:新华社. */
const DATED = /^(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+/;
const DATE = /(19|20)\d{2}\s*[-年./]\s*\d{1,2}/;

/** Whether a line below an empty label can be its value; a title counts only if the page repeats it. */
const fits: Record<LabelType, (value: string, repeated: boolean) => boolean> = {
  index: (value) => /^[\w/()\-—.]{6,40}$/.test(value),
  docNumber: (value) => /^\S{1,20}[〔[(【]\d{4}[〕\])】]\d{1,5}号$/.test(value),
  title: (_, repeated) => repeated,
  org: (value) => value.length <= 40 && /[局厅委会府办部院心社]\)?$/.test(value),
  date: (value) => value.length <= 24 && DATE.test(value),
  word: (value) => value.length <= 8 && /公开|有效|失效|废止/.test(value),
};

/** Lines of metadata in text order; lines inside the body count only with colons and in company. */
export function metadataLines(text: string): MetadataLine[] {
  const lines = linesOf(text).filter((line) => line.text.trim() !== '');
  const bodyAt = lines.findIndex((line) => pairsOf(line.text, true).length === 0 && isBody(line.text));
  const head = bodyAt < 0 ? lines.length : bodyAt;
  const found: MetadataLine[] = [];
  const held = lines.map((line, i) => pairsOf(line.text, i < head));
  for (let i = 0; i < lines.length; i++) {
    const pairs = held[i]!;
    if (pairs.length === 0) continue;
    const inCompany = pairs.length > 1 || (held[i - 1]?.length ?? 0) > 0 || (held[i + 1]?.length ?? 0) > 0;
    if (i >= head && !inCompany) continue;
    const value = i < head ? valueBelow(pairs, lines, i, held) : undefined;
    const line = lines[i]!;
    if (value === undefined) found.push({ start: line.start, end: line.end, pairs });
    else {
      const last = pairs.at(-1)!;
      const filled = [
        ...pairs.slice(0, -1),
        { label: last.label, value: value.text.trim().replace(BULLET, '') },
      ];
      found.push({ start: line.start, end: line.end, pairs: filled });
      found.push({ start: value.start, end: value.end, pairs: [] });
      i++;
    }
  }
  return found;
}

function valueBelow(
  pairs: readonly Pair[],
  lines: readonly Line[],
  i: number,
  held: readonly (readonly Pair[])[],
): Line | undefined {
  const last = pairs.at(-1)!;
  const below = lines[i + 1];
  if (last.value !== '' || !below || held[i + 1]!.length > 0) return undefined;
  const value = below.text.trim();
  const bare = value.replace(BULLET, '');
  const repeated = lines.some((other, j) => j > i + 1 && other.text.trim().replace(BULLET, '') === bare);
  return fits[last.label.type](bare, repeated) ? below : undefined;
}

/** The label–value pairs that make up a whole line; [] when the line is anything else. */
function pairsOf(line: string, head: boolean): Pair[] {
  if (line.length > 300 || (/。/.test(line) && !SUMMARY.test(line))) return [];
  const pairs: Pair[] = [];
  let at = BULLET.exec(line)![0].length;
  const dated = head ? DATED.exec(line.slice(at)) : null;
  if (dated) at += dated[0].length;
  let label = labelAt(line, at, head);
  if (!label) return [];
  if (dated) pairs.push({ label: { name: '日期', type: 'date' }, value: dated[0].trim() });
  while (label) {
    const next: Found | undefined = nextLabel(line, label.end, head);
    const value = line.slice(label.end, next?.start ?? line.length);
    pairs.push({ label: label.label, value: tidy(value) });
    at = next?.start ?? line.length;
    label = next;
  }
  return pairs;
}

interface Found extends Span {
  readonly label: Label;
}

function nextLabel(line: string, from: number, head: boolean): Found | undefined {
  for (let at = from; at < line.length; at++) {
    const before = line[at - 1] ?? ' ';
    if (!/[\s|\t[\]()]/.test(before) || /\s/.test(line[at]!)) continue;
    const found = labelAt(line, at, head);
    if (found) return found;
  }
  return undefined;
}

/** A label at this place, its letters perhaps spaced out (索 引 号), and the colon or gap behind it. */
function labelAt(line: string, at: number, head: boolean): Found | undefined {
  let word = '';
  let best: Found | undefined;
  for (let i = at; i < line.length && word.length < longestForm; i++) {
    if (/[ ]/.test(line[i]!)) continue;
    word += line[i];
    const label = labelForms.get(word);
    if (!label) continue;
    const rest = line.slice(i + 1);
    const colon = /^\s*[】\])]?\s*:/.exec(rest);
    const gap = head && /^(\s+|$)/.exec(rest);
    if (colon) best = { start: at, end: i + 1 + colon[0].length, label };
    else if (gap) best = { start: at, end: i + 1 + gap[0].length, label };
  }
  return best;
}

const tidy = (value: string): string =>
  value.replace(/^[\s|[\]?]+|[\s|[\]?]+$/g, '').replace(/^\(\s*\)$/, '');

/** Canonical label → first non-empty value. */
export function labelsOf(text: string): Map<string, string> {
  const labels = new Map<string, string>();
  for (const { pairs } of metadataLines(text)) {
    for (const { label, value } of pairs)
      if (value !== '' && !labels.has(label.name)) labels.set(label.name, value);
  }
  return labels;
}
