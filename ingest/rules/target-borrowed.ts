/**
 * Names that a segment does not print in full and borrows from what stands before it: '…持续下降,达到35',
 * '其中省级60家', '占规上企业的60%', '2025年达到80%'.
 */
import { isCounted, type Memory } from './target-item.ts';
import { type Name, nameBefore } from './target-names.ts';
import type { Quantity } from './target-quantities.ts';
import type { Found, Scene, Segment } from './target-segments.ts';
import { isGeneric, isLevelOnly, isName, withoutLevel } from './target-words.ts';

const PREDICATE =
  /(?:持续|稳步|进一步|不断|明显|显著|大幅|逐步|继续|稳定|有效|全面|逐年)*(?:下降|提高|提升|改善|增强|增长|优化|降低|减少|扩大|向好|上升|保持稳定|完善|领先|加快)$/;

const FASTER = /(?:年均)?(?:增长|增速|提高)?(?:高于|快于|不低于|超过)[^,;]{2,12}$/;

/** '平均浓度持续下降,达到35': the value belongs to the segment before. */
const ofPrevious = (memory: Memory): Name | null => {
  if (!memory.previous) return null;
  const text = memory.previous.text.replace(FASTER, '').replace(PREDICATE, '');
  return isName(text) ? { ...memory.previous, text, growth: false } : null;
};

const borrowed = (from: Found, text: string): Name => ({
  text,
  start: from.start,
  end: from.end,
  verb: null,
  keep: null,
  scope: from.scope,
  yearly: false,
  link: null,
  growth: false,
  focus: false,
});

const GROWTH_END = /(?:年均|同比|累计)?(?:增长|增幅|净增|提高|提升|下降|降低|增加)$/;
const LATER = /20\d\d年|[一二三四五六\d]年内|五”?(?:期)?末|期末/;

/** What a growth figure is the growth of: 证书年均增幅 → 证书; other figures keep their name. */
const grownName = (last: Found): string => {
  const text = last.kind === 'growth' ? last.indicator.replace(GROWTH_END, '') : last.indicator;
  return isName(text) ? text : last.indicator;
};

/** The last figure again: its level after its growth (…力争达到30万元/亩), or its next year (2025年达到80%). */
const ofLast = (q: Quantity, before: string, name: Name, memory: Memory): Name | null => {
  const { last } = memory;
  if (!last) return null;
  const grown = last.kind === 'growth' && q.unit !== last.unit;
  if (grown) {
    const text = last.indicator.replace(GROWTH_END, '');
    return isName(text) && text !== last.indicator ? borrowed(last, text) : null;
  }
  if (q.unit !== last.unit || !(LATER.test(before) || name.scope)) return null;
  return borrowed(last, last.frequency === 'yearly' ? last.indicator.replace(/^新增/, '') : last.indicator);
};

/** 'X占Y的60%' → X占Y比重. */
const shareOf = (name: string): string =>
  /(?:率|比重|比例|占比|比)$/.test(name) ? name : `${name.replace(/的$/, '')}比重`;

/** '比“十二五”末增长', '较上年提高': the change of what stands before. */
const CHANGE_ONLY = /^(?:比|较)[^,;。]{2,12}(?:增长|增加|净增|新增|提高|提升|下降|降低|减少)$/;
/** '高于全国2.1个百分点' compares with others; it is no value of its own. */
const COMPARISON = /^(?:高于|低于|高出|超出|优于|多于|少于|快于|超过)/;
const COMPARED_WITH = /(?:高于|低于|高出|优于)(?:全|国|省|市|上年|平均|周边)[^,;]{0,8}$/;
const PART_LENGTH = 6;

/** '其中制造业50家、服务业30家': parts of the last figure, each with the noun of the whole. */
const ofWhole = (segment: Segment, q: Quantity, name: Name, opens: boolean, memory: Memory): Name | null => {
  const whole = opens ? memory.last : memory.parts;
  if (!whole || whole.unit !== q.unit || name.verb || name.link || name.keep) return null;
  if (!opens && segment.before !== '、') return null;
  const noun = whole.indicator.replace(/^新[增建]/, '');
  const level = isLevelOnly(name.text) && name.text !== '企业';
  if (!level && (name.text.length > PART_LENGTH || noun.slice(-2) === name.text.slice(-2))) return null;
  memory.parts = whole;
  return {
    ...name,
    text: name.text + (level ? withoutLevel(noun) : noun),
    start: Math.min(whole.start, name.start),
    keep: PART,
  };
};

/** Marks a name as a part of a whole: its verb is not shared on. */
export const PART = '其中';

/** The name of a segment, completed from what stands before it; null when there is none. */
export const resolveName = (scene: Scene, segment: Segment, q: Quantity, memory: Memory): Name | null => {
  const name = nameBefore(scene.text, segment.start, q.start, isCounted(q));
  const before = scene.text.slice(segment.start, q.start);
  const { last } = memory;
  if (name.text === '') {
    if (!name.link && !name.growth && !q.comparator) return null;
    const earlier = ofPrevious(memory) ?? ofLast(q, before, name, memory);
    return (
      earlier && { ...earlier, link: name.link, yearly: name.yearly, scope: name.scope ?? earlier.scope }
    );
  }
  if (COMPARISON.test(name.text) || COMPARED_WITH.test(name.text)) return null;
  const part = ofWhole(segment, q, name, before.trimStart().startsWith('其中'), memory);
  if (part) return part;
  if (last && isLevelOnly(name.text) && name.text !== '企业' && !name.verb)
    return {
      ...name,
      text: name.text + withoutLevel(last.indicator.replace(/^新[增建]/, '')),
      start: last.start,
    };
  if (last && /^占.{2,}/.test(name.text))
    return { ...name, text: shareOf(last.indicator + name.text), start: last.start };
  if (q.unit === '%' && /占.{2,}$/.test(name.text)) return { ...name, text: shareOf(name.text) };
  if (name.text.length <= 2 && name.verb) return { ...name, text: name.verb + name.text };
  if (CHANGE_ONLY.test(name.text) || isGeneric(name.text)) {
    if (!last || (CHANGE_ONLY.test(name.text) && memory.group.length > 0)) return null;
    if (/^总(?:数|量|计)$/.test(name.text))
      return { ...name, text: grownName(last).replace(/^新[增建获]/, '') + name.text, start: last.start };
    const often = name.yearly && /幅$/.test(name.text) && !name.text.startsWith('年') ? '年均' : '';
    return { ...name, text: grownName(last) + often + name.text, start: last.start };
  }
  if (last && name.text === '合格率' && MEASURED.test(last.indicator))
    return { ...name, text: last.indicator + name.text, start: last.start };
  return name;
};

/** 监测1.5批次/千人,合格率98%: of what was measured. */
const MEASURED = /(?:监测|抽检|抽查|检测|检验)$/;
