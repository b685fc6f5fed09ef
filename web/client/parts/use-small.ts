import { useSyncExternalStore } from 'react';

/** Below this a table of several columns no longer fits. */
const QUERY = '(max-width: 767px)';

const listen = (changed: () => void): (() => void) => {
  const media = matchMedia(QUERY);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

/** Whether the screen is a phone's. Known at the first drawing: antd's own breakpoints come one drawing late. */
export const useSmall = (): boolean => useSyncExternalStore(listen, () => matchMedia(QUERY).matches);
