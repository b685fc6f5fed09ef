/** The document's title among the lines above its body: one line or several, wrapped in a notice or plain. */
import type { Span } from '../../graph/model.ts';
import { isDateLine } from '../dates.ts';
import { planNouns } from '../lexicon/plan-words.ts';
import { isProse, type Line, linesOf } from '../lines.ts';
import { markerOf } from './numbering.ts';

export interface Title extends Span {
  /** The plan's own title, in one line: not the notice's that carries it. */
  readonly title: string;
  /** Other forms under which the page prints it. */
  readonly aliases: readonly string[];
}

const MAX_LINES = 14;
const NOUN_END = new RegExp(
  `(?:${planNouns.join('|')})(?:\\((?:试行|送审稿|修订|修订版|征求意见稿|草案|暂行|[\\d—\\-~至年]+)\\)?)?(?:的通知)?$`,
);
const NOTICE =
  /(?:关于)?(?:印发|转发|下发|发布|公布|批转)(?:《(.+)》(?:的(?:通知|公告|函|批复)|$)|\s*([^《》].*?)的(?:通知|公告|函|批复))/;
/** A line that is the name of a body: part of a title only right above 关于…. */
const BODY_LINE = /^[^关]{2,30}(?:政府|委员会|委|办公室|办公厅|领导小组|局)$/;
const YEARS = /^\(\s*\d{4}\s*[—\-~至–]+\s*\d{4}\s*年?\s*\)?$/;

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
  const best = blocks.find((b) => !NOTICE.test(b.title)) ?? blocks[0];
  const printed = best?.title ?? named;
  if (printed === undefined) return firstLine(text);
  const notices = [...blocks.map((b) => b.title), named ?? ''].filter((t) => NOTICE.test(t));
  const unwrapped = notices.map(unwrap).find((t) => t !== null) ?? null;
  const title = complete(best && !NOTICE.test(printed) ? printed : (unwrapped ?? printed), [
    unwrapped,
    named,
  ]);
  const aliases = [...new Set([...notices, named ?? ''].filter((t) => t !== '' && t !== title))];
  return { title, aliases, start: best?.start ?? 0, end: best?.end ?? 0 };
}

/** The inner title of 关于印发《…〈…〉…》的通知, its inner brackets turned into outer ones. */
export function unwrap(notice: string): string | null {
  const match = NOTICE.exec(notice);
  const inner = match?.[1] ?? match?.[2];
  return inner
    ? inner.replace(/〈/g, '《').replace(/〉/g, '》').replace(/</g, '《').replace(/>/g, '》')
    : null;
}

/** A title that lost its end or a bracket is completed by another form of the same title. */
function complete(title: string, others: readonly (string | null | undefined)[]): string {
  const bare = (t: string) => t.replace(/[^\p{L}\p{N}]/gu, '');
  const fuller = others.find((o) => o && bare(o) === bare(title) && o.length >= title.length);
  if (fuller) return fuller;
  const open = (title.match(/\(/g)?.length ?? 0) - (title.match(/\)/g)?.length ?? 0);
  return open > 0 ? title + ')'.repeat(open) : title;
}

/** Consecutive short lines that together end in a plan's noun. */
function titleBlocks(text: string): { title: string; start: number; end: number }[] {
  const lines = bodyHeads(text);
  const blocks: { title: string; start: number; end: number }[] = [];
  for (let i = 0; i < lines.length; i++) {
    for (let size = 3; size >= 1; size--) {
      const part = lines.slice(i, i + size);
      if (part.length < size || !adjacent(part)) continue;
      const joined = part.map((line) => line.text.trim()).join('');
      const years = lines[i + size];
      if (!isTitle(part.map((line) => line.text.trim()))) continue;
      const withYears = years && adjacent([part.at(-1)!, years]) && YEARS.test(years.text.trim());
      const last = withYears ? years : part.at(-1)!;
      const title = strip(withYears ? joined + years.text.trim() : joined);
      blocks.push({ title, start: part[0]!.start, end: last.end });
      i += size - 1 + (withYears ? 1 : 0);
      break;
    }
  }
  return blocks;
}

/** Short lines before the first numbered heading, those behind a notice's text too. */
function bodyHeads(text: string): Line[] {
  const found: Line[] = [];
  for (const line of linesOf(text).filter((l) => l.text.trim() !== '')) {
    if (found.length > 40 || line.index > 60) break;
    const marker = markerOf(line.text);
    if (marker && marker.style !== 'annex' && !/^\(\d{4}|^\([^)]{2,}/.test(line.text)) break;
    if (line.text.trim().length <= 90 && !/[。;:]$/.test(line.text.trim())) found.push(line);
  }
  return found;
}

const adjacent = (part: readonly Line[]): boolean =>
  part.every((line, i) => i === 0 || line.index - part[i - 1]!.index === 1);

function isTitle(parts: readonly string[]): boolean {
  const joined = parts.join('');
  if (joined.length < 6 || joined.length > 120 || /[。;>»]|^各|^现将|^附\s?件/.test(joined)) return false;
  if (!NOUN_END.test(strip(joined)) && !NOTICE.test(joined)) return false;
  if (parts.some(isDateLine)) return false;
  // Every line but the last must be unfinished, and a part of a title rather than a date or a signature.
  return parts.slice(0, -1).every((part, i) => {
    if (NOUN_END.test(strip(part)) || /\d{4}年\d|号$|^第|:/.test(part)) return false;
    return !BODY_LINE.test(part) || /^关于/.test(parts[i + 1]!) || BODY_LINE.test(parts[i + 1]!);
  });
}

const strip = (title: string): string =>
  title
    .replace(/^\S{1,12}〔\d{4}〕\d+号\s*(?=《)/, '')
    .replace(/^《([^《》]*(?:《[^》]*》)?[^《》]*)》$/, '$1')
    .replace(/\s+/g, '');

function firstLine(text: string): Title | null {
  const line = headLines(text)[0];
  return line ? { title: strip(line.text.trim()), aliases: [], start: line.start, end: line.end } : null;
}
