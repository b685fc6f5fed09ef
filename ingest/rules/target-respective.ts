/**
 * 分别: names in a row, then their values in the same order (A、B合格率分别达94%、92%). Names share the tail of the
 * last one (国省干线公路和一般水运工程一次抽检合格率) or the subject of the first; when the two rows do not have the
 * same length nothing is said.
 */
import type { Span } from '../../graph/model.ts';
import { headPattern, keepVerbAtStart, subjectAtStart } from '../lexicon/quantifiers.ts';
import { isCounted } from './target-item.ts';
import { nameBefore } from './target-names.ts';
import type { Quantity } from './target-quantities.ts';
import { type Scene, within } from './target-segments.ts';
import { isGeneric, isLevelOnly, isName, tidyName, withoutLevel } from './target-words.ts';

export interface Group extends Span {
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  readonly scope: string | null;
  readonly yearly: boolean;
  readonly growth: boolean;
  /** 到2025年、2027年,…分别达到…: one indicator, a year each. */
  readonly years: readonly number[] | null;
  /** 甲县、乙县分别建设…: where each value holds. */
  readonly owners: readonly string[] | null;
  /** Nothing but adverbs stands before 分别. */
  readonly unnamed: boolean;
}

const GAP = /^(?:\s|,|、|和|与|及|以及|,?(?:达到|为|达))*$/;

/** The values that follow 分别 with nothing but separators between them. */
const rowAfter = (scene: Scene, at: number): Quantity[] => {
  const row: Quantity[] = [];
  for (const q of scene.quantities) {
    if (q.start < at) continue;
    const from = row.at(-1)?.end ?? at;
    const gap = scene.text.slice(from, q.start);
    if (row.length === 0 ? !/^[^,;。、]{0,30}$/.test(gap) : !GAP.test(gap)) break;
    row.push(q);
  }
  return row;
};

const splitOutside = (text: string, pattern: RegExp): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if ('(“《'.includes(text[at]!)) depth++;
    else if (')”》'.includes(text[at]!)) depth--;
    if (depth > 0) continue;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) continue;
    parts.push(text.slice(from, at));
    at += found[0].length - 1;
    from = at + 1;
  }
  return [...parts, text.slice(from)].map((p) => p.trim()).filter(Boolean);
};

/** “甲”“乙”授权企业: names in quotes side by side. */
const QUOTES_MEET = /”(?=“)/g;
const SPLITTERS = [/、|和|与|以及|及/y, /、/y, /和|与|以及|及/y, /、|和|与/y];

const rowOfNames = (text: string, count: number): string[] | null => {
  for (const splitter of SPLITTERS) {
    const parts = splitOutside(text, splitter);
    if (parts.length === count) return parts;
  }
  const quoted = splitOutside(text.replace(QUOTES_MEET, '”、'), /、|和|与|以及|及/y);
  return quoted.length === count ? quoted : null;
};

const MONEY = /\d[\d.]*[百千万亿]*[元亩吨]/;
/** '年主营业务超过1000亿元、500亿元的名牌企业': what stands before and behind the size is shared. */
const completeSizes = (parts: readonly string[]): string[] => {
  const last = parts.at(-1) ?? '';
  const noun = /[元亩吨](?:以上)?(的?[^\d]+)$/.exec(last)?.[1] ?? '';
  const lead = /^[^\d]*/.exec(parts[0] ?? '')?.[0] ?? '';
  return parts.map((part) => {
    const ended = noun !== '' && MONEY.test(part) && !part.endsWith(noun) ? part + noun : part;
    return /^\d/.test(ended) ? lead + ended : ended;
  });
};

/** Gives each name what it shares with its neighbours. */
const complete = (parts: readonly string[]): string[] => {
  const last = parts.at(-1) ?? '';
  const head = headPattern.exec(last)?.[0] ?? '';
  // 农产品抽检合格率: 产品 belongs to 农产品 and is not shared
  const tail = last.endsWith(`农${head}`) ? head.replace(/^产品/, '') : head;
  const first = parts[0] ?? '';
  const subject = subjectAtStart(first) ?? '';
  const verb = keepVerbAtStart(first) ?? '';
  const quoted = /^“[^”]*”(?=[^”])/.test(last) ? last.slice(last.indexOf('”') + 1) : '';
  return parts.map((part, i) => {
    let name = part;
    if (i < parts.length - 1 && isLevelOnly(part)) name = part + withoutLevel(last);
    else if (quoted && /^“[^”]*”$/.test(part)) name = part + quoted;
    else if (i < parts.length - 1 && tail && !headPattern.test(part)) name = part + tail;
    if (i > 0 && subject && !name.startsWith(subject.slice(0, 2))) name = subject + name;
    if (i > 0 && verb && !keepVerbAtStart(name)) name = verb + name;
    return tidyName(name);
  });
};

const YEAR_ROW = /20\d\d年?(?:底|末)?(?:(?:、|和|与|及|以及)(?:到)?20\d\d年?(?:底|末)?)+/g;

/** The years that the values behind 分别 belong to, when the sentence lists as many years as values. */
const yearsBefore = (text: string, count: number): number[] | null => {
  const row = [...text.matchAll(YEAR_ROW)].at(-1)?.[0].match(/20\d\d/g);
  return row?.length === count ? row.map(Number) : null;
};

