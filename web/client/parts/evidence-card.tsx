import { useMemo } from 'react';
import { Link } from 'react-router';
import type { EvidenceView } from '../../contract.ts';
import { textAddress } from './addresses.ts';
import { ClausePath } from './clause-path.tsx';
import { CopyButton } from './copy-button.tsx';
import { quotation } from './format.ts';
import { useSpeech } from './i18n.tsx';
import { Quote } from './quote.tsx';
import { quoteSpan } from './segments.ts';

/** One proof: where it stands, its words lit in their sentence, and the way into the text. */
export function EvidenceCard({ evidence }: { evidence: EvidenceView }) {
  const { t } = useSpeech();
  const { plan, clause, quote, start, end } = evidence;
  const lit = useMemo(() => {
    const span = clause && quoteSpan(clause, quote, start);
    return span ? [span] : null;
  }, [clause, quote, start]);
  return (
    <article className="card evidence">
      <ClausePath plan={plan} clause={clause} />
      {clause && lit ? (
        <Quote text={clause.text} lit={lit} />
      ) : (
        <blockquote className="quote">{quote}</blockquote>
      )}
      <div className="hit-foot">
        <Link className="open-text" to={textAddress(plan.id, { start, end })}>
          {t('evidence.open')}
        </Link>
        <CopyButton label={t('evidence.copy')} text={() => quotation(plan, clause, quote)} />
      </div>
    </article>
  );
}
