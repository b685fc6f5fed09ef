/**
 * Repairs GBK text into which an annotation was written between the two bytes of a character. The plug-in that
 * added pinyin read the bytes one off, so the page itself tells what it thought it saw:
 *
 *   bytes     BF D8 | 94 E0 | C3 E6 | DF 5F          控 斷 面 達
 *   misread      [D8  94] → 財, so "(cái)" is written behind 94:
 *   page      BF D8 | 94 28 | …cái) | E0 C3 | E6 DF | 5F (dá)   →  控 ? cái) 嗝 孢 _ (dá)
 *
 * Certain only if exactly one character of this page's own annotations (財 is annotated cái elsewhere) begins with
 * the byte D8, and the realigned bytes end on a character that carries its own annotation (達 dá).
 */
import type { Cleaner, Edit } from '../cleaner.ts';
import { gbkBytes, gbkChar } from '../gbk.ts';
import { annotatedCharacters, SYLLABLE } from '../pinyin.ts';

const BROKEN = new RegExp(`(\\p{Script=Han})\\?(${SYLLABLE})\\)([^\\s()]{1,12})\\((${SYLLABLE})\\)`, 'gu');

export const shiftedBytes: Cleaner = {
  name: 'shifted-bytes',
  clean(text) {
    const broken = [...text.matchAll(BROKEN)];
    if (broken.length === 0) return [];
    const annotated = annotatedCharacters(text);
    return broken.flatMap((match): Edit[] => {
      const [whole, before, misread, shifted, syllable] = match as unknown as [
        string,
        string,
        string,
        string,
        string,
      ];
      const repaired = realign(before, annotated.get(misread), shifted);
      if (repaired === undefined || !annotated.get(syllable)?.has(repaired.at(-1)!)) return [];
      const start = match.index + before.length;
      const end = match.index + whole.length - syllable.length - 2;
      return [{ start, end, replacement: repaired, reason: 'repair' }];
    });
  },
};

/** The text whose bytes are the lost lead byte and those of `shifted`; undefined unless there is only one. */
function realign(before: string, candidates: Set<string> | undefined, shifted: string): string | undefined {
  const lead = gbkBytes(before)?.[1];
  const rest = [...shifted].map(gbkBytes);
  if (lead === undefined || !candidates || rest.some((bytes) => bytes === undefined)) return undefined;
  const lost = [...candidates].map(gbkBytes).filter((bytes) => bytes?.[0] === lead);
  if (lost.length !== 1) return undefined;
  const bytes = [lost[0]![1]!, ...rest.flatMap((b) => b ?? [])];
  if (bytes.length % 2 !== 0) return undefined;
  const chars: (string | undefined)[] = [];
  for (let i = 0; i < bytes.length; i += 2) chars.push(gbkChar(bytes[i]!, bytes[i + 1]!));
  return chars.every((char) => char !== undefined && /\p{Script=Han}/u.test(char))
    ? chars.join('')
    : undefined;
}
