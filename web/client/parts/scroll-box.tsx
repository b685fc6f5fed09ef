import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A wide or tall table in a box of its own: the page never scrolls sideways, and the keyboard reaches the box. */
export function ScrollBox({ label, className = '', children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={`scroll-x tall ${className}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
