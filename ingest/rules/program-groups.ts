/** Which mentions speak of one program: by the lexicon, by their quoted core, by the name without its tail. */
import type { Origin, Span } from '../../graph/model.ts';
import { fieldsOnly, type Kind } from '../lexicon/program-forms.ts';
import { findKnownPrograms, type KnownMention } from '../lexicon/programs.ts';
import { resolveRegionNode } from '../lexicon/regions.ts';
import { provinceOfAbbreviation } from '../lexicon/regions-tree.ts';
import { coreKey, nameKey } from '../resolve/normalise.ts';
import { frontOf, type NameFound, namesByForm } from './program-names.ts';
import { namesInQuotes, type QuotedName } from './program-quotes.ts';

export interface ProgramMention extends Span {
  readonly key: string;
  readonly name: string;
  readonly surface: string;
  readonly kind: Kind;
  readonly origin: typeof Origin._output | null;
  readonly rule: string;
}

const inside = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
const bare = (surface: string): string => surface.replace(/[“”]/g, '').trim();

/** What may stand behind a known name without making another program of it. */
const LIGHT_TAIL =
  /^(?:省级|公共|区域|品牌|振兴|保护|传承|推广|建设|创建|培育|申报|工作|提升|提质扩面|专项|攻坚|提级|认证)*(?:行动计划|行动|工程|计划|活动|试点|改革|制度|品牌|创建|建设|示范区|标准)?$/;

/** Whether a longer name is the known one with words around it; marks around the known name show that it is. */
function joinsKnown(surface: string, known: string, quoted: boolean): boolean {
  const at = surface.indexOf(known);
  if (at < 0) return false;
  const front = surface.slice(0, at);
  return (
    (quoted ? front.length <= 12 : fieldsOnly.test(front)) &&
    LIGHT_TAIL.test(surface.slice(at + known.length))
  );
}

const ofKnown = (text: string, m: KnownMention, span: Span): ProgramMention => ({
  start: span.start,
  end: span.end,
  key: `known:${m.program.name}`,
  name: bare(m.program.name),
  surface: text.slice(span.start, span.end),
  kind: m.program.kind,
  origin: m.program.origin,
  rule: 'program.lexicon',
});

function ofQuote(text: string, q: QuotedName, span: Span, kind: Kind = q.kind): ProgramMention {
  const start = q.alone ? span.start : Math.min(span.start, frontOf(text, q.start, q.end));
  const surface = text.slice(start, span.end);
  const name = q.alone ? q.inner : bare(surface);
  return {
    start,
    end: span.end,
    key: nameKey(name),
    name,
    surface,
    kind,
    origin: null,
    rule: 'program.quoted',
  };
}

function ofForm(text: string, f: NameFound): ProgramMention {
  const surface = text.slice(f.start, f.end);
  const name = bare(surface).replace(/^各级/, '');
  return {
    start: f.start,
    end: f.end,
    key: coreKey(name),
    name,
    surface,
    kind: f.kind,
    origin: null,
    rule: f.via === 'award' ? 'program.award' : 'program.form',
  };
}

const titleSpans = (text: string): Span[] =>
  [...text.matchAll(/《[^《》\n]{2,200}》/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));

/** Mentions in text order, none inside `shut`; of overlapping finds the longest speaks, under the name of what it holds. */
export function programMentions(
  text: string,
  headings: ReadonlySet<number>,
  shut: readonly Span[] = [],
): ProgramMention[] {
  const closed = [...titleSpans(text), ...shut];
  const open = <T extends Span>(list: readonly T[]): T[] =>
    list.filter((x) => !closed.some((c) => inside(x, c)));
  const known = open(findKnownPrograms(text));
  const quotes = open(namesInQuotes(text));
  const forms = open(namesByForm(text, headings));
  const mentions: ProgramMention[] = [];
  const covered: Span[] = [];
  for (const form of forms) {
    if (covered.some((c) => inside(form, c))) continue;
    const k = known.find((m) => inside(m, form));
    const q = quotes.find((m) => inside({ start: m.start, end: m.start + 1 }, form));
    const surface = bare(text.slice(form.start, form.end));
    covered.push(form);
    if (k && joinsKnown(surface, bare(text.slice(k.start, k.end)), text[k.start] === '“'))
      mentions.push(ofKnown(text, k, form));
    else if (q?.alone)
      mentions.push(ofQuote(text, q, { start: form.start, end: Math.max(form.end, q.end) }, form.kind));
    else mentions.push(ofForm(text, form));
  }
  for (const k of known) if (!covered.some((c) => inside(k, c))) mentions.push(ofKnown(text, k, k));
  for (const q of quotes) {
    const taken = [...covered, ...known].some((c) => q.start < c.end && c.start < q.end);
    if (!taken) mentions.push(ofQuote(text, q, q));
  }
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Where a program comes from, by the words of its name and those right before it. */
export function originOf(
  name: string,
  before: string,
  home: { readonly code: string | null; readonly level: string | null },
): typeof Origin._output {
  if (/^(?:国家|全国|中国|中华|世界)/.test(name) || /(?:国家级?|全国)$/.test(before)) return 'national';
  if (/^(?:省|自治区)/.test(name) || /(?:省级?|全省|我省|自治区级?)$/.test(before)) return 'provincial';
  if (/^市/.test(name) || /(?:市级|我市)$/.test(before)) return 'city';
  const region = resolveRegionNode(name.slice(0, 12), { home: home.code });
  if (region?.level === 'province') return 'provincial';
  if (region?.level === 'city') return 'city';
  if (region?.level === 'district' || region?.level === 'zone') return 'district';
  const short = provinceOfAbbreviation(name[0] ?? '');
  if (short && home.code?.startsWith(short.code.slice(0, 2))) return 'provincial';
  return 'unknown';
}
