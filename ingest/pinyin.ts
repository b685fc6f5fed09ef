/** Pinyin in brackets behind a character, as conversion plug-ins of copied pages leave it: 質(zhì). */

const TONED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ';

/** A syllable with its tone mark: without one (VOCs, NOx, ODR) it is an abbreviation and stays. */
export const SYLLABLE = `[a-zü]{0,5}[${TONED}][a-zü]{0,5}`;

/** 字(zì): the bracket behind a Chinese character. */
export const annotation = (): RegExp => new RegExp(`(?<=\\p{Script=Han})\\((${SYLLABLE})\\)`, 'gu');

/** Syllable → the characters that this page annotates with it. */
export function annotatedCharacters(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const match of text.matchAll(annotation())) {
    const syllable = match[1]!;
    const known = found.get(syllable) ?? new Set();
    found.set(syllable, known.add(text[match.index - 1]!));
  }
  return found;
}
