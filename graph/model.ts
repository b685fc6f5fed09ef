/**
 * The words of the system as zod schemas. All offsets are half-open UTF-16 indices into a document's cleaned
 * text unless a comment says otherwise; dates are ISO 8601; unknown is `null`, never '' or a guess.
 * Names of JSON fields are fixed by CONTRACTS.md; fields may be added.
 */
import { z } from 'zod';
import { entityKindNames, relationKindNames } from './kinds.ts';

const offset = z.number().int().nonnegative();
const isoDate = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);

/** A stretch of cleaned text. */
export const Span = z.object({ start: offset, end: offset });
export type Span = z.infer<typeof Span>;

/** What every finding carries: where it stands (`text.slice(start,end) === evidence`) and which rule found it. */
export const Evidence = Span.extend({ evidence: z.string().min(1), rule: z.string().optional() });
export type Evidence = z.infer<typeof Evidence>;

/** `stated`: the text says it; `implied`: a general remark or a table elsewhere says it. */
export const Certainty = z.enum(['stated', 'implied']);
export type Certainty = z.infer<typeof Certainty>;

/** Trouble inside a document: kept with it and shown, never thrown. */
export const Issue = z.object({
  code: z.string(),
  message: z.string(),
  start: offset.optional(),
  end: offset.optional(),
});
export type Issue = z.infer<typeof Issue>;

/** What cleaning took out or rewrote; offsets are into the reader's raw text, not the cleaned one. */
export const Removed = z.object({
  reason: z.enum([
    'navigation',
    'spam',
    'duplicate',
    'annotation',
    'footer',
    'running-head',
    'metadata',
    'conversion',
    'repair',
    'contents',
    'whitespace',
  ]),
  sample: z.string(),
  start: offset,
  end: offset,
});
export type Removed = z.infer<typeof Removed>;

/** `task` assigns work · `goal` sets aims · `box` is a 专栏 · `section` only groups · `general` is all other prose. */
export const ClauseKind = z.enum(['title', 'section', 'task', 'goal', 'box', 'general', 'annex', 'table']);
export type ClauseKind = z.infer<typeof ClauseKind>;

/**
 * A node of the document's outline. `start..end` covers heading, body, boxes, owner line and children;
 * `own` covers heading and body up to the first child. A document's clauses stand in text order.
 */
export const Clause = Span.extend({
  id: z.string(),
  kind: ClauseKind,
  number: z.string().nullable(), // as printed: '一、' '(二)' '3.' '第四条' '专栏1'
  title: z.string(), // without the number
  level: z.number().int().nonnegative(), // 0 = document title
  parent: z.string().nullable(), // id of the enclosing clause
  path: z.array(z.string()), // 'number+title' of each ancestor, outermost first, document title left out
  own: Span,
});
export type Clause = z.infer<typeof Clause>;

export const Cell = Span.extend({
  text: z.string(),
  rowSpan: z.number().int().positive(),
  colSpan: z.number().int().positive(),
  header: z.boolean(),
});
export type Cell = z.infer<typeof Cell>;

/**
 * A table; in the text each row is a line and its cells are separated by a tab, so that a cell can be quoted.
 * `rows[r][c]` is the full grid: a merged cell stands in every place it covers (the same object).
 */
export const Table = Span.extend({ rows: z.array(z.array(Cell)), caption: z.string().nullable() });
export type Table = z.infer<typeof Table>;

export const Level = z.enum(['nation', 'province', 'city', 'district', 'town']);
export type Level = z.infer<typeof Level>;

export const RegionRef = z.object({
  province: z.string().nullable(),
  city: z.string().nullable(),
  district: z.string().nullable(),
  code: z.string().nullable(), // GB/T 2260, six digits; '000000' for the nation
});
export type RegionRef = z.infer<typeof RegionRef>;

export const PlanMeta = z.object({
  id: z.string(),
  title: z.string(),
  aliases: z.array(z.string()),
  docNumber: z.string().nullable(),
  indexNumber: z.string().nullable(),
  issuers: z.array(z.string()),
  publisher: z.string().nullable(),
  region: RegionRef,
  level: Level.nullable(),
  issuedDate: isoDate.nullable(),
  publishedDate: isoDate.nullable(),
  periodStart: z.number().int().nullable(),
  periodEnd: z.number().int().nullable(),
  milestoneYears: z.array(z.number().int()),
});
export type PlanMeta = z.infer<typeof PlanMeta>;

export const CitationRelation = z.enum(['implements', 'cites', 'supersedes', 'continues']);
export const Citation = Evidence.extend({
  title: z.string(),
  docNumber: z.string().nullable(),
  relation: CitationRelation,
});
export type Citation = z.infer<typeof Citation>;

export const Role = z.enum(['owner', 'lead', 'support']);
export type Role = z.infer<typeof Role>;

/** A body made responsible for a task; the span is the body's name where it stands. */
export const TaskDepartment = Evidence.extend({
  name: z.string(),
  fullName: z.string().nullable(),
  role: Role,
  explicit: z.boolean(),
});
export type TaskDepartment = z.infer<typeof TaskDepartment>;

