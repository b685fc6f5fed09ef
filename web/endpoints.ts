/**
 * Every endpoint once: method, path, query, reply. Routes, OpenAPI and the documentation page are read from here;
 * the shapes themselves are in `contract.ts`, which the page shares.
 */
import { z } from 'zod';
import {
  AroundQuery,
  AskQuery,
  AskReply,
  CitationQuery,
  Citations,
  CompareQuery,
  EntitiesQuery,
  EntityList,
  EntityPage,
  ExportQuery,
  FactsQuery,
  GraphReply,
  JobEvent,
  JobReply,
  PathQuery,
  PlanDetail,
  PlanList,
  PlansQuery,
  PlanText,
  ProgramMatrix,
  Removal,
  SearchQuery,
  SearchReply,
  TargetMatrix,
  VersionList,
} from './contract.ts';

const None = z.object({});
const Text = z.string();

/** `path` in Express style; `media` lists what else than JSON the endpoint can give. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodType;
  readonly reply: z.ZodType;
  readonly media?: readonly string[];
}

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const EVENTS = 'text/event-stream';
const entityPage = (path: string, what: string) =>
  ({
    list: {
      method: 'get',
      path: `/api/${path}`,
      summary: `${what}列表`,
      query: EntitiesQuery,
      reply: EntityList,
    },
    one: {
      method: 'get',
      path: `/api/${path}/:id`,
      summary: `${what}及其事实`,
      query: FactsQuery,
      reply: EntityPage,
    },
  }) as const;

export const entityEndpoints = {
  department: entityPage('departments', '部门'),
  program: entityPage('programs', '项目'),
  indicator: entityPage('indicators', '指标'),
  industry: entityPage('industries', '产业'),
  region: entityPage('regions', '地区'),
} as const;

export const endpoints = {
  plans: { method: 'get', path: '/api/plans', summary: '已收录规划', query: PlansQuery, reply: PlanList },
  plan: { method: 'get', path: '/api/plans/:id', summary: '规划详情', query: None, reply: PlanDetail },
  planText: {
    method: 'get',
    path: '/api/plans/:id/text',
    summary: '清洗后的正文',
    query: None,
    reply: PlanText,
  },
  planVersions: {
    method: 'get',
    path: '/api/plans/:id/versions',
    summary: '版本历史',
    query: None,
    reply: VersionList,
  },
  planCitation: {
    method: 'get',
    path: '/api/plans/:id/citation',
    summary: '引文格式',
    query: CitationQuery,
    reply: Citations,
    media: ['text/plain'],
  },
  entity: {
    method: 'get',
    path: '/api/entities/:id',
    summary: '任一实体及其事实',
    query: FactsQuery,
    reply: EntityPage,
  },
  search: {
    method: 'get',
    path: '/api/search',
    summary: '按词和意思检索条款',
    query: SearchQuery,
    reply: SearchReply,
  },
  ask: { method: 'get', path: '/api/ask', summary: '提问', query: AskQuery, reply: AskReply },
  around: {
    method: 'get',
    path: '/api/graph/around/:id',
    summary: '实体周边',
    query: AroundQuery,
    reply: GraphReply,
  },
  path: {
    method: 'get',
    path: '/api/graph/path',
    summary: '两实体间路径',
    query: PathQuery,
    reply: GraphReply,
  },
  comparePrograms: {
    method: 'get',
    path: '/api/compare/programs',
    summary: '项目×规划',
    query: CompareQuery,
    reply: ProgramMatrix,
    media: [CSV, XLSX],
  },
  compareTargets: {
    method: 'get',
    path: '/api/compare/targets',
    summary: '指标×规划',
    query: CompareQuery,
    reply: TargetMatrix,
    media: [CSV, XLSX],
  },
  upload: { method: 'post', path: '/api/documents', summary: '上传文件', query: None, reply: JobReply },
  jobEvents: {
    method: 'get',
    path: '/api/jobs/:id/events',
    summary: '收录进度',
    query: None,
    reply: JobEvent,
    media: [EVENTS],
  },
  removePlan: { method: 'delete', path: '/api/plans/:id', summary: '移除规划', query: None, reply: Removal },
  export: {
    method: 'get',
    path: '/api/export',
    summary: '导出图',
    query: ExportQuery,
    reply: Text,
    media: ['*/*'],
  },
} as const satisfies Record<string, Endpoint>;
