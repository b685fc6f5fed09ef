import { useState } from 'react';

const STEP = 150;

interface FirstRows<T> {
  readonly first: readonly T[];
  /** Rows that are not drawn yet. */
  readonly rest: number;
  readonly more: () => void;
}

/** A matrix over many plans has thousands of cells: the first rows are drawn, the rest on demand. */
export function useFirstRows<T>(rows: readonly T[]): FirstRows<T> {
  const [count, setCount] = useState(STEP);
  return {
    first: rows.slice(0, count),
    rest: Math.max(0, rows.length - count),
    more: () => setCount(count + STEP),
  };
}
