/**
 * Programs named in quotation marks (“五水共治”, “宛陵英才”计划, “336”科技创新体系). Most quoted words of a plan are
 * ideas, slogans or kinds of firms: what stands before and behind decides.
 */
import type { Span } from '../../graph/model.ts';
import { endsLikeIndustry } from '../lexicon/industries.ts';
import {
  type Kind,
  quotedBefore,
  quotedHeads,
  quotedReject,
  slogans,
  verbBefore,
} from '../lexicon/program-forms.ts';
import { knownProgram } from '../lexicon/programs.ts';
import type { NameFound } from './program-names.ts';

export interface QuotedName extends NameFound {
  /** The words inside the marks. */
  readonly inner: string;
  /** Whether the name is the words inside alone (五水共治) and not with what follows (“双百”计划). */
  readonly alone: boolean;
}

interface Quote extends Span {
  readonly inner: string;
}

function quotesOf(text: string): Quote[] {
  return [...text.matchAll(/“([^“”\n]{1,40})”/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    inner: m[1] ?? '',
  }));
}

/** A number or a word too general to be a name without what follows it. */
const needsMore = (inner: string): boolean =>
  slogans.has(inner) ||
  /^[\dA-Za-z+＋\-—x×]+$/.test(inner) ||
  inner.length <= 2 ||
  /^(?:百千万|双百|一件事|千百十|双千|百千|[一二两三四五六七八九十][个大].{1,4})$/.test(inner);

/** Lists and sentences inside marks are descriptions, not names. */
const describes = (inner: string): boolean =>
  /(?:研究院|学院|大学|达摩院|研究所)$/.test(inner) ||
  (inner.match(/[、，,；;]/g) ?? []).length >= 2 ||
  /[。！？]/.test(inner) ||
  inner.length > 18 ||
  (inner.match(/[+＋]/g) ?? []).length >= 2;

interface Behind {
  readonly end: number;
  readonly kind: Kind;
}

/** The noun phrase right behind a quote that ends its name. */
function headBehind(text: string, at: number): Behind | null {
  const rest = text.slice(at, at + 16);
  let best: Behind | null = null;
  for (const { pattern, kind } of quotedHeads) {
    const match = pattern.exec(rest);
    const phrase = match?.[0].split(/[的和与及等将，。、]/)[0] ?? '';
    if (!match || phrase !== match[0] || phrase.length === 0) continue;
    if (!best || phrase.length < best.end - at) best = { end: at + phrase.length, kind };
  }
  return best;
}

/** The phrase before a quote, back to a sign or another quote. */
function before(text: string, at: number): string {
  const stretch = text.slice(Math.max(0, at - 24), at);
  return stretch.slice(
    Math.max(...['，', ',', '。', '；', ';', '：', ':', '\n', '“'].map((s) => stretch.lastIndexOf(s))) + 1,
  );
}

/** Quotes that follow one another (“A”“B”“C”等应用) share what stands before and behind them. */
function runs(text: string, quotes: readonly Quote[]): Quote[][] {
  const out: Quote[][] = [];
  for (const quote of quotes) {
    const last = out.at(-1)?.at(-1);
    const between = last ? text.slice(last.end, quote.start) : null;
    if (between !== null && /^[、和及与]?$/.test(between)) out.at(-1)!.push(quote);
    else out.push([quote]);
  }
  return out;
}

const SHARED =
  /^(?:等)?(?:多个|系列|一批|重大|数字化|公共|公用|公共服务|各类|质量|质量管理|群众性|区域|特色|农业|地方|产业)*(名片|地理标志|品牌|平台|应用|活动|行动|工程|计划|制度|机制|改革|场景|系统|政策|奖项|荣誉|称号|区域公共品牌|区域公用品牌)/;
const SHARED_KIND: Readonly<Record<string, Kind>> = {
  名片: 'brand',
  地理标志: 'brand',
  品牌: 'brand',
  平台: 'platform',
  应用: 'platform',
  场景: 'platform',
  系统: 'platform',
  活动: 'event',
  行动: 'campaign',
  工程: 'project',
  计划: 'project',
  制度: 'mechanism',
  机制: 'mechanism',
  改革: 'mechanism',
  政策: 'mechanism',
  奖项: 'award',
  荣誉: 'award',
  称号: 'award',
  区域公共品牌: 'brand',
  区域公用品牌: 'brand',
};

