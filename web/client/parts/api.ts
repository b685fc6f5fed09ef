/** The page's only way to the server: same-origin JSON as `web/contract.ts` describes it. */
import type { Problem } from '../../contract.ts';
import { type Query, queryString } from './query.ts';

/** What went wrong, in words for the user (`message`) and as the server's stable code. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
  }
}

export const apiPath = (...parts: readonly string[]): string =>
  `/api/${parts.map(encodeURIComponent).join('/')}`;

/** @throws ApiProblem — also when the server cannot be reached (code UNREACHABLE). */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiProblem('UNREACHABLE', 0, '');
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const problem = (await response.json()) as Problem;
    return new ApiProblem(problem.code, response.status, problem.detail ?? problem.title);
  } catch {
    return new ApiProblem('HTTP', response.status, '');
  }
}

export async function getJson<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const response = await send(path + queryString(query), { headers: { accept: 'application/json' }, signal });
  return (await response.json()) as T;
}

interface Listed<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** All items of a list, page after page, up to `most`. */
export async function getAll<T>(
  path: string,
  query: Query = {},
  signal?: AbortSignal,
  most = 1000,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Listed<T> = await getJson(path, { limit: 200, ...query, cursor }, signal);
    items.push(...page.items);
    cursor = page.items.length > 0 ? page.next : null;
  } while (cursor && items.length < most);
  return items;
}
