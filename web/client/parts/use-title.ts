import { useEffect } from 'react';
import { useSpeech } from './i18n.tsx';

/** The browser tab names the view first: tabs are told apart by their first words. */
export function useTitle(view: string | null): void {
  const { t } = useSpeech();
  const name = t('shell.name');
  useEffect(() => {
    document.title = view ? `${view} · ${name}` : name;
  }, [view, name]);
}
