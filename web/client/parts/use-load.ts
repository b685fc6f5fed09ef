import { useCallback, useEffect, useState } from 'react';

export type Load<T> =
  | { readonly state: 'idle' | 'loading'; readonly data: T | null; readonly error: null }
  | { readonly state: 'failed'; readonly data: null; readonly error: Error }
  | { readonly state: 'ready'; readonly data: T; readonly error: null };

/**
 * Loads when `key` changes and forgets answers that arrive too late. `null` means there is nothing to load.
 * While the next thing loads, the last one stays in `data`, so that a page need not jump.
 */
export function useLoad<T>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<T>,
): Load<T> & { reload: () => void } {
  const [result, setResult] = useState<Load<T>>({
    state: key === null ? 'idle' : 'loading',
    data: null,
    error: null,
  });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` names everything that `load` closes over.
  useEffect(() => {
    if (key === null) {
      setResult({ state: 'idle', data: null, error: null });
      return;
    }
    const abort = new AbortController();
    setResult((last) => ({ state: 'loading', data: last.data, error: null }));
    load(abort.signal).then(
      (data) => !abort.signal.aborted && setResult({ state: 'ready', data, error: null }),
      (error) => !abort.signal.aborted && setResult({ state: 'failed', data: null, error: error as Error }),
    );
    return () => abort.abort();
  }, [key, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { ...result, reload };
}
