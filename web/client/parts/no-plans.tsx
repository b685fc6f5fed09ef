import { Link } from 'react-router';
import { useSpeech } from './i18n.tsx';
import { Empty } from './states.tsx';

/** An empty corpus, and the way to fill it. */
export function NoPlans() {
  const { t } = useSpeech();
  return (
    <Empty title={t('home.noPlans')}>
      <Link to="/data">{t('home.addPlans')}</Link>
    </Empty>
  );
}
