import type { AskReply } from '../../contract.ts';
import { EvidenceCard } from '../parts/evidence-card.tsx';
import { useSpeech } from '../parts/i18n.tsx';
import { AnswerTables } from './ask-tables.tsx';

/** The sentence, how sure it is, over how many plans, its table and its proofs. */
export function AnswerView({ reply, stale }: { reply: AskReply; stale: boolean }) {
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
          {t('answer.corpus', { n: corpus.plans })} · {t(`question.${reply.question}`)} ·{' '}
          {t('answer.took', { ms: Math.round(reply.tookMs) })}
        </p>
        {confidence === 'none' ? <p className="notice">{t('answer.none')}</p> : null}
      </div>
      {evidence.length > 0 ? (
        <section aria-labelledby="evidence">
          <h2 id="evidence">{t('evidence.title', { n: evidence.length })}</h2>
          {evidence.map((e) => (
            <EvidenceCard key={`${e.plan.id}:${e.start}-${e.end}`} evidence={e} />
          ))}
        </section>
      ) : null}
    </section>
  );
}