export const Task = Span.extend({
  id: z.string(),
  clause: z.string(), // id of the clause that is this task
  number: z.string().nullable(),
  title: z.string(),
  path: z.array(z.string()),
  text: z.string(),
  departments: z.array(TaskDepartment),
  programs: z.array(z.string()),
  industries: z.array(z.string()),
  regions: z.array(z.string()),
  deadline: z.string().nullable(),
});
export type Task = z.infer<typeof Task>;

export const Comparator = z.enum(['>=', '=', '<=', '>', '<', '~']);
export type Comparator = z.infer<typeof Comparator>;

export const Target = Evidence.extend({
  indicator: z.string(),
  value: z.number(),
  unit: z.string(), // as printed: '%', '万元/人', '个'; '' for a bare number
  comparator: Comparator,
  kind: z.enum(['level', 'growth', 'count', 'rank']),
  year: z.number().int().nullable(),
  baseline: z.number().nullable(),
  baselineYear: z.number().int().nullable(),
  status: z.enum(['target', 'actual']),
  frequency: z.enum(['total', 'yearly']),
  scope: z.string().nullable(),
  task: z.string().nullable(), // the task's number, null outside tasks
  clause: z.string().nullable(), // id of the clause it stands in
});
export type Target = z.infer<typeof Target>;

export const ProgramKind = z.enum([
  'brand',
  'campaign',
  'project',
  'platform',
  'pilot',
  'mechanism',
  'award',
  'event',
]);
export const Origin = z.enum(['national', 'provincial', 'city', 'district', 'unknown']);
/** `mentioned` only named · `deployed` a task does it · `quantified` a target counts it. */
export const Strength = z.enum(['mentioned', 'deployed', 'quantified']);
export type Strength = z.infer<typeof Strength>;

/** One place where a name stands. */
export const Mention = Span.extend({ clause: z.string().nullable() });
export type Mention = z.infer<typeof Mention>;

/** A named program as this document speaks of it; the evidence is the sentence of its strongest mention. */
export const Program = Evidence.extend({
  name: z.string(), // canonical where the lexicon or a judgement knows it, else as printed without quotes
  aliases: z.array(z.string()), // other surface forms in this document
  kind: ProgramKind,
  origin: Origin,
  strength: Strength,
  mentions: z.array(Mention),
});
export type Program = z.infer<typeof Program>;

export const ProgramLead = Evidence.extend({ program: z.string(), department: z.string() });
export type ProgramLead = z.infer<typeof ProgramLead>;

export const Department = Evidence.extend({
  name: z.string(),
  fullName: z.string().nullable(),
  aliases: z.array(z.string()),
  functions: z.array(z.string()), // 条线 ids of lexicon/functions.json
  regionCode: z.string().nullable(),
  body: z.string(), // canonical body without its region: with regionCode the department's identity
  mentions: z.array(Mention),
});
export type Department = z.infer<typeof Department>;

export const Industry = Evidence.extend({
  name: z.string(),
  aliases: z.array(z.string()),
  closeMatch: z.string().nullable(), // GB/T 4754-2017 section or division code where clear
  mentions: z.array(Mention),
});
export type Industry = z.infer<typeof Industry>;

/** What one document says: the output of `ingest` and the JSON of `qpg extract`. */
export const Extraction = z.object({
  source: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  encoding: z.string(),
  plan: PlanMeta.nullable(),
  notPlan: z.string().nullable(), // the reason (Chinese) when plan is null
  text: z.string(),
  clauses: z.array(Clause),
  tables: z.array(Table),
  citations: z.array(Citation),
  tasks: z.array(Task),
  targets: z.array(Target),
  programs: z.array(Program),
  programLeads: z.array(ProgramLead),
  departments: z.array(Department),
  industries: z.array(Industry),
  removed: z.array(Removed),
  issues: z.array(Issue),
});
export type Extraction = z.infer<typeof Extraction>;

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const Props = z.record(z.string(), z.union([Scalar, z.array(z.string())]));
export type Props = z.infer<typeof Props>;

/** A node. In a record it is what one document says of it; in the store it is the merge of all that do. */
export const Entity = z.object({
  id: z.string(),
  kind: z.enum(entityKindNames),
  name: z.string(),
  aliases: z.array(z.string()),
  props: Props,
});
export type Entity = z.infer<typeof Entity>;

/** Subject–relation–object with the span that proves it: an edge. `props` e.g. role, explicit, strength. */
export const Fact = z.object({
  id: z.string(),
  subject: z.string(),
  relation: z.enum(relationKindNames),
  object: z.string(),
  document: z.string(), // id of the plan whose text this is
  clause: z.string().nullable(),
  start: offset,
  end: offset,
  quote: z.string().min(1),
  rule: z.string(),
  certainty: Certainty,
  props: Props,
});
export type Fact = z.infer<typeof Fact>;

/** All that one document puts into the graph: the unit of ingesting and of removing. `id` is the plan's id. */
export const DocumentRecord = z.object({
  id: z.string(),
  extraction: Extraction,
  entities: z.array(Entity),
  facts: z.array(Fact),
});
export type DocumentRecord = z.infer<typeof DocumentRecord>;

/** How a plan is named wherever it is referred to. */
export const PlanRef = z.object({ id: z.string(), title: z.string(), source: z.string() });
export type PlanRef = z.infer<typeof PlanRef>;
