/** The place that a plan is for: by its title, else by who issued or published it, else by whom its text speaks of. */
import type { Level, RegionRef } from '../../graph/model.ts';
import {
  findRegions,
  isWithin,
  NATION,
  type Region,
  regionLevel,
  regionRef,
  resolveRegionNode,
} from '../lexicon/regions.ts';
import type { Draft } from '../rule.ts';

export interface Place {
  readonly region: RegionRef;
  readonly level: Level | null;
  /** The title itself names the place, so that it needs no region to be unique. */
  readonly stated: boolean;
}

/** How a plan speaks of its own place, from the smallest: 我县, 全市. */
const SELF: readonly (readonly [Level, RegExp])[] = [
  ['town', /[全我](?:镇|乡|街道)/g],
  ['district', /[全我](?:县|区|旗)(?!域)/g],
  ['city', /[全我](?:市|州|盟)(?!场)/g],
  ['province', /[全我](?:省|自治区)/g],
];
/** A development zone is run like a district, by a 管委会; the gazetteer has only its city. */
const ZONE =
  /^\p{Script=Han}{2,12}?(?:高新(?:技术产业开发)?区|(?:经济)?(?:技术)?开发区|经开区|新区|综合保税区|示范区)(?:质量|标准|品牌|深化|关于|深入|贯彻|全面|管委会|管理委员会|推进|加快|建设|创建|20\d\d)/u;
const NATIONAL = /^(?:中共中央|国务院|国家|全国|市场监管总局)/;
const MIN_MENTIONS = 3;
const MIN_SHARE = 0.6;

export function placeOf(draft: Draft, title: string, issuers: readonly string[]): Place {
  // Titles quote other documents: 贯彻《安徽省…》的实施方案 is not for that province.
  const own = title.replace(/《[^》]*》/g, '').replace(/〈[^〉]*〉/g, '');
  const labels = ['发文机关', '发布机构', '来源'].map((name) => draft.labels.get(name) ?? '');
  const near = [title, ...issuers, ...labels, draft.text.slice(0, 3000)].join('\n');
  const titled = resolveRegionNode(own, { near });
  let best: Region | null = titled;
  for (const name of [...issuers, ...labels]) {
    const region = name === '' ? null : resolveRegionNode(name, { near, home: best?.code ?? null });
    if (region && (!best || (!titled && isWithin(region, best)))) best = region;
  }
  if (!best && issuers.some((name) => NATIONAL.test(name))) best = NATION;
  best ??= spokenOf(draft.text);
  const region = regionRef(best);
  const zone = region.district === null && [own, ...issuers].some((name) => ZONE.test(name));
  return {
    region,
    level: zone ? 'district' : (regionLevel(region) ?? levelOf([own, ...issuers], draft.text)),
    stated: titled !== null,
  };
}

/** The one place of the plan's own level that its text names again and again. */
function spokenOf(text: string): Region | null {
  const level = selfLevel(text);
  const counts = new Map<Region, number>();
  for (const { region } of findRegions(text)) {
    if (region.level === level) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best && best[1] >= MIN_MENTIONS && best[1] >= total * MIN_SHARE) return best[0];
  // 结合湖北实际,制定本纲要 says whose plan it is as plainly as a title.
  const fitted = /结合(\p{Script=Han}{2,8}?)(?:[省市县区])?(?:工作)?实际/u.exec(text)?.[1];
  const said = fitted ? resolveRegionNode(fitted) : null;
  return said && (level === null || said.level === level) ? said : null;
}

function selfLevel(text: string): Level | null {
  const counted = SELF.map(([level, form]) => [level, text.match(form)?.length ?? 0] as const);
  const best = counted.reduce((a, b) => (b[1] > a[1] ? b : a));
  return best[1] > 0 ? best[0] : null;
}

/** Level of a place that the gazetteer does not know, from its name's own ending or from how it calls itself. */
function levelOf(names: readonly string[], text: string): Level | null {
  for (const name of names) {
    const end = /^[^关]{2,8}?(省|自治区|市|州|县|区|旗|镇|乡|街道)(?!场|域)/.exec(
      name.replace(/^中共/, ''),
    )?.[1];
    if (end === '省' || end === '自治区') return 'province';
    if (end === '市' || end === '州') return 'city';
    if (end === '县' || end === '区' || end === '旗') return 'district';
    if (end) return 'town';
  }
  return selfLevel(text);
}
