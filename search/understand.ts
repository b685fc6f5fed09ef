/**
 * Reads a question: which plans it is about, which names of the graph stand in it, which cues tell what is
 * asked, and what is left as its topic.
 *
 *   宣城哪个部门负责首席质量官制度?
 *   └region┘└─who──┘└noise┘└─topic──┘
 */
import type { Span } from '../graph/model.ts';
import { bodiesCalled } from './body-names.ts';
import type { CorpusPlan } from './corpus.ts';
import type { Library, Of } from './library.ts';
import { fold, foldWithOffsets } from './names-fold.ts';
import { countiesIn, type PlaceSeen, placesIn } from './names-places.ts';
import type { NameSeen, Understood } from './question.ts';
import {
  type Cue,
  cueAt,
  noiseAt,
  normaliseQuestion,
  officialTerms,
  scopesAt,
  unitsAsked,
} from './wording.ts';

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)年?/gu;
const QUOTED = /“([^“”]{1,40})”/gu;
const TITLED = /《([^《》]{2,80})》/gu;
const inside = (a: Span, b: Span): boolean => a.start >= b.start && a.end <= b.end;

/** Names of one index in the question, in its own offsets; an enumeration comma may stand inside a name. */
function namesSeen(
  text: string,
  within: (folded: string) => { name: string; start: number; end: number }[],
): NameSeen[] {
  const { text: folded, at } = foldWithOffsets(text);
  const kept = [...folded].flatMap((c, i) => (c === '、' ? [] : [i]));
  const bare = kept.map((i) => folded[i]).join('');
  return within(bare)
    .filter((o) => !cutsNumber(bare, o))
    .map((o) => ({
      name: o.name,
      start: at[kept[o.start]!]!,
      end: at[kept[o.end - 1]!]! + 1,
    }));
}

/** 12315 does not speak of 315. */
const cutsNumber = (text: string, { start, end }: Span): boolean =>
  /^[0-9a-z]{2}$/u.test(text.slice(start - 1, start + 1)) ||
  /^[0-9a-z]{2}$/u.test(text.slice(end - 1, end + 1));

/** Bodies by the names of the graph, and by the other names of each. */
function departmentsSeen(text: string, library: Library): NameSeen[] {
  const named = namesSeen(text, (f) => library.departments.within(f, 3));
  const called = bodiesCalled(text).flatMap(({ names, start, end }) =>
    names
      .filter((name) => library.departments.get(name).length > 0)
      .map((name): NameSeen => ({ name: fold(name), start, end })),
  );
  return [...named, ...called];
}

/** A place at the head of a name is part of it; 宣城市财政局 and 杭州名牌产品 still mean the plans of that place. */
const begins = (place: Span, name: Span): boolean => place.start === name.start && place.end < name.end;

const onlyThere = (rows: readonly Of<unknown>[], place: PlaceSeen): boolean =>
  rows.every((r) => place.plans.includes(r.plan));

/** Of overlapping names only the longest counts: 浙江制造业质量竞争力指数 does not speak of 浙江制造. */
function longestOnly<T extends NameSeen>(lists: readonly (readonly T[])[]): T[][] {
  const all = lists.flat();
  const beaten = (s: T): boolean =>
    all.some((o) => o !== s && o.start < s.end && s.start < o.end && o.end - o.start > s.end - s.start);
  return lists.map((list) => list.filter((s) => !beaten(s)));
}

/** Cues whose words are no part of the topic. */
const CUES_OUT: readonly Cue[] = [
  'which-plans',
  'each-plan',
  'who',
  'count',
  'whether',
  'not',
  'highest',
  'lowest',
  'gap',
  'same',
  'differ',
];

/** Cues are asked for once for every row that is judged: each pattern is tried once. */
function remembered(test: (cue: Cue) => boolean): (cue: Cue) => boolean {
  const known = new Map<Cue, boolean>();
  return (cue) => {
    const held = known.get(cue) ?? test(cue);
    known.set(cue, held);
    return held;
  };
}

export interface Scope {
  /** Plan ids or source names given by the caller. */
  readonly plans?: readonly string[] | undefined;
}

