import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { remember, remembered } from './memory.ts';

export type ThemeChoice = 'auto' | 'light' | 'dark';

interface Theme {
  readonly choice: ThemeChoice;
  readonly dark: boolean;
  readonly setChoice: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<Theme>({ choice: 'auto', dark: false, setChoice: () => undefined });
const systemDark = () => matchMedia('(prefers-color-scheme: dark)');

function firstChoice(): ThemeChoice {
  const kept = remembered('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

/** Follows the system until the user chooses; the choice is an attribute on <html> that the styles read. */
export function Themed({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(firstChoice);
  const [system, setSystem] = useState(() => systemDark().matches);
  useEffect(() => {
    const query = systemDark();
    const listen = () => setSystem(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  const dark = choice === 'dark' || (choice === 'auto' && system);
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    remember('theme', choice);
  }, [dark, choice]);
  const theme = useMemo(() => ({ choice, dark, setChoice }), [choice, dark]);
  return <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>;
}

export const useTheme = (): Theme => useContext(ThemeContext);
