/**
 * Reads the figures of one sentence.
 *
 *   指标 + 达/为/… + 值 + 以上      name before the value
 *   动词 + 名词 + 值 + 量词          name before, verb left out
 *   动词 + 值 + 量词 + 名词          name behind
 *   A、B 分别达 X、Y                 target-respective.ts
 *   ranks, shares, 从X到Y …          target-special.ts
 */
import type { Span, Target } from '../../graph/model.ts';
import { bareHead, growthAtEnd, guardSegment, verbAtEnd } from '../lexicon/quantifiers.ts';
import {
  isGeneric,
  isLevelOnly,
  isName,
  type Name,
  nameAfter,
  nameBefore,
  withoutLevel,
} from './target-names.ts';
import { regionShortNames } from './target-places.ts';
import { findQuantities, type Quantity } from './target-quantities.ts';
import { findGroups, type Group } from './target-respective.ts';
import {
  type Found,
  findBrackets,
  findMasks,
  type Scene,
  type Segment,
  splitSegments,
  within,
} from './target-segments.ts';
import { findNone, findRanks, findYearsRunning, shareName, timeName } from './target-special.ts';

/** What the earlier segments of a sentence leave for the later ones. */
interface Memory {
  last: Found | null;
  group: Found[];
  whole: string | null; // X of 'X中,'
  keep: { verb: string; unit: string; start: number; yearly: boolean } | null;
  previous: Name | null; // a segment without a figure: '平均浓度持续下降,达到…'
  behindForm: boolean;
}

const kindOf = (q: Quantity, name: string, growth: boolean): Target['kind'] => {
  if (growth || q.unit === '个百分点' || q.unit === '百分点' || q.unit === '倍') return 'growth';
  if (q.unitKind === 'count' && !/(?:率|每万|每千|每百|人均|户均|亩均|平均|频次)/.test(name)) return 'count';
  return /面积$|里程$|规模$|提升$|建设$|造林/.test(name) && /亩|公顷|公里|平方公里/.test(q.unit)
    ? 'count'
    : q.unitKind === 'measure' && /亩/.test(q.unit) && !q.unit.includes('/')
      ? 'count'
      : 'level';
};

const make = (q: Quantity, indicator: string, span: Span, extra: Partial<Found> = {}): Found => ({
  indicator,
  value: q.value,
  unit: q.unit === '百分点' ? '个百分点' : q.unit,
  comparator: q.comparator ?? '=',
  kind: kindOf(q, indicator, false),
  baseline: null,
  baselineYear: null,
  frequency: 'total',
  scope: null,
  year: null,
  at: q.from,
  actual: false,
  ...span,
  ...extra,
});

const PREDICATE =
  /(?:持续|稳步|进一步|不断|明显|显著|大幅|逐步|继续|稳定|有效|全面|逐年)?(?:下降|提高|提升|改善|增强|增长|优化|降低|减少|扩大|向好|上升|保持稳定|完善|领先|加快)$/;

/** '平均浓度持续下降,达到35': the value belongs to the segment before. */
const nameOfPrevious = (memory: Memory): Name | null => {
  if (!memory.previous) return null;
  const text = memory.previous.text.replace(PREDICATE, '');
  return isName(text) ? { ...memory.previous, text } : null;
};

const CHANGE_FROM = /(?:由|从)(?:原(?:来|先)?的?|(20\d\d)年(?:底|末)?的?|现(?:在|有)的?|目前的?)?$/;
const CHANGE_TO =
  /^(?:以上|左右)?(?:,)?(?:进一步|逐步|分别)?(?:提高|提升|增加|增长|扩大|上升|降低|下降|减少|压缩|压减|缩短|缩减|精简|降|升|增|拓展|调整)(?:到|至|为)(?:(20\d\d)年(?:底|末)?的?)?$/;

/** 从25天缩减为半天: the second value counts, the first is its baseline. */
const readChange = (scene: Scene, segment: Span, pair: readonly Quantity[]): Found | null => {
  const [from, to] = pair;
  if (!from || !to) return null;
  const start = CHANGE_FROM.exec(scene.text.slice(segment.start, from.start));
  const link = CHANGE_TO.exec(scene.text.slice(from.to, to.start));
  if (!start || !link) return null;
  const name = nameBefore(scene.text, segment.start, segment.start + start.index, to.unitKind === 'count');
  if (!isName(name.text)) return null;
  return make(
    to,
    name.text,
    { start: name.start, end: to.end },
    {
      baseline: from.value,
      baselineYear: start[1] ? Number(start[1]) : null,
      year: link[1] ? Number(link[1]) : null,
      scope: name.scope,
    },
  );
};