export function understand(raw: string, library: Library, given: Scope = {}): Understood {
  const text = normaliseQuestion(raw);
  const quotedAt = [...text.matchAll(QUOTED)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    text: m[1]!,
  }));
  const titledAt = [...text.matchAll(TITLED)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    text: m[1]!,
  }));
  const [programs, indicators, departments] = longestOnly([
    namesSeen(text, (f) => library.programs.within(f, 3)),
    namesSeen(text, (f) => library.indicators.within(f, 4)),
    departmentsSeen(text, library),
  ]) as [NameSeen[], NameSeen[], NameSeen[]];

  // a place inside a quoted phrase, a title or a longer name is part of that name
  const closed: Span[] = [...quotedAt, ...titledAt, ...programs, ...indicators, ...departments];
  const which = cueAt('which-plans', text).length > 0;
  const heads = (p: PlaceSeen): boolean =>
    p.plans.length > 0 &&
    !which &&
    (departments.some((d) => begins(p, d)) ||
      indicators.some((i) => begins(p, i) && onlyThere(library.indicators.get(i.name), p)));
  const full = placesIn(text, library);
  const counties = countiesIn(text, library).filter((c) => !full.some((p) => inside(c, p)));
  const places = [...full, ...counties].filter((p) => !closed.some((c) => inside(p, c)) || heads(p));
  const levels = scopesAt(text).filter((s) => !closed.some((c) => inside(s, c)));
  const titled = titledAt.filter((t) => library.plansTitled(t.text).length > 0);

  const chosen = choosePlans(
    library,
    given,
    places.map((p) => ({ ...p, excluded: EXCEPT.test(text.slice(0, p.start)) })),
    levels,
    titled.map((t) => t.text),
  );
  const years = [...text.matchAll(YEAR)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    text: m[0],
  }));
  const cues = CUES_OUT.flatMap((cue) => cueAt(cue, text));
  const taken: Span[] = [...places, ...levels, ...years, ...titled, ...cues, ...noiseAt(text)];
  const topic = leftOver(text, taken, [...quotedAt, ...titledAt, ...programs, ...indicators]);
  return {
    text,
    ...chosen,
    places: places.map((p) => p.name),
    quoted: quotedAt.map((q) => q.text),
    titles: titledAt.map((t) => t.text),
    years: [...new Set(years.map((y) => Number.parseInt(y.text, 10)))],
    programs,
    indicators,
    departments,
    has: remembered((cue) => cueAt(cue, text).length > 0),
    topic,
    topicFolded: topic.map(fold).join(''),
    // who names a thing needs no translation
    official: quotedAt.length + programs.length + indicators.length > 0 ? [] : officialTerms(text),
    units: unitsAsked(text),
  };
}

/** 除了宣城: the place is not asked about. */
const EXCEPT = /(?:除了?|不算|不含|不包括)$/u;

function choosePlans(
  library: Library,
  given: Scope,
  places: readonly (PlaceSeen & { readonly excluded: boolean })[],
  levels: readonly { readonly level: string }[],
  titles: readonly string[],
): Pick<Understood, 'plans' | 'scope' | 'unknownPlaces'> {
  const unknownPlaces = [
    ...new Set(places.filter((p) => p.plans.length === 0 && !p.excluded).map((p) => p.name)),
  ];
  if (given.plans && given.plans.length > 0) {
    const wanted = new Set(given.plans);
    const plans = library.plans.filter((p) => wanted.has(p.ref.id) || wanted.has(p.ref.source));
    return { plans, scope: 'given', unknownPlaces: [] };
  }
  const named = new Set<CorpusPlan>();
  const except = new Set(places.filter((p) => p.excluded).flatMap((p) => p.plans));
  for (const place of places) if (!place.excluded) for (const plan of place.plans) named.add(plan);
  for (const title of titles) for (const plan of library.plansTitled(title)) named.add(plan);
  for (const { level } of levels)
    for (const plan of library.plans) if (plan.meta.level === level) named.add(plan);
  if (named.size > 0 || unknownPlaces.length > 0)
    return { plans: library.plans.filter((p) => named.has(p)), scope: 'named', unknownPlaces };
  if (except.size > 0)
    return { plans: library.plans.filter((p) => !except.has(p)), scope: 'named', unknownPlaces };
  return { plans: library.plans, scope: 'all', unknownPlaces: [] };
}

/** The text without the taken stretches, cut where they stood and at punctuation; closed names stay whole. */
function leftOver(text: string, taken: readonly Span[], closed: readonly Span[]): string[] {
  const free = new Uint8Array(text.length).fill(1);
  for (const t of taken) free.fill(0, t.start, t.end);
  for (const c of closed)
    if (!taken.some((t) => inside(c, t) && t.end - t.start > c.end - c.start)) free.fill(1, c.start, c.end);
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i <= text.length; i++) {
    const keeps = closed.some((c) => i > c.start && i < c.end);
    if (i < text.length && free[i] && (keeps || !/[,,。??!!::;;、\s()()“”《》]/u.test(text[i]!)))
      part += text[i];
    else {
      const trimmed = part.replace(/^[的和与及跟在对把是为从]+|[的和与及在对把是为上里中内有]+$/gu, '');
      if (fold(trimmed).length > 0) parts.push(trimmed.replace(/[“”《》]/gu, ''));
      part = '';
    }
  }
  return parts;
}
