/**
 * Lists of bodies: 甲、乙按职责分工负责 · 甲牵头,乙、丙配合 · 甲(牵头)、乙 · 甲区、乙县人民政府. A verb behind a group of
 * names sets their role; brackets and shared tails are not cut.
 */
import type { Role, Span } from '../../graph/model.ts';
import { bodySuffix, ownerVerbs, verbPattern } from '../lexicon/owners.ts';
import { splitSpans, trim } from '../outline/sentences.ts';

export interface OwnerName extends Span {
  /** As printed, without inner spaces. */
  readonly name: string;
  readonly role: Role;
}

const MAX_NAME = 40;
const NEVER = /[:《》“”]|^同[上前]|^上同/;
/** “三区”管委会, 各“飞地”园区: quoted words in a name that goes on behind them. */
const QUOTED_PLACE = /“[^“”]{1,6}”(?=.)/;
const VERB = new RegExp(
  `(?:等(?:(?:有关|相关|市级|区级|县级|各)?(?:部门|单位|成员单位))?)?(${verbPattern})\\s*$`,
);
/** A remark about other tasks ends the list: 以下均需各镇落实. */
const REMARK = /(?:以下|以上|上述|各项|下同|其他).{0,60}(?:落实|负责|配合|列出|牵头|下同)|^下同/;
const NO_NAME =
  /^不再|^按(?:照)?(?:各自)?职责|^[排列][名序位]?(?:在)?(?:第一|首位|最前)|^第一(?:个|位)?(?:单位|部门)?为|^(?:20\d{2}|每|长期|持续|\d)|完成$|推进$|(?:年|月)(?:底|末)?前/;

/** Distinct bodies of a list; `role` is what its label says. */
export function namesOfList(text: string, start: number, end: number, role: Role): OwnerName[] {
  const names: OwnerName[] = [];
  const full = trim(text, start, end);
  for (const group of groups(text, full.start, full.end)) {
    const words = text.slice(group.start, group.end);
    if (REMARK.test(words)) break;
    if (!NO_NAME.test(words)) names.push(...groupNames(text, group, role));
  }
  return unique(names);
}

/** Parts between , ; / 。 and spaces; a space inside a name (各县 (市、区)人民政府) does not cut. */
function groups(text: string, start: number, end: number): Span[] {
  const parts = splitSpans(text, /[;,。/\s]/, start, end);
  const out: Span[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    const between = last ? text.slice(last.end, part.start) : '';
    const before = last ? text.slice(last.start, last.end) : '';
    const finished = bodySuffix.test(before.replace(/等$/, '')) || VERB.test(before);
    const cut = between.trim() !== '' || (finished && text[part.start] !== '(');
    if (last && !cut) out[out.length - 1] = { start: last.start, end: part.end };
    else out.push(part);
  }
  return out;
}

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
  return sharedTails(text, openLists(text, splitSpans(text, /、/, start, end))).flatMap((span) =>
    splitAnd(text, span).flatMap((part) => nameAt(text, part, verb?.role ?? role)),
  );
}

/** …等按职责分工负责, …牵头 at the end of a group: its length with 等, and the role it gives. */
export function trailingVerb(words: string): { length: number; role: Role } | null {
  const match = VERB.exec(words);
  if (!match || match.index === 0) return null;
  return { length: match[0].length, role: ownerVerbs.get(match[1]!) ?? 'owner' };
}

/** What closes a list of bare places: 成都、德阳、绵阳等市人民政府, 贵阳、黔东南等市(州)政府. */
const OPEN_TAIL =
  /^\p{Script=Han}{2,8}等(?:\d{1,2}个)?(?:[市州县区盟旗]|\([市州县区、]+\)|、){1,6}(?:人民政府|政府|党委)/u;
/** A place by its bare name: no body ends so. */
const BARE_PLACE = /^\p{Script=Han}{2,6}$/u;

/** Bare places before X等市人民政府 belong to that one name. */
function openLists(text: string, items: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const item of items) {
    let { start } = item;
    if (OPEN_TAIL.test(text.slice(item.start, item.end))) {
      for (let last = out.at(-1); last; last = out.at(-1)) {
        const words = text.slice(last.start, last.end);
        if (!BARE_PLACE.test(words) || bodySuffix.test(words)) break;
        start = last.start;
        out.pop();
      }
    }
    out.push({ start, end: item.end });
  }
  return out;
}

/** A place without the body that governs it: 甲区, 各市, 州. */
const PLACE = /^各?[^()各]{0,6}[区县市旗州盟]$/;
const PLACES_TAIL = /[区县市旗州盟)](?:人民政府|政府|党委(?:和|、)政府|管委会)$/;

/** 甲区、乙县人民政府 and 各市、州人民政府 are one name: bare places share the tail of the last one. */
function sharedTails(text: string, items: readonly Span[]): Span[] {
  const out: Span[] = [];
  let places: Span[] = [];
  for (const item of items) {
    const words = text.slice(item.start, item.end);
    if (PLACE.test(words)) {
      places.push(item);
      continue;
    }
    if (places.length > 0 && PLACES_TAIL.test(words) && !words.startsWith('各')) {
      out.push({ start: places[0]!.start, end: item.end });
    } else out.push(...places, item);
    places = [];
  }
  return [...out, ...places];
}

/** 市公安局和市司法局, where both sides are names of bodies; 发展和改革委员会 is one. */
function splitAnd(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end);
  const together = /^([^()]{2,20})会同([^()]{2,30})$/.exec(words);
  if (together && bodySuffix.test(together[1]!)) {
    const first = { start: span.start, end: span.start + together[1]!.length };
    const vague = /^(?:有关|相关|各|其他)/.test(together[2]!);
    return vague ? [first] : [first, { start: span.end - together[2]!.length, end: span.end }];
  }
  const match = /^(.{2,14}?(?:局|厅|委|办|院|部|中心|政府|公司))(?:和|及|以及|与)(.{3,20})$/.exec(words);
  if (!match || !bodySuffix.test(match[2]!) || /[()]/.test(words) || /^政府/.test(match[2]!)) return [span];
  return [
    { start: span.start, end: span.start + match[1]!.length },
    { start: span.end - match[2]!.length, end: span.end },
  ];
}

function nameAt(text: string, span: Span, role: Role): OwnerName[] {
  let { start, end } = span;
  const own = /\((牵头|配合|主办|协办|参与)(?:单位|部门)?\)$/.exec(text.slice(start, end));
  if (own) end -= own[0].length;
  const tail = /(?:等(?:有关|相关)?(?:部门|单位|成员单位|市级部门)?|[.:·])$/.exec(text.slice(start, end));
  if (tail && tail.index > 0) end -= tail[0].length;
  ({ start, end } = trim(text, start, end));
  const name = text.slice(start, end).replace(/\s/g, '');
  if (name.length < 2 || name.length > MAX_NAME || NEVER.test(name.replace(QUOTED_PLACE, ''))) return [];
  const ownRole: Role | null = own ? (/牵头|主办/.test(own[1]!) ? 'lead' : 'support') : null;
  return [{ start, end, name, role: ownRole ?? role }];
}

export const unique = (names: readonly OwnerName[]): OwnerName[] =>
  names.filter((n, i) => names.findIndex((other) => other.name === n.name) === i);
