/**
 * Which lines above the body form a title. A title may be broken over lines; a line is joined to the one above
 * only while it is no whole title by itself:
 *
 *   普陀区深入贯彻落实《质量强国建设纲要》   ┐
 *   加快建设质量强区的实施方案              ├ one title: the second line names no place and no 关于
 *   (2023—2027年)                          ┘
 */
import { isDateLine } from '../dates.ts';
import { planNouns } from '../lexicon/plan-words.ts';
import { type Line, linesOf } from '../lines.ts';
import { letterEnd } from './letter.ts';
import { markerOf } from './numbering.ts';

export interface TitleBlock {
  /** In one line, without the document's number and outer 《》. */
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

export const NOTICE =
  /(?:关于)?(?:印发|转发|下发|发布|公布|批转)(?:《(.+)》(?:的(?:通知|公告|函|批复)|$)|\s*([^《》].*?)的(?:通知|公告|函|批复))/;

const STATE = '试行|送审稿|修订|修订版|征求意见稿|草案|暂行|[\\d—\\-~至年]+';
const NOUN_END = new RegExp(`(?:${planNouns.join('|')})(?:\\((?:${STATE})\\)){0,2}(?:的通知)?$`);
/** A line that is the name of a body: part of a title only right above 关于…. */
const BODY_LINE = /^[^关]{2,30}(?:政府|委员会|委|办公室|办公厅|领导小组|局)$/;
const YEARS = /^\(\s*(?:\d{4}\s*[—\-~至–]+\s*\d{4}\s*年?|试行|征求意见稿|送审稿)\s*\)?$/;
/** What begins a title: 关于, a quotation, a five-year plan, a year, a body, or a place (but 加快建设质量强市 is none). */
const WHOLE =
  /^(?:关于|[“"《]|十[一二三四五六七八九]五|20\d{2}|中共|国务院|国家|全[国省市县区]|我[省市县区])|^(?:\p{Script=Han}{1,10}?)(?<![强全我各城兴和])(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道|新区|开发区)(?![场域级])|(?:局|委|厅|政府|领导小组|办公室)(?:关于|印发)/u;
const MAX_LINES = 4;
const MAX_LENGTH = 120;
const MAX_HEAD = 60;

/** Blocks in text order, from the lines before the first numbered heading. */
export function titleBlocks(text: string): TitleBlock[] {
  const lines = candidates(text);
  const blocks: TitleBlock[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!endsTitle(lines, i)) continue;
    const first = firstLineOf(lines, i);
    const years = lines[i + 1];
    const last = years && follows(lines[i]!, years) && endsIn(lines[i]!, years.text.trim()) ? i + 1 : i;
    const joined = lines.slice(first, last + 1).map((line) => line.text.trim());
    const title = stripTitle(joined.join(''));
    if (title.length >= 6 && title.length <= MAX_LENGTH) {
      blocks.push({ title, start: lines[first]!.start, end: lines[last]!.end });
    }
    i = last;
  }
  return blocks;
}

/** Short unfinished lines before the first numbered heading, those behind a notice's text too. */
function candidates(text: string): Line[] {
  const found: Line[] = [];
  // 附件:1.… with 2.… on the line below it.
  let annexes = false;
  const letter = letterEnd(text);
  for (const line of linesOf(text)) {
    if (line.index > MAX_HEAD) break;
    const words = line.text.trim();
    const marker = markerOf(line.text);
    const listed: boolean = annexes && /^\d{1,2}[.、]\s*\S.{0,80}$/.test(words);
    annexes = listed || marker?.style === 'annex';
    if (listed) continue;
    if (marker && marker.style !== 'annex' && !/^\(\d{4}|^\([^)]{2,}/.test(words)) {
      if (line.start >= letter) break;
      continue;
    }
    if (words !== '' && words.length <= MAX_LENGTH && !/[。;:>»]$|[>»]/.test(words)) found.push(line);
  }
  return found;
}

/** The plan's years below its title; below 关于印发… they may bring the notice's own end: (2024—2027年)的通知. */
const endsIn = (above: Line, years: string): boolean =>
  YEARS.test(/印发/.test(above.text) ? years.replace(/的(?:通知|函)$/, '') : years);

const follows = (above: Line, below: Line): boolean => below.index - above.index === 1;

function endsTitle(lines: readonly Line[], i: number): boolean {
  const words = lines[i]!.text.trim();
  if (isDateLine(words) || /。|^各|^现将|^附\s?件/.test(words)) return false;
  if (NOUN_END.test(stripTitle(words))) return true;
  const above = lines[i - 1];
  // 关于印发《…⏎…》的通知 and X印发《…》 end in no noun of their own.
  if (!/(?:通知|公告|函|批复|》)$/.test(words)) return false;
  return (
    NOTICE.test(words) || (!!above && follows(above, lines[i]!) && NOTICE.test(above.text.trim() + words))
  );
}

/** Index of the line in which the title that ends in line i begins. */
function firstLineOf(lines: readonly Line[], i: number): number {
  const joined = (first: number) =>
    lines
      .slice(first, i + 1)
      .map((line) => line.text.trim())
      .join('');
  let first = i;
  while (!WHOLE.test(stripTitle(joined(first))) && isPart(lines, first - 1, i)) first--;
  if (!WHOLE.test(stripTitle(joined(first)))) first = i;
  // The issuers above 关于… are part of the title, as in 中共某市委 某市人民政府 / 关于….
  while (/^(?:关于|印发)|^[^关]{2,30}(?:政府|委|办公室)关于/.test(joined(first)) && first > 0) {
    const above = lines[first - 1]!;
    if (!follows(above, lines[first]!) || !BODY_LINE.test(above.text.trim())) break;
    first--;
  }
  return first;
}

/** Whether the line can be the upper part of a title that ends in line i. */
function isPart(lines: readonly Line[], k: number, i: number): boolean {
  const line = lines[k];
  if (!line || i - k >= MAX_LINES || !follows(line, lines[k + 1]!)) return false;
  const words = line.text.trim();
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han < 4 || BODY_LINE.test(words) || isDateLine(words)) return false;
  return !NOUN_END.test(stripTitle(words)) && !/号$|^第|^附\s?件|^各/.test(words);
}

/** Without a leading document number, a trailing one, a site's name and outer 《》. */
export const stripTitle = (title: string): string =>
  title
    .replace(/^原标题\s*:\s*/, '')
    .replace(/^\S{1,12}〔\d{4}〕\d+号\s*(?=《)/, '')
    .replace(/(?<=通知|意见|方案|计划|规划|纲要|措施)\s+[^\s()〔]{1,12}〔\d{4}〕\d+号$/, '')
    .replace(/\s*\([^()〔]{1,12}〔\d{4}〕\d+号\)$/, '')
    .replace(/\s*[_|].{2,30}$/, '')
    .replace(/^《([^《》]*(?:《[^》]*》)?[^《》]*)》$/, '$1')
    .replace(/\s+/g, '');
