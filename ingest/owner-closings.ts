/**
 * Owners without a label: (甲、乙按职责分工负责) or (甲、乙) at a paragraph's end, (甲牵头,乙配合) behind its heading,
 * 甲牵头,乙、丙配合 as its last sentence. Words there can be anything, so every name must be that of a public body.
 */
import type { Span } from '../graph/model.ts';
import { bodySuffix } from './lexicon/owners.ts';
import { sentences, splitSpans } from './outline/sentences.ts';
import { namesOfList, type OwnerName, trailingVerb } from './owner-names.ts';

export interface Closing extends Span {
  readonly names: readonly OwnerName[];
}

/** Owners stand at a paragraph's end: of longer ones only the end is read. */
const MAX_LINE = 20_000;
const PUBLIC = /^(?:国家|中国|中共|共青团|团|[省市县区州旗盟镇乡](?!场)|各|市直|质量强)/;
/** Only verbs that speak of duty; 实施 or 支持 also end sentences about other things. */
const DUTY = /(?:牵头|负责|配合|协助|协同|参与|参加|按职责分工落实)(?:落实|实施|推进)?[。]?$/;

const isBody = ({ name }: OwnerName): boolean => bodySuffix.test(name);
const isPublic = ({ name }: OwnerName): boolean =>
  name.length >= 3 && PUBLIC.test(name) && bodySuffix.test(name);

/** In a line, if its end names those responsible. */
export function closingOwners(text: string, start: number, end: number): Closing | null {
  const from = Math.max(start, end - MAX_LINE);
  return inBracket(text, from, end) ?? behindHeading(text, from, end) ?? inSentence(text, from, end);
}

/** A bracket inside the line that ends in a verb of duty: (一)打造品牌。(市农业局牵头,市商务局配合)建设…. */
function behindHeading(text: string, start: number, end: number): Closing | null {
  const line = text.slice(start, end);
  for (const match of line.matchAll(/\(([^()]{4,200}(?:\([^()]{1,20}\)[^()]{0,60})?)\)/g)) {
    if (!DUTY.test(match[1]!)) continue;
    const from = start + match.index + 1;
    const names = namesOfList(text, from, from + match[1]!.length, 'owner');
    if (names.length > 0 && names.every(isPublic))
      return { start: from - 1, end: from + match[1]!.length + 1, names };
  }
  return null;
}

function inBracket(text: string, start: number, end: number): Closing | null {
  const line = text.slice(start, end);
  const tail = /[)】\]][。;]?\s*$/.exec(line);
  const open = tail ? openingOf(line, tail.index) : -1;
  if (!tail || open < 0) return null;
  const obliges = trailingVerb(line.slice(open + 1, tail.index).replace(/。$/, '')) !== null;
  if (!obliges && !/[。;]\s*$/.test(line.slice(0, open)) && open > 0) return null;
  const names = namesOfList(text, start + open + 1, start + tail.index, 'owner');
  if (names.length === 0 || !names.every(obliges ? isBody : isPublic)) return null;
  return { start: start + open, end: start + tail.index + 1, names };
}

function openingOf(line: string, close: number): number {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    if (/[)】\]]/.test(line[i]!)) depth++;
    else if (/[([【]/.test(line[i]!) && --depth === 0) return i;
  }
  return -1;
}

/** The last sentence, or its last parts: …执行法律法规,县住建委、县交通局按照职责分工负责。 */
function inSentence(text: string, start: number, end: number): Closing | null {
  const last = sentences(text, start, end).at(-1);
  if (!last || !DUTY.test(text.slice(last.start, last.end))) return null;
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
