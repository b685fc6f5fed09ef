/** The lines of a document as the tree builder takes them in: each with its number, tables as one, closings told apart. */
import type { Span } from '../../graph/model.ts';
import { linesOf } from '../lines.ts';
import { signatures } from '../signature.ts';
import { bareNumber, type Marker, markerOf } from './numbering.ts';

export interface Entry extends Span {
  readonly text: string;
  readonly marker: Marker | null;
  /** `closing` is a signature, 抄送 and the like: it belongs to no clause. */
  readonly role: 'line' | 'table' | 'closing';
}

const CLOSING =
  /^\(?此件[^。]{0,12}公开|^抄送[::]|^\(?公开(?:属性|方式|形式)[::]|20\d{2}年\d{1,2}月\d{1,2}日印发$|^\(?联系人[::]/;

export function entriesOf(text: string, from: number, tables: readonly Span[]): Entry[] {
  const lines = linesOf(text).filter((line) => line.start >= from && line.text.trim() !== '');
  const decimals = lines.filter((line) => /^\d{1,2}\.\d{1,2}/.test(line.text)).length >= 2;
  const signed = signatures(text);
  const entries: Entry[] = [];
  for (const line of lines) {
    const table = tables.find((t) => line.start >= t.start && line.start < t.end);
    const last = entries.at(-1);
    if (table) {
      if (last?.role === 'table' && last.start >= table.start) continue;
      const end = Math.max(line.end, table.end);
      entries.push({ start: line.start, end, text: line.text, marker: null, role: 'table' });
      continue;
    }
    const closing =
      CLOSING.test(line.text) || signed.some((s) => line.start >= s.start && line.start < s.end);
    const plain = line.text.includes('\t') || closing;
    const marker = plain ? null : (markerOf(line.text) ?? (decimals ? bareNumber(line.text) : null));
    entries.push({
      start: line.start,
      end: line.end,
      text: line.text,
      marker,
      role: closing ? 'closing' : 'line',
    });
  }
  return entries;
}
