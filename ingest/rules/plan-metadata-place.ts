/** The place that a plan is for: by its title, else by who issued or published it. */
import type { Level, RegionRef } from '../../graph/model.ts';
import { isWithin, type Region, regionLevel, regionRef, resolveRegionNode } from '../lexicon/regions.ts';
import type { Draft } from '../rule.ts';

export interface Place {
  readonly region: RegionRef;
  readonly level: Level | null;
  /** The title itself names the place, so that it needs no region to be unique. */
  readonly stated: boolean;
}

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
  const region = regionRef(best);
  return { region, level: regionLevel(region), stated: titled !== null };
}
