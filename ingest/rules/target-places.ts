/** Places whose figures a plan quotes for comparison: provinces and cities by full and short name. */
import { allRegions } from '../lexicon/regions-tree.ts';

const names = new Set<string>();
for (const region of allRegions()) {
  if (region.level !== 'province' && region.level !== 'city') continue;
  names.add(region.name);
  if (region.short) names.add(region.short);
}

/** 北京, 北京市, 金华 …: a short name is safe here because it must stand directly before a bracket or 分别. */
export const regionShortNames: ReadonlySet<string> = names;
