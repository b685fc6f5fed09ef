/**
 * Statements of responsibility and the bodies they name, wherever they stand in a task:
 * (责任单位:甲、乙) · (牵头单位:甲;配合单位:乙) · (甲牵头,乙、丙配合) · 责任部门:甲按职责分工负责) · 【责任单位】甲.
 * Brackets are lost on real pages, so a statement ends at its own closing bracket or at the end of its line.
 */
import type { Role, Span } from '../graph/model.ts';
import {
  bodySuffix,
  labelPattern,
  otherLabelPattern,
  ownerLabels,
  ownerVerbs,
  verbPattern,
} from './lexicon/owners.ts';
import { splitSpans, trim } from './outline/sentences.ts';

export interface OwnerName extends Span {
  readonly name: string;
  readonly role: Role;
}

export interface OwnerStatement extends Span {
  readonly names: readonly OwnerName[];
  /** 责任单位:同上 */
  readonly sameAsAbove: boolean;
  /** The statement fills its line. */
  readonly ownLine: boolean;
}

const LABEL = new RegExp(`(?:${labelPattern})(?:和(?:${labelPattern}))?`, 'g');
const OTHER = new RegExp(`(?:${otherLabelPattern})\\s*[:】]`, 'g');
const SAME = /同上|同前|^[(]?上同/;
const REMARK = /(?:以下|以上|上述|各项|下同|其他)/;

/** All statements in text order. */
export function ownerStatements(text: string, start = 0, end = text.length): OwnerStatement[] {
  const found: OwnerStatement[] = [];
  for (let from = start; from < end; ) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 || feed > end ? end : feed;
    found.push(...inLine(text, from, to));
    from = to + 1;
  }
  return found;
}

function inLine(text: string, start: number, end: number): OwnerStatement[] {
  const labels = labelsIn(text, start, end);
  const first = labels[0];
  if (!first) {
    const closing = closingBracket(text, start, end);
    return closing ? [closing] : [];
  }
  const stop = statementEnd(text, first, end);
  const within = labels.filter((label) => label.start < stop);
  const names = within.flatMap((label, i) => {
    const to = Math.min(stop, within[i + 1]?.start ?? stop);
    return namesIn(text, label.end, stopAtOther(text, label.end, to), label.role);
  });
  const statement: OwnerStatement = {
    start: opening(text, first.start, start),
    end: Math.min(end, stop + (/[)】\]]/.test(text[stop] ?? '') ? 1 : 0)),
    names: unique(names),
    sameAsAbove: names.length === 0 && SAME.test(text.slice(first.end, stop)),
    ownLine: /^[\s([【]*$/.test(text.slice(start, first.start)),
  };
  const rest = statement.end < end ? inLine(text, statement.end, end) : [];
  return statement.names.length > 0 || statement.sameAsAbove ? [statement, ...rest] : rest;
}

/** The bodies of a plain list, as it stands in a remark or a table cell. */
export const namesOfList = (text: string, start: number, end: number, role: Role): OwnerName[] =>
  unique(namesIn(text, start, end, role));

interface FoundLabel extends Span {
  readonly role: Role;
}

/** Labels with their colon; inside a bracket or at the line's head the colon may be missing. */
function labelsIn(text: string, start: number, end: number): FoundLabel[] {
  const line = text.slice(start, end);
  const found: FoundLabel[] = [];
  for (const match of line.matchAll(LABEL)) {
    const at = match.index;
    const after = line.slice(at + match[0].length);
    const before = line.slice(0, at).trimEnd();
    const bracketed = /[([【]$/.test(before) || before === '';
    const colon = /^\s*[)】\]]?\s*[:]\s*/.exec(after);
    const sign =
      colon ??
      (/[【[]$/.test(before) ? /^[】\]]\s*/.exec(after) : bracketed ? /^(?:\s+|为)/.exec(after) : null);
    if (!sign) continue;
    if (!colon && before !== '' && !bracketed) continue;
    const words = match[0].split('和');
    const role = ownerLabels.get(match[0]) ?? ownerLabels.get(words[0]!) ?? 'owner';
    found.push({ start: start + at, end: start + at + match[0].length + sign[0].length, role });
  }
  return found;
}

/** The first closing bracket that was not opened after the label, else the line's end. */
function statementEnd(text: string, label: FoundLabel, end: number): number {
  let depth = 0;
  for (let i = label.end; i < end; i++) {
    const char = text[i]!;
    if (char === '(' || char === '[' || char === '【') depth++;
    else if (char === ')' || char === ']' || char === '】') {
      if (depth === 0) return i;
      depth--;
    }
  }
  return end;
}

function stopAtOther(text: string, start: number, end: number): number {
  OTHER.lastIndex = 0;
  const other = OTHER.exec(text.slice(start, end));
  return other ? start + other.index : end;
}

