import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

interface Address {
  readonly params: URLSearchParams;
  /** Sets, replaces or (null) removes parts of the address; `replace` leaves no entry in the history. */
  readonly change: (
    parts: Readonly<Record<string, string | readonly string[] | null>>,
    replace?: boolean,
  ) => void;
}

/** A view's state lives in its address: it can be shared, and Back undoes a choice. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const change = useCallback<Address['change']>(
    (parts, replace = false) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(parts)) {
            next.delete(name);
            const values = value === null ? [] : typeof value === 'string' ? [value] : value;
            for (const one of values) if (one) next.append(name, one);
          }
          return next;
        },
        { replace, preventScrollReset: true },
      ),
    [setParams],
  );
  return { params, change };
}
