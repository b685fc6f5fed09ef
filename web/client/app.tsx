/** The shell: header, the page of the address, and what every page shares (focus, title, '/' key). */
import { Suspense, useEffect, useRef } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { pages } from './pages/index.ts';
import { Fence } from './parts/fence.tsx';
import { Header } from './parts/header.tsx';
import { useSpeech } from './parts/i18n.tsx';
import { NotFound } from './parts/not-found.tsx';
import { Loading } from './parts/states.tsx';
import { useScroll } from './parts/use-scroll.ts';

export function App() {
  const { t } = useSpeech();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useFocusOnNewPage(main, pathname);
  useScroll();
  useSlashKey();
  return (
    <>
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        <Fence key={pathname}>
          <Suspense fallback={<Loading />}>
            <Routes>
              {pages.map(({ path, Page }) => (
                <Route key={path} path={path} element={<Page />} />
              ))}
              <Route path="*" element={<NotFound />} />
            </Routes>
          </Suspense>
        </Fence>
      </main>
      <footer className="footer">{t('shell.footer')}</footer>
    </>
  );
}

/** A screen reader hears the new page and the Tab key starts there; the first view keeps the browser's focus. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>, pathname: string): void {
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [main, pathname]);
}

/** '/' puts the cursor into the question box, except while the user writes somewhere. */
function useSlashKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const writing = (event.target as HTMLElement | null)?.closest(
        'input, textarea, select, [contenteditable]',
      );
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing) return;
      const boxes = document.querySelectorAll<HTMLInputElement>('[data-ask-box]');
      const box = [...boxes].find((b) => b.offsetParent !== null);
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
