/** Which passages of a plan say a topic in its own words, and which are only near to it. Pure. */
import type { Hit } from '../../contract.ts';

/** Near ones beyond this add nothing to a comparison. */
const MOST_NEAR = 5;

const letters = (text: string): string => text.replace(/[\s“”"'‘’]/gu, '');

export function bySaying<H extends Pick<Hit, 'clause'>>(
  topic: string,
  hits: readonly H[],
): { said: H[]; near: H[] } {
  const words = letters(topic);
  const said = hits.filter((h) => letters(h.clause.text).includes(words));
  return { said, near: hits.filter((h) => !said.includes(h)).slice(0, MOST_NEAR) };
}
