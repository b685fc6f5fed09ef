/**
 * Names of programs by their form: a verb, the name, and a noun such as 工程, 行动, 试点 that ends it.
 *
 *   深入实施 │ 重点产品质量阶梯攀登工程 │，
 *   verb ────┘ name ──────── head ──────┘ what may follow
 *
 * Where the name begins is decided by verbs and by the structure of the list it stands in; a name that is only a
 * size or a manner (重大工程, 专项行动) is none.
 */
import type { Span } from '../../graph/model.ts';
import {
  awards,
  endsBefore,
  type Head,
  headOf,
  headPattern,
  isGeneric,
  type Kind,
  onlyLeads,
  opener,
  takers,
  verbPattern,
} from '../lexicon/program-forms.ts';
import { beginsWithPlace, findRegions } from '../lexicon/regions.ts';
import { balanced, trimFront } from './program-front.ts';

export interface NameFound extends Span {
  readonly kind: Kind;
  readonly via: 'form' | 'award' | 'quote' | 'known';
}

const LONGEST = 34;
/** Length of a heading's number: 第十二条, (二十三). */
const MAX_NUMBER = 6;
/** Signs at which no name goes on; brackets and quotes may stand inside one. */
const STOP = /[，,。；;：:！!？?\n\t]/;

/** Start of the phrase that holds `at`: after the last stop sign that is not enclosed in quotes before it. */
function phraseStart(text: string, at: number): number {
  let quoted = 0;
  for (let i = at - 1; i >= 0 && at - i <= 90; i--) {
    const c = text[i]!;
    if (c === '\n') return i + 1;
    if (c === '”') quoted++;
    else if (c === '“') {
      if (quoted === 0) return i + 1;
      quoted--;
    } else if (quoted === 0 && (STOP.test(c) || c === '（' || c === '(' || c === '《' || c === '》')) {
      // A closed bracket inside the name (产品(服务)) does not begin a phrase.
      if ((c === '(' || c === '（') && /[)）]/.test(text.slice(i, at))) continue;
      return i + 1;
    }
  }
  return Math.max(0, at - 90);
}

interface Begin {
  readonly start: number;
  readonly verb: string | null;
}

/**
 * After the last verb of the phrase. A verb right before the head belongs to the name (标准化推进工程), so the one
 * before it is taken.
 */
function afterVerb(phrase: string, head: Head): Begin | null {
  const ends = [...phrase.matchAll(verbPattern)].map((m) => ({ start: m.index + m[0].length, verb: m[0] }));
  return ends.findLast((e) => phrase.length - e.start >= head.word.length + 2) ?? null;
}

/** After the last 、和与及 before which another name of the list ends. */
function afterNeighbour(phrase: string): Begin | null {
  let best: Begin | null = null;
  for (const m of phrase.matchAll(/、|和|与|及|以及/g)) {
    const left = phrase.slice(0, m.index).replace(/[”)）]$/, '');
    const neighbour = headOf(left);
    if (neighbour && left.length > neighbour.word.length + 1)
      best = { start: m.index + m[0].length, verb: null };
  }
  return best;
}

/** Whether a stretch that ends in a head is a proper name and not just a kind of thing. */
export function isName(name: string, head: Head): boolean {
  const plain = name.replace(/[“”\s]/g, '');
  if (plain.length < head.word.length + 2 || plain.length > LONGEST || !balanced(name)) return false;
  if (onlyLeads.test(plain.slice(0, -head.word.length))) return false;
  if (/我[省市区县]|本[省市区县]|^本|[制订]定本|实施|开展/.test(plain)) return false;
  if (isGeneric(plain) || /^[的等将把对为从到按在了所是有各]|[，。《》]/.test(plain)) return false;
  return !/(?:^|[^“])(?:是|就是|不是|已|尚|应当|必须|不得|进行)/.test(plain);
}

