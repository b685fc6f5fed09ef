import type { ReactNode } from 'react';

/** Short facts side by side: a name, its value. Those without a value are left out. */
export function FactsLine({ rows }: { rows: readonly (readonly [string, ReactNode | null])[] }) {
  return (
    <dl className="facts-line">
      {rows.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
