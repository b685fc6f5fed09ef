/**
 * Reads the figures of one sentence, segment by segment.
 *
 *   指标 + 达/为/… + 值 + 以上      target-before.ts
 *   动词 + 名词 + 值 + 量词          target-before.ts, the verb left out of the name
 *   动词 + 值 + 量词 + 名词          target-behind.ts
 *   A、B 分别达 X、Y                 target-respective.ts, target-pairs.ts
 *   ranks, shares, 连续N年 …         target-special.ts
 */
import type { Span } from '../../graph/model.ts';
import { countVerbAtStart, guardSegment } from '../lexicon/quantifiers.ts';
import { readBefore } from './target-before.ts';
import { readBehind } from './target-behind.ts';
import { freshMemory, type Memory } from './target-item.ts';
import { nameBefore } from './target-names.ts';
import { isPlaceRow, readChange, readGroup, readPlaces } from './target-pairs.ts';
import { findQuantities, type Quantity } from './target-quantities.ts';
import { findGroups, namesApart, separateNames } from './target-respective.ts';
import {
  type Found,
  findBrackets,
  findMasks,
  type Scene,
  type Segment,
  splitSegments,
  within,
} from './target-segments.ts';
import { findNone, findRanks, findYearsRunning } from './target-special.ts';
import { isLevelOnly, isName, withoutLevel } from './target-words.ts';

