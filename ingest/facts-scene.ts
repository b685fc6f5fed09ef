/** What the parts of `facts.ts` share: one document, the graph being built, and how things of it are named. */
import { contentId, documentId } from '../graph/ids.ts';
import type { Extraction, PlanMeta, Span, Task } from '../graph/model.ts';
import type { FactGraph } from './facts-graph.ts';
import { resolveRegionNode } from './lexicon/regions.ts';
import { nameKey } from './resolve/normalise.ts';

export interface Scene {
  readonly graph: FactGraph;
  readonly extraction: Extraction;
  readonly plan: PlanMeta;
  readonly text: string;
}

/** Id of a document by its title; its place is added only when the title names none (质量强市建设实施方案). */
export function idOfDocument(title: string, regionCode: string | null): string {
  const national = !regionCode || regionCode === '000000';
  return documentId(title, national || resolveRegionNode(title, { home: regionCode }) ? null : regionCode);
}

/** Where a name first stands between two offsets; null when it does not. */
export function locate(text: string, names: readonly string[], start = 0, end = text.length): Span | null {
  let best: Span | null = null;
  for (const name of names) {
    const at = name ? text.indexOf(name, start) : -1;
    if (at < 0 || at + name.length > end) continue;
    if (!best || at < best.start) best = { start: at, end: at + name.length };
  }
  return best;
}

/** Programs named relative to the issuer (省政府质量奖) are those of its place, not of every province. */
export function programKey(name: string, plan: PlanMeta): string {
  const { province, city, district } = plan.region;
  const place = { 省: province, 市: city ?? province, 区: district, 县: district }[name[0] ?? ''];
  const relative = /^[省市区县](?=政府|长质量|级|人民政府|质量奖)/.test(name);
  return nameKey(relative && place ? `${place}${name.slice(1)}` : name);
}

/** Id of a task's node: the task's own id when that is made from content, so that both rooms speak of one thing. */
export const taskId = (scene: Scene, task: Task): string =>
  task.id.startsWith('task:') ? task.id : contentId('task', scene.plan.id, task.id, task.start);
