/** The name stands before its value: 指标 + 达/为/保持在 + 值 + 以上, 动词 + 名词 + 值 + 量词. */
import { bareHead } from '../lexicon/quantifiers.ts';
import { evidenceStart, isCounted, type Memory, make } from './target-item.ts';
import { type Name, nameBefore } from './target-names.ts';
import type { Quantity } from './target-quantities.ts';
import type { Found, Scene, Segment } from './target-segments.ts';
import { isGeneric, isLevelOnly, isName, withoutLevel } from './target-words.ts';

const PREDICATE =
  /(?:持续|稳步|进一步|不断|明显|显著|大幅|逐步|继续|稳定|有效|全面|逐年)*(?:下降|提高|提升|改善|增强|增长|优化|降低|减少|扩大|向好|上升|保持稳定|完善|领先|加快)$/;

/** '平均浓度持续下降,达到35': the value belongs to the segment before. */
const nameOfPrevious = (memory: Memory): Name | null => {
  if (!memory.previous) return null;
  const text = memory.previous.text.replace(PREDICATE, '');
  return isName(text) ? { ...memory.previous, text, growth: false } : null;
};

/** '亩均税收年均增长6%以上,力争达到30万元/亩': the level of what was said to grow. */
const nameOfGrowth = (q: Quantity, memory: Memory): Name | null => {
  const { last } = memory;
  if (last?.kind !== 'growth' || q.unit === last.unit) return null;
  const text = last.indicator.replace(/(?:年均|同比|累计)?(?:增长|提高|提升|下降|降低|增加)$/, '');
  if (!isName(text) || text === last.indicator) return null;
  const { start, end } = last;
  return {
    text,
    start,
    end,
    verb: null,
    keep: null,
    scope: null,
    yearly: false,
    link: null,
    growth: false,
    focus: false,
  };
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

/** 'X占Y的60%' → X占Y比重. */
const shareOf = (name: string): string =>
  /(?:率|比重|比例|占比|比)$/.test(name) ? name : `${name.replace(/的$/, '')}比重`;

/** '比“十二五”末增长', '较上年提高': the change of what stands before. */
const CHANGE_ONLY = /^(?:比|较)[^,;。]{2,12}(?:增长|增加|提高|提升|下降|降低|减少)$/;

/** The name of a segment, completed from what stands before it; null when there is none. */
const resolveName = (scene: Scene, segment: Segment, q: Quantity, memory: Memory): Name | null => {
  const name = nameBefore(scene.text, segment.start, q.start, isCounted(q));
  if (name.text === '') {
    const earlier =
      name.link || name.growth || q.comparator ? (nameOfPrevious(memory) ?? nameOfGrowth(q, memory)) : null;
    return earlier && { ...earlier, link: name.link, yearly: name.yearly };
  }
  if (memory.last && isLevelOnly(name.text) && name.text !== '企业' && !name.verb) {
    const noun = withoutLevel(memory.last.indicator.replace(/^新[增建]/, ''));
    return { ...name, text: name.text + noun, start: Math.min(memory.last.start, name.start), keep: '其中' };
  }
  if (memory.last && /^占.{2,}/.test(name.text))
    return { ...name, text: shareOf(memory.last.indicator + name.text), start: memory.last.start };
  if (q.unit === '%' && /占.{2,}$/.test(name.text)) return { ...name, text: shareOf(name.text) };
  if (name.text.length <= 2 && name.verb) return { ...name, text: name.verb + name.text };
  const change = CHANGE_ONLY.exec(name.text);
  if (change)
    return memory.last && memory.group.length === 0
      ? { ...name, text: `${memory.last.indicator}${name.text}`, start: memory.last.start }
      : null;
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

/** '能耗比2020年下降14%': what the change is counted from. */
const COMPARED =
  /(?:比|较)(?:(20\d\d)年(?:底|末|同期)?|上年(?:同期)?|去年(?:同期)?|“?十[三四五]五”?(?:期?末|初))/;

/** The figure of a quantity that closes its segment, or null. */
export const readBefore = (scene: Scene, segment: Segment, q: Quantity, memory: Memory): Found | null => {
  const name = resolveName(scene, segment, q, memory);
  if (!name || (name.focus && !name.link && !name.keep) || rejected(q, name)) return null;
  const before = scene.text.slice(segment.start, q.start);
  const inherited = inheritsKeep(segment, q, name, memory) ? memory.keep : null;
  const compared = name.growth ? COMPARED.exec(name.text) : null;
  const own = compared ? name.text.replace(compared[0], '') : name.text;
  const text = inherited ? inherited.verb + own : own;
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
      comparator:
        q.comparator ?? (held ? '<=' : /(?:至少|不少于|不低于)[^,;、]{0,8}$/.test(before) ? '>=' : '='),
      scope: name.scope,
      frequency: yearly ? 'yearly' : 'total',
      growth: name.growth,
      baselineYear: compared?.[1] ? Number(compared[1]) : null,
    },
  );
  const verb = name.keep === '其中' ? null : (name.keep ?? inherited?.verb ?? null);
  memory.keep = verb ? { verb, unit: q.unit, start: found.start, yearly: Boolean(yearly) } : null;
  return found;
};
