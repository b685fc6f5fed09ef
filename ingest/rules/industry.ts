/** Industries that a plan speaks of, with the nearest class of GB/T 4754 where one is clear. */
import type { Industry } from '../../graph/model.ts';
import { endsLikeIndustry, industryAt, isBroad, isProduce, knownIndustry } from '../lexicon/industries.ts';
import { nameKey } from '../resolve/normalise.ts';
import { ClauseIndex, SentenceIndex } from '../resolve/sentence-index.ts';
import type { Draft, Rule } from '../rule.ts';
import { type Item, listedIndustries, looksLike, trimItem, WHERE } from './industry-lists.ts';

/** What may stand behind an industry that is named alone. */
const NOUN = /^(?:产业|行业|制造业|工业基地|产业园|产业基地|基地|产业集群|产业链|集群)/;
/** 新材料应用, 新能源汽车: the word goes on and means another thing. */
const GOES_ON =
  /^(?:节|之|技术|应用|化|型|性|学|工艺|开发|人才|、新(?:产品|工艺|技术|设备)|[一-鿿]{0,4}(?:大学|学院))/;
/** 新技术、新工艺、新材料: what is new, not what is made. */
const NEW_THINGS = /新(?:技术|工艺|产品|设备)[、和]$/;
/** Technologies in a row (大数据、人工智能、区块链等新技术) are no industries. */
const TECHNOLOGIES = /^[^，,。；;]{0,36}?等(?!领域)(?:[一-鿿]{0,6})(?:技术|手段|信息技术)/;

const titles = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(/《[^《》\n]{2,200}》/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));

/** Known names standing alone. */
function named(text: string): Item[] {
  const found: Item[] = [];
  for (let at = 0; at < text.length; ) {
    const known = industryAt(text, at);
    if (!known) {
      at++;
      continue;
    }
    const end = at + known.name.length;
    const rest = text.slice(end, end + 40);
    const alone =
      !known.list &&
      !GOES_ON.test(rest) &&
      !TECHNOLOGIES.test(rest) &&
      text[at - 1] !== '仓' &&
      !(known.name === '新材料' && NEW_THINGS.test(text.slice(Math.max(0, at - 4), at))) &&
      !/^“?一号/.test(rest) &&
      !/等(?:一批)?$/.test(text.slice(at - 3, at));
    if (alone || (NOUN.test(rest) && !/[一-鿿]/.test(joinsBefore(text, at))))
      found.push({ start: at, end, name: known.name });
    at = end;
  }
  return found;
}

/** The character before, when it would make one word with what follows (强化工程 holds no 化工). */
const joinsBefore = (text: string, at: number): string =>
  /[强优深转孵消绿仓]/.test(text[at - 1] ?? '') ? text[at - 1]! : '';

/** What stands behind 产业 when the words before it name one: 玉雕产业质量提升, 硒食品精深加工产业产值. */
const ONE =
  /产业(?=$|[，,。；;、：:)）\n]|(?:集群|链|园区?|基地|带|产值|总产值|规模|产品|企业|行业|增加值|营收|营业收入|年产值|综合产值|质量|高质量|发展(?!中心|局|办|处|服务|集团|公司|投资|有限)|提质|提升|转型|做|集聚|振兴|标准|品牌|示范|达到|突破|优化|数字化|技术|创新|竞争力)(?!化))/g;

/** One industry named by what it makes right before 产业. */
function single(text: string): Item[] {
  return [...text.matchAll(ONE)].flatMap((m) => {
    const before = /[一-鿿]{2,16}$/.exec(text.slice(Math.max(0, m.index - 16), m.index));
    if (!before) return [];
    const words = before[0].replace(/^.*的/, '');
    const item = trimItem(text, { start: m.index - words.length, end: m.index }, true);
    if (!item || item.name.length > 10 || /[等和与及]/.test(item.name)) return [];
    const placed = /^[一-鿿]{1,5}[省市区县州旗](?=[一-鿿]{2})/.exec(item.name);
    const name = placed ? item.name.slice(placed[0].length) : item.name;
    if (!/^[省市区县州旗]/.test(name) && (looksLike(name) || isProduce(name)))
      return [{ start: item.end - name.length, end: item.end, name }];
    return [];
  });
}

