/**
 * Lists of industries: 聚焦A、B和C三大产业, 加快A、B、C等领域…. The noun behind a list says whether its items are
 * industries; after 领域 only items that look like one are taken.
 *
 *   verb │ A 、 B 、 C │ 等 │ 8个重点 │ 产业集群
 *        └── items ────┘        └ the noun decides
 */
import type { Span } from '../../graph/model.ts';
import {
  endsLikeIndustry,
  industryEnding,
  isBroad,
  isProduce,
  isSector,
  knownIndustry,
} from '../lexicon/industries.ts';
import { findRegions } from '../lexicon/regions.ts';

export interface Item extends Span {
  readonly name: string;
}

const COUNT = '(?:[0-9０-９一二三四五六七八九十两]+(?:大|个|类|条|项))?';
const QUALITY =
  '(?:重点|战略性|主导|优势|特色|支柱|传统|传统优势|新兴|战略性新兴|未来|先进|核心|先导|标志性|绿色低碳优势|绿色低碳|[千百]亿(?:元)?级?|[十百千万两三五]+亿(?:元)?级|历史经典|特色先导|高新技术|生产性|生活性|现代|世界级|支柱性|高端|重要|关键|新型|全市|全省|我市|我省|区域|核心级|优势级)*';
/** Nouns behind which every item is an industry. */
const STRONG = '(?:产业集群|产业链|产业|行业|制造业领域|制造业|服务业领域|服务业|服务领域|工业|赛道|新赛道)';
/** Nouns behind which only what looks like an industry is one. */
const WEAK = '(?:领域|产品|科创高地|高地|检测能力|装备产品|认证|绿色产品认证|重点消费品|消费类产品|产品及其)';
/** What stands behind a list: 等 or a count, then a strong or a weak noun, or 等 and something else. */
const BEHIND = new RegExp(
  `^(?:(等)${COUNT}|${COUNT.slice(0, -1)})(?:(?:${QUALITY}|(?<=等)[一-鿿]{2,4}?)(${STRONG})(?!化)|[一-鿿]{0,6}?(${WEAK}))?`,
);
/** 数字孪生、人工智能等新技术: technologies, not industries. */
const TECHNOLOGY = /^等?[一-鿿]{0,8}?(?:技术(?!产业|服务|装备)|手段|要素)/;

/** Whether a list is one of technologies: the word stands before the noun, not behind it (等产业技术改造). */
const technologies = (behind: RegExpExecArray, rest: string): boolean =>
  TECHNOLOGY.test(behind[2] ? behind[0] : rest);

const VERB =
  /(?:聚焦|围绕|瞄准|推动|推进|加快|加强|加大|强化|发展|培育|壮大|做精|做深|做特|做亮|做大|建成|擦亮|打响|扶持|培优|巩固|依靠|主攻|以及|做强做优|做优做强|做大做强|做强|做优|打造|构建|建设|支持|促进|提升|赋能|针对|重点|涵盖|覆盖|包括|开展|全面|开发|改造|引导|布局|抢占|谋划|创新|面向|健全|完善|发挥|升级|融合|实现|以|在|对|将|如|向|及其|涉及|形成|深化|抓好|抓实|聚力|突出|紧扣|立足|依托|推广|扩大|优化|实施|整治|提高|规范|大力|积极|组织|抓住|的)/g;

const SEPARATOR = /、/;
const HARD = /[，,。；;：:！？\n\t“”《》]/;

/** Left end of the list that ends at `end`: back over items and 、 to a verb or a sign. */
function listStart(text: string, end: number): number {
  let depth = 0;
  for (let i = end - 1; i >= 0 && end - i <= 160; i--) {
    const c = text[i]!;
    if (c === ')' || c === '）') depth++;
    else if (c === '(' || c === '（') {
      if (depth === 0) return i + 1;
      depth--;
    } else if (depth === 0 && HARD.test(c)) {
      // “互联网+”、生命健康: a quoted item belongs to the list.
      const quoted = c === '”' ? /“[^“”\n]{1,12}$/.exec(text.slice(0, i)) : null;
      if (quoted && text[i + 1] === '、') {
        i = quoted.index;
        continue;
      }
      return i + 1;
    }
  }
  return Math.max(0, end - 160);
}

