import type { Express } from 'express';
import type { RelationKind } from '../../graph/kinds.ts';
import type { DocumentRecord, PlanMeta } from '../../graph/model.ts';
import { citePlan } from '../citation.ts';
import type { PlanSummary, PlanText } from '../contract.ts';
import { endpoints } from '../endpoints.ts';
import { mount } from '../mount.ts';
import { page } from '../pages.ts';
import type { Parts } from '../parts.ts';
import { recordOf } from '../records.ts';
import { planRef } from '../views.ts';

export function planRoutes(app: Express, parts: Parts): void {
  mount(app, endpoints.plans, ({ query }) => {
    const matches = parts
      .summaries()
      .filter((p) => (query.region ? query.region.some((r) => inRegion(p, r)) : true))
      .filter((p) => (query.level ? p.level !== null && query.level.includes(p.level) : true))
      .filter((p) => (query.year ? coversYear(p, query.year) : true));
    return page(matches, query.limit, query.cursor);
  });
  mount(app, endpoints.plan, async ({ params }) => detail(parts, await recordOf(parts, params.id)));
  mount(app, endpoints.planText, async ({ params }) => textOf(await recordOf(parts, params.id)));
  mount(app, endpoints.planVersions, async ({ params }) => {
    const { id } = await recordOf(parts, params.id);
    return page(await parts.versions(id), 1000, undefined);
  });
  mount(app, endpoints.planCitation, async ({ params, query, request, response }) => {
    const record = await recordOf(parts, params.id);
    const text = citePlan(record.extraction.plan as PlanMeta, query.style);
    if (request.accepts(['json', 'text']) === 'text') {
      response.type('text/plain; charset=utf-8').send(text);
      return undefined;
    }
    return { style: query.style, text };
  });
}

/** A region is given by code (330700; 3300 takes in everything below 浙江省 = 330000) or by name. */
function inRegion(plan: PlanSummary, region: string): boolean {
  const { code, province, city, district } = plan.region;
  if (/^\d{6}$/.test(region)) return code?.startsWith(region.replace(/(00)+$/, '')) ?? false;
  return [province, city, district].some((name) => name?.startsWith(region));
}

const coversYear = (plan: PlanSummary, year: number): boolean =>
  plan.periodStart !== null && plan.periodEnd !== null
    ? plan.periodStart <= year && year <= plan.periodEnd
    : Number(plan.issuedDate?.slice(0, 4)) === year;

async function detail(parts: Parts, record: DocumentRecord) {
  const { text: _text, clauses: _clauses, tables: _tables, ...rest } = record.extraction;
  return {
    ...rest,
    plan: record.extraction.plan as PlanMeta,
    upstream: await linked(parts, record.id, 'out'),
    downstream: await linked(parts, record.id, 'in'),
  };
}

const LINEAGE = ['IMPLEMENTS', 'CITES', 'SUPERSEDES', 'CONTINUES'] as const;

/** Documents this plan cites ('out'), or stored plans that cite it ('in'). */
async function linked(parts: Parts, id: string, direction: 'out' | 'in') {
  const facts = await Promise.all(
    LINEAGE.map((relation) =>
      parts.store.facts(direction === 'out' ? { subject: id, relation } : { object: id, relation }),
    ),
  );
  const seen = new Map(facts.flat().map((f) => [direction === 'out' ? f.object : f.subject, f.relation]));
  const entities = await parts.store.entitiesById([...seen.keys()]);
  const sources = new Map(parts.summaries().map((p) => [p.id, p.source]));
  return entities.map((e) => ({
    id: e.id,
    title: e.name,
    source: sources.get(e.id) ?? '',
    relation: seen.get(e.id) as string,
  }));
}

type Mark = PlanText['spans'][number];

/** A plan's text with its marks: names where they stand, targets and citations with the words that state them. */
function textOf(record: DocumentRecord): PlanText {
  const { extraction, entities, facts } = record;
  const { text, clauses, tables, departments, programs, industries } = extraction;
  const named = new Map(
    entities.flatMap((e) => [e.name, ...e.aliases].map((name) => [`${e.kind} ${name}`, e.id])),
  );
  const names = new Map(entities.map((e) => [e.id, e.name]));
  const mentions = (kind: 'department' | 'program' | 'industry', items: readonly Named[]): Mark[] =>
    items.flatMap(({ name, mentions: places }) => {
      const entity = named.get(`${kind} ${name}`) ?? null;
      return places.map(({ start, end }) => ({ start, end, kind, label: name, entity }));
    });
  const stated = (kind: 'target' | 'citation', relations: readonly RelationKind[]): Mark[] =>
    facts
      .filter((f) => f.subject === record.id && relations.includes(f.relation))
      .map(({ start, end, object }) => ({
        start,
        end,
        kind,
        label: names.get(object) ?? '',
        entity: object,
      }));
  const spans = [
    ...mentions('department', departments),
    ...mentions('program', programs),
    ...mentions('industry', industries),
    ...stated('target', ['SETS']),
    ...stated('citation', LINEAGE),
  ];
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  return { plan: planRef(record), text, clauses, tables, spans };
}

interface Named {
  readonly name: string;
  readonly mentions: readonly { readonly start: number; readonly end: number }[];
}
