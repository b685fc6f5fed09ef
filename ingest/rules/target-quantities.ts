/**
 * Finds the quantities of a text: a number with its unit and the words that bound it. Names that hold digits
 * (“415X”, PM2.5, 15分钟…圈, 〔2023〕1号, 1000亿级) are no quantities.
 */
import type { Comparator, Span } from '../../graph/model.ts';
import {
  arabicAt,
  chineseAt,
  chineseNumber,
  doublingAt,
  type Numeral,
  shareAt,
} from '../lexicon/numerals.ts';
import { comparatorAfter, comparatorBefore, quantifiers, verbAtEnd } from '../lexicon/quantifiers.ts';
import { multiplierAt, printedUnitAt, type UnitKind } from '../lexicon/units.ts';

/** A bounded number: `start..end` with the words around it, `from..to` number and unit only. */
export interface Quantity extends Span {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly unit: string;
  readonly unitKind: UnitKind | null; // null: no unit
  readonly comparator: Comparator | null; // null: nothing said
  readonly style: Numeral['style'];
}

const COUNTED = '家个项件名人户所座条张批种套款份期场处支只部门组篇位';
const AFTER_GUARD = new RegExp(
  `^(?:${quantifiers.guards.after.filter((w) => !/^(?:分钟|小时|公里|千米|米|岁|周岁)$/.test(w)).join('|')})`,
);
const CIRCLE = new RegExp(`^[^,;:。、]{0,8}(?:${quantifiers.guards.circle.slice(0, 1).join('|')})`);
const GUARD_WORDS = quantifiers.guards.words;

/** 百项产品升级与工业强基工程示范项目: a round number that a name begins with says what it is called. */
const NAMED_SUM = /^[^,;:。、“”\s]{4,16}(?:工程|行动|计划)(?:示范项目|专项|项目)?(?:$|[,;。、])/;

