/**
 * Where a task happens: places that a sentence makes its scene (在东阳市开展…, 支持永康市…, 依托金义新区…) or whose own
 * products and industries it speaks of. A place inside another name (复旦大学义乌研究院) is none.
 */
import type { Task } from '../../graph/model.ts';
import { findRegions, isWithin, type Region, type RegionMention, regionByCode } from '../lexicon/regions.ts';
import type { Draft, Rule } from '../rule.ts';

const SCENE =
  /(?:在|支持|推动|指导|依托|推进|围绕|选择|鼓励|加快|助推|助力|促进|深化|打造|建设|发展|包括|以|落户|引导|聚焦)$/;
/** Behind a place in a row (杭州、宁波等中心城市). */
const ROW = /^(?:、|和|等地?|及|与)/;
const PART_OF_NAME =
  /^(?:大学|学院|研究院|分院|校区|海关|都市圈|市场监管|市场监督|[一-鿿]{0,4}?(?:厅|局|委员会|法院|检察院)|政府|市委|省委|区委|县委)/;
/** Zones that are no division and carry their own name. */
const ZONE =
  /[一-鿿]{2,12}?(?:自贸试验区[一-鿿]{2,4}片区|自由贸易试验区|科创走廊|经济技术开发区|高新技术产业开发区|经开区|高新区|产业集聚区|临空经济示范区)/g;

/** Asked for as the department rule asks, so that the places of a document are looked up once. */
const issuersOf = (draft: Draft): string =>
  [draft.plan?.publisher, ...(draft.plan?.issuers ?? [])].filter((n) => n).join('\n');

function scenes(text: string, task: Task, home: Region | null, places: readonly RegionMention[]): string[] {
  const inTask = places.filter((m) => m.start >= task.start && m.end <= task.end);
  const names: string[] = [];
  let row = false;
  for (const m of inTask) {
    const before = text.slice(Math.max(0, m.start - 6), m.start).replace(/[“”]/g, '');
    const after = text.slice(m.end, m.end + 8);
    const led: boolean = SCENE.test(before) || (row && /[、和及与]$/.test(before)) || /、$/.test(before);
    // The plan's own place, the places above it and places elsewhere are no scene of its tasks.
    const own =
      m.region.level !== 'province' && (!home || (m.region.code !== home.code && isWithin(m.region, home)));
    const take: boolean = led && own && !PART_OF_NAME.test(after) && !/[“《]/.test(text[m.start - 1] ?? '');
    if (take) names.push(m.name);
    row = take && ROW.test(after);
  }
  return names;
}

function zones(text: string, task: Task): string[] {
  return [...text.slice(task.start, task.end).matchAll(ZONE)].flatMap((m) => {
    const before = text.slice(Math.max(0, task.start + m.index - 2), task.start + m.index);
    const name = m[0].replace(/^(?:在|依托|推进|支持|推动|加快|建设|打造|发挥|围绕|聚焦|深化|以)+/, '');
    return /“$/.test(before) ? [] : [name];
  });
}

export const region: Rule = {
  name: 'region',
  finds: [
    {
      text: '金华市质量强市建设实施方案\n二、主要任务\n1.推进区域协同。在东阳市开展质量强企试点,支持永康市开展县域区域公共品牌建设试点工作。',
      found: { tasks: [{ regions: ['东阳市', '永康市'] }] },
    },
  ],
  ignores: [
    '1.强化监管。打造浙中实验室、复旦大学义乌研究院等标志性工程。',
    '1.强化监管。探索义乌小商品质量指数建设。',
    '1.强化监管。构建覆盖重点产品的“浙江制造”标准体系。',
  ],
  apply(draft: Draft) {
    const home = regionByCode(draft.plan?.region.code);
    const places = findRegions(draft.text, { home: home?.code ?? null, near: issuersOf(draft) });
    for (const task of draft.tasks) {
      task.regions = [...new Set([...scenes(draft.text, task, home, places), ...zones(draft.text, task)])];
    }
  },
};