/** Takes verbs, places and 产业 off an item: 推动武义县新材料产业 → 新材料. */
export function trimItem(text: string, span: Span, first: boolean): Item | null {
  let { start, end } = span;
  // 文房四宝等文旅产业: the things before 等 are kinds of what follows.
  const etc = text.slice(start, end).search(/等(?!级)/);
  if (etc >= 2) end = start + etc;
  const trimmed = () => text.slice(start, end);
  while (start < end && /[\s“]/.test(text[start]!)) start++;
  while (end > start && /[\s”]/.test(text[end - 1]!)) end--;
  const noun = /(?<!茶|竹)(?:产业|行业|等)$/.exec(trimmed());
  if (noun && trimmed().length - noun[0].length >= 2) end -= noun[0].length;
  if (first && !knownIndustry(trimmed())) {
    const known = industryEnding(trimmed());
    const verbs = [...trimmed().matchAll(VERB)].filter((m) => trimmed().length - m.index - m[0].length >= 2);
    const afterVerb = verbs.length > 0 ? verbs.at(-1)!.index + verbs.at(-1)![0].length : 0;
    const atKnown = known ? trimmed().length - known.name.length : -1;
    start += atKnown >= 0 && atKnown <= afterVerb ? atKnown : afterVerb;
  }
  for (let again = true; again; ) {
    const place = findRegions(trimmed())[0];
    again = place !== undefined && place.start === 0 && trimmed().length - place.end >= 2;
    if (again && place) start += place.end;
  }
  const where = WHERE.exec(trimmed());
  if (where && trimmed().length - where[0].length >= 2) start += where[0].length;
  const name = trimmed();
  return name.length >= 2 && name.length <= 14 ? { start, end, name } : null;
}

/** 川西南茶叶, 全市服装: where the thing is made is no part of its name. */
export const WHERE =
  /^(?:[一这]批|长三角|珠三角|京津冀|成渝|大湾区|全国(?!性)|全[省市区县州旗]|[我本][省市区县州旗]|[千百]亿(?:元)?级|[川渝鄂湘赣皖苏浙闽粤桂琼滇黔藏陕甘青宁新蒙晋冀豫鲁辽吉黑津沪][东西南北中]{1,2}(?!药))/;

const THOUGHT =
  /(?:质量|标准|安全|监管|管理|能力|水平|体系|技术|转型|升级|发展|建设|合作|培育|创新|开发|集聚|融合|攻坚|品牌|企业|人才|平台|园区|项目|机制|方向|研发|生态|效率|环节|领导|推动|协同|主责|治理|化|投入|区)$/;

/** Whether an item is known or ends like an industry. */
export const looksLike = (name: string): boolean =>
  knownIndustry(name) !== null ||
  (!isBroad(name) && !THOUGHT.test(name) && !/[到成将为把被]|越来越/.test(name) && endsLikeIndustry(name));

type Noun = 'strong' | 'weak' | 'none';

/**
 * Items of one list that are industries. Behind a strong noun a short unknown item is one when most others look
 * like it; without any noun the whole list must be known.
 */
function chosen(items: readonly Item[], noun: Noun): Item[] {
  const like = items.filter((i) => looksLike(i.name) || (noun === 'strong' && isProduce(i.name)));
  // Between services for the public (义务教育、医疗卫生、文化体育等领域) only known names are industries.
  if (noun === 'weak' && items.length >= 4 && like.length * 2 < items.length)
    return like.filter((i) => knownIndustry(i.name));
  const among = like.length >= 3 && like.length * 4 >= items.length * 3 - 2;
  const taken = items.filter((i) => like.includes(i) || (among && isSector(i.name)));
  if (noun === 'weak') return taken;
  if (noun === 'none') {
    const certain = like.filter((i) => knownIndustry(i.name)).length * 2 > items.length;
    return like.length >= 2 && certain && like.length >= items.length * 0.75 ? like : [];
  }
  if (like.length * 2 < items.length) return like;
  return items.filter(
    (i) => taken.includes(i) || (!isBroad(i.name) && !THOUGHT.test(i.name) && i.name.length <= 8),
  );
}