/** Whether a number in Chinese characters may be read as a quantity: compound, or asked for by its context. */
const chineseAllowed = (text: string, number: Numeral, unitEnd: number): boolean => {
  const printed = text.slice(number.start, number.end);
  const before = text.slice(Math.max(0, number.start - 10), number.start);
  if (GUARD_WORDS.some((w) => text.startsWith(w, number.start))) return false;
  if (/第$/.test(before)) return false;
  const counted = COUNTED.includes(text[number.end] ?? '\n');
  if (!counted) return false;
  if (printed === '一') return /(?:只有|仅有|仅|至少|不少于|不低于|没有|尚无|还没有)$/.test(before);
  const rest = text.slice(unitEnd, unitEnd + 12);
  if (/^(?:[百千万]|百万|千万)$/.test(printed) || printed.length === 1)
    return (
      !NAMED_SUM.test(text.slice(unitEnd, unitEnd + 24)) &&
      verbAtEnd(before) !== null &&
      /^(?:以上|左右)?[^,;。、:"“”\s]{3}/.test(rest)
    );
  return true;
};

interface Read {
  readonly value: number;
  readonly unit: string;
  readonly to: number;
  readonly kind: UnitKind | null;
  readonly more: boolean; // 余, 多
}

/** Multiplier, 余/多 and unit after a number that ends at `at`. */
const readUnit = (text: string, value: number, at: number): Read | null => {
  let to = at;
  while (text[to] === ' ' && to - at < 2) to++;
  const more1 = /[余多]/.test(text[to] ?? '') ? 1 : 0;
  const multiplier = multiplierAt(text, to + more1) ?? '';
  const whole = printedUnitAt(text, to + more1);
  if (whole && (!multiplier || whole.text.startsWith(multiplier)))
    return { value, unit: whole.text, to: whole.end, kind: whole.kind, more: more1 > 0 };
  const more2 = multiplier && /[余多]/.test(text[to + more1 + multiplier.length] ?? '') ? 1 : 0;
  const unit = printedUnitAt(text, to + more1 + multiplier.length + more2);
  if (!unit || multiplierAt(unit.text, 0)) return null;
  return { value, unit: multiplier + unit.text, to: unit.end, kind: unit.kind, more: more1 + more2 > 0 };
};

const LATIN = /[A-Za-zⅠ-ⅿ]/;
/** Digits that belong to a name: PM2.5, 5G, 415X, 第2, 2+8, 〔2023〕, 3D, 1:3, G60. */
const inName = (text: string, number: Numeral, to: number): boolean => {
  const previous = text[number.start - 1] ?? '';
  const next = text[number.end] ?? '';
  if (LATIN.test(previous) || /[第+〔\-.:/№#*×]/.test(previous)) return true;
  if (to === number.end && (LATIN.test(next) || /[+〕*×/]/.test(next))) return true;
  return LATIN.test(next) && to === number.end;
};

/** '5—10家' and '3至5家': the lower bound, at least. */
const RANGE = /^\s*(?:-|—{1,2}|–|~|～|至|到)\s*\d+(?:\.\d+)?/;

const DATE = /^\s*(?:年(?!以上|均|度?增)|月|日(?!均)|号)/;

const bareAccepted = (text: string, to: number): boolean =>
  /^\s*(?:以上|以下|左右|以内|[,;。、)\n]|(?:进一步|逐步)?(?:提高|提升|增长|上升|下降|降低|降|升|增加)(?:到|至|为)|$)/.test(
    text.slice(to, to + 8),
  );

/** '检验量达到每千人5批次': so many for each thousand people. */
const PER_HEADS = /(达到|达|为|不低于|不少于|超过|至)(每([十百千万]{1,2})人(?:口)?)$/;

const quantityFrom = (text: string, number: Numeral, floor: number): Quantity | null => {
  const range = number.style === 'arabic' ? RANGE.exec(text.slice(number.end, number.end + 16)) : null;
  const numberEnd = number.end + (range ? range[0].length : 0);
  const read = readUnit(text, number.value, numberEnd);
  const to = read?.to ?? numberEnd;
  if (number.style === 'arabic' && inName(text, number, to)) return null;
  const year = /^(?:19|20)\d\d$/.test(text.slice(number.start, number.end));
  if (
    number.style === 'arabic' &&
    DATE.test(text.slice(numberEnd, numberEnd + 6)) &&
    (year || read?.unit !== '年')
  )
    return null;
  if (year && (!read || read.unit === '年')) return null;
  if (number.style === 'chinese' && (!read || !chineseAllowed(text, number, to))) return null;
  if (!read && !bareAccepted(text, to)) return null;
  const rest = text.slice(to, to + 16);
  if (AFTER_GUARD.test(rest) && !/^后(?:备|续|端)/.test(rest)) return null;
  if ((read?.kind === 'time' || /公里|千米|米$/.test(read?.unit ?? '')) && CIRCLE.test(rest)) return null;
  const heads =
    read?.kind === 'count'
      ? PER_HEADS.exec(text.slice(Math.max(floor, number.start - 12), number.start))
      : null;
  const begin = number.start - (heads?.[2]?.length ?? 0);
  const before = comparatorBefore(text, begin, floor);
  const after = comparatorAfter(text, to);
  // 3岁以下婴幼儿: an age group, not an age to be reached
  if (
    read?.unit === '岁' &&
    !/^\s*(?:[,;。、)\n]|$)/.test(text.slice(after?.end ?? to, (after?.end ?? to) + 2))
  )
    return null;
  const said = after?.comparator === '>=' && before?.comparator === '>' ? before : null;
  const comparator = (said ?? after ?? before)?.comparator ?? (read?.more ? '>' : range ? '>=' : null);
  return {
    start: before?.start ?? begin,
    end: after?.end ?? to,
    from: number.start,
    to,
    value: number.value,
    unit: heads ? `${read?.unit}/${heads[3]}人` : (read?.unit ?? ''),
    unitKind: heads ? 'measure' : (read?.kind ?? null),
    comparator,
    style: number.style,
  };
};

const shareOrDouble = (text: string, at: number, floor: number): Quantity | null => {
  const tenths = text[at + 1] === '成' && text[at - 1] !== '第';
  const share = text[at] === '百' || tenths ? shareAt(text, at) : null;
  const double = text[at] === '翻' ? doublingAt(text, at) : null;
  const found = share ?? double;
  if (!found) return null;
  const before = comparatorBefore(text, found.start, floor);
  const after = comparatorAfter(text, found.end);
  return {
    start: before?.start ?? found.start,
    end: after?.end ?? found.end,
    from: found.start,
    to: found.end,
    value: found.value,
    unit: share ? '%' : '倍',
    unitKind: 'ratio',
    comparator: (after ?? before)?.comparator ?? null,
    style: 'chinese',
  };
};

/** '产值突破千亿元', '迈上两千亿元台阶': a round sum in words is a value where it is reached, else a size (千亿元级产业). */
const REACHED = /(?:突破|超过|超|达到|达|迈上|迈过|跨越|跨过|跨上|越过|冲刺|近|约|不低于)$/;
const SUM_CLOSED = /^(?:以上|左右)?(?:的?(?:大关|台阶|目标|规模))?\s*(?:[,;。、)\n]|$)/;
const roundSum = (text: string, number: Numeral, floor: number): Quantity | null => {
  const printed = text.slice(number.start, number.end);
  const scale = /[万亿]$/.exec(printed)?.[0];
  const value = scale && printed.length > 1 ? chineseNumber(printed.slice(0, -1)) : null;
  if (!scale || value === null || text[number.end] !== '元') return null;
  const to = number.end + 1;
  if (!REACHED.test(text.slice(floor, number.start).slice(-6)) || !SUM_CLOSED.test(text.slice(to, to + 8)))
    return null;
  const before = comparatorBefore(text, number.start, floor);
  const after = comparatorAfter(text, to);
  return {
    start: before?.start ?? number.start,
    end: after?.end ?? to,
    from: number.start,
    to,
    value,
    unit: `${scale}元`,
    unitKind: 'measure',
    comparator: (after ?? before)?.comparator ?? null,
    style: 'arabic',
  };
};

