/** Endpoint + handler → Express route: query and reply are checked against the contract in both directions. */
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express';
import { ZodError, type z } from 'zod';
import { QpgError } from '../graph/errors.ts';
import type { Problem } from './contract.ts';
import type { Endpoint } from './endpoints.ts';

export interface Call<E extends Endpoint> {
  readonly query: z.output<E['query']>;
  readonly params: Readonly<Record<string, string>>;
  readonly request: Request;
  readonly response: Response;
}

/** Other rooms hand out read-only data; the contract's types are for those who parse it. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

type Reply<E extends Endpoint> = Frozen<z.input<E['reply']>> | undefined;

/** A handler returns the reply, or undefined after it has written another media type itself. */
export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Reply<E>> | Reply<E>;

export function mount<E extends Endpoint>(app: Express, endpoint: E, handler: Handler<E>): void {
  const run: RequestHandler = async (request, response) => {
    const parsed = endpoint.query.safeParse(request.query);
    if (!parsed.success) throw new QpgError('BAD_REQUEST', badQuery(parsed.error));
    const query = parsed.data as z.output<E['query']>;
    const params = request.params as Record<string, string>;
    const reply = await handler({ query, params, request, response });
    // `strip` by parsing: a field that the contract does not name never leaves the server.
    if (reply !== undefined) response.json(endpoint.reply.parse(reply));
  };
  app[endpoint.method](endpoint.path, run);
}

const badQuery = (error: ZodError): string =>
  `请求参数不合要求：${error.issues.map((i) => `${i.path.join('.') || '参数'}（${i.message}）`).join('；')}。参数说明见 /api/docs。`;

export const problemOf = (error: unknown): Problem => {
  if (error instanceof QpgError)
    return {
      type: `/api/docs#${error.code}`,
      title: error.message,
      status: error.status,
      code: error.code,
    };
  const status = statusOf(error);
  if (status && status < 500)
    return {
      type: 'about:blank',
      title: '请求无法处理。',
      status,
      code: 'BAD_REQUEST',
      detail: String(error),
    };
  return { type: 'about:blank', title: '服务器内部错误，请查看服务日志。', status: 500, code: 'INTERNAL' };
};

const statusOf = (error: unknown): number | null => {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : null;
};

/** Last in the chain: every error becomes RFC 9457 JSON; the unexpected ones are logged with their cause. */
export const problems =
  (log: (line: string) => void): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOf(error);
    if (problem.status >= 500) log(`${request.method} ${request.path}: ${describe(error)}`);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };

const describe = (error: unknown): string =>
  error instanceof ZodError
    ? JSON.stringify(error.issues.slice(0, 3))
    : String((error as Error)?.stack ?? error);
