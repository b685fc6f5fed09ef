/** Records → what the contract shows. Pure; offsets stay those of the document's cleaned text. */
import type { Clause, DocumentRecord, Entity, Fact, PlanRef } from '../graph/model.ts';
import type { ClauseView, EvidenceView, FactView, PlanSummary } from './contract.ts';

export const planRef = (record: DocumentRecord): PlanRef => ({
  id: record.id,
  title: record.extraction.plan?.title ?? record.extraction.source,
  source: record.extraction.source,
});

export function planSummary(record: DocumentRecord): PlanSummary {
  const { plan, tasks, targets, programs, departments, citations, issues } = record.extraction;
  return {
    ...planRef(record),
    docNumber: plan?.docNumber ?? null,
    region: plan?.region ?? { province: null, city: null, district: null, code: null },
    level: plan?.level ?? null,
    issuedDate: plan?.issuedDate ?? null,
    publishedDate: plan?.publishedDate ?? null,
    periodStart: plan?.periodStart ?? null,
    periodEnd: plan?.periodEnd ?? null,
    issuers: plan?.issuers ?? [],
    counts: {
      tasks: tasks.length,
      targets: targets.length,
      programs: programs.length,
      departments: departments.length,
      citations: citations.length,
      issues: issues.length,
    },
  };
}

const shownKind = (kind: Clause['kind']): ClauseView['kind'] =>
  kind === 'task' || kind === 'goal' || kind === 'box' ? kind : 'general';

export const clauseView = (clause: Clause, text: string): ClauseView => ({
  id: clause.id,
  kind: shownKind(clause.kind),
  number: clause.number,
  title: clause.title,
  path: clause.path,
  text: text.slice(clause.start, clause.end),
  start: clause.start,
  end: clause.end,
});

/** The words a span stands in, with the innermost clause around them. */
export function evidenceView(record: DocumentRecord, span: { start: number; end: number }): EvidenceView {
  const { text, clauses } = record.extraction;
  const around = clauses.filter((c) => c.start <= span.start && span.end <= c.end);
  const innermost = around.reduce<Clause | null>(
    (a, b) => (a && a.end - a.start <= b.end - b.start ? a : b),
    null,
  );
  return {
    plan: planRef(record),
    clause: innermost && clauseView(innermost, text),
    quote: text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
  };
}

/** Facts with the names of their ends; `names` must hold every end. */
export const factView = (fact: Fact, names: ReadonlyMap<string, Entity>, plan: PlanRef): FactView => ({
  ...fact,
  subjectName: endName(names.get(fact.subject)) ?? fact.subject,
  objectName: endName(names.get(fact.object)) ?? fact.object,
  plan,
});

/** A value that says how things stand must not read like one that is aimed at. */
const endName = (entity: Entity | undefined): string | undefined =>
  entity?.kind === 'target' && entity.props.status === 'actual' ? `${entity.name}（现状）` : entity?.name;
