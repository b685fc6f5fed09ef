/** Plans beside each other: what they do (programs), what they aim at (targets), what they say (a topic). */
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { PlanSummary } from '../../contract.ts';
import { AntdFrame } from '../parts/antd-frame.tsx';
import { getAll } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { queryString } from '../parts/query.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useLoad } from '../parts/use-load.ts';
import { useTitle } from '../parts/use-title.ts';
import { PlanChoice } from './compare-plan-choice.tsx';
import { ProgramsView } from './compare-programs.tsx';
import { TargetsView } from './compare-targets.tsx';
import { TopicView } from './compare-topic.tsx';
import '../styles/compare.css';

const VIEWS = ['programs', 'targets', 'topic'] as const;
type View = (typeof VIEWS)[number];

export default function Compare() {
  const { t } = useSpeech();
  const { params } = useAddress();
  const view = VIEWS.find((v) => v === params.get('view')) ?? 'programs';
  useTitle(t(`compare.${view}`));
  const plans = useLoad('plans', (signal) => getAll<PlanSummary>('/api/plans', {}, signal));
  const chosen = useMemo(() => params.getAll('plan'), [params]);
  return (
    <AntdFrame>
      <div className="page wide">
        <h1>{t('compare.title')}</h1>
        <Tabs view={view} />
        {plans.state === 'failed' ? <Failed error={plans.error} retry={plans.reload} /> : null}
        {plans.state === 'loading' && !plans.data ? <Loading /> : null}
        {plans.data && view !== 'topic' ? <PlanChoice plans={plans.data} chosen={chosen} /> : null}
        {plans.data && view === 'programs' ? <ProgramsView plans={chosen} /> : null}
        {plans.data && view === 'targets' ? <TargetsView plans={chosen} /> : null}
        {plans.data && view === 'topic' ? <TopicView plans={plans.data} chosen={chosen} /> : null}
      </div>
    </AntdFrame>
  );
}

function Tabs({ view }: { view: View }) {
  const { t } = useSpeech();
  const { params } = useAddress();
  return (
    <nav className="tabs" aria-label={t('compare.views')}>
      {VIEWS.map((one) => (
        <Link
          key={one}
          to={`/compare${queryString({ view: one, plan: params.getAll('plan') })}`}
          className={one === view ? 'active' : undefined}
          aria-current={one === view ? 'page' : undefined}
        >
          {t(`compare.${one}`)}
        </Link>
      ))}
    </nav>
  );
}