const groupFound = (group: Group, memory: Memory): Found[] => {
  const places = group.names.every((n) => regionShortNames.has(n));
  if (places && !memory.last) return [];
  return group.quantities.map((q, i) =>
    places
      ? make(
          q,
          memory.last!.indicator,
          { start: memory.last!.start, end: group.end },
          { scope: group.names[i]!, kind: memory.last!.kind },
        )
      : make(
          q,
          group.names[i]!,
          { start: group.start, end: group.end },
          {
            scope: group.scope,
            frequency: group.yearly ? 'yearly' : 'total',
            kind: kindOf(q, group.names[i]!, group.growth),
          },
        ),
  );
};

const BRACKET_PLACE = /([\u3400-\u9fff]{2,4}?)$/;

/** 与北京(481项)、上海(122项): the same indicators in other places. */
const readPlaces = (scene: Scene, segment: Span, memory: Memory): Found[] => {
  const models = memory.group.length > 0 ? memory.group : memory.last ? [memory.last] : [];
  const found: Found[] = [];
  for (const bracket of scene.brackets) {
    if (bracket.start < segment.start || bracket.start >= segment.end) continue;
    const before = scene.text.slice(Math.max(segment.start, bracket.start - 8), bracket.start);
    const place = [...regionShortNames].find((name) => before.endsWith(name));
    if (!place || !BRACKET_PLACE.test(before)) continue;
    const row = scene.quantities.filter((q) => bracket.start <= q.start && q.end <= bracket.end);
    if (row.length !== models.length || row.some((q, i) => q.unit !== models[i]!.unit)) continue;
    row.forEach((q, i) => {
      const model = models[i]!;
      found.push(
        make(
          q,
          model.indicator,
          { start: Math.min(model.start, bracket.start), end: bracket.end },
          { scope: place, kind: model.kind, actual: true },
        ),
      );
    });
  }
  return found;
};

