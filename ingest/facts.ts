/**
 * From what one document says to the graph's entities and facts. Nothing is found here: rules have found it, this
 * file only gives it ids, ends and spans, as `graph/kinds.ts` allows.
 *
 *   extraction ─▶ plan ─ HAS_TASK ▶ task ─ ASSIGNED_TO ▶ department ─ BELONGS_TO ▶ region
 *                   ├─ SETS ▶ target ─ MEASURES ▶ indicator
 *                   └─ ADOPTS ▶ program ─ LED_BY ▶ department
 */
import { QpgError } from '../graph/errors.ts';
import type { RelationKind } from '../graph/kinds.ts';
import type { DocumentRecord, Extraction, PlanMeta, Props } from '../graph/model.ts';
import { addBodies } from './facts-bodies.ts';
import { FactGraph } from './facts-graph.ts';
import { addMeasures } from './facts-measures.ts';
import { addPlaces } from './facts-places.ts';
import { idOfDocument, type Scene } from './facts-scene.ts';
import { addIndustries, addPrograms, addTaskPlaces, addTasks } from './facts-work.ts';
import type { Judgements } from './resolve/judgements.ts';

export { idOfDocument } from './facts-scene.ts';

const planProps = (plan: PlanMeta, source: string): Props => ({
  source,
  docNumber: plan.docNumber,
  indexNumber: plan.indexNumber,
  issuers: plan.issuers,
  publisher: plan.publisher,
  level: plan.level,
  province: plan.region.province,
  city: plan.region.city,
  district: plan.region.district,
  regionCode: plan.region.code,
  issuedDate: plan.issuedDate,
  publishedDate: plan.publishedDate,
  periodStart: plan.periodStart,
  periodEnd: plan.periodEnd,
  milestoneYears: plan.milestoneYears.map(String),
});

/** The plan's node, and the documents it cites as stubs that link themselves when those documents arrive. */
function addPlan({ graph, plan, extraction }: Scene): void {
  graph.entity(plan.id, 'plan', plan.title, plan.aliases, planProps(plan, extraction.source));
  for (const c of extraction.citations) {
    const id = graph.entity(idOfDocument(c.title, null), 'document', c.title, [], {
      docNumber: c.docNumber,
    });
    const relation = c.relation.toUpperCase() as RelationKind;
    graph.fact(plan.id, relation, id, { span: c, rule: c.rule ?? 'citation' });
  }
}

/**
 * The record that a store puts and removes as one.
 * @throws QpgError NOT_A_PLAN when the document was recognised as no plan.
 */
export function toRecord(extraction: Extraction, judgements?: Judgements): DocumentRecord {
  const { plan, text } = extraction;
  if (!plan)
    throw new QpgError('NOT_A_PLAN', `${extraction.source}：${extraction.notPlan ?? '不是规划文件'}`);
  const scene: Scene = { graph: new FactGraph(extraction, plan.id, judgements), extraction, plan, text };
  addPlan(scene);
  addPlaces(scene);
  addTasks(scene);
  addBodies(scene);
  addPrograms(scene);
  addIndustries(scene);
  addTaskPlaces(scene);
  addMeasures(scene);
  return scene.graph.record();
}