/** The names of a list when each is an indicator by itself (A合格率和B合格率均达到98%); null when they are one. */
export const separateNames = (name: string): string[] | null => {
  const parts = splitOutside(name, /、|和|与|以及|及/y);
  return parts.length > 1 && parts.every((p) => headPattern.test(p) && isName(p)) ? parts : null;
};

/** The names of a list before 各, what they share given to each. */
export const namesApart = (name: string): string[] => {
  const parts = complete(splitOutside(name, /、|和|与|以及|及/y));
  return parts.every(isName) ? parts : [name];
};

/** All 分别 groups of a sentence; `names` is empty where the rows do not agree: then nothing can be said. */
export const findGroups = (scene: Scene): Group[] => {
  const groups: Group[] = [];
  for (
    let at = scene.text.indexOf('分别', scene.start);
    at >= 0 && at < scene.end;
    at = scene.text.indexOf('分别', at + 2)
  ) {
    if (within(scene.masks, at) || within(scene.brackets, at)) continue;
    const row = rowAfter(scene, at + 2);
    if (row.length < 2) continue;
    groups.push(groupAt(scene, at, row));
  }
  return [...groups, ...plainRows(scene, groups)].sort((a, b) => a.start - b.start);
};

/** Whether several names stand between `from` and the row. */
const listed = (scene: Scene, row: readonly Quantity[], from: number): boolean =>
  /[、和与及]/.test(scene.text.slice(from, row[0]!.start).replace(/^[、,和与及\s]+/, ''));

/** A row of values of which nothing can be said: 建成中心2个、5个. */
const mute = (row: readonly Quantity[]): Group => ({
  names: [],
  quantities: row,
  scope: null,
  yearly: false,
  growth: false,
  years: null,
  owners: null,
  unnamed: false,
  start: row[0]!.start,
  end: row.at(-1)!.end,
});

/** 国家、省、市级质检中心2个、5个、10个: a row of values of one unit says what 分别 would. */
const plainRows = (scene: Scene, groups: readonly Group[]): Group[] => {
  const taken = new Set(groups.flatMap((group) => group.quantities));
  const rows: Group[] = [];
  let row: Quantity[] = [];
  let from = scene.start;
  for (const q of [...scene.quantities, null]) {
    const last = row.at(-1);
    const joined =
      q !== null &&
      last !== undefined &&
      q.unit === last.unit &&
      isCounted(q) &&
      /^(?:、|和|与|及)$/.test(scene.text.slice(last.end, q.start).trim());
    if (!joined) {
      if (row.length > 1)
        rows.push(listed(scene, row, from) ? groupAt(scene, row[0]!.start, row, 0) : mute(row));
      if (row.length > 0) from = row.at(-1)!.end;
      row = [];
    }
    if (q && !taken.has(q) && !within(scene.brackets, q.start)) row.push(q);
    else row = [];
  }
  return rows.filter((found) => found.names.length > 0 || found.unnamed === false);
};

/** No list of names is longer. */
const MAX_NAMES = 300;

const startOfNames = (scene: Scene, at: number): number => {
  let from = at;
  const floor = Math.max(scene.start, at - MAX_NAMES);
  while (from > floor && !',;:。'.includes(scene.text[from - 1]!)) from--;
  for (const b of [...scene.brackets, ...scene.masks]) if (b.start < from && from < b.end) from = b.start;
  return from;
};

/** 分别新增…, 分别下降…: the word belongs to each name. */
const BETWEEN = /新增|新建|年均增长|增长|下降|降低|减少(?!到|至)/;

/** @param width of the word 分别 at `at`. */
const groupAt = (scene: Scene, at: number, row: readonly Quantity[], width = 2): Group => {
  const counted = row.every(isCounted);
  const from = startOfNames(scene, at);
  const head = nameBefore(scene.text, from, at, counted);
  const between = scene.text.slice(at + width, row[0]!.start);
  const years = yearsBefore(scene.text.slice(scene.start, at), row.length);
  // 甲县、乙县分别建设…3个、2个 and 2024年、2025年分别新增…: one indicator between 分别 and the values
  const inner = nameBefore(scene.text, at + width, row[0]!.start, counted);
  const one = isName(inner.text) && inner.text.replace(BETWEEN, '').length > 2 ? inner : null;
  const owners = one ? rowOfNames(head.text, row.length) : null;
  const listed = one
    ? (years || owners) && row.map(() => one.text)
    : namesOf(head.text, row.length, years !== null);
  const change = one ? '' : (BETWEEN.exec(between)?.[0] ?? '');
  const named = listed?.map((n) => (/^新/.test(change) ? change + n : n + change));
  const names = named?.every(isName) ? named : [];
  return {
    names,
    owners,
    unnamed: (head.text === '' || isGeneric(head.text)) && one === null,
    quantities: row,
    scope: head.scope,
    yearly: head.yearly || /每年/.test(scene.text.slice(from, at)),
    years: one || !rowOfNames(head.text, row.length) ? years : null,
    growth: head.growth || one?.growth || /(?:年均增长|增长|下降|提高)$/.test(between.trim()),
    start: head.text ? head.start : Math.min(from, one?.start ?? at),
    end: row.at(-1)!.end,
  };
};

/** The names of a row of `count` values, what they share given to each; null when there are not as many. */
export const namesInRow = (text: string, count: number): string[] | null => namesOf(text, count, false);

const namesOf = (text: string, count: number, dated: boolean): string[] | null => {
  const parts = rowOfNames(text, count);
  if (parts) return complete(completeSizes(parts));
  return dated ? Array.from({ length: count }, () => text) : null;
};
