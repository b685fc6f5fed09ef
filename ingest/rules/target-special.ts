/**
 * Forms of a sentence in which the number is not simply behind or before its name: ranks, 连续N年, no single one,
 * shares of a whole, times, 从X到Y, other places' figures in brackets.
 */
import type { Span } from '../../graph/model.ts';
import { chineseNumber } from '../lexicon/numerals.ts';
import { nameBefore } from './target-names.ts';
import { namesInRow } from './target-respective.ts';
import type { Found, Scene } from './target-segments.ts';
import { isGeneric, tidyName } from './target-words.ts';

const base = {
  baseline: null,
  baselineYear: null,
  frequency: 'total',
  scope: null,
  year: null,
  actual: false,
} as const;
const numberOf = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : chineseNumber(text));

const AREA =
  '全国|全省|全市|全区|全县|全州|全盟|全旗|全兵团|兵团|全球|世界|国内|省内|市内|区内|长三角|珠三角|大湾区|京津冀|同类城市|全行业|中部|西部|东部|东北|西北|西南|中西部|沿海';
const RANK_FIRST = new RegExp(
  `(${AREA})(?:[省城地区县]{0,2}市?)?(?:排名|位次)?(?:进入|位居|位列|居|保持|稳居)?第([一二三四五六七八九十]{1,3}|\\d{1,3})(位|名)?(?!师|团|人民|中学|小学|医院|方阵|梯队|批|个|家|次|产业|大|城|届|轮|期|条|项|责|一|二|三|位|名|时间|线|级)`,
  'g',
);
const RANK_TOP = new RegExp(
  `(${AREA})?(?:[省城地区县]{0,2}市?)?(?:排名|位次|综合排名|综合)?(?:进入|位居|位列|居|保持|稳居|跻身)?前([一二三四五六七八九十]{1,3}|\\d{1,3})(位|名|强)?(?!列|沿|茅|期|置|年|个月|项|批|述|款|瞻|天|日|季)`,
  'g',
);
/** Takes rank verbs off the end, one at a time: a repeated group would be exponential on 保持在保持在…. */
const withoutRankVerbs = (text: string): string => {
  let rest = text;
  for (let i = 0; i < 8; i++) {
    const shorter = rest.replace(RANK_VERB, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
};

/** 从全国第十三位上升到第九位: the place now, with the one before as its baseline. */
const RANK_CHANGE = new RegExp(
  `(?:从|由)(${AREA})?(?:排名)?第([一二三四五六七八九十]{1,3}|\\d{1,3})(?:位|名)?(?:上升|提升|跃升|跃居|前移|进位|提高)(?:到|至|为)?(?:${AREA})?第([一二三四五六七八九十]{1,3}|\\d{1,3})(位|名)?`,
);
const RANK_VERB =
  /(?:力争|争取|确保|连续[\d一二三四五六七八九十]+年|获得|获评|获|排名|排|跻身|进入|位居|位列|居于|居|列|保持在|保持|稳居|稳定在|达到|升至|提升至|挺进|迈入|名列|位次|处于|继续|均|在|为|并|从)$/;

const rankName = (name: string, area: string): string =>
  /(?:位次|排名)$/.test(name) ? name : `${name}${area}位次`;

const findRankChange = (scene: Scene, span: Span, fallback: Found | null): Found | null => {
  const part = scene.text.slice(span.start, span.end);
  const match = RANK_CHANGE.exec(part);
  const value = match && numberOf(match[3] ?? '');
  if (!match || value === null) return null;
  const at = span.start + match.index;
  const name = nameBefore(scene.text, span.start, at, true);
  const indicator = name.text || fallback?.indicator;
  if (!indicator || value === 0) return null;
  return {
    ...base,
    indicator: rankName(indicator, match[1] ?? ''),
    value,
    unit: match[4] === '名' ? '名' : '位',
    comparator: '=',
    kind: 'rank',
    baseline: numberOf(match[2] ?? ''),
    scope: name.text ? name.scope : (fallback?.scope ?? null),
    start: name.text ? name.start : Math.min(fallback?.start ?? at, at),
    end: at + match[0].length,
    at,
  };
};

const RANK_ROW = new RegExp(
  `分别(?:位居|位列|居|列|排名|排|进入)?(${AREA})?((?:(?:、|和|,)?(?:第|前)(?:[一二三四五六七八九十]{1,3}|\\d{1,3})(?:位|名)?){2,})`,
);
/** A、B分别位居全省第3位、第5位: a rank each; null when there is no such row. */
const findRankRow = (scene: Scene, span: Span): Found[] | null => {
  const part = scene.text.slice(span.start, span.end);
  const match = RANK_ROW.exec(part);
  if (!match) return null;
  const places = [...(match[2] ?? '').matchAll(/(第|前)([一二三四五六七八九十]{1,3}|\d{1,3})(位|名)?/g)];
  const head = nameBefore(scene.text, span.start, span.start + match.index, true);
  const names = namesInRow(head.text, places.length) ?? [];
  const at = span.start + match.index;
  return names.flatMap((name, i): Found[] => {
    const value = numberOf(places[i]?.[2] ?? '');
    if (!value) return [];
    const unit = places[i]?.[3] === '名' ? '名' : '位';
    const comparator = places[i]?.[1] === '前' ? '<=' : '=';
    const end = at + match[0].length;
    return [
      {
        ...base,
        indicator: rankName(name, match[1] ?? ''),
        value,
        unit,
        comparator,
        kind: 'rank',
        scope: head.scope,
        start: head.start,
        end,
        at,
      },
    ];
  });
};

/** '居全国第5位、西部第1位': the second rank is of the same. */
const NEXT_RANK = /^(?:位|名|[,、和与及]|(?:位居|位列|居|列)){0,4}$/;
/** '数量居全国第5位': the number of what the sentence counted before. */
const measured = (of: Found | null, name: string, measure: boolean): string | null =>
  of &&
  `${of.indicator}${measure && /^(?:数量|总数|总量)$/.test(name) && !of.indicator.endsWith(name) ? name : ''}`;

/** 位居全国第2位 → rank 2; 进入全国前三 → rank ≤ 3. `fallback` names what the rank is of when the segment does not. */
export const findRanks = (scene: Scene, span: Span, fallback: Found | null): Found[] => {
  const row = findRankRow(scene, span);
  if (row) return row;
  const change = findRankChange(scene, span, fallback);
  if (change) return [change];
  const found: Found[] = [];
  let previous: Found | null = null;
  let subject = '';
  for (const pattern of [RANK_FIRST, RANK_TOP]) {
    pattern.lastIndex = 0;
    // 首位 and 榜首 are as long as 第一, so that offsets stay
    const part = scene.text.slice(span.start, span.end).replace(/首位(?!度)|榜首/g, '第一');
    for (const match of part.matchAll(pattern)) {
      const at = span.start + match.index;
      if (scene.masks.some((m) => m.start <= at && at < m.end)) continue;
      const value = numberOf(match[2] ?? '');
      if (value === null || value === 0) continue;
      const top = pattern === RANK_TOP;
      if (top && !match[1] && !/(?:进入|位居|位列|居|跻身|列|保持|排名)$/.test(part.slice(0, match.index)))
        continue;
      const before = withoutRankVerbs(
        withoutRankVerbs(part.slice(0, match.index)).replace(/连续[\d一二三四五六七八九十]+年.*$/, ''),
      );
      const name = nameBefore(scene.text, span.start, span.start + before.length, true);
      const bracketed = scene.brackets.some((b) => b.start <= at && at < b.end);
      const again = previous !== null && NEXT_RANK.test(scene.text.slice(previous.end, at));
      const measure = isGeneric(name.text) || /^(?:综合)?(?:排名|位次)$/.test(name.text);
      const own = name.text.length >= 2 && !bracketed && !again && !(measure && fallback) ? name : null;
      const indicator = again ? subject : (own?.text ?? measured(fallback, name.text, measure));
      if (!indicator) continue;
      found.push({
        ...base,
        indicator: rankName(indicator, match[1] ?? ''),
        value,
        unit: match[3] === '名' ? '名' : '位',
        comparator: top ? '<=' : '=',
        kind: 'rank',
        scope: own ? name.scope : ((again ? previous : fallback)?.scope ?? null),
        start: own ? name.start : Math.min((again ? previous : fallback)?.start ?? at, at),
        end: at + match[0].length,
        at,
      });
      previous = found.at(-1) ?? null;
      subject = indicator;
    }
  }
  return found;
};

const YEARS_RUNNING =
  /连续([\d一二三四五六七八九十]{1,3})年(获得|获评|荣获|获|被评为|被评定为|被授予|位居|居|保持|蝉联|入选|取得|评为|考核为)/;

/** 连续4年获得国务院…激励 → 4 years; the object, or the subject with what it holds, is the name. */
export const findYearsRunning = (scene: Scene, span: Span): Found | null => {
  const part = scene.text.slice(span.start, span.end);
  const match = YEARS_RUNNING.exec(part);
  if (!match) return null;
  const value = numberOf(match[1] ?? '');
  if (value === null) return null;
  const object = tidyName(part.slice(match.index + match[0].length).replace(/[,;。]$/, ''));
  // 合格率连续五年保持在93%以上 speaks of the 93 %.
  if (/^在?[\d.]/.test(object)) return null;
  if (object.length < 2) return null;
  const subject = nameBefore(scene.text, span.start, span.start + match.index, true);
  const verb = match[2] === '获' ? '获' : (match[2] ?? '');
  const ranked = new RegExp(`^(?:${AREA})`).test(object);
  const named = subject.text.length >= 4 && (ranked || object.length < 5);
  return {
    ...base,
    indicator: named
      ? `${subject.text}连续${verb}${object}年数`
      : `${object}连续${verb === '获' ? '获得' : verb}年数`,
    value,
    unit: '年',
    comparator: '=',
    kind: 'count',
    scope: subject.scope,
    start: named ? subject.start : span.start + match.index,
    end: span.start + part.replace(/[\s。;!?]+$/, '').length,
    at: span.start + match.index,
    actual: true,
  };
};

const NONE = /(?:没有|尚无|还没有|无)一(家|个|项|件|名|人|座|所)([^,;。]{3,60})/;

/** 58家国家质检中心中,还没有一家布局在… → 0 家; only where the sentence has named the whole. */
export const findNone = (scene: Scene, span: Span, subject: string | null): Found | null => {
  const part = scene.text.slice(span.start, span.end);
  const match = NONE.exec(part);
  if (!match || !subject) return null;
  const at = span.start + match.index;
  return {
    ...base,
    indicator: `${tidyName(match[2] ?? '')}的${subject}`,
    value: 0,
    unit: match[1] ?? '',
    comparator: '=',
    kind: 'count',
    start: at,
    end: at + match[0].length,
    at,
    actual: true,
  };
};

const stripCounts = (text: string): string =>
  text.replace(/[\d一二三四五六七八九十]+大/g, '').replace(/\([^()]*\)?$/, '');
const SHARE_OF = /^(?:以上|左右|以下)?的([^,;。]{2,20}?)(?:是|为|属于|来自)([^,;。]{2,30})$/;
const VERBLESS = /^[的在中之内外左右上下]/;

/** 95%以上的X是Y → Y占X比重; X100%纳入Y → X纳入Y比例; X中,近90%集中在Y → 集中在Y的X占比. */
export const shareName = (
  before: string,
  behind: string,
  whole: string | null,
  form: { readonly covering: boolean; readonly governed: boolean },
): string | null => {
  const share = SHARE_OF.exec(behind);
  if (share) return `${tidyName(share[2] ?? '')}占${tidyName(share[1] ?? '')}比重`;
  const predicate = tidyName(stripCounts(behind.replace(/^(?:以上|左右|以下|以内)/, '')));
  if (
    !/^[“‘]?[\u3400-\u9fff][^\d]*[\u3400-\u9fff]/.test(predicate) ||
    (before === '' && predicate.startsWith('全覆盖'))
  )
    return null;
  if (/^的/.test(behind.replace(/^(?:以上|左右|以下)/, '')))
    return `${predicate}${form.covering ? '覆盖率' : '比例'}`;
  if (before.length >= 2)
    return VERBLESS.test(predicate)
      ? null
      : `${before}${predicate}${/(?:率|比例|比重)$/.test(predicate) ? '' : '比例'}`;
  if (whole) return `${predicate}的${whole}占比`;
  return form.governed && !VERBLESS.test(predicate) ? `${predicate}比例` : null;
};

const DONE =
  /^(?:以内|之内|内)?(?:完成)?(办结|办理完毕|完成|审批|出具|响应|反馈|到达|处置|处理|答复|送达|核准|审结)/;

/** 企业省内迁出平均3个工作日办结 → 企业省内迁出平均办结时间. */
export const timeName = (before: string, behind: string): string | null => {
  const done = DONE.exec(behind);
  return done && before.length >= 3 ? `${before}${done[1]}时间` : null;
};
