/** The document's title: the plan's own, not that of the notice which carries it. */
import type { Span } from '../../graph/model.ts';
import { isDateLine } from '../dates.ts';
import { isProse, type Line, linesOf } from '../lines.ts';
import { markerOf } from './numbering.ts';
import { NOTICE, stripTitle, titleBlocks } from './title-lines.ts';

export interface Title extends Span {
  /** In one line. */
  readonly title: string;
  /** Other forms under which the page prints it. */
  readonly aliases: readonly string[];
}

const MAX_LINES = 14;

/** Lines above the first numbered heading or sentence. */
export function headLines(text: string): Line[] {
  const head: Line[] = [];
  for (const line of linesOf(text)) {
    if (line.text.trim() === '') continue;
    const marker = markerOf(line.text);
    const heading = marker !== null && marker.style !== 'annex' && marker.style !== 'box';
    if (head.length >= MAX_LINES || isProse(line.text) || heading) break;
    head.push(line);
  }
  return head;
}

/** @param named what the page's metadata block gives as 名称. */
export function findTitle(text: string, named?: string): Title | null {
  const blocks = titleBlocks(text);
  const label = named === undefined ? null : stripTitle(named);
  const best = blocks.find((b) => !NOTICE.test(b.title)) ?? blocks[0];
  const printed = best?.title ?? label;
  if (printed === null) return reproduced(text) ?? firstLine(text);
  const notices = [...blocks.map((b) => b.title), label ?? ''].filter((t) => NOTICE.test(t));
  const unwrapped = notices.map(unwrap).find((t) => t !== null) ?? null;
  const own = best && !NOTICE.test(printed) ? printed : (unwrapped ?? printed);
  const title = completed(own, [unwrapped, label]);
  const aliases = [...new Set([...notices, label ?? ''].filter((t) => t !== '' && t !== title))];
  return { title, aliases, start: best?.start ?? 0, end: best?.end ?? 0 };
}

/** The inner title of 关于印发《…〈…〉…》的通知, its inner brackets turned into outer ones. */
export function unwrap(notice: string): string | null {
  const match = NOTICE.exec(notice);
  const inner = match?.[1] ?? match?.[2];
  return inner ? inner.replace(/[〈<]/g, '《').replace(/[〉>]/g, '》') : null;
}

const bare = (title: string): string => title.replace(/[^\p{L}\p{N}]/gu, '');

/** A title that lost its end or a bracket is completed by another form of the same title. */
function completed(title: string, others: readonly (string | null)[]): string {
  const fuller = others.find((o) => o !== null && bare(o) === bare(title) && o.length >= title.length);
  if (fuller) return fuller;
  const open = (title.match(/\(/g)?.length ?? 0) - (title.match(/\)/g)?.length ?? 0);
  return open > 0 ? title + ')'.repeat(open) : title;
}

/** 《X》全文如下: a page that reports a plan and then gives it whole. */
function reproduced(text: string): Title | null {
  const match = /《([^《》\n]{6,80})》(?:全文|主要内容|内容)如下[。:]?\s*\n/.exec(text.slice(0, 3000));
  if (!match) return null;
  const start = match.index + 1;
  return { title: stripTitle(match[1]!), aliases: [], start, end: start + match[1]!.length };
}

/** A date, an addressee or a site's own words are no title. */
const NO_TITLE = /^各.*[::]$|^20\d{2}-\d{1,2}-|^(?:来源|时间|日期|全文)/;

function firstLine(text: string): Title | null {
  const line = headLines(text)[0];
  if (!line || NO_TITLE.test(line.text.trim()) || isDateLine(line.text)) return null;
  return { title: stripTitle(line.text.trim()), aliases: [], start: line.start, end: line.end };
}