/** 国内重要的海洋生物精深加工基地: a base or cluster named by what it makes. */
const BASE =
  /(?:的|、|和|与|打造|建设|推进|培育|发展|做强|壮大)((?:(?!的)[一-鿿]){2,10}?(?:工业|加工|制造|装备|材料|医药|化工|电子信息|修造))(?:产业)?(?:基地|集群|产业带|产业园)/g;

function bases(text: string): Item[] {
  return [...text.matchAll(BASE)].flatMap((m) => {
    const name = (m[1] ?? '').replace(WHERE, '');
    const start = m.index + m[0].indexOf(name);
    return isBroad(name) || !endsLikeIndustry(name.replace(/工业$/, '制造'))
      ? []
      : [{ start, end: start + name.length, name }];
  });
}

function group(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = nameKey(item.name);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

function mentions(text: string): Item[] {
  const closed = titles(text);
  const all = [...listedIndustries(text), ...bases(text), ...single(text), ...named(text)]
    .filter((i) => !closed.some((t) => t.start <= i.start && i.end <= t.end))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Item[] = [];
  for (const item of all) if (item.start >= (kept.at(-1)?.end ?? 0)) kept.push(item);
  return kept;
}

function industryOf(
  draft: Draft,
  all: readonly Item[],
  sentences: SentenceIndex,
  clauses: ClauseIndex,
): Industry {
  const first = all[0]!;
  const sentence = sentences.around(first.start, first.end);
  return {
    name: first.name,
    aliases: [...new Set(all.map((i) => i.name))].filter((n) => n !== first.name),
    closeMatch: knownIndustry(first.name)?.code ?? null,
    mentions: all.map(({ start, end }) => ({ start, end, clause: clauses.at(start)?.id ?? null })),
    ...sentence,
    evidence: draft.text.slice(sentence.start, sentence.end),
    rule: 'industry',
  };
}

export const industry: Rule = {
  name: 'industry',
  finds: [
    {
      text: '二、重点任务\n1.打造能源、制造、服务、文旅康养、农业五大产业质量发展新优势,推进玉雕产业质量提升。',
      found: {
        industries: [
          { name: '能源' },
          { name: '制造' },
          { name: '服务' },
          { name: '文旅康养' },
          { name: '农业' },
          { name: '玉雕', closeMatch: 'C24' },
        ],
      },
    },
    {
      text: '1.优化布局。聚焦汽车零部件、新能源两大核心产业,加快五金、纺织、建材、化工等行业改造提升。',
      found: {
        industries: [
          { name: '汽车零部件', closeMatch: 'C36' },
          { name: '新能源' },
          { name: '五金' },
          { name: '纺织', closeMatch: 'C17' },
          { name: '建材' },
          { name: '化工', closeMatch: 'C26' },
        ],
      },
    },
    {
      text: '2.推进发展。推动武义县新材料产业、磐安县中医药健康产业等特色产业发展。',
      found: { industries: [{ name: '新材料' }, { name: '中医药健康' }] },
    },
  ],
  ignores: [
    '促进工业、农业、服务业三大产业协调发展。',
    '推动优势产业集群发展,培育特色产业,做强主导产业。',
    '推动企业、行业、区域向质量效益型发展。',
    '强化质量技术产业支撑。',
    '强化工程设计源头管理,深化工程常见质量问题专项整治。',
    '将质量软实力转化为金融硬资产。',
    '推动大数据、人工智能、区块链等新技术与产业深度融合。',
    '推行绿色设计、绿色制造、绿色建造。',
    '在制造业、农业、服务业、建设工程等领域开展培育。',
    '健全质量、标准、品牌、专利等要素的融资增信体系。',
    '推动产品安全、产品责任、质量基础设施等领域政府规章建设。',
    '促进产业、财政、金融、科技、贸易、环境、人才等方面政策协同。',
    '加强计量、标准、认证认可等基础能力建设。',
    '落实《汽车零部件产业提升方案》。',
  ],
  apply(draft) {
    const sentences = new SentenceIndex(draft.text);
    const clauses = new ClauseIndex(draft.clauses);
    draft.industries = group(mentions(draft.text)).map((all) => industryOf(draft, all, sentences, clauses));
    for (const task of draft.tasks) {
      task.industries = draft.industries
        .filter((i) => i.mentions.some((m) => m.start >= task.start && m.end <= task.end))
        .map((i) => i.name);
    }
  },
};