function nameEnding(
  text: string,
  at: number,
  end: number,
  head: Head,
  heading: ReadonlySet<number>,
): Span | null {
  const from = phraseStart(text, at);
  const phrase = text.slice(from, end);
  const neighbour = afterNeighbour(phrase.slice(0, at - from));
  const rest = neighbour ? phrase.slice(neighbour.start) : phrase;
  const verb = afterVerb(rest, head);
  const begin: Begin | null = verb
    ? { start: (neighbour?.start ?? 0) + verb.start, verb: verb.verb }
    : (neighbour ?? openedHere(phrase) ?? headed(from, at, heading));
  if (!begin) return null;
  let name = trimFront(phrase.slice(begin.start), begin.verb);
  const comma = name.lastIndexOf('、');
  // 实施A、B攻坚行动 is one name with two parts; after other verbs the part before 、 is a thing of its own.
  if (comma >= 0 && !(begin.verb && takers.has(begin.verb)) && balanced(name.slice(comma + 1)))
    name = trimFront(name.slice(comma + 1), begin.verb);
  if (!isName(name, head) || !(head.strong || proper(name, head, begin.verb))) return null;
  return { start: end - name.length, end };
}

/** Behind the number with which a heading begins: 1、陶瓷产业提质行动. */
function headed(from: number, at: number, headings: ReadonlySet<number>): Begin | null {
  for (let i = from; i < at && i - from <= MAX_NUMBER; i++)
    if (headings.has(i)) return { start: i - from, verb: null };
  return null;
}

/** Start of what belongs to a quoted word in front of it: 检验检测“一件事”集成改革, after the verb of its phrase. */
export function frontOf(text: string, start: number, end: number): number {
  const from = phraseStart(text, start);
  const phrase = text.slice(from, start);
  const verb = [...phrase.matchAll(verbPattern)].at(-1);
  const rest = phrase.slice(verb ? verb.index + verb[0].length : 0).replace(/^.*[、”]/, '');
  const front = onlyLeads.test(rest) ? '' : trimFront(rest, null).replace(opener, '');
  return front.length > 0 && front.length <= 14 && start - front.length >= from && !/[的和与及]$/.test(front)
    ? Math.min(start - front.length, end)
    : start;
}

/**
 * Nouns that mostly end descriptions (…制度, …平台) end a name only after a verb that takes names, or when the name
 * says whose it is.
 */
function proper(name: string, head: Head, verb: string | null): boolean {
  const modifiers = name.length - head.word.length;
  if (head.kind === 'platform') return modifiers >= 6 && owned(name) && !/[和与跨]/.test(name);
  return verb !== null && takers.has(verb) && modifiers >= 6 && !/[和与、]/.test(name);
}

const owned = (name: string): boolean =>
  /^(?:国家|全国|中国|省级|全省|市级|区级|县级|长三角)/.test(name) || beginsWithPlace(name);

/** Start of an award's name: the place that gives it, when its name stands right before. */
function awardStart(text: string, at: number): number {
  const from = Math.max(0, at - 12);
  const place = findRegions(text.slice(from, at)).at(-1);
  return place && from + place.end === at ? from + place.start : at;
}

/** A phrase that begins with an adverb or an opening verb (积极创建…示范区). */
const openedHere = (phrase: string): Begin | null => (opener.test(phrase) ? { start: 0, verb: null } : null);

/** Names by form, in text order. `headings` are offsets at which the title of a clause begins. */
export function namesByForm(text: string, headings: ReadonlySet<number>): NameFound[] {
  const found: NameFound[] = [];
  for (const m of text.matchAll(headPattern)) {
    const end = m.index + m[0].length;
    const head = headOf(m[0]);
    if (!head || !endsBefore(m[0], text.slice(end, end + 6))) continue;
    const name = nameEnding(text, m.index, end, head, headings);
    if (name) found.push({ ...name, kind: head.kind, via: 'form' });
  }
  for (const m of text.matchAll(awards)) {
    const start = awardStart(text, m.index);
    found.push({ start, end: m.index + m[0].length, kind: 'award', via: 'award' });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
