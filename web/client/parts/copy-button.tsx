import { useEffect, useState } from 'react';
import { useSpeech } from './i18n.tsx';

interface Props {
  readonly text: () => string;
  /** What is copied, for the button and its readers. */
  readonly label: string;
  readonly look?: 'button' | 'link-button';
}

const SAID_MS = 2500;

/** Puts words on the clipboard and says so; a browser that refuses is said too. */
export function CopyButton({ text, label, look = 'link-button' }: Props) {
  const { t } = useSpeech();
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => setSaid((await copied(text())) ? 'copied' : 'refused');
  return (
    <button type="button" className={look} onClick={() => void copy()}>
      <span aria-live="polite">{said ? t(`copy.${said}`) : label}</span>
    </button>
  );
}

/** `navigator.clipboard` exists only on https and this machine; a page served in an office network has the old way. */
async function copied(text: string): Promise<boolean> {
  if (navigator.clipboard)
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by permission: the selection below may still be allowed.
    }
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.className = 'visually-hidden';
  const focused = document.activeElement as HTMLElement | null;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  focused?.focus();
  return done;
}
