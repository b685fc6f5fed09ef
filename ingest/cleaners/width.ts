/**
 * Full-width ASCII (，：（１） and odd spaces become plain ASCII, one for one, so that the same plan copied from two
 * sites gives the same facts. Only U+FF01–FF5E: compatibility forms such as Ⅲ or ㎡ stay as printed.
 */
import type { Cleaner, Edit } from '../cleaner.ts';

const WIDE =
  /[\uff01-\uff5e\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+/g;

const fold = (char: string): string => {
  const code = char.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' ';
};

export const width: Cleaner = {
  name: 'width',
  clean(text) {
    const edits: Edit[] = [];
    for (const match of text.matchAll(WIDE)) {
      const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/.test(match[0]);
      const replacement = invisible ? '' : Array.from(match[0], fold).join('');
      edits.push({
        start: match.index,
        end: match.index + match[0].length,
        replacement,
        reason: 'whitespace',
      });
    }
    return edits;
  },
};
