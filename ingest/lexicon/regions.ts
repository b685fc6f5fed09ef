/**
 * Places named in a text. Full names (普陀区) are looked for everywhere, short ones (金华, 浙江) where they cannot
 * be ordinary words; a name that several places share (普陀区 in 舟山 and in 上海) is decided by its context or
 * left out.
 *
 *   home code ─┐
 *   parent right before ─┼─▶ the one candidate that fits best, else none
 *   provinces named in the text ─┘
 */
import type { RegionRef, Span } from '../../graph/model.ts';
import {
  allRegions,
  isWithin,
  lineage,
  NATION,
  type Region,
  regionByCode,
  regionLexicon,
  regionRef,
} from './regions-tree.ts';

export {
  isWithin,
  lineage,
  NATION,
  type Region,
  regionByCode,
  regionLevel,
  regionRef,
} from './regions-tree.ts';

/** What helps to tell homonyms apart. */
export interface RegionContext {
  /** Code of the issuer's own region. */
  readonly home?: string | null;
  /** Other text of the same document (title, issuer, address line). */
  readonly near?: string;
}

export interface RegionMention extends Span {
  readonly name: string; // as printed
  readonly region: Region;
}

const full = new Map<string, Region[]>();
const short = new Map<string, Region[]>();
const put = (map: Map<string, Region[]>, name: string, region: Region) =>
  map.set(name, [...(map.get(name) ?? []), region]);
for (const region of allRegions()) {
  if (region === NATION) continue;
  put(full, region.name, region);
  if (region.short) put(short, region.short, region);
  // 石柱土家族自治县 is called 石柱县, 凉山彝族自治州 凉山州.
  const spoken = region.short && /自治([县州旗])$/.exec(region.name)?.[1];
  if (spoken) put(full, `${region.short}${spoken}`, region);
}

/** Lengths of the names that begin with a character, longest first: the scan tries only those. */
const lengths = new Map<string, number[]>();
for (const name of [...full.keys(), ...short.keys()]) {
  const known = lengths.get(name[0] ?? '') ?? [];
  if (!known.includes(name.length))
    lengths.set(
      name[0] ?? '',
      [...known, name.length].sort((a, b) => b - a),
    );
}

const wordLike = new Set(regionLexicon.wordLike.names);
const needsParent = new Set(regionLexicon.needsParent.names);
const notBefore = new RegExp(regionLexicon.notBefore.pattern);
const notAfter = regionLexicon.notAfter.of;

