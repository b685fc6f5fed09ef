/**
 * Owners without a label: (甲、乙按职责分工负责) or (甲、乙) at a paragraph's end, (甲牵头,乙配合) anywhere,
 * 甲牵头,乙、丙配合 as its last sentence. Words there can be anything, so every name must be that of a public body.
 */
import type { Span } from '../../graph/model.ts';
import { bodySuffix } from '../lexicon/owners.ts';
import { sentences, splitSpans } from '../outline/sentences.ts';
import { namesOfList, type OwnerName, trailingVerb } from './names.ts';

export interface Closing extends Span {
  readonly names: readonly OwnerName[];
}

/** Owners stand at a paragraph's end: of longer ones only the end is read. */
const MAX_LINE = 20_000;
const MAX_BRACKET = 600;
const PUBLIC = /^(?:国家|中国|中共|共青团|团|[省市县区州旗盟镇乡](?!场)|各|市直|质量强)/;
/** Only verbs that speak of duty; 实施 or 支持 also end sentences about other things. */
const DUTY = /(?:牵头|负责|配合|协助|协同|参与|参加|按职责分工落实)(?:落实|实施|推进)?[。]?$/;

/** (甲牵头,乙配合,2024年底前完成) */
const DEADLINE = /[,;](?:20\d{2}年|长期|持续|每年|全年)[^,;。]{0,10}$/;

/** Such a sentence speaks of other tasks: see rules/owner-remarks.ts. */
const GENERAL = /以下|以上|上述|各项任务/;

/** 区发展改革委(粮食和储备局): a body with its second nameplate. */
const bare = (name: string): string => name.replace(/\([^()]*[局委办]\)$/, '');
const isBody = ({ name }: OwnerName): boolean => bodySuffix.test(bare(name));
/** Inside a bureau its sections are named without a place: 质量股, 各市场监管所. */
const SECTION = /^[^的,。]{2,12}(?:股|科室|科|监管所|大队|领导小组|办公室)$/;
const isPublic = ({ name }: OwnerName): boolean =>
  name.length >= 3 && ((PUBLIC.test(name) && bodySuffix.test(bare(name))) || SECTION.test(name));

/** Bodies of which at least half are public ones: among them a town, a bank or a firm may stand. */
const mostlyPublic = (names: readonly OwnerName[]): boolean =>
  names.every(isBody) && names.filter(isPublic).length * 2 >= names.length && names.some(isPublic);

/** 1.提升质量(市科技局、市财政局)。开展…: owners at the end of a short heading, no other name of a body before it. */
function endsHeading(text: string, line: number, { start, end }: Span, last: boolean): boolean {
  const head = text.slice(line, start);
  return (
    (last || text[end] === '。') &&
    start - line <= MAX_HEAD &&
    !/[,。;:]/.test(head) &&
    !bodySuffix.test(head)
  );
}
const MAX_HEAD = 30;

/** Those that a line names in brackets, else in its last sentence. */
export function closingOwners(text: string, start: number, end: number): Closing[] {
  const from = Math.max(start, end - MAX_LINE);
  const bracketed = brackets(text, from, end).flatMap((span) => inBracket(text, from, span, end));
  if (bracketed.length > 0) return bracketed;
  const last = inSentence(text, from, end);
  return last ? [last] : [];
}

/** Brackets in text order, the outer ones where they nest; with their signs. */
function brackets(text: string, start: number, end: number): Span[] {
  const found: Span[] = [];
  const open: number[] = [];
  for (let i = start; i < end; i++) {
    if ('([【〔'.includes(text[i]!)) open.push(i);
    else if (')]】〕'.includes(text[i]!) && open.length > 0) {
      const at = open.pop()!;
      if (open.length === 0 && i - at <= MAX_BRACKET) found.push({ start: at, end: i + 1 });
    }
  }
  return found;
}

/**
 * With a verb of duty anywhere: (一)打造品牌。(市农业局牵头,市商务局配合)建设…; a bare list of bodies only behind the
 * paragraph's last full stop.
 */
function inBracket(text: string, line: number, { start, end }: Span, lineEnd: number): Closing[] {
  const words = text
    .slice(start + 1, end - 1)
    .replace(/。$/, '')
    .replace(DEADLINE, '');
  const last = /^[。;]?\s*$/.test(text.slice(end, Math.min(lineEnd, end + 4)));
  const obliges = last ? trailingVerb(words) !== null : DUTY.test(words);
  const behind = last && (start === line || /[。;]\s*$/.test(text.slice(line, start).slice(-4)));
  if (!obliges && !behind && !endsHeading(text, line, { start, end }, last)) return [];
  const names = namesOfList(text, start + 1, end - 1, 'owner');
  const certain = last ? (obliges ? names.every(isBody) : mostlyPublic(names)) : names.every(isPublic);
  return names.length > 0 && certain ? [{ start, end, names }] : [];
}

/** The last sentence, or its last parts: …执行法律法规,县住建委、县交通局按照职责分工负责。 */
function inSentence(text: string, start: number, end: number): Closing | null {
  const last = sentences(text, start, end).at(-1);
  const words = last ? text.slice(last.start, last.end) : '';
  if (!last || !DUTY.test(words) || GENERAL.test(words)) return null;
  const parts = splitSpans(text, /[,;。]/, last.start, last.end);
  let first = parts.length;
  for (; first > 0; first--) {
    const { start: from, end: to } = parts[first - 1]!;
    if (!DUTY.test(text.slice(from, to)) || !namesOfList(text, from, to, 'owner').every(isPublic)) break;
    if (namesOfList(text, from, to, 'owner').length === 0) break;
  }
  if (first === parts.length) return null;
  const from = parts[first]!.start;
  return { start: from, end: last.end, names: namesOfList(text, from, last.end, 'owner') };
}
