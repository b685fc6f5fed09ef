/** What a machine or an administrator asks about the server itself. */
import type { Express } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { errorCodes } from '../../graph/errors.ts';
import { openApi } from '../openapi.ts';
import type { Parts } from '../parts.ts';

const VERSION = '0.1.0';

/** Registered before the other routes: it times them. */
export function aboutRoutes(app: Express, parts: Parts): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'qpg_http_request_seconds',
    help: 'Time to answer a request, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.06, 0.15, 0.5, 2],
    registers: [registry],
  });
  new Gauge({
    name: 'qpg_plans',
    help: 'Plans in the store',
    registers: [registry],
    collect() {
      this.set(parts.summaries().length);
    },
  });
  app.use((request, response, next) => {
    const end = seconds.startTimer();
    response.on('finish', () =>
      end({ method: request.method, route: request.route?.path ?? 'other', status: response.statusCode }),
    );
    next();
  });
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', (_request, response) => {
    response.json({ status: 'ok', plans: parts.summaries().length, engine: parts.store.engine });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi(VERSION)));
  app.get('/api/docs', (_request, response) => void response.type('html').send(docs()));
}

const escapeHtml = (s: string): string => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A plain page without scripts: it must read well under the same strict CSP. */
function docs(): string {
  const spec = openApi(VERSION) as {
    paths: Record<
      string,
      Record<string, { summary: string; parameters: { name: string; in: string; required: boolean }[] }>
    >;
  };
  const rows = Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, op]) => {
      const names = op.parameters.map((p) => (p.required ? p.name : `${p.name}?`)).join('、');
      return `<tr><td><code>${method.toUpperCase()} ${escapeHtml(path)}</code></td><td>${escapeHtml(op.summary)}</td><td>${escapeHtml(names)}</td></tr>`;
    }),
  );
  const errors = Object.entries(errorCodes).map(
    ([code, { status }]) => `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td></tr>`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>质策图谱 API</title>
<style>body{font:16px/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}td,th{padding:.3rem .8rem;border-bottom:1px solid #ccc;text-align:left;vertical-align:top}</style>
<h1>质策图谱 API</h1><p>机器可读的说明：<a href="/api/openapi.json">OpenAPI 3.1</a>。出错时返回 RFC 9457 的 <code>application/problem+json</code>，其中 <code>code</code> 固定不变。</p>
<h2>接口</h2><table><tr><th>方法与路径</th><th>用途</th><th>参数</th></tr>${rows.join('')}</table>
<h2>错误代码</h2><table><tr><th>代码</th><th>HTTP 状态</th></tr>${errors.join('')}</table></html>`;
}
