/** OpenAPI 3.1 from the endpoint table; JSON Schema comes from zod itself. */
import { z } from 'zod';
import { Problem } from './contract.ts';
import { type Endpoint, endpoints, entityEndpoints } from './endpoints.ts';

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Record<string, unknown> =>
  z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Record<string, unknown>;

function parameters(endpoint: Endpoint): unknown[] {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = schemaOf(endpoint.query, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required?.includes(name) ?? false,
    schema,
  }));
  return [...inPath, ...inQuery];
}

function operation(name: string, endpoint: Endpoint): unknown {
  const json = { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } };
  const others = Object.fromEntries(
    (endpoint.media ?? []).map((type) => [type, { schema: { type: 'string' } }]),
  );
  return {
    operationId: name,
    summary: endpoint.summary,
    parameters: parameters(endpoint),
    responses: {
      200: { description: '成功', content: { ...json, ...others } },
      default: {
        description: '出错（RFC 9457）',
        content: { 'application/problem+json': { schema: schemaOf(Problem, 'output') } },
      },
    },
  };
}

export function openApi(version: string): unknown {
  const all: [string, Endpoint][] = [
    ...Object.entries(endpoints),
    ...Object.entries(entityEndpoints).flatMap(([kind, { list, one }]): [string, Endpoint][] => [
      [`${kind}List`, list],
      [kind, one],
    ]),
  ];
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of all) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(name, endpoint) };
  }
  return { openapi: '3.1.0', info: { title: '质策图谱 API', version }, paths };
}
