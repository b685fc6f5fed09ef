/** The name stands before its value: 指标 + 达/为/保持在 + 值 + 以上, 动词 + 名词 + 值 + 量词. */
import { bareHead } from '../lexicon/quantifiers.ts';
import { evidenceStart, isCounted, type Memory, make } from './target-item.ts';
import { isGeneric, isLevelOnly, isName, type Name, nameBefore, withoutLevel } from './target-names.ts';
import type { Quantity } from './target-quantities.ts';
import type { Found, Scene, Segment } from './target-segments.ts';

const PREDICATE =
  /(?:持续|稳步|进一步|不断|明显|显著|大幅|逐步|继续|稳定|有效|全面|逐年)*(?:下降|提高|提升|改善|增强|增长|优化|降低|减少|扩大|向好|上升|保持稳定|完善|领先|加快)$/;

/** '平均浓度持续下降,达到35': the value belongs to the segment before. */
const nameOfPrevious = (memory: Memory): Name | null => {
  if (!memory.previous) return null;
  const text = memory.previous.text.replace(PREDICATE, '');
  return isName(text) ? { ...memory.previous, text, growth: false } : null;
};

/** Words that cannot open or close the name of an indicator: what stands there is a condition, not a name. */
const NO_OPENING = /^(?:在|于|自|按|经|以|从|用|凡|每|各|第|前|后|近|距|隔|因|为)/;
const OPENING_NOUN =
  /^(?:每[一二三四五六七八九十百千万亿]|以旧|用[户水电能地]|各[类级项]|前[端沿]|在[线校建岗册]|自[主贸然]|从业|经[营济]|后[备续]|近[零海])/;
const NO_CLOSING = /(?:在|于|自|按|经|用|凡|每|各|第|前|距|隔|因|与|和|以|向|给|被|让|的|后|近|或|及|并)$/;
const LASTING = /(?:年限|寿命|周期|时间|时限|期限|时长)$/;

const rejected = (q: Quantity, name: Name): boolean => {
  if (!isName(name.text)) return true;
  if (q.unit === '') return !bareHead.test(name.text.replace(/(?:总体|综合)?水平$/, ''));
  if (q.unitKind === 'time')
    return !(name.link || q.comparator) || (q.unit === '年' && !LASTING.test(name.text));
  if (q.unitKind === 'rank') return true;
  if (q.style === 'chinese' && q.unitKind === 'count' && !q.comparator && q.value < 10) return true;
  if (NO_OPENING.test(name.text) && !OPENING_NOUN.test(name.text)) return true;
  return NO_CLOSING.test(name.text);
};

/** The name of a segment, completed from what stands before it; null when there is none. */
const resolveName = (scene: Scene, segment: Segment, q: Quantity, memory: Memory): Name | null => {
  const name = nameBefore(scene.text, segment.start, q.start, isCounted(q));
  if (name.text === '') {
    const earlier = name.link || name.growth || q.comparator ? nameOfPrevious(memory) : null;
    return earlier && { ...earlier, link: name.link, yearly: name.yearly };
  }
  const partOf = scene.text.slice(segment.start, q.start).trimStart().startsWith('其中');
  if (partOf && memory.last && isLevelOnly(name.text)) {
    const noun = withoutLevel(memory.last.indicator.replace(/^新[增建]/, ''));
    return { ...name, text: name.text + noun, start: Math.min(memory.last.start, name.start), keep: '其中' };
  }
  if (isGeneric(name.text) && memory.last)
    return { ...name, text: memory.last.indicator + name.text, start: memory.last.start };
  return name;
};

/** Whether a list shares its verb with this item: same unit, no verb or link of its own. */
const inheritsKeep = (segment: Segment, q: Quantity, name: Name, memory: Memory): boolean =>
  memory.keep !== null &&
  memory.keep.unit === q.unit &&
  !name.keep &&
  !name.verb &&
  !name.link &&
  segment.before !== ';' &&
  isCounted(q) &&
  !/[率比度]$/.test(name.text);

/** The figure of a quantity that closes its segment, or null. */
export const readBefore = (scene: Scene, segment: Segment, q: Quantity, memory: Memory): Found | null => {
  const name = resolveName(scene, segment, q, memory);
  if (!name || (name.focus && !name.link && !name.keep) || rejected(q, name)) return null;
  const before = scene.text.slice(segment.start, q.start);
  const inherited = inheritsKeep(segment, q, name, memory) ? memory.keep : null;
  const text = inherited ? inherited.verb + name.text : name.text;
  const yearly =
    name.yearly ||
    /每年|年均(?!增|提|下|浓)/.test(before) ||
    inherited?.yearly ||
    (name.growth && /年均/.test(name.text));
  const held = /控制(?:在|到)\s*$/.test(before);
  const start = evidenceStart(scene.text, segment.start, name.start);
  const found = make(
    q,
    text,
    { start: inherited ? Math.min(inherited.start, start) : start, end: q.end },
    {
      comparator: q.comparator ?? (held ? '<=' : '='),
      scope: name.scope,
      frequency: yearly ? 'yearly' : 'total',
      growth: name.growth,
    },
  );
  const verb = name.keep === '其中' ? null : (name.keep ?? inherited?.verb ?? null);
  memory.keep = verb ? { verb, unit: q.unit, start: found.start, yearly: Boolean(yearly) } : null;
  return found;
};
