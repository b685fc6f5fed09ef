/** Chinese first, English on request. Both tables have the same keys: the compiler says what is missing. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { remember, remembered } from './memory.ts';
import { en } from './words-en.ts';
import { fill, type WordKey, zh } from './words-zh.ts';

export type Language = 'zh' | 'en';

interface Speech {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** The words for a key, with `{name}` places filled from `values`. */
  readonly t: (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
}

const SpeechContext = createContext<Speech | null>(null);

export function Speak({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (remembered('language') === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    remember('language', language);
  }, [language]);
  const speech = useMemo<Speech>(() => {
    const table = language === 'zh' ? zh : en;
    return { language, setLanguage, t: (key, values) => fill(table[key], values) };
  }, [language]);
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech outside <Speak>');
  return speech;
}
