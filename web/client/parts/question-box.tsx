import { type FormEvent, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { askAddress } from './addresses.ts';
import { useSpeech } from './i18n.tsx';

interface Props {
  readonly asked?: string;
  readonly compact?: boolean;
}

/** One box for questions and for words to search: each question is an address of its own, so Back works. */
export function QuestionBox({ asked = '', compact = false }: Props) {
  const { t } = useSpeech();
  const go = useNavigate();
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const q = text.trim();
    if (q) go(askAddress(q));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to the screen readers we test with.
    <form className={compact ? 'ask-box compact' : 'ask-box'} role="search" onSubmit={submit}>
      <input
        data-ask-box=""
        type="search"
        name="q"
        value={text}
        maxLength={500}
        autoComplete="off"
        enterKeyHint="search"
        aria-label={t('ask.label')}
        placeholder={compact ? t('ask.placeholderShort') : t('ask.placeholder')}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button primary">
        {t('ask.go')}
      </button>
    </form>
  );
}