/** Cuts a list at 、, and its last item at 和 when no 等 follows (A、B和C三大产业). */
function itemsOf(text: string, start: number, end: number, etc: boolean): Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i <= end; i++) {
    const c = text[i] ?? '';
    if (i < end && /[(（]/.test(c)) depth++;
    else if (i < end && /[)）]/.test(c)) depth--;
    else if (i === end || (depth <= 0 && SEPARATOR.test(c))) {
      if (i > from) spans.push({ start: from, end: i });
      from = i + 1;
    }
  }
  const last = spans.at(-1);
  if (!last) return spans;
  const words = text.slice(last.start, last.end);
  const at = Math.max(words.lastIndexOf('和'), words.lastIndexOf('以及'));
  const joined = at > 1 && words.length - at > 2 && !knownIndustry(words);
  const right = words.slice(at).replace(/^(?:和|以及)/, '');
  if (!joined || (etc && !knownIndustry(right.replace(/产业$/, '')))) return spans;
  return [
    ...spans.slice(0, -1),
    { start: last.start, end: last.start + at },
    { start: last.end - right.length, end: last.end },
  ];
}

/** Digits of the counts behind lists; A、B、C三大产业 names as many as it says. */
const DIGIT: Readonly<Record<string, number>> = {
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const counted = (rest: string): number => {
  const m = /^([0-9两二三四五六七八九十]{1,2})(?:大|个|类)/.exec(rest);
  return m ? (DIGIT[m[1]!] ?? Number(m[1])) : 0;
};

/** All items when the count is theirs, even broad ones (能源、农业五大产业), unless every one is broad. */
function complete(items: readonly Item[], count: number): readonly Item[] | null {
  if (count !== items.length || count < 2) return null;
  const fit = items.every((i) => i.name.length <= 8 && (isBroad(i.name) || !THOUGHT.test(i.name)));
  const like = items.filter((i) => looksLike(i.name) || isProduce(i.name));
  return fit && like.length > 0 && !items.some((i) => NEVER.test(i.name)) ? items : null;
}
const NEVER = /^(?:质量|标准|品牌|技术|人才|企业|产品|工程|产业|行业|安全|计量|认证|检验|社会|政府)$/;

/** Where a list may end: before 等, a count of things, or the way that they are to go (向高端化发展). */
const LIST_END =
  /等(?!级)|(?<![0-9０-９一二三四五六七八九十两])[0-9０-９一二三四五六七八九十两]+(?:大|个|类)|(?<=[一-鿿]{2})向(?=[一-鿿]{1,4}(?:化|端|色|型)(?:[、和及与发转迈方升提攀]))|(?<=[一-鿿]{2})为(?:主导|支柱|龙头|重点)的|(?<=[一-鿿])(?=”[0-9两二三四五六七八九十]+大)/g;

/** Items of all lists of industries, in text order. */
export function listedIndustries(text: string): Item[] {
  const found: Item[] = [];
  for (const m of text.matchAll(LIST_END)) {
    const end = m.index;
    if (!text.slice(Math.max(0, end - 40), end).includes('、')) continue;
    const listed = namedList(text, end);
    found.push(...listed);
  }
  return found;
}

/** What a list that ends at `end` names. */
function namedList(text: string, end: number): Item[] {
  const goes = text[end] === '向' || text[end] === '为';
  const tail = text.slice(end, end + 30).replace(/^”/, '');
  const behind = goes ? null : BEHIND.exec(tail);
  if (!goes && (!behind || technologies(behind, tail.slice(0, 16)))) return [];
  const etc = behind?.[1] !== undefined;
  const noun: Noun = behind?.[2] ? 'strong' : behind?.[3] || text[end] === '为' ? 'weak' : 'none';
  if (!goes && !etc && noun === 'none') return [];
  const spans = itemsOf(text, listStart(text, end), end, etc);
  if (spans.length < 2) return [];
  const items = spans.flatMap((s, i) => trimItem(text, s, i === 0) ?? []);
  return [...((noun === 'strong' && complete(items, counted(tail))) || chosen(items, noun))];
}
