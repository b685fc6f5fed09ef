/** Small valid records for tests: what a document says, without reading a document. */
import { contentId, entityId, sha256 } from '../../graph/ids.ts';
import type { EntityKind, RelationKind } from '../../graph/kinds.ts';
import type { DocumentRecord, Entity, Extraction, Fact, Props } from '../../graph/model.ts';

export const entity = (kind: EntityKind, name: string, more: Partial<Entity> = {}): Entity => ({
  id: entityId(kind, name),
  kind,
  name,
  aliases: [],
  props: {},
  ...more,
});

export const extraction = (id: string, title: string, text: string): Extraction => ({
  source: `${title}.txt`,
  sha256: sha256(text),
  mediaType: 'text/plain',
  encoding: 'utf-8',
  plan: {
    id,
    title,
    aliases: [],
    docNumber: null,
    indexNumber: null,
    issuers: [],
    publisher: null,
    region: { province: null, city: null, district: null, code: null },
    level: null,
    issuedDate: null,
    publishedDate: null,
    periodStart: null,
    periodEnd: null,
    milestoneYears: [],
  },
  notPlan: null,
  text,
  clauses: [],
  tables: [],
  citations: [],
  tasks: [],
  targets: [],
  programs: [],
  programLeads: [],
  departments: [],
  industries: [],
  removed: [],
  issues: [],
});

/** Subject, relation, object and the words that say so; the words must stand in the record's text. */
export type Saying = readonly [Entity, RelationKind, Entity, string, Props?];

/** A record with its own plan and the entities that the sayings name, each as it is first given. */
export function record(
  title: string,
  text: string,
  sayings: readonly Saying[],
  extra: Entity[] = [],
): DocumentRecord {
  const plan = entity('plan', title);
  const entities = new Map<string, Entity>();
  for (const one of [...extra, plan, ...sayings.flatMap(([subject, , object]) => [subject, object])])
    if (!entities.has(one.id)) entities.set(one.id, one);
  const facts = sayings.map(([subject, relation, object, quote, props = {}], index): Fact => {
    const start = text.indexOf(quote);
    if (start < 0) throw new Error(`the text does not say ${quote}`);
    return {
      id: contentId('fact', plan.id, subject.id, relation, object.id, index),
      subject: subject.id,
      relation,
      object: object.id,
      document: plan.id,
      clause: index % 2 === 0 ? `clause:${index}` : null,
      start,
      end: start + quote.length,
      quote,
      rule: 'test',
      certainty: index % 3 === 0 ? 'implied' : 'stated',
      props,
    };
  });
  return {
    id: plan.id,
    extraction: extraction(plan.id, title, text),
    entities: [...entities.values()],
    facts,
  };
}

const text = '甲市质量强市方案。推行首席质量官制度。责任单位：市场监管局、经信局。到2025年合格率达到95%。';

/** Two plans that share a department, a program, a region and a cited document, and differ in the rest. */
export function twoPlans(): { a: DocumentRecord; b: DocumentRecord } {
  const region = entity('region', '某省');
  const shared = entity('department', '市场监管局', {
    aliases: ['市监局'],
    props: { body: '市场监管', code: '330000' },
  });
  const program = entity('program', '首席质量官制度');
  const outline = entity('document', '质量强国建设纲要', { props: { docNumber: null } });
  const planA = entity('plan', '甲市方案');
  const planB = entity('plan', '乙市方案');
  const taskA = entity('task', '甲任务', { props: { number: '1.', path: ['二、任务', '(一)'] } });
  const taskB = entity('task', '乙任务');
  const a = record('甲市方案', text, [
    [planA, 'HAS_TASK', taskA, '推行首席质量官制度'],
    [taskA, 'ASSIGNED_TO', shared, '市场监管局', { role: 'owner', explicit: true }],
    [taskA, 'ASSIGNED_TO', entity('department', '经信局'), '经信局', { role: 'support', explicit: false }],
    [taskA, 'ADVANCES', program, '首席质量官制度'],
    [planA, 'ADOPTS', program, '首席质量官制度', { strength: 'deployed' }],
    [planA, 'COVERS', entity('region', '甲市'), '甲市'],
    [shared, 'BELONGS_TO', region, '市场监管局'],
    [planA, 'CITES', outline, '质量强市方案'],
  ]);
  const b = record('乙市方案', text, [
    [planB, 'HAS_TASK', taskB, '推行首席质量官制度'],
    [
      taskB,
      'ASSIGNED_TO',
      { ...shared, aliases: ['市场局'], props: { body: '市场监管', extra: 1 } },
      '市场监管局',
    ],
    [taskB, 'ADVANCES', { ...program, name: 'CQO制度', aliases: ['首席质量官'] }, '首席质量官制度'],
    [planB, 'ADOPTS', program, '首席质量官制度', { strength: 'mentioned' }],
    [shared, 'BELONGS_TO', region, '市场监管局'],
    [planB, 'IMPLEMENTS', outline, '方案'],
    [planB, 'CITES', { ...planA, kind: 'document', aliases: ['甲案'] }, '甲市质量强市方案'],
  ]);
  return { a, b };
}

/** The same sequence of numbers in [0, 1) for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
