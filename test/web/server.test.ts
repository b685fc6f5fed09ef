/** The HTTP face over small parts: replies fit the contract, errors are problem documents, writes are guarded. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { QpgError } from '../../graph/errors.ts';
import { openMemoryStore } from '../../graph/stores/memory.ts';
import {
  AskReply,
  EntityPage,
  GraphReply,
  Health,
  JobEvent,
  JobReply,
  PlanDetail,
  PlanList,
  PlanText,
  Problem,
  Removal,
  VersionList,
} from '../../web/contract.ts';
import type { Parts } from '../../web/parts.ts';
import { createServer } from '../../web/server.ts';
import { planRef, planSummary } from '../../web/views.ts';
import { entity, record } from '../graph/records.ts';

const TEXT = '甲市质量强市方案\n1.推行首席质量官制度。<b>大胆</b>试点。(责任单位:市市场监管局)';
const bureau = entity('department', '市市场监管局');
const officer = entity('program', '首席质量官');
const plan = record('甲市质量强市方案', TEXT, [
  [entity('plan', '甲市质量强市方案'), 'ADOPTS', officer, '首席质量官', { strength: 'deployed' }],
  [
    entity('task', '推行首席质量官制度'),
    'ASSIGNED_TO',
    bureau,
    '市市场监管局',
    { role: 'owner', explicit: true },
  ],
]);

const named = TEXT.indexOf('首席质量官');
plan.extraction.programs.push({
  name: '首席质量官',
  aliases: [],
  kind: 'mechanism',
  origin: 'national',
  strength: 'deployed',
  evidence: '首席质量官',
  start: named,
  end: named + 5,
  mentions: [{ start: named, end: named + 5, clause: null }],
});

const reply: AskReply = {
  question: 'owner',
  answer: { text: '市市场监管局。', departments: [], values: [], plans: [planRef(plan)], programs: [] },
  evidence: [],
  corpus: { plans: 1 },
  confidence: 'stated',
  entities: [],
  tookMs: 1,
};

let server: Server;
let url = '';
const uploaded: string[] = [];

beforeAll(async () => {
  const store = openMemoryStore();
  await store.put(plan);
  const parts: Parts = {
    store,
    summaries: () => [planSummary(plan)],
    record: (id) => store.document(id),
    search: async () => ({ hits: [], total: 0, facets: {}, tookMs: 1, notes: [] }),
    ask: async (text) => {
      if (text === '崩溃') throw new Error('a secret path');
      return reply;
    },
    ingest: async (files, onProgress) =>
      files.map(({ name }) => {
        uploaded.push(name);
        onProgress({ file: name, stage: 'reading', done: 0, total: 1 });
        const error = name.includes('坏')
          ? { type: '', title: '读不了', status: 422, code: 'FILE_UNREADABLE' }
          : null;
        return {
          file: name,
          status: error ? 'failed' : 'added',
          plan: null,
          counts: null,
          issues: [],
          error,
        };
      }),
    remove: (id) => store.remove(id),
    versions: async () => [{ sha256: 'a', source: 'a.txt', size: 1, ingestedAt: '2026-01-01T00:00:00Z' }],
    sourceBytes: async () => ({ name: '甲.html', bytes: new TextEncoder().encode('<script>1</script>') }),
  };
  const options = { hosts: ['127.0.0.1'], token: null, client: null, maxFileBytes: 1000 };
  server = createServer(parts, options, () => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const get = async (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });
const problem = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return Problem.parse(await response.json());
};
const upload = (files: Record<string, string>, headers: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.append('files', new Blob([text]), name);
  return fetch(`${url}/api/documents`, { method: 'POST', body: form, headers });
};

describe('reading', () => {
  it('lists plans and filters by region and year', async () => {
    const list = PlanList.parse(await (await get('/api/plans')).json());
    expect(list.items.map((p) => p.id)).toEqual([plan.id]);
    expect(PlanList.parse(await (await get('/api/plans?region=浙江省')).json()).total).toBe(0);
  });

  it('gives a plan, its text with marked spans, versions and citations', async () => {
    const detail = PlanDetail.parse(await (await get(`/api/plans/${plan.id}`)).json());
    expect(detail.plan.title).toBe('甲市质量强市方案');
    const text = PlanText.parse(await (await get(`/api/plans/${plan.id}/text`)).json());
    expect(text.spans).toMatchObject([{ kind: 'program', label: '首席质量官', entity: officer.id }]);
    expect(text.spans.map((s) => text.text.slice(s.start, s.end))).toEqual(['首席质量官']);
    expect(VersionList.parse(await (await get(`/api/plans/${plan.id}/versions`)).json()).total).toBe(1);
    const ris = await (
      await get(`/api/plans/${plan.id}/citation?style=ris`, { accept: 'text/plain' })
    ).text();
    expect(ris).toMatch(/^TY {2}- GOVT\r\nTI {2}- 甲市质量强市方案/);
  });

  it('shows an entity with its facts in words, and the graph around it', async () => {
    const page = EntityPage.parse(await (await get(`/api/departments/${bureau.id}`)).json());
    expect(page.relations).toMatchObject([
      { relation: 'ASSIGNED_TO', direction: 'in', label: '承担任务', total: 1 },
    ]);
    expect(page.relations[0]?.facts[0]).toMatchObject({ objectName: '市市场监管局', quote: '市市场监管局' });
    const around = GraphReply.parse(await (await get(`/api/graph/around/${bureau.id}`)).json());
    expect(around.nodes.map((n) => n.name).sort()).toEqual(['市市场监管局', '推行首席质量官制度']);
  });

  it('answers', async () => {
    expect(AskReply.parse(await (await get('/api/ask?q=谁管')).json()).answer.text).toBe('市市场监管局。');
  });

  it('describes itself: OpenAPI, docs, health, metrics', async () => {
    const spec = z
      .object({ paths: z.record(z.string(), z.unknown()) })
      .parse(await (await get('/api/openapi.json')).json());
    expect(Object.keys(spec.paths)).toEqual(
      expect.arrayContaining(['/api/ask', '/api/plans/{id}', '/api/programs/{id}']),
    );
    expect(await (await get('/api/docs')).text()).toContain('GET /api/ask');
    expect(Health.parse(await (await get('/readyz')).json()).plans).toBe(1);
    expect(await (await get('/metrics')).text()).toContain('qpg_plans 1');
  });
});

describe('errors', () => {
  it('names what is unknown', async () => {
    for (const path of [
      '/api/plans/none',
      '/api/entities/none',
      '/api/graph/around/none',
      '/api/nothing',
      '/api/jobs/none/events',
    ]) {
      const response = await get(path);
      expect([path, response.status, (await problem(response)).code]).toEqual([path, 404, 'NOT_FOUND']);
    }
  });

  it('refuses bad queries', async () => {
    for (const path of [
      '/api/ask',
      '/api/search?q=',
      '/api/search?q=a&limit=0',
      '/api/graph/around/x?depth=9',
      '/api/plans?cursor=-1',
    ]) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 400]);
      expect((await problem(response)).title).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('hides the inside of a crash', async () => {
    const response = await get('/api/ask?q=崩溃');
    expect(response.status).toBe(500);
    expect(JSON.stringify(await problem(response))).not.toContain('secret');
  });
});

describe('safety', () => {
  it('sends strict headers', async () => {
    const { headers } = await get('/api/plans');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.has('x-powered-by')).toBe(false);
  });

  it('refuses an unknown host name (DNS rebinding)', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      import('node:http').then(({ get: rawGet }) =>
        rawGet(`${url}/api/plans`, { headers: { host: 'evil.example' } }, (r) =>
          resolve(r.statusCode ?? 0),
        ).on('error', reject),
      );
    });
    expect(status).toBe(403);
  });

  it('refuses writes from another origin', async () => {
    expect((await upload({ 'a.txt': 'x' }, { origin: 'http://evil.example' })).status).toBe(403);
    expect(uploaded).toEqual([]);
  });

  it('hands out a source only as a download', async () => {
    const { headers } = await get(`/api/plans/${plan.id}/source`);
    expect(headers.get('content-disposition')).toContain('attachment');
    expect(headers.get('content-type')).toBe('application/octet-stream');
  });
});

describe('uploading', () => {
  it('runs a job and streams its events to the end', async () => {
    const started = await upload({ '好.txt': '文', 'C:\\夹\\坏.doc': '文' });
    expect(started.status).toBe(202);
    const { job, files } = JobReply.parse(await started.json());
    expect(files).toEqual(['好.txt', '坏.doc']);
    const stream = await (await get(`/api/jobs/${job}/events`)).text();
    const events = [...stream.matchAll(/^data: (.*)$/gm)].map((m) =>
      JobEvent.parse(JSON.parse(m[1] as string)),
    );
    expect(events.map((e) => [e.file, e.stage])).toEqual([
      ['好.txt', 'queued'],
      ['坏.doc', 'queued'],
      ['好.txt', 'reading'],
      ['好.txt', 'done'],
      ['坏.doc', 'reading'],
      ['坏.doc', 'failed'],
      ['', 'finished'],
    ]);
  });

  it('refuses what is too large, empty or no form', async () => {
    expect((await upload({ 'a.txt': 'x'.repeat(2000) })).status).toBe(413);
    expect((await upload({})).status).toBe(400);
    expect((await fetch(`${url}/api/documents`, { method: 'POST', body: 'x' })).status).toBe(400);
  });

  it('removes a plan once', async () => {
    const first = await fetch(`${url}/api/plans/${plan.id}`, { method: 'DELETE' });
    expect(Removal.parse(await first.json()).removed.id).toBe(plan.id);
    expect((await fetch(`${url}/api/plans/${plan.id}`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('a server with a token', () => {
  it('lets only its bearer write', async () => {
    const refuse = new QpgError('NOT_FOUND', '无');
    const parts = {
      summaries: () => [],
      record: async () => Promise.reject(refuse),
      store: openMemoryStore(),
    } as unknown as Parts;
    const options = { hosts: ['127.0.0.1'], token: 'geheim', client: null, maxFileBytes: 1000 };
    const guarded = createServer(parts, options, () => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => guarded.once('listening', resolve));
    const path = `http://127.0.0.1:${(guarded.address() as AddressInfo).port}/api/plans/x`;
    expect((await fetch(path, { method: 'DELETE' })).status).toBe(403);
    expect(
      (await fetch(path, { method: 'DELETE', headers: { authorization: 'Bearer geheim' } })).status,
    ).toBe(404);
    guarded.close();
  });
});
