/**
 * The shapes of the API as zod: what routes reply, `--json` prints and the page reads. Names are fixed by
 * CONTRACTS.md; fields may be added. The endpoints that use them: `endpoints.ts`.
 */
import { z } from 'zod';
import { entityKindNames, relationKindNames } from '../graph/kinds.ts';
import {
  Citation,
  Clause,
  Comparator,
  Entity,
  Extraction,
  Fact,
  Issue,
  Level,
  PlanMeta,
  PlanRef,
  RegionRef,
  Role,
  Span,
  Strength,
  Table,
  Target,
  Task,
} from '../graph/model.ts';

export { Extraction };

const list = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.number().int(), next: z.string().nullable() });

/** RFC 9457 with a stable `code` from `graph/errors.ts`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
});
export type Problem = z.infer<typeof Problem>;

export const PlanSummary = PlanRef.extend({
  docNumber: z.string().nullable(),
  region: RegionRef,
  level: Level.nullable(),
  issuedDate: z.string().nullable(),
  publishedDate: z.string().nullable(),
  periodStart: z.number().nullable(),
  periodEnd: z.number().nullable(),
  issuers: z.array(z.string()),
  counts: z.object({
    tasks: z.number().int(),
    targets: z.number().int(),
    programs: z.number().int(),
    departments: z.number().int(),
    citations: z.number().int(),
    issues: z.number().int(),
  }),
});
export type PlanSummary = z.infer<typeof PlanSummary>;
export const PlanList = list(PlanSummary);
export type PlanList = z.infer<typeof PlanList>;

export const PlanDetail = Extraction.omit({ text: true, clauses: true, tables: true }).extend({
  plan: PlanMeta,
  tasks: z.array(Task),
  targets: z.array(Target),
  citations: z.array(Citation),
  /** Plans in the corpus that cite this one, and those it cites. */
  downstream: z.array(PlanRef.extend({ relation: z.string() })),
  upstream: z.array(PlanRef.extend({ relation: z.string() })),
});
export type PlanDetail = z.infer<typeof PlanDetail>;

export const PlanText = z.object({
  plan: PlanRef,
  text: z.string(),
  clauses: z.array(Clause),
  tables: z.array(Table),
  spans: z.array(
    Span.extend({
      kind: z.enum(['department', 'target', 'program', 'industry', 'citation']),
      label: z.string(),
      entity: z.string().nullable(),
    }),
  ),
});
export type PlanText = z.infer<typeof PlanText>;

/** A clause as a hit or as evidence shows it. */
export const ClauseView = z.object({
  id: z.string(),
  kind: z.enum(['task', 'goal', 'box', 'general']),
  number: z.string().nullable(),
  title: z.string(),
  path: z.array(z.string()),
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});
export type ClauseView = z.infer<typeof ClauseView>;

