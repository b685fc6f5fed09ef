import { Link, NavLink, useLocation } from 'react-router';
import { useSpeech } from './i18n.tsx';
import { QuestionBox } from './question-box.tsx';
import { type ThemeChoice, useTheme } from './theme.tsx';
import type { WordKey } from './words-zh.ts';

const PLACES: readonly { to: string; word: WordKey }[] = [
  { to: '/', word: 'nav.ask' },
  { to: '/plans', word: 'nav.plans' },
  { to: '/browse/departments', word: 'nav.browse' },
  { to: '/compare', word: 'nav.compare' },
  { to: '/graph', word: 'nav.graph' },
  { to: '/data', word: 'nav.data' },
];

export function Header() {
  const { t } = useSpeech();
  const { pathname } = useLocation();
  return (
    <header className="header">
      <Link to="/" className="brand">
        <img src="/icon.svg" alt="" width="26" height="26" />
        <span>{t('shell.name')}</span>
      </Link>
      <nav aria-label={t('nav.label')}>
        {PLACES.map(({ to, word }) => (
          <NavLink key={to} to={to} end={to === '/'}>
            {t(word)}
          </NavLink>
        ))}
      </nav>
      {pathname === '/' ? null : <QuestionBox compact />}
      <Switches />
    </header>
  );
}

const NEXT: Record<ThemeChoice, ThemeChoice> = { auto: 'light', light: 'dark', dark: 'auto' };
const FACE: Record<ThemeChoice, string> = { auto: '◑', light: '○', dark: '●' };

function Switches() {
  const { t, language, setLanguage } = useSpeech();
  const { choice, setChoice } = useTheme();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div className="switches">
      <button
        type="button"
        className="switch"
        aria-label={t('shell.theme', { now: t(`theme.${choice}`) })}
        title={t('shell.theme', { now: t(`theme.${choice}`) })}
        onClick={() => setChoice(NEXT[choice])}
      >
        <span aria-hidden="true">{FACE[choice]}</span>
      </button>
      <button
        type="button"
        className="switch"
        lang={other === 'en' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(other)}
      >
        {other === 'en' ? 'English' : '中文'}
      </button>
    </div>
  );
}
