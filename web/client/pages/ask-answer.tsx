import { useState } from 'react';
import type { AskReply, EvidenceView } from '../../contract.ts';
import { EvidenceCard } from '../parts/evidence-card.tsx';
import { useSpeech } from '../parts/i18n.tsx';
import { AnswerTables } from './ask-tables.tsx';

interface Props {
  readonly reply: AskReply;
  /** How many plans the reader has narrowed the question to; 0 is all. */
  readonly chosen: number;
  readonly stale: boolean;
}

/** The sentence, how sure it is, over how many plans, its table and its proofs. */
export function AnswerView({ reply, chosen, stale }: Props) {
  const { t } = useSpeech();
  const { answer, evidence, confidence, corpus } = reply;
  return (
    <section aria-labelledby="answer" aria-busy={stale} className={stale ? 'stale' : undefined}>
      <div className={`card answer confidence-${confidence}`} aria-live="polite">
        <h2 id="answer">
          {t('answer.title')}
          <span className={`badge confidence-${confidence}`} title={t(`confidence.${confidence}.why`)}>
            {t(`confidence.${confidence}`)}
          </span>
        </h2>
        <p className="answer-text">{answer.text}</p>
        <AnswerTables reply={reply} />
        <p className="quiet">
          {chosen > 0
            ? t('answer.corpusChosen', { chosen, n: corpus.plans })
            : t('answer.corpus', { n: corpus.plans })}{' '}
          · {t(`question.${reply.question}`)} · {t('answer.took', { ms: Math.round(reply.tookMs) })}
        </p>
        {confidence === 'none' ? <p className="notice">{t('answer.none')}</p> : null}
      </div>
      {evidence.length > 0 ? <Proofs evidence={evidence} /> : null}
    </section>
  );
}

/** More than these would push the passages and their filters out of reach. */
const FIRST_PROOFS = 6;

function Proofs({ evidence }: { evidence: readonly EvidenceView[] }) {
  const { t } = useSpeech();
  const [all, setAll] = useState(false);
  const shown = all ? evidence : evidence.slice(0, FIRST_PROOFS);
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('evidence.title', { n: evidence.length })}</h2>
      {shown.map((e) => (
        <EvidenceCard key={`${e.plan.id}:${e.start}-${e.end}`} evidence={e} />
      ))}
      {shown.length < evidence.length ? (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {t('evidence.all', { n: evidence.length })}
        </button>
      ) : null}
    </section>
  );
}