/** Nothing but closing words stands behind the value. */
const CLOSED = /^(?:以上|以下|左右)?(?:的?(?:目标|要求|水平|任务|标准|大关|台阶))?[\s"”’)。.!]*$/;

/** Where the next figure must begin for an unfinished name to take its noun. */
const NEAR = 40;

/**
 * '4个国家级和6个省级产业计量测试中心', '2024年培育10家,2025年培育15家质量标杆企业': a name that is only a level or a
 * verb takes the noun of the next one; without such a next one it says nothing.
 */
const completeNames = (found: readonly Found[]): Found[] => {
  const done: Found[] = [];
  for (const item of [...found].reverse()) {
    const verb = countVerbAtStart(item.indicator) === item.indicator;
    const level = isLevelOnly(item.indicator);
    const next = done[0];
    if (!verb && !level) done.unshift(item);
    else if (next && next.start <= item.end + NEAR && (level || next.unit === item.unit)) {
      const noun = withoutLevel(next.indicator);
      done.unshift({ ...item, indicator: level ? item.indicator + noun : next.indicator, end: next.end });
    }
  }
  return done;
};

const SHARE_END = /[率度例比重幅]$|(?:增长|提高|下降|增速|指数|水平)$/;
const ALL_REACH = /(?:均|都)[^,;。、]{0,8}$/;
const EACH = /各(?:达到|达|为|不少于)?\s*$/;

/** 'A合格率和B合格率(均)达到98%以上', '甲、乙项目各10项': one value for each of the names. A sum of counts is one. */
const eachOf = (scene: Scene, q: Quantity, item: Found): Found[] => {
  const before = scene.text.slice(Math.max(item.start, q.start - 10), q.start);
  if (EACH.test(before)) return namesApart(item.indicator).map((indicator) => ({ ...item, indicator }));
  if (item.unit !== '%' && !ALL_REACH.test(before)) return [item];
  const names = separateNames(item.indicator);
  // 采用国际标准和国外先进标准比率: a share is of what the whole list names, unless each name is a share.
  if (!names || (item.unit === '%' && !names.every((name) => SHARE_END.test(name)))) return [item];
  return names.map((indicator) => ({ ...item, indicator }));
};

const MODIFIER = new Set(['measure', 'time', 'score', 'rank']);

/** '产值超10亿元的企业10家', '绿地500米服务半径覆盖率90%': a measure inside the name of what another number counts. */
const withoutModifiers = (scene: Scene, segment: Span, plain: readonly Quantity[]): Quantity[] =>
  plain.filter((q, i) => {
    const next = plain[i + 1];
    if (next === undefined)
      return !(
        q.unitKind &&
        MODIFIER.has(q.unitKind) &&
        /^的?[\u3400-\u9fff]/.test(scene.text.slice(q.end, segment.end)) &&
        i > 0
      );
    const between = scene.text.slice(q.end, next.start);
    return !(
      q.unitKind &&
      MODIFIER.has(q.unitKind) &&
      /[\u3400-\u9fff]/.test(between) &&
      !CHANGE_LINK.test(between)
    );
  });

const CHANGE_LINK =
  /(?:提高|提升|增加|增长|扩大|上升|降低|下降|减少|压缩|压减|缩短|缩减|精简|降|升|增|拓展|调整)(?:到|至|为)(?:20\d\d年|“?十.五”?末?)?(?:底|末)?的?\s*$/;

const readQuantities = (
  scene: Scene,
  segment: Segment,
  plain: readonly Quantity[],
  memory: Memory,
): Found[] => {
  const change = plain.length === 2 ? readChange(scene, segment, plain) : null;
  if (change) return [change];
  const found: Found[] = [];
  for (const [i, q] of plain.entries()) {
    const part: Segment = {
      start: i === 0 ? segment.start : plain[i - 1]!.end,
      end: plain[i + 1]?.start ?? segment.end,
      before: i === 0 ? segment.before : '',
    };
    const bracket = scene.brackets.find(
      (b) => b.start >= q.end && b.end <= part.end && scene.text.slice(q.end, b.start).trim() === '',
    );
    const closed = CLOSED.test(scene.text.slice(bracket?.end ?? q.end, part.end));
    const item = closed ? readBefore(scene, part, q, memory) : readBehind(scene, part, q, memory);
    if (!item) continue;
    memory.behindForm = !closed;
    memory.last = item;
    found.push(...(closed ? eachOf(scene, q, item) : [item]));
  }
  return found;
};

/** Points of a scoring table are no figures of a plan. */
const SCORING = /(?:总分|满分|基础分|[占计得扣加减])\s*\d+(?:\.\d+)?\s*分(?!点)/;

/** '…200张(其中国际认证证书50张)': parts in a bracket behind their whole. */
const readParts = (scene: Scene, segment: Segment, memory: Memory): Found[] => {
  const found: Found[] = [];
  for (const b of scene.brackets) {
    if (b.start < segment.start || b.end > segment.end || !scene.text.startsWith('(其中', b.start)) continue;
    const inner: Scene = {
      ...scene,
      start: b.start + 1,
      end: b.end - 1,
      brackets: [],
      quantities: scene.quantities.filter((q) => b.start < q.start && q.end < b.end),
    };
    for (const part of splitSegments(inner, [])) {
      const own = inner.quantities.filter((q) => part.start <= q.start && q.end <= part.end);
      found.push(...readQuantities(inner, part, own, memory));
    }
  }
  return found;
};

const readSegment = (
  scene: Scene,
  segment: Segment,
  used: ReadonlySet<Quantity>,
  memory: Memory,
): Found[] => {
  const text = scene.text.slice(segment.start, segment.end);
  if (guardSegment.test(text) || SCORING.test(text)) return [];
  const own = scene.quantities.filter(
    (q) => segment.start <= q.start && q.end <= segment.end && !used.has(q),
  );
  const running = findYearsRunning(scene, segment);
  const none = findNone(scene, segment, memory.whole);
  const plain = own.filter(
    (q) =>
      !within(scene.brackets, q.start) &&
      !(running && q.unit === '年') &&
      !(none && none.start <= q.from && q.from < none.end),
  );
  const found = readQuantities(scene, segment, withoutModifiers(scene, segment, plain), memory);
  if (found.length > 0) {
    memory.last = found.at(-1) ?? null;
    memory.group = [];
    memory.previous = null;
    memory.all.push(...found);
  }
  if (segment.before !== '、' && !/^\s*其中/.test(text)) memory.parts = null;
  found.push(...readParts(scene, segment, memory));
  found.push(...findRanks(scene, segment, memory.last));
  if (running) found.push(running);
  if (none) found.push(none);
  if (memory.last) found.push(...readPlaces(scene, segment, memory));
  if (own.length === 0) {
    const name = nameBefore(scene.text, segment.start, segment.end, true);
    if (isName(name.text)) memory.previous = name;
    if (segment.before !== '、') memory.keep = null;
  }
  return found;
};

/** What target-special.ts reads without a quantity: ranks and 连续N年. */
const SPECIAL = /首位|榜首|连续[\d一二三四五六七八九十]{1,3}年|[前第](?:\d|[一二三四五六七八九十])/;

/** All figures of the sentence `span` of folded text, in text order of their segments. */
export const readSentence = (text: string, span: Span): Found[] => {
  const masks = findMasks(text, span);
  const quantities = findQuantities(text, span, masks);
  if (quantities.length === 0 && !SPECIAL.test(text.slice(span.start, span.end))) return [];
  const scene: Scene = { text, ...span, masks, brackets: findBrackets(text, span), quantities };
  const groups = findGroups(scene);
  const used = new Set(groups.flatMap((g) => g.quantities));
  const memory = freshMemory();
  const found: Found[] = [];
  for (const segment of splitSegments(scene, groups)) {
    const group = groups.find((g) => segment.start <= g.start && g.start < segment.end);
    if (!group) {
      found.push(...readSegment(scene, segment, used, memory));
      continue;
    }
    const items = readGroup(scene, segment, group, memory);
    found.push(...items);
    if (items.length > 0 && !isPlaceRow(group)) {
      memory.group = items;
      memory.last = items.at(-1) ?? null;
    }
    found.push(...readPlaces(scene, segment, memory));
    memory.keep = null;
  }
  return completeNames(found);
};

/** Whether a text holds anything that could be a figure: a cheap test before the full reading. */
export const mayHoldFigures = (text: string): boolean =>
  /\d|[一二两三四五六七八九十百千万]|半天|翻/.test(text);
