import type { ReactNode } from 'react';
import type { PlanSummary } from '../../contract.ts';
import { placeNames } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { Empty } from '../parts/states.tsx';
import { useFirstRows } from '../parts/use-first-rows.ts';
import { PlanHead } from './compare-plan-head.tsx';

interface Props<R> {
  readonly label: string;
  /** Head of the first column. */
  readonly first: string;
  readonly plans: readonly PlanSummary[];
  readonly rows: readonly R[];
  readonly draw: (row: R) => ReactNode;
}

/** The table of a comparison: a column per plan, the first rows drawn at once, the rest on demand. */
export function MatrixTable<R>({ label, first, plans, rows, draw }: Props<R>) {
  const { t } = useSpeech();
  const shown = useFirstRows(rows);
  const names = placeNames(plans);
  if (rows.length === 0) return <Empty title={t('compare.noRows')} />;
  return (
    <>
      <ScrollBox className="matrix" label={label}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {plans.map((p, i) => (
                <PlanHead key={p.id} plan={p} name={names[i] ?? p.title} />
              ))}
            </tr>
          </thead>
          <tbody>{shown.first.map(draw)}</tbody>
        </table>
      </ScrollBox>
      {shown.rest > 0 ? (
        <button type="button" className="button" onClick={shown.more}>
          {t('compare.moreRows', { n: shown.rest })}
        </button>
      ) : null}
    </>
  );
}

/** A cell without a fact: a sign to see and words to hear, so that nobody takes it for a cell not yet loaded. */
export function Absent() {
  const { t } = useSpeech();
  return (
    <span className="absent" aria-label={t('compare.absent')} role="img">
      –
    </span>
  );
}