/** A fact read next to its words; `highlights` are offsets into `clause.text`. */
export const EvidenceView = z.object({
  plan: PlanRef,
  clause: ClauseView.nullable(),
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

export const Hit = z.object({
  score: z.number(),
  plan: PlanRef,
  clause: ClauseView,
  highlights: z.array(Span),
  why: z.object({
    words: z.array(z.string()),
    wordRank: z.number().int().nullable(),
    meaningRank: z.number().int().nullable(),
    similarity: z.number().nullable(),
    /** Names of the graph that the query was seen to mention (department, program, region, year). */
    names: z.array(z.string()),
  }),
});
export type Hit = z.infer<typeof Hit>;

export const Facet = z.object({ value: z.string(), label: z.string(), count: z.number().int() });
export const SearchReply = z.object({
  hits: z.array(Hit),
  total: z.number().int(),
  facets: z.record(z.string(), z.array(Facet)),
  tookMs: z.number(),
  /** Notes for the user: exact scan because hnswlib is missing, a corrected spelling … */
  notes: z.array(z.string()),
});
export type SearchReply = z.infer<typeof SearchReply>;

const many = z
  .union([z.string(), z.array(z.string())])
  .transform((v) => (Array.isArray(v) ? v : [v]))
  .optional();

export const SearchQuery = z.object({
  q: z.string().trim().min(1).max(500),
  plan: many,
  region: many,
  level: many,
  year: z.coerce.number().int().optional(),
  department: many,
  program: many,
  limit: z.coerce.number().int().min(1).max(100).default(10),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const QuestionName = z.enum([
  'owner',
  'duties',
  'target',
  'compare-targets',
  'adoption',
  'absence',
  'province',
  'program',
  'lineage',
  'lead',
  'difference',
  'timeline',
  'passages',
]);
export type QuestionName = z.infer<typeof QuestionName>;

export const AnswerDepartment = z.object({
  name: z.string(),
  fullName: z.string().nullable(),
  role: Role,
  explicit: z.boolean(),
  plan: PlanRef,
});
export const AnswerValue = z.object({
  indicator: z.string(),
  value: z.number(),
  unit: z.string(),
  comparator: Comparator,
  year: z.number().int().nullable(),
  status: z.enum(['target', 'actual']),
  plan: PlanRef,
});
export const Answer = z.object({
  text: z.string(),
  departments: z.array(AnswerDepartment),
  values: z.array(AnswerValue),
  plans: z.array(PlanRef),
  programs: z.array(z.object({ name: z.string(), plans: z.array(PlanRef) })),
});
export type Answer = z.infer<typeof Answer>;

/** `stated` read off one fact · `derived` computed over facts · `similar` nearest passages · `none` nothing found. */
export const Confidence = z.enum(['stated', 'derived', 'similar', 'none']);
export type Confidence = z.infer<typeof Confidence>;

export const AskReply = z.object({
  question: QuestionName,
  answer: Answer,
  evidence: z.array(EvidenceView),
  corpus: z.object({ plans: z.number().int() }),
  confidence: Confidence,
  /** Entities spoken of, as starts for the graph view. */
  entities: z.array(z.object({ id: z.string(), kind: z.enum(entityKindNames), name: z.string() })),
  tookMs: z.number(),
});
export type AskReply = z.infer<typeof AskReply>;
export const AskQuery = z.object({ q: z.string().trim().min(1).max(500), plan: many });
export type AskQuery = z.infer<typeof AskQuery>;

/** A fact with the names of its ends, for entity pages and the fact panel. */
export const FactView = Fact.extend({ subjectName: z.string(), objectName: z.string(), plan: PlanRef });
export type FactView = z.infer<typeof FactView>;

export const EntityPage = z.object({
  entity: Entity,
  relations: z.array(
    z.object({
      relation: z.enum(relationKindNames),
      direction: z.enum(['out', 'in']),
      label: z.string(),
      facts: z.array(FactView),
      total: z.number().int(),
    }),
  ),
});
export type EntityPage = z.infer<typeof EntityPage>;
export const EntityList = list(Entity.extend({ plans: z.number().int(), facts: z.number().int() }));
export type EntityList = z.infer<typeof EntityList>;

export const GraphReply = z.object({
  nodes: z.array(Entity),
  edges: z.array(FactView),
  more: z.record(z.string(), z.number().int()),
});
export type GraphReply = z.infer<typeof GraphReply>;
export const AroundQuery = z.object({
  depth: z.coerce.number().int().min(1).max(3).default(1),
  relations: many,
  limit: z.coerce.number().int().min(2).max(150).default(60),
});
export const PathQuery = z.object({ from: z.string(), to: z.string() });

export const ProgramMatrix = z.object({
  plans: z.array(PlanSummary),
  rows: z.array(
    z.object({
      program: z.object({ id: z.string(), name: z.string(), kind: z.string(), origin: z.string() }),
      cells: z.array(
        z
          .object({
            strength: Strength,
            localName: z.string(),
            leads: z.array(z.string()),
            /** Days from the earliest provincial plan of the selection that adopts it; null if not comparable. */
            daysAfterProvince: z.number().int().nullable(),
            evidence: EvidenceView,
          })
          .nullable(),
      ),
    }),
  ),
});
export type ProgramMatrix = z.infer<typeof ProgramMatrix>;

export const TargetMatrix = z.object({
  plans: z.array(PlanSummary),
  rows: z.array(
    z.object({
      indicator: z.object({
        id: z.string(),
        name: z.string(),
        aliases: z.array(z.string()),
        unit: z.string(),
      }),
      /** Per plan all values set for the indicator, by year; `comparable…` are in the row's unit, null on another scale. */
      cells: z.array(
        z.array(
          Target.extend({
            comparable: z.number().nullable(),
            comparableBaseline: z.number().nullable(),
            quote: EvidenceView,
          }),
        ),
      ),
    }),
  ),
});
export type TargetMatrix = z.infer<typeof TargetMatrix>;
export const CompareQuery = z.object({ plan: many, indicator: many, program: many });

export const JobEvent = z.object({
  job: z.string(),
  at: z.string(),
  file: z.string(),
  stage: z.enum(['queued', 'reading', 'extracting', 'embedding', 'storing', 'done', 'failed', 'finished']),
  done: z.number().int(),
  total: z.number().int(),
  plan: PlanRef.nullable(),
  counts: PlanSummary.shape.counts.nullable(),
  issues: z.array(Issue),
  error: Problem.nullable(),
});
export type JobEvent = z.infer<typeof JobEvent>;

export const IngestOutcome = z.object({
  file: z.string(),
  status: z.enum(['added', 'replaced', 'unchanged', 'failed']),
  plan: PlanRef.nullable(),
  counts: PlanSummary.shape.counts.nullable(),
  issues: z.array(Issue),
  error: Problem.nullable(),
});
export type IngestOutcome = z.infer<typeof IngestOutcome>;

export const JobReply = z.object({ job: z.string(), files: z.array(z.string()) });
export const Removal = z.object({ removed: PlanRef });
export const Citations = z.object({ style: z.string(), text: z.string() });
export const Health = z.object({
  status: z.enum(['ok', 'starting']),
  plans: z.number().int(),
  engine: z.string(),
});
export const VersionList = list(
  z.object({ sha256: z.string(), source: z.string(), size: z.number().int(), ingestedAt: z.string() }),
);

const page = { limit: z.coerce.number().int().min(1).max(1000).default(100), cursor: z.string().optional() };
export const PlansQuery = z.object({
  ...page,
  region: many,
  level: many,
  year: z.coerce.number().int().optional(),
});
export const EntitiesQuery = z.object({ ...page, q: z.string().optional() });
export const FactsQuery = z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) });
export const CitationQuery = z.object({ style: z.enum(['gbt7714', 'ris', 'bibtex']).default('gbt7714') });
export const ExportFormat = z.enum(['json', 'graphml', 'gexf', 'csv', 'cypher', 'jsonld']);
export const ExportQuery = z.object({
  format: ExportFormat,
  around: z.string().optional(),
  depth: z.coerce.number().int().min(1).max(3).default(1),
});
