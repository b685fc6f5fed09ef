import { useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const places = new Map<string, number>();
/** How long a page that loads its content may take until the old place is given up. */
const PATIENCE_MS = 5000;

/** A new page begins at its top; Back and Forward return to the place that was left, once it is there again. */
export function useScroll(): void {
  const { key, pathname, hash } = useLocation();
  const kind = useNavigationType();
  // A layout effect: the listener must know the new page before that page scrolls to its top.
  useLayoutEffect(() => {
    const keep = () => places.set(key, scrollY);
    addEventListener('scroll', keep, { passive: true });
    return () => removeEventListener('scroll', keep);
  }, [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the query alone keeps the place.
  useLayoutEffect(() => {
    if (hash) return;
    if (kind !== 'POP') {
      scrollTo(0, 0);
      return;
    }
    return returnTo(places.get(key) ?? 0);
  }, [pathname]);
}

/** Tries at each frame until the page is tall enough; the user's own scrolling ends it. */
function returnTo(top: number): () => void {
  const until = performance.now() + PATIENCE_MS;
  let frame = 0;
  const stop = () => cancelAnimationFrame(frame);
  const step = () => {
    scrollTo(0, top);
    if (Math.abs(scrollY - top) > 2 && performance.now() < until) frame = requestAnimationFrame(step);
  };
  if (top > 0) frame = requestAnimationFrame(step);
  addEventListener('wheel', stop, { once: true, passive: true });
  addEventListener('keydown', stop, { once: true });
  return () => {
    stop();
    removeEventListener('wheel', stop);
    removeEventListener('keydown', stop);
  };
}