const counted = (q: Quantity): boolean => q.unitKind === 'count';
const NAME_END = /(?:以上|以下|左右)?(?:的?(?:目标|要求|水平|任务|标准))?[\s"”’)。.!]*$/;

/** Nothing but closing words stands behind the value. */
const isClosed = (behind: string): boolean => NAME_END.exec(behind)?.index === 0 || behind.trim() === '';

const rejectBefore = (q: Quantity, name: Name): boolean => {
  if (!isName(name.text)) return true;
  if (q.unit === '') return !bareHead.test(name.text.replace(/(?:总体|综合)?水平$/, ''));
  if (q.unitKind === 'time')
    return !(name.link || q.comparator) || (q.unit === '年' && !/(?:年限|寿命|周期|时间)$/.test(name.text));
  if (q.unitKind === 'rank') return true;
  if (q.style === 'chinese' && q.unitKind === 'count' && !q.comparator && q.value < 10) return true;
  if (
    /^(?:在|于|自|按|经|以|从|用|凡|每|各|第|前|后|近|距|隔|因)/.test(name.text) &&
    !/^(?:每[万千百人]|以旧|用[户水电能]|各[类级]|前[端沿])/.test(name.text)
  )
    return true;
  return /(?:在|于|自|按|经|用|凡|每|各|第|前|距|隔|因|与|和|以|向|给|被|让|的|后|近)$/.test(name.text);
};

/** 指标 + 值, 动词 + 名词 + 值. */
const readBefore = (scene: Scene, segment: Segment, q: Quantity, memory: Memory): Found | null => {
  let name = nameBefore(scene.text, segment.start, q.start, counted(q));
  let { start } = name;
  if (name.text === '' || /^其中/.test(name.text)) {
    const earlier = name.link || name.growth || q.comparator ? nameOfPrevious(memory) : null;
    if (!earlier) return null;
    name = { ...earlier, link: name.link, yearly: name.yearly };
    start = earlier.start;
  }
  const growth = name.growth;
  if (isGeneric(name.text) && memory.last) {
    name = { ...name, text: memory.last.indicator + name.text };
    start = memory.last.start;
  }
  if (name.focus && !name.link && !name.keep) return null;
  const inherits =
    memory.keep &&
    !name.keep &&
    !name.verb &&
    !name.link &&
    memory.keep.unit === q.unit &&
    segment.before !== ';' &&
    counted(q) &&
    !/[率比度]$/.test(name.text);
  const partOf = scene.text.slice(segment.start, q.start).trimStart().startsWith('其中') && memory.last;
  if (partOf && isLevelOnly(name.text))
    name = { ...name, text: name.text + withoutLevel(memory.last!.indicator.replace(/^新增|^新建/, '')) };
  if (rejectBefore(q, name)) return null;
  const text = inherits && !partOf ? memory.keep!.verb + name.text : name.text;
  const yearly =
    name.yearly ||
    /每年|年均(?!增|提|下|浓)/.test(scene.text.slice(segment.start, q.start)) ||
    (inherits && memory.keep!.yearly) ||
    (growth && /年均/.test(name.text));
  const comparator =
    q.comparator ?? (/控制(?:在|到)$/.test(scene.text.slice(segment.start, q.start).trimEnd()) ? '<=' : '=');
  const found = make(
    q,
    text,
    { start: inherits ? Math.min(memory.keep!.start, start) : start, end: q.end },
    {
      comparator,
      scope: name.scope,
      frequency: yearly ? 'yearly' : 'total',
      kind: kindOf(q, text, growth),
    },
  );
  const verb = name.keep ?? (inherits ? memory.keep!.verb : null);
  memory.keep = verb ? { verb, unit: q.unit, start: found.start, yearly: Boolean(yearly) } : null;
  return found;
};

const COUNT_LEAD = /(?:首批|第一批|不少于|至少|约|近|超过|新|的|一批|了|出|以上|累计|共|共计|再|每年|对)$/;
const LISTED = /(?:等|领域|方面|等领域|等方面)$/;

/** Whether the words before a value make what is counted behind it (培育, 每年引导, 推进…等). */
const governs = (before: string): { verb: string } | null => {
  let text = before.trimEnd();
  for (let i = 0; i < 4; i++) {
    const lead = COUNT_LEAD.exec(text);
    if (!lead) break;
    text = text.slice(0, lead.index);
  }
  const direct = verbAtEnd(text);
  if (direct) return { verb: direct };
  if (!LISTED.test(text)) return null;
  const name = nameBefore(text, 0, text.length, true);
  return name.verb && !name.focus ? { verb: name.verb } : null;
};

const BEHIND_STOP =
  /^(?:以上|左右|以下|以内)?(?:内|后|前|起|之|时|为|是|与|及|和|等|中(?!国|小|华|医|药|西|心)|级|以|为支撑|方面|渠道|层面|环节|维度|阶段|步骤|到位)/;
const ALL_DO =
  /^(?:以上)?(?:的)?[^,;。]{1,16}?(?:全部|均|都|100%)(?:创建|建成|达到|完成|通过|开展|建立|实现)/;

/** 动词 + 值 + 名词. */
const readBehind = (scene: Scene, segment: Segment, q: Quantity, memory: Memory): Found | null => {
  const before = scene.text.slice(segment.start, q.start);
  const behind = scene.text.slice(q.end, segment.end);
  const share = q.unit === '%' || q.unitKind === 'time';
  const lead = nameBefore(scene.text, segment.start, q.start, !share);
  const yearly = lead.yearly || /每年|逐年/.test(before);
  if (share) {
    const name =
      q.unitKind === 'time'
        ? timeName(lead.text + (/平均$/.test(before.trim()) ? '平均' : ''), behind)
        : lead.focus
          ? null
          : shareName(lead.text, behind, memory.whole);
    if (!name || !isName(name)) return null;
    const end = q.end + behind.replace(/\(.*$/, '').trimEnd().length;
    const start =
      memory.whole && lead.text === '' && memory.last
        ? memory.last.start
        : lead.text
          ? lead.start
          : segment.start + (before.length - before.trimStart().length);
    return make(
      q,
      name,
      { start, end },
      { scope: lead.scope, frequency: yearly ? 'yearly' : 'total', kind: 'level' },
    );
  }
  if (!counted(q) || BEHIND_STOP.test(behind)) return null;
  const governed = governs(before);
  const bareList =
    (lead.text === '' || isLevelOnly(lead.text)) &&
    !lead.link &&
    (ALL_DO.test(behind) || (memory.behindForm && memory.last !== null && lead.text === ''));
  const whole = /^[^,;。]{2,20}中$/.test(behind.trim()) && lead.text === '';
  if (!governed && !bareList && !whole) return null;
  let name = nameAfter(scene.text, q.end, segment.end);
  if (whole) name = { ...name, text: name.text.replace(/中$/, '') };
  if (!isName(name.text) || (name.text.length < 3 && !isLevelOnly(name.text))) return null;
  const keep = governed && /^新|制修订|制定修订|参与|主导|净增/.test(governed.verb) ? governed.verb : '';
  memory.whole = whole ? name.text : memory.whole;
  const yearlyList = memory.behindForm && bareList && memory.last?.frequency === 'yearly';
  const contentStart = segment.start + (before.length - before.trimStart().length);
  return make(
    q,
    keep + name.text,
    { start: contentStart, end: name.end },
    {
      scope: lead.scope,
      frequency: yearly || yearlyList ? 'yearly' : 'total',
    },
  );
};

/** '4个国家级和6个省级产业计量测试中心': a name that is only a level takes the noun of the next one. */
const completeLevels = (found: Found[]): Found[] =>
  found.flatMap((item, i) => {
    if (!isLevelOnly(item.indicator)) return [item];
    const next = found[i + 1];
    if (!next || next.start > item.end + 40) return [];
    return [{ ...item, indicator: item.indicator + withoutLevel(next.indicator), end: next.end }];
  });

const readSegment = (scene: Scene, segment: Segment, used: Set<Quantity>, memory: Memory): Found[] => {
  const found: Found[] = [];
  const own = scene.quantities.filter(
    (q) => segment.start <= q.start && q.end <= segment.end && !used.has(q),
  );
  const plain = own.filter((q) => !within(scene.brackets, q.start));
  const text = scene.text.slice(segment.start, segment.end);
  if (guardSegment.test(text) && !/得分|评分/.test(text)) return [];
  const running = findYearsRunning(scene, segment);
  if (running) plain.splice(0, plain.length, ...plain.filter((q) => q.unit !== '年'));
  const none = findNone(scene, segment, memory.whole);
  if (none) plain.splice(0, plain.length, ...plain.filter((q) => q.from < none.start || q.from >= none.end));
  const change = plain.length === 2 ? readChange(scene, segment, plain) : null;
  if (change) found.push(change);
  else
    for (const [i, q] of plain.entries()) {
      const part: Segment = {
        start: i === 0 ? segment.start : plain[i - 1]!.end,
        end: plain[i + 1]?.start ?? segment.end,
        before: segment.before,
      };
      const bracket = scene.brackets.find(
        (b) => b.start >= q.end && scene.text.slice(q.end, b.start).trim() === '',
      );
      const behind = scene.text.slice(q.end, part.end);
      const closed = isClosed(
        bracket && bracket.start < part.end ? scene.text.slice(bracket.end, part.end) : behind,
      );
      const item =
        closed || (i > 0 && !closed && plain[i + 1])
          ? readBefore(scene, part, q, memory)
          : readBehind(scene, part, q, memory);
      if (!item) continue;
      memory.behindForm = !closed;
      found.push(item);
      memory.last = item;
    }
  if (found.length > 0) {
    memory.last = found.at(-1)!;
    memory.group = [];
  }
  found.push(...findRanks(scene, segment, memory.last));
  if (running) found.push(running);
  if (none) found.push(none);
  if (memory.last) found.push(...readPlaces(scene, segment, memory));
  if (own.length === 0) {
    const name = nameBefore(scene.text, segment.start, segment.end, false);
    memory.previous = isName(name.text) ? name : memory.previous;
    if (!/[、]/.test(segment.before)) memory.keep = null;
  }
  return found;
};

/** All figures of the sentence `span` of folded text. */
export const readSentence = (text: string, span: Span): Found[] => {
  const masks = findMasks(text, span);
  const quantities = findQuantities(text, span, masks);
  const scene: Scene = { text, ...span, masks, brackets: findBrackets(text, span), quantities };
  const groups = findGroups(scene);
  const used = new Set(groups.flatMap((g) => g.quantities));
  const memory: Memory = {
    last: null,
    group: [],
    whole: null,
    keep: null,
    previous: null,
    behindForm: false,
  };
  const found: Found[] = [];
  for (const segment of splitSegments(
    scene,
    groups.map(({ start, end }) => ({ start, end })),
  )) {
    const group = groups.find((g) => segment.start <= g.start && g.start < segment.end);
    if (group) {
      const items = groupFound(group, memory);
      found.push(...items);
      if (items.length > 0 && !items.every((i) => i.scope && regionShortNames.has(i.scope))) {
        memory.group = items;
        memory.last = items.at(-1)!;
      }
      found.push(...readPlaces(scene, segment, memory));
      memory.keep = null;
      continue;
    }
    found.push(...readSegment(scene, segment, used, memory));
  }
  return completeLevels(found);
};

/** Whether a text holds anything that could be a figure: a cheap test before the full reading. */
export const mayHoldFigures = (text: string): boolean =>
  /\d|[一二两三四五六七八九十百千万]|半天|翻/.test(text);

/** Whether growth words end a name (used by the tests of tables too). */
export const isGrowthName = (name: string): boolean => growthAtEnd(name) !== null;
