/** Loads parts of the graph into the view's state. */
import { useCallback, useEffect, useReducer, useState } from 'react';
import type { GraphReply } from '../../contract.ts';
import { ApiProblem, apiPath, getJson } from '../parts/api.ts';
import { type PathStep, pathSteps } from './path.ts';
import { emptyGraph, type GraphAction, type GraphState, MOST_NODES, reduce } from './state.ts';

interface GraphControl {
  readonly state: GraphState;
  readonly dispatch: (action: GraphAction) => void;
  readonly busy: boolean;
  readonly error: Error | null;
  /** `relation` opens all of one relation, else the nearest of every one. */
  readonly expand: (id: string, relation?: string) => Promise<void>;
  /** The shortest chain to another entity joins what is shown; empty when there is none. */
  readonly join: (from: string, to: string) => Promise<PathStep[]>;
}

const FIRST_NODES = 40;
const EXPAND_NODES = 30;

/** «No connection» is an answer and no mistake. */
function orNothing(cause: unknown): null {
  if (cause instanceof ApiProblem && cause.code === 'NOT_FOUND') return null;
  throw cause;
}

export function useGraph(start: string, firstNodes = FIRST_NODES): GraphControl {
  const [state, dispatch] = useReducer(reduce, start, emptyGraph);
  const [busy, setBusy] = useState(0);
  const [error, setError] = useState<Error | null>(null);

  const around = useCallback(
    (id: string, query: Record<string, string | number | undefined>, signal?: AbortSignal) =>
      getJson<GraphReply>(apiPath('graph', 'around', id), { depth: 1, ...query }, signal),
    [],
  );
  const run = useCallback(async <T>(work: () => Promise<T>): Promise<T | null> => {
    setBusy((n) => n + 1);
    setError(null);
    try {
      return await work();
    } catch (cause) {
      if ((cause as Error).name !== 'AbortError') setError(cause as Error);
      return null;
    } finally {
      setBusy((n) => n - 1);
    }
  }, []);

  useEffect(() => {
    const abort = new AbortController();
    void run(async () => {
      const reply = await around(start, { limit: firstNodes }, abort.signal);
      if (!abort.signal.aborted) dispatch({ type: 'start', id: start, reply });
    });
    return () => abort.abort();
  }, [start, firstNodes, around, run]);

  const expand = useCallback(
    async (id: string, relation?: string) => {
      const query = relation ? { relations: relation, limit: MOST_NODES } : { limit: EXPAND_NODES };
      const reply = await run(() => around(id, query));
      if (reply) dispatch({ type: 'grow', id, reply });
    },
    [around, run],
  );
  const join = useCallback(
    async (from: string, to: string) => {
      const reply = await run(() => getJson<GraphReply>('/api/graph/path', { from, to }).catch(orNothing));
      if (!reply || reply.nodes.length === 0) return [];
      dispatch({ type: 'join', reply });
      return pathSteps(reply, from, to);
    },
    [run],
  );
  return { state, dispatch, busy: busy > 0, error, expand, join };
}