const opening = (text: string, at: number, start: number): number => {
  const before = /[([【]\s*$/.exec(text.slice(start, at));
  return before ? start + before.index : at;
};

/** Bodies of one list; a verb behind a group sets its role: 甲牵头,乙、丙配合. */
function namesIn(text: string, start: number, end: number, role: Role): OwnerName[] {
  const names: OwnerName[] = [];
  for (const group of splitSpans(text, /[;,。\s]/, start, unwrapEnd(text, start, end))) {
    const words = text.slice(group.start, group.end);
    if (REMARK.test(words) && /(?:落实|负责|配合|列出|牵头)/.test(words)) break;
    if (/^不再|^按(?:照)?职责|^排(?:在)?第一|^下同/.test(words)) continue;
    names.push(...groupNames(text, group, role));
  }
  return names;
}

const unwrapEnd = (text: string, start: number, end: number): number => trim(text, start, end).end;

function groupNames(text: string, group: Span, role: Role): OwnerName[] {
  let { start, end } = group;
  if (text[start] === '(' && text[end - 1] === ')') {
    start++;
    end--;
  }
  const verb = trailingVerb(text.slice(start, end));
  if (verb) end -= verb.length;
  const lead = /^(?:由|请|以)/.exec(text.slice(start, end));
  if (lead) start += lead[0].length;
  return sharedTails(text, splitSpans(text, /[、]/, start, end)).flatMap((span) =>
    splitAnd(text, span).flatMap((part) => name(text, part, verb?.role ?? role)),
  );
}

const VERB = new RegExp(
  `(?:等(?:(?:有关|相关|市级|区级|县级)?(?:部门|单位|成员单位))?)?(${verbPattern})\\s*$`,
);

const VERB_END = new RegExp(`(?:${verbPattern})[。]?$`);
/** Without a verb only names that begin as public bodies do count. */
const PUBLIC_BODY = /^(?:国家|中国|中共|共青团|团|[省市县区州旗镇乡](?!场)|各|市直|质量强)/;

/** …等按职责分工负责, …牵头 at the end of a group: its length with 等, and the role it gives. */
function trailingVerb(words: string): { length: number; role: Role } | null {
  const match = VERB.exec(words);
  if (!match || match.index === 0) return null;
  return { length: match[0].length, role: ownerVerbs.get(match[1]!) ?? 'owner' };
}

/** 甲区、乙县人民政府 is one name: bare places share the tail of the last one. */
function sharedTails(text: string, items: readonly Span[]): Span[] {
  const out: Span[] = [];
  let open: Span | null = null;
  for (const item of items) {
    const words = text.slice(item.start, item.end);
    if (/^(?!各)[^()]{1,6}[区县市旗]$/.test(words)) {
      if (open && text.slice(open.end, item.start).trim() !== '、') {
        out.push(open);
        open = item;
      } else open = open ? { start: open.start, end: item.end } : item;
      continue;
    }
    if (open && /[区县市旗](?:人民)?政府$|[区县市旗]党委/.test(words))
      out.push({ start: open.start, end: item.end });
    else {
      if (open) out.push(...splitSpans(text, /[、]/, open.start, open.end));
      out.push(item);
    }
    open = null;
  }
  if (open) out.push(...splitSpans(text, /[、]/, open.start, open.end));
  return out;
}

/** 市公安局和市司法局, where both sides are names of bodies; 发展和改革委员会 is one. */
function splitAnd(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end);
  const match = /^(.{2,14}?(?:局|厅|委|办|院|部|中心|政府|公司))(?:和|及|以及|与)(.{3,20})$/.exec(words);
  if (!match || !bodySuffix.test(match[2]!) || /[()]/.test(words)) return [span];
  const cut = span.start + match[1]!.length;
  return [
    { start: span.start, end: cut },
    { start: span.end - match[2]!.length, end: span.end },
  ];
}

function name(text: string, span: Span, role: Role): OwnerName[] {
  let { start, end } = span;
  const words = text.slice(start, end);
  const own = /\((牵头|配合|主办|协办|参与)(?:单位|部门)?\)$/.exec(words);
  if (own) end -= own[0].length;
  const tail = /(?:等(?:有关|相关)?(?:部门|单位|成员单位|市级部门)?|[.:·])$/.exec(text.slice(start, end));
  if (tail && tail.index > 0) end -= tail[0].length;
  ({ start, end } = trim(text, start, end));
  const printed = text.slice(start, end);
  if (printed.length < 2 || printed.length > 40 || /[:《》“”]/.test(printed) || SAME.test(printed)) return [];
  const ownRole: Role | undefined = own ? (/牵头|主办/.test(own[1]!) ? 'lead' : 'support') : undefined;
  return [{ start, end, name: printed, role: ownRole ?? role }];
}

/** (甲、乙按职责分工负责) at a paragraph's end: no label, but bodies and a verb. */
function closingBracket(text: string, start: number, end: number): OwnerStatement | null {
  const line = text.slice(start, end);
  const tail = /[)】\]][。;]?\s*$/.exec(line);
  if (!tail) return null;
  let depth = 0;
  let open = tail.index;
  for (; open >= 0; open--) {
    if (/[)】\]]/.test(line[open]!)) depth++;
    else if (/[([【]/.test(line[open]!) && --depth === 0) break;
  }
  if (open < 0) return null;
  const inner = line.slice(open + 1, tail.index);
  const obliges = VERB_END.test(inner.trim());
  if (!obliges && !/[。;]\s*$/.test(line.slice(0, open))) return null;
  const names = namesIn(text, start + open + 1, start + tail.index, 'owner');
  if (names.length === 0 || !names.every(({ name: n }) => bodySuffix.test(n))) return null;
  if (!obliges && !names.every(({ name: n }) => PUBLIC_BODY.test(n))) return null;
  return {
    start: start + open,
    end: start + tail.index + 1,
    names: unique(names),
    sameAsAbove: false,
    ownLine: open === 0,
  };
}

const unique = (names: readonly OwnerName[]): OwnerName[] =>
  names.filter((n, i) => names.findIndex((other) => other.name === n.name) === i);
