import { Link } from 'react-router';
import type { PlanSummary } from '../../contract.ts';
import { askAddress, entityAddress } from '../parts/addresses.ts';
import { getAll } from '../parts/api.ts';
import { regionText } from '../parts/format.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { NoPlans } from '../parts/no-plans.tsx';
import { planDateText } from '../parts/plan-date.ts';
import { QuestionBox } from '../parts/question-box.tsx';
import { Failed } from '../parts/states.tsx';
import { useLoad } from '../parts/use-load.ts';
import { EXAMPLES } from './ask-examples.ts';

export function Welcome() {
  const { t } = useSpeech();
  const plans = useLoad('plans', (signal) => getAll<PlanSummary>('/api/plans', {}, signal));
  return (
    <div className="page welcome">
      <h1>{t('shell.name')}</h1>
      <p className="lead">{t('home.lead')}</p>
      <QuestionBox />
      <p className="quiet hint">{t('home.keys')}</p>
      <section className="examples" aria-label={t('home.examples')}>
        {EXAMPLES.map(({ user, questions }) => (
          <div key={user} className="card">
            <h2>{t(`home.${user}`)}</h2>
            <p className="quiet">{t(`home.${user}.need`)}</p>
            <ul>
              {questions.map((q) => (
                <li key={q}>
                  <Link to={askAddress(q)}>{q}</Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      {plans.state === 'failed' ? <Failed error={plans.error} retry={plans.reload} /> : null}
      {plans.data ? <Corpus plans={plans.data} /> : null}
    </div>
  );
}

const SHOWN = 12;

function Corpus({ plans }: { plans: readonly PlanSummary[] }) {
  const { t } = useSpeech();
  if (plans.length === 0) return <NoPlans />;
  return (
    <section className="corpus" aria-labelledby="corpus">
      <h2 id="corpus">{t('home.corpus', { n: plans.length })}</h2>
      <ul>
        {plans.slice(0, SHOWN).map((p) => (
          <li key={p.id}>
            <Link to={entityAddress('plan', p.id)}>{p.title}</Link>
            <span className="quiet">
              {[regionText(p.region), planDateText(p, t)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {plans.length > SHOWN ? <Link to="/plans">{t('home.allPlans')}</Link> : null}
    </section>
  );
}
