/** Figures that belong together: 从X到Y, rows with 分别, other places' figures in brackets. */
import type { Comparator, Span } from '../../graph/model.ts';
import { bareHead } from '../lexicon/quantifiers.ts';
import { evidenceStart, isCounted, type Memory, make } from './target-item.ts';
import { nameBefore } from './target-names.ts';
import { regionShortNames } from './target-places.ts';
import type { Quantity } from './target-quantities.ts';
import type { Group } from './target-respective.ts';
import type { Found, Scene, Segment } from './target-segments.ts';
import { isName } from './target-words.ts';

const WHEN = '(?:(20\\d\\d)年(?:底|末)?的?|“?十([二三四五])五”?(?:期?末|初)?的?)';
const CHANGE_FROM = new RegExp(`(?:由|从)(?:原(?:来|先)?的?|${WHEN}|现(?:在|有)的?|目前的?)?\\s*$`);
const CHANGE_TO = new RegExp(
  `^(?:以上|左右)?,?(?:进一步|逐步)?(?:提高|提升|增加|增长|扩大|上升|降低|下降|减少|压缩|压减|缩短|缩减|精简|降|升|增|拓展|调整)(?:到|至|为)${WHEN}?\\s*$`,
);
/** Last year of a five-year plan by its number (“十二五”末 = 2015). */
const FIVE_YEAR_END: Readonly<Record<string, number>> = { 二: 2015, 三: 2020, 四: 2025, 五: 2030 };
const whenOf = (match: RegExpExecArray): number | null =>
  match[1] ? Number(match[1]) : (FIVE_YEAR_END[match[2] ?? ''] ?? null);

/** 从25天缩减为半天: the second value counts, the first is its baseline. */
export const readChange = (scene: Scene, segment: Segment, pair: readonly Quantity[]): Found | null => {
  const [from, to] = pair;
  if (!from || !to) return null;
  const start = CHANGE_FROM.exec(scene.text.slice(segment.start, from.start));
  const link = CHANGE_TO.exec(scene.text.slice(from.to, to.start));
  if (!start || !link) return null;
  const name = nameBefore(scene.text, segment.start, segment.start + start.index, isCounted(to));
  if (!isName(name.text) || (to.unit === '' && !bareHead.test(name.text))) return null;
  return make(
    to,
    name.text,
    { start: evidenceStart(scene.text, segment.start, name.start), end: to.end },
    {
      baseline: from.value,
      baselineYear: whenOf(start),
      year: whenOf(link),
      scope: name.scope,
    },
  );
};

/** 分别不少于3项、5项: the bound before the first value is said of the row. */
const boundOf = ({ quantities: [first] }: Group): Comparator | null =>
  first && first.start < first.from ? first.comparator : null;

/** '新增…5个、…3个,累计分别达到80个、30个': the row repeats the names of the list before it. */
const readAgain = (group: Group, memory: Memory): Found[] => {
  const models = memory.all.slice(-group.quantities.length);
  const fits = group.unnamed && models.length === group.quantities.length;
  if (!fits || group.quantities.some((q, i) => q.unit !== models[i]?.unit)) return [];
  return group.quantities.map((q, i) =>
    make(
      q,
      models[i]!.indicator.replace(/^新[增建]/, ''),
      { start: models[0]!.start, end: group.end },
      { scope: models[i]!.scope, comparator: q.comparator ?? boundOf(group) ?? '=' },
    ),
  );
};

/** The figures of a 分别 row; a row of places repeats the last indicator for each of them. */
export const readGroup = (scene: Scene, segment: Segment, group: Group, memory: Memory): Found[] => {
  const { last } = memory;
  if (group.names.length === 0) return readAgain(group, memory);
  const places = group.names.every((n) => regionShortNames.has(n));
  if (places && !last) return [];
  const start = evidenceStart(scene.text, segment.start, group.start);
  const bound = boundOf(group);
  return group.quantities.map((q, i) =>
    places && last
      ? make(
          q,
          last.indicator,
          { start: Math.min(last.start, start), end: group.end },
          { scope: group.names[i] ?? null, kind: last.kind, actual: true },
        )
      : make(
          q,
          group.names[i] ?? '',
          { start, end: group.end },
          {
            scope: group.owners?.[i] ?? group.scope,
            frequency: group.yearly ? 'yearly' : 'total',
            growth: group.growth,
            comparator: q.comparator ?? bound ?? '=',
            year: group.years?.[i] ?? null,
          },
        ),
  );
};

/** Whether a row only repeats an indicator for other places. */
export const isPlaceRow = (group: Group): boolean => group.names.every((n) => regionShortNames.has(n));

const placeBefore = (text: string, from: number, at: number): string | null => {
  for (let length = Math.min(8, at - from); length >= 2; length--) {
    const name = text.slice(at - length, at);
    if (regionShortNames.has(name)) return name;
  }
  return null;
};

/** 与北京(481项)、上海(122项): the same indicators in other places. */
export const readPlaces = (scene: Scene, segment: Span, memory: Memory): Found[] => {
  const models = memory.group.length > 0 ? memory.group : memory.last ? [memory.last] : [];
  const found: Found[] = [];
  for (const bracket of scene.brackets) {
    if (bracket.start < segment.start || bracket.start >= segment.end) continue;
    const place = placeBefore(scene.text, segment.start, bracket.start);
    const row = scene.quantities.filter((q) => bracket.start <= q.start && q.end <= bracket.end);
    if (!place || row.length !== models.length) continue;
    if (row.some((q, i) => q.unit !== models[i]?.unit)) continue;
    for (const [i, q] of row.entries()) {
      const model = models[i]!;
      const span = { start: Math.min(model.start, bracket.start), end: bracket.end };
      found.push(make(q, model.indicator, span, { scope: place, kind: model.kind, actual: true }));
    }
  }
  return found;
};
