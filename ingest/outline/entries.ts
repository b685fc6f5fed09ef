/** The lines of a document as the tree builder takes them in: each with its number, tables as one, closings told apart. */
import type { Span } from '../../graph/model.ts';
import { isDateLine } from '../dates.ts';
import { sectionRole } from '../lexicon/plan-words.ts';
import { linesOf } from '../lines.ts';
import { signatures } from '../signature.ts';
import { bareNumber, type Marker, markerOf, spokenNumber } from './numbering.ts';

export interface Entry extends Span {
  readonly text: string;
  readonly marker: Marker | null;
  /** `closing` is a signature, 抄送 and the like: it belongs to no clause. */
  readonly role: 'line' | 'table' | 'closing';
}

/** Rank of 一、: the sections of a document that has no chapters. */
const TOP_RANK = 30;
const CLOSING =
  /^\(?此件[^。]{0,12}公开|^抄送[::]|^\(?公开(?:属性|方式|形式)[::]|20\d{2}年\d{1,2}月\d{1,2}日印发$|^\(?联系人[::]/;

export function entriesOf(text: string, from: number, tables: readonly Span[]): Entry[] {
  const lines = linesOf(text).filter((line) => line.start >= from && line.text.trim() !== '');
  const decimals = lines.filter((line) => /^\d{1,2}\.\d{1,2}/.test(line.text)).length >= 2;
  const worded = isWorded(lines);
  const spoken = lines.filter(({ text: line }) => SPOKEN_TASK.test(line)).length >= 2;
  const signed = signatures(text);
  const entries: Entry[] = [];
  for (const { start, end, text: line } of lines) {
    const table = tables.find((t) => start >= t.start && start < t.end);
    if (table) {
      const last = entries.at(-1);
      if (last?.role === 'table' && last.start >= table.start) continue;
      entries.push({ start, end: Math.max(end, table.end), text: line, marker: null, role: 'table' });
    } else if (isClosing(line) || signed.some((s) => start >= s.start && start < s.end)) {
      entries.push({ start, end, text: line, marker: null, role: 'closing' });
    } else {
      const counted = spoken ? spokenNumber(line) : null;
      const bare = counted ?? (decimals ? bareNumber(line) : worded ? wordedHeading(line) : null);
      const marker = line.includes('\t') ? null : (markerOf(line) ?? bare);
      entries.push({ start, end, text: line, marker, role: 'line' });
    }
  }
  return entries.map((entry, i) => itemised(entries, i) ?? entry);
}

/** In 二、主要任务 without any numbered item, paragraphs with a heading of their own (or ——) are the items. */
function itemised(entries: readonly Entry[], i: number): Entry | null {
  const entry = entries[i]!;
  const own = itemMarker(entry);
  if (!own) return null;
  let head = i;
  while (head >= 0 && (entries[head]!.marker === null || entries[head]!.marker?.style === 'dash')) head--;
  const section = entries[head];
  if (!section?.marker || section.marker.rank > TOP_RANK + 10 || i - head > MAX_ITEMS) return null;
  const title = section.text.slice(section.marker.length);
  if (title.length > MAX_HEADING || sectionRole(title) !== 'task') return null;
  let count = 0;
  for (let k = head + 1; k < Math.min(entries.length, head + MAX_ITEMS); k++) {
    const { marker } = entries[k]!;
    if (marker && marker.rank <= section.marker.rank) break;
    if (marker && marker.style !== 'dash') return null;
    if (itemMarker(entries[k]!)) count++;
  }
  return count >= 2 ? { ...entry, marker: own } : null;
}

function itemMarker(entry: Entry): Marker | null {
  if (entry.role !== 'line') return null;
  if (entry.marker?.style === 'dash')
    return { ...entry.marker, style: 'run-in', rank: TOP_RANK + 15, printed: '' };
  const bare = entry.marker ? null : wordedHeading(entry.text);
  return bare?.style === 'run-in' ? { ...bare, rank: TOP_RANK + 15 } : null;
}

/** 一是…。(市经信局牵头): such items are tasks of their own. */
const SPOKEN_TASK =
  /^[一二三四五六七八九十]{1,2}是.*[(〔【[][^()〔〕【】[\]]{2,200}(?:牵头|配合|负责|参与|单位)[^()〔〕【】[\]]{0,200}[)〕】\]]。?$/;

const MAX_ITEMS = 120;

const isClosing = (line: string): boolean => CLOSING.test(line) || isDateLine(line);

const MAX_HEADING = 14;
const MAX_RUN_IN = 24;

/** A document without top-level numbers whose sections are told by their words: 工作目标, 主要任务, 保障措施. */
function isWorded(lines: readonly { readonly text: string }[]): boolean {
  if (lines.some(({ text }) => (markerOf(text)?.rank ?? 99) <= TOP_RANK)) return false;
  return lines.filter(({ text }) => isWordHeading(text)).length >= 2;
}

const isWordHeading = (line: string): boolean =>
  line.length <= MAX_HEADING && !/[。,;:、()\d]/.test(line) && sectionRole(line) !== null;

/** A section's heading, or the heading that runs into its paragraph: 提升产品质量。开展…. */
function wordedHeading(line: string): Marker | null {
  const marker = { printed: '', value: 0, length: 0 };
  if (isWordHeading(line)) return { ...marker, style: 'words', rank: TOP_RANK };
  const stop = line.search(/[。:]/);
  const runsIn =
    stop >= 4 && stop <= MAX_RUN_IN && line.length > stop + 8 && !/[,;《\d]/.test(line.slice(0, stop));
  return runsIn ? { ...marker, style: 'run-in', rank: TOP_RANK + 10 } : null;
}