const HALF_DAY = /半天/y;

/** All quantities of `text` within `span`, outside the masked stretches, in text order. `text` is folded. */
export const findQuantities = (text: string, span: Span, masks: readonly Span[]): Quantity[] => {
  const found: Quantity[] = [];
  let mask = 0;
  let floor = span.start;
  for (let at = span.start; at < span.end; ) {
    while (mask < masks.length && masks[mask]!.end <= at) mask++;
    const covered = masks[mask];
    if (covered && covered.start <= at) {
      at = covered.end;
      floor = at;
      continue;
    }
    const step = stepAt(text, at, floor);
    if (step.quantity && step.quantity.to <= span.end) {
      found.push(step.quantity);
      floor = step.quantity.end;
    }
    at = Math.max(step.next, at + 1);
  }
  return found;
};

const stepAt = (text: string, at: number, floor: number): { quantity: Quantity | null; next: number } => {
  const char = text[at] ?? '';
  if (char >= '0' && char <= '9') {
    const number = arabicAt(text, at);
    if (!number) return { quantity: null, next: at + 1 };
    const quantity = quantityFrom(text, number, floor);
    return { quantity, next: quantity?.end ?? number.end };
  }
  const share = shareOrDouble(text, at, floor);
  if (share) return { quantity: share, next: share.end };
  if (char === '半') {
    HALF_DAY.lastIndex = at;
    if (!HALF_DAY.test(text)) return { quantity: null, next: at + 1 };
    const half: Numeral = { start: at, end: at + 1, value: 0.5, style: 'arabic' };
    return { quantity: quantityFrom(text, half, floor), next: at + 2 };
  }
  const number = chineseAt(text, at);
  if (!number) return { quantity: null, next: at + 1 };
  return { quantity: roundSum(text, number, floor) ?? quantityFrom(text, number, floor), next: number.end };
};
