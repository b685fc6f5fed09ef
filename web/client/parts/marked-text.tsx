/** Document text as text: whatever it holds (HTML, scripts, spam) is only ever a string in the page. */
import { useMemo } from 'react';
import { segments } from './segments.ts';

interface Props {
  readonly text: string;
  /** Offset of the text's first character in the spans' coordinates. */
  readonly base?: number;
  readonly lit: readonly { readonly start: number; readonly end: number }[];
}

export function MarkedText({ text, base = 0, lit }: Props) {
  const pieces = useMemo(() => segments(text, base, lit), [text, base, lit]);
  return pieces.map((p) =>
    p.marks.length > 0 ? <mark key={p.start}>{p.text}</mark> : <span key={p.start}>{p.text}</span>,
  );
}
