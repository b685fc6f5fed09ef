/**
 * JSON-LD with terms of schema.org (Legislation), SKOS, PROV-O and Web Annotation. Each fact stands twice: as a
 * plain link from subject to object, and as a statement with the plan it was derived from and the words that say so.
 */
import type { ExportedGraph, Exporter } from '../exporter.ts';
import type { EntityKind, RelationKind } from '../kinds.ts';
import { groupBy, sortedSet } from '../merge.ts';
import type { Entity, Fact } from '../model.ts';

const context = {
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  oa: 'http://www.w3.org/ns/oa#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  qpg: 'urn:qpg:vocabulary:',
};

const types: Readonly<Record<EntityKind, readonly string[]>> = {
  plan: ['schema:Legislation', 'prov:Entity'],
  document: ['schema:Legislation'],
  task: ['prov:Plan', 'qpg:Task'],
  program: ['schema:Project', 'qpg:Program'],
  industry: ['skos:Concept', 'qpg:Industry'],
  department: ['schema:GovernmentOrganization'],
  function: ['skos:Concept', 'qpg:Function'],
  indicator: ['schema:StatisticalVariable', 'skos:Concept'],
  target: ['schema:Observation', 'qpg:Target'],
  region: ['schema:AdministrativeArea'],
};

/** Relations for which a public vocabulary has a word; the others are words of our own. */
const publicTerms: Partial<Record<RelationKind, string>> = {
  ISSUED_BY: 'schema:legislationPassedBy',
  COVERS: 'schema:legislationJurisdiction',
  IMPLEMENTS: 'schema:legislationApplies',
  CITES: 'schema:citation',
  SUPERSEDES: 'schema:legislationRepeals',
  CONTINUES: 'schema:isBasedOn',
  HAS_TASK: 'schema:hasPart',
  MEASURES: 'schema:measuredProperty',
  BELONGS_TO: 'schema:areaServed',
  PART_OF: 'schema:containedInPlace',
};

/** Properties of a plan or document that schema.org has words for. */
const legislation: Readonly<Record<string, string>> = {
  docNumber: 'schema:legislationIdentifier',
  issuedDate: 'schema:legislationDate',
  publishedDate: 'schema:datePublished',
};

const iri = (id: string): string => `urn:qpg:${encodeURIComponent(id)}`;
const link = (id: string) => ({ '@id': iri(id) });
const term = (relation: RelationKind): string => publicTerms[relation] ?? `qpg:${relation.toLowerCase()}`;

const isLegislation = (kind: EntityKind): boolean => kind === 'plan' || kind === 'document';

function properties({ kind, props }: Entity): Record<string, unknown> {
  const word = (key: string): string =>
    (isLegislation(kind) ? legislation[key] : undefined) ?? `qpg:${encodeURIComponent(key)}`;
  const said = Object.entries(props).filter(([, value]) => value !== null);
  return Object.fromEntries(said.map(([key, value]) => [word(key), value]));
}

/** Links to all objects of one relation, each once however many places state it. */
function links(facts: readonly Fact[]): Record<string, unknown> {
  const byRelation = groupBy(facts, (fact) => fact.relation);
  return Object.fromEntries(
    [...byRelation].map(([relation, own]) => [
      term(relation),
      sortedSet(own.map((fact) => fact.object)).map(link),
    ]),
  );
}

const node = (entity: Entity, facts: readonly Fact[]) => ({
  '@id': iri(entity.id),
  '@type': types[entity.kind],
  'schema:name': { '@value': entity.name, '@language': 'zh-Hans' },
  'schema:alternateName': entity.aliases,
  ...properties(entity),
  ...links(facts),
});

const statement = (fact: Fact) => ({
  '@id': iri(fact.id),
  '@type': ['rdf:Statement', 'prov:Entity'],
  'rdf:subject': link(fact.subject),
  'rdf:predicate': { '@id': term(fact.relation) },
  'rdf:object': link(fact.object),
  'prov:wasDerivedFrom': link(fact.document),
  'prov:wasGeneratedBy': { '@id': iri(`rule:${fact.rule}`), '@type': 'prov:Activity' },
  'qpg:certainty': fact.certainty,
  'qpg:clause': fact.clause,
  ...Object.fromEntries(
    Object.entries(fact.props).map(([key, value]) => [`qpg:${encodeURIComponent(key)}`, value]),
  ),
  'oa:hasSelector': [
    { '@type': 'oa:TextQuoteSelector', 'oa:exact': fact.quote },
    { '@type': 'oa:TextPositionSelector', 'oa:start': fact.start, 'oa:end': fact.end },
  ],
});

function* write({ entities, facts }: ExportedGraph): Iterable<string> {
  const bySubject = groupBy(facts, (fact) => fact.subject);
  yield `{"@context":${JSON.stringify(context)},\n"@graph":[`;
  let separator = '';
  for (const entity of entities) {
    yield `${separator}\n${JSON.stringify(node(entity, bySubject.get(entity.id) ?? []))}`;
    separator = ',';
  }
  for (const fact of facts) {
    yield `${separator}\n${JSON.stringify(statement(fact))}`;
    separator = ',';
  }
  yield '\n]}\n';
}

export const jsonld: Exporter = {
  format: 'jsonld',
  files: [{ name: 'qpg.jsonld', mediaType: 'application/ld+json', write }],
};