/** 河源县 is not 河源市: a short name before another level's word is another place. */
const OTHER_LEVEL = /^(?:县(?![域级直(])|旗|[州盟]|区(?![域位间块内])|市(?![场域级直区委政(]))/;

const forbidden = (name: string, before: string): boolean => {
  const chars = notAfter[name];
  return chars !== undefined && before !== '' && chars !== '*' && chars.includes(before);
};

/** Whether two regions lie on one line of the tree. */
const related = (a: Region, b: Region): boolean => isWithin(a, b) || isWithin(b, a);
const province = (region: Region): Region | undefined => lineage(region).find((r) => r.level === 'province');

interface Scene {
  readonly home: Region | null;
  /** The place whose name ends where this one begins. */
  readonly previous: Region | null;
  /** Provinces and cities named somewhere in the document. */
  readonly named: readonly Region[];
}

interface Decision {
  readonly region: Region | null;
  /** Whether other places named in the document could change it. */
  readonly open: boolean;
}

/** The candidate that fits best; none when the context cannot decide between several. */
function decide(candidates: readonly Region[], scene: Scene): Decision {
  if (candidates.length <= 1) return { region: candidates[0] ?? null, open: false };
  const { home, previous, named } = scene;
  const tests: ((r: Region) => boolean)[] = [
    (r) => previous !== null && previous.code !== r.code && isWithin(r, previous),
    (r) => home !== null && r.code === home.code,
    (r) => home !== null && related(r, home),
    (r) => named.some((n) => n.code !== r.code && n.level !== 'province' && isWithin(r, n)),
    (r) => home !== null && province(r)?.code === province(home)?.code,
    (r) => named.some((n) => n.code !== r.code && isWithin(r, n)),
  ];
  let left = candidates;
  for (const [i, test] of tests.entries()) {
    const kept = left.filter(test);
    if (kept.length === 1) return { region: kept[0] ?? null, open: i > 2 };
    if (kept.length > 1) left = kept;
  }
  return { region: null, open: true };
}

/** Short names count for provinces and cities, and for districts of the home's own city or province. */
function shortAllowed(region: Region, name: string, scene: Scene): boolean {
  const { home, previous } = scene;
  if (home && region.code === home.code) return true;
  if (previous && previous.code !== region.code && isWithin(region, previous) && !wordLike.has(name))
    return true;
  if (wordLike.has(name)) return home !== null && region.level !== 'district' && isWithin(home, region);
  if (region.level === 'province' || region.level === 'city') return true;
  const above = home && (home.level === 'province' ? home : lineage(home).find((r) => r.level === 'city'));
  return region.level === 'district' && !!above && isWithin(region, above);
}

function candidatesAt(text: string, at: number, name: string, scene: Scene): Region[] {
  const after = text.slice(at + name.length, at + name.length + 4);
  if (forbidden(name, text[at - 1] ?? '')) return [];
  const whole = (full.get(name) ?? []).filter(
    (r) =>
      !needsParent.has(name) ||
      (scene.previous !== null && isWithin(r, scene.previous)) ||
      r.code === scene.home?.code,
  );
  if (whole.length > 0) return /市$/.test(name) && /^场(?!馆)/.test(after) ? [] : whole;
  if (notBefore.test(after) || OTHER_LEVEL.test(after)) return [];
  return (short.get(name) ?? []).filter((r) => shortAllowed(r, name, scene));
}

interface Scan {
  readonly mentions: RegionMention[];
  readonly open: boolean;
}

function scan(text: string, home: Region | null, named: readonly Region[]): Scan {
  const mentions: RegionMention[] = [];
  let open = false;
  for (let at = 0; at < text.length; ) {
    let step = 1;
    for (const length of lengths.get(text[at]!) ?? []) {
      const name = text.slice(at, at + length);
      // Near the end of the text a slice is shorter than asked for and was tried already.
      if (name.length < length || !(full.has(name) || short.has(name))) continue;
      const last = mentions.at(-1);
      const scene = { home, previous: last && last.end === at ? last.region : null, named };
      const decision = decide(candidatesAt(text, at, name, scene), scene);
      open ||= decision.open;
      if (!decision.region) continue;
      mentions.push({ start: at, end: at + length, name, region: decision.region });
      step = length;
      break;
    }
    at += step;
  }
  return { mentions, open };
}

/** The last answer: several rules ask for the places of the same document one after the other. */
let memo: { text: string; home: string | null; near: string; mentions: RegionMention[] } | null = null;

/**
 * Places in text order, not overlapping, longest name first at each position. A name that stays ambiguous is
 * left out rather than guessed.
 */
export function findRegions(text: string, context: RegionContext = {}): readonly RegionMention[] {
  const home = regionByCode(context.home);
  const near = context.near ?? '';
  if (memo && memo.text === text && memo.near === near && memo.home === (home?.code ?? null))
    return memo.mentions;
  const first = scan(text, home, []);
  let mentions = first.mentions;
  if (first.open) {
    const named = new Map(
      [...scan(near, home, []).mentions, ...mentions].map((m) => [m.region.code, m.region]),
    );
    mentions = scan(text, home, [...named.values()]).mentions;
  }
  if (text.length > 1000) memo = { text, home: home?.code ?? null, near, mentions };
  return mentions;
}

/** Whether a text begins with the full name of some place, even one that several places share. */
export const beginsWithPlace = (text: string): boolean =>
  (lengths.get(text[0] ?? '') ?? []).some((n) => full.has(text.slice(0, n)));

/**
 * The most precise region that a name states (舟山市普陀区 → 330903, 宣城市市场监督管理局 → 341800). Several
 * places on one line of the tree give the lowest; the first one wins between places that are not.
 */
export function resolveRegionNode(name: string, context: RegionContext = {}): Region | null {
  let best: Region | null = null;
  for (const { region } of findRegions(name, context)) {
    if (!best || isWithin(region, best)) best = region;
  }
  return best;
}

/** Like {@link resolveRegionNode}, as the reference that a document's metadata carry; all null when unknown. */
export const resolveRegion = (name: string, context: RegionContext = {}): RegionRef =>
  regionRef(resolveRegionNode(name, context));
