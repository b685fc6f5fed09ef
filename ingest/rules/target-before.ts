/** The name stands before its value: 指标 + 达/为/保持在 + 值 + 以上, 动词 + 名词 + 值 + 量词. */
import { bareHead } from '../lexicon/quantifiers.ts';
import { PART, resolveName } from './target-borrowed.ts';
import { evidenceStart, isCounted, type Memory, make } from './target-item.ts';
import type { Name } from './target-names.ts';
import type { Quantity } from './target-quantities.ts';
import type { Found, Scene, Segment } from './target-segments.ts';
import { isName } from './target-words.ts';

/** Words that cannot open or close the name of an indicator: what stands there is a condition, not a name. */
const NO_OPENING = /^(?:在|于|自|按|经|以|从|用|凡|每|各|第|前|后|近|距|隔|因|为)/;
const OPENING_NOUN =
  /^(?:每[一二三四五六七八九十百千万亿]|以旧|用[户水电能地]|各[类级项]|前[端沿]|在[线校建岗册]|自[主贸然治]|从业|经[营济]|后[备续]|近[零海])/;
const NO_CLOSING = /(?:在|于|自|按|经|用|凡|每|各|第|前|距|隔|因|与|和|以|向|给|被|让|的|后|近|或|及|并)$/;
const LASTING = /(?:年限|寿命|周期|时间|时限|期限|时长)$/;

const rejected = (q: Quantity, name: Name): boolean => {
  if (!isName(name.text)) return true;
  if (q.unit === '') return !bareHead.test(name.text.replace(/(?:总体|综合)?水平$|\([^()]*\)$/, ''));
  if (q.unitKind === 'time')
    return !(name.link || q.comparator) || (q.unit === '年' && !LASTING.test(name.text));
  if (q.unitKind === 'rank') return true;
  if (q.style === 'chinese' && q.unitKind === 'count' && !q.comparator && q.value < 10) return true;
  if (NO_OPENING.test(name.text) && !OPENING_NOUN.test(name.text)) return true;
  return NO_CLOSING.test(name.text);
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

const CHANGED = /(?:提高|提升|净增|新增)$/;

/** The figure of a quantity that closes its segment, or null. */
export const readBefore = (scene: Scene, segment: Segment, q: Quantity, memory: Memory): Found | null => {
  const name = resolveName(scene, segment, q, memory);
  if (!name || (name.focus && !name.link && !name.keep) || rejected(q, name)) return null;
  const before = scene.text.slice(segment.start, q.start);
  const inherited = inheritsKeep(segment, q, name, memory) ? memory.keep : null;
  const changed = name.growth || q.unit === '倍' || CHANGED.test(name.text);
  const compared = changed ? COMPARED.exec(name.text) : null;
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
      growth: name.growth || (compared !== null && !isCounted(q)),
      baselineYear: compared?.[1] ? Number(compared[1]) : null,
    },
  );
  const verb = name.keep === PART ? null : (name.keep ?? inherited?.verb ?? null);
  memory.keep = verb ? { verb, unit: q.unit, start: found.start, yearly: Boolean(yearly) } : null;
  return found;
};
