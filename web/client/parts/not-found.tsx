import { Link } from 'react-router';
import { useSpeech } from './i18n.tsx';
import { Empty } from './states.tsx';
import { useTitle } from './use-title.ts';

export function NotFound() {
  const { t } = useSpeech();
  useTitle(t('notFound.title'));
  return (
    <div className="page narrow">
      <h1>{t('notFound.title')}</h1>
      <Empty title={t('notFound.text')}>
        <Link to="/">{t('notFound.home')}</Link>
      </Empty>
    </div>
  );
}
