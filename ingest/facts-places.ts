/** Places of a document: the plan's own region, the regions above it, and where tasks happen. */
import type { Span } from '../graph/model.ts';
import { locate, type Scene } from './facts-scene.ts';
import { type Region, regionByCode, resolveRegionNode } from './lexicon/regions.ts';

const namesOf = (region: Region): string[] => (region.short ? [region.name, region.short] : [region.name]);

/**
 * Adds a region and the regions above it. `shown` is where the text names it (or a body of it); a region above
 * is proved where the text names it, else where it names the lower one.
 */
export function regionNode(scene: Scene, region: Region, shown: Span): string {
  const { graph, text } = scene;
  const id = graph.id('region', region.code);
  const surface = text.slice(shown.start, shown.end);
  const printed = region.short && surface === region.short ? [region.short] : [];
  graph.entity(id, 'region', region.name, printed, { code: region.code, level: region.level });
  const above = regionByCode(region.parent);
  if (above && above.level !== 'nation') {
    const span = locate(text, namesOf(above)) ?? shown;
    const parent = regionNode(scene, above, span);
    graph.fact(id, 'PART_OF', parent, { span: shown, rule: 'region' });
  }
  return id;
}

const ZONE = /(?:开发区|经开区|高新区|片区|走廊|集聚区|示范区|试验区|新区|园区|功能区)$/;

/**
 * The region that a name in the text means for this document, as a node; null when it stays ambiguous. A zone that
 * no list of divisions knows (宁国经开区) is a place of its own below the division that its name shows.
 */
export function placeNode(scene: Scene, name: string, span: Span): string | null {
  const { graph, plan } = scene;
  const region = resolveRegionNode(name, { home: plan.region.code, near: plan.title });
  if (ZONE.test(name) && region?.name !== name) {
    const above = region ?? regionByCode(plan.region.code);
    if (!above) return null;
    const id = graph.entity(graph.id('region', above.code, name), 'region', name, [], {
      code: null,
      level: 'zone',
    });
    graph.fact(id, 'PART_OF', regionNode(scene, above, span), { span, rule: 'region' });
    return id;
  }
  return region ? regionNode(scene, region, span) : null;
}

/** COVERS, proved by the title where it names the place, else by the first place name of the text. */
export function addPlaces(scene: Scene): void {
  const { plan, graph, text } = scene;
  const region = regionByCode(plan.region.code);
  if (!region) return;
  const names = region.level === 'nation' ? ['全国', '我国', '中国'] : namesOf(region);
  const title = locate(text, [plan.title, ...plan.aliases]);
  const span =
    (title && locate(text, names, title.start, title.end)) ?? locate(text, names) ?? relative(scene, region);
  if (span) graph.fact(plan.id, 'COVERS', regionNode(scene, region, span), { span, rule: 'plan-metadata' });
}

/** 全省, 我市: what a plan calls its own place when it never spells the name out. */
function relative(scene: Scene, region: Region): Span | null {
  const word = /[省市区县州旗盟]$/.exec(region.name)?.[0];
  return word ? locate(scene.text, [`我${word}`, `全${word}`]) : null;
}
