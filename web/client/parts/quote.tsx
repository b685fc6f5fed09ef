import { useMemo, useState } from 'react';
import { useSpeech } from './i18n.tsx';
import { MarkedText } from './marked-text.tsx';
import { excerpt } from './segments.ts';

interface Props {
  readonly text: string;
  /** Offsets into `text`; the first one is what the excerpt is cut around. */
  readonly lit: readonly { readonly start: number; readonly end: number }[];
}

/** A clause cut down to the sentences around its lit words; the whole of it on demand. */
export function Quote({ text, lit }: Props) {
  const { t } = useSpeech();
  const [whole, setWhole] = useState(false);
  const first = lit[0] ?? { start: 0, end: 0 };
  const cut = useMemo(() => excerpt(text, first.start, first.end), [text, first.start, first.end]);
  const shown = whole ? { text, base: 0, cutBefore: false, cutAfter: false } : cut;
  return (
    <blockquote className="quote">
      {shown.cutBefore ? <span aria-hidden="true">…</span> : null}
      <MarkedText text={shown.text} base={shown.base} lit={lit} />
      {shown.cutAfter ? <span aria-hidden="true">…</span> : null}
      {cut.cutBefore || cut.cutAfter ? (
        <button type="button" className="link-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('quote.less') : t('quote.more')}
        </button>
      ) : null}
    </blockquote>
  );
}