/** What the last word of a quoted name says it is. */
function kindOfWord(inner: string): Kind | null {
  if (/(?:中心|基地|联盟|平台|系统|码|链|在线|超市)$/.test(inner)) return 'platform';
  if (/(?:工匠|精品|字号|名牌|名品|优品|品牌|造|标)$/.test(inner)) return 'brand';
  if (/(?:奖|杯)$/.test(inner)) return 'award';
  if (/(?:计划|工程|圈)$/.test(inner)) return 'project';
  return /(?:贷|制|机制)$/.test(inner) ? 'mechanism' : null;
}

/** What a run of quotes shares. */
interface Run {
  readonly shared: Kind | null;
  readonly led: boolean;
  /** What follows the run makes its members ideas or kinds (“A”“B”等领域). */
  readonly rejected: boolean;
}

/**
 * A body or a title that is sought says itself what it is, whatever a plan makes of it (“…联盟”的先发优势,
 * 以创建“…城市”为契机).
 */
const isBody = (inner: string): boolean =>
  inner.length >= 6 && /(?:联盟|中心|基地|平台|示范区|试验区|先行区|示范城市|创新型城市)$/.test(inner);

/** Whether what follows makes a quoted word an idea, a demand or a kind of firm. */
function isIdea(text: string, { end, inner }: Quote, behind: Behind | null, rejected: boolean): boolean {
  const phrase = behind ? text.slice(end, behind.end) : '';
  // “1+N”企业信用管理体系: a number is named by what follows, whatever that begins with.
  const numbered = /^[\d+＋A-Za-z]/.test(inner) && phrase.length >= 6;
  if (!numbered && !isBody(inner) && (quotedReject.test(text.slice(end, end + 12)) || (!behind && rejected)))
    return true;
  const rest = behind ? text.slice(behind.end, behind.end + 6) : '';
  if (behind && !rest.startsWith('的') && quotedReject.test(rest)) return true;
  // 领军企业+中小微企业 describes; with a deed behind it (“标准化+乡村振兴”行动) it is a name.
  return /[一-鿿][+＋][一-鿿]/.test(inner) && !/(?:行动|工程|计划|改革|制度)$/.test(phrase);
}

function quotedName(text: string, quote: Quote, run: Run): QuotedName | null {
  const { shared, led, rejected } = run;
  const { start, end, inner } = quote;
  if (describes(inner) || knownProgram(inner)) return null;
  const behind = headBehind(text, end);
  const more = needsMore(inner);
  if (more && !behind) return null;
  if (isCluster(text, end, inner)) return null;
  if (isIdea(text, quote, behind, rejected)) return null;
  const kind = behind?.kind ?? shared;
  if (!kind && !led) return null;
  // A slogan with a general noun (“链主”企业, “一站式”服务平台) stays one.
  if (more && behind && !namesItself(inner, text.slice(end, behind.end))) return null;
  return {
    start,
    end: behind ? behind.end : end,
    kind: kindOfWord(inner) ?? kind ?? 'campaign',
    via: 'quote',
    inner,
    alone: !more,
  };
}

/** “汽车及零部件(含新能源汽车)”等先进制造业集群: the marks hold an industry, not a program. */
const isCluster = (text: string, end: number, inner: string): boolean =>
  /^等?[一-鿿]{0,8}?(?:产业|集群)/.test(text.slice(end, end + 14)) &&
  endsLikeIndustry(inner.replace(/[(（][^()（）]*[)）]$/, ''));

/** Numbers need a noun of some length (“336”科技创新体系), words a deed (“双百”计划, “四个工地”建设行动). */
function namesItself(inner: string, phrase: string): boolean {
  if (/^[\d+＋A-Za-z]/.test(inner)) return phrase.length >= 3 && !/^(?:建设|发展|模式)$/.test(phrase);
  return /(?:行动|工程|计划|试点|改革|攻坚项目|制度|合作区|政策)$/.test(phrase);
}

/** Quoted names in text order. */
export function namesInQuotes(text: string): QuotedName[] {
  const found: QuotedName[] = [];
  for (const run of runs(text, quotesOf(text))) {
    const first = run[0]!;
    const last = run.at(-1)!;
    const lead = before(text, first.start);
    const sharedWord = SHARED.exec(text.slice(last.end, last.end + 14))?.[1];
    const shared = sharedWord ? (SHARED_KIND[sharedWord] ?? null) : null;
    const led = verbBefore.test(lead) && !quotedBefore.test(lead);
    if (!shared && quotedBefore.test(lead) && !headBehind(text, last.end)) continue;
    const context: Run = { shared, led, rejected: quotedReject.test(text.slice(last.end, last.end + 12)) };
    for (const quote of run) {
      const name = quotedName(text, quote, context);
      if (name) found.push(name);
    }
  }
  return found;
}
