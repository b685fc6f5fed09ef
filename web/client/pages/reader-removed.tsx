import type { PlanDetail } from '../../contract.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';

/** What cleaning took out of the page as scraped, so that nobody has to trust it blindly. */
export function Removed({ removed }: { removed: PlanDetail['removed'] }) {
  const { t } = useSpeech();
  if (removed.length === 0) return null;
  return (
    <details className="fold">
      <summary>{t('plan.removed', { n: removed.length })}</summary>
      <ScrollBox label={t('plan.removedLabel')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('removed.reason')}</th>
              <th scope="col">{t('removed.sample')}</th>
              <th scope="col">{t('removed.place')}</th>
            </tr>
          </thead>
          <tbody>
            {removed.map((r) => (
              <tr key={`${r.start}-${r.end}-${r.reason}`}>
                <td>{t(`removed.${r.reason}`)}</td>
                <td className="quote-cell">{r.sample}</td>
                <td className="number">
                  {r.start}–{r.end}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
