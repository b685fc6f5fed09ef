/** Lines that hacked sites carry around their text: lists of advertising words without a sentence. */
import type { Cleaner } from '../cleaner.ts';
import { cleaning } from '../lexicon/cleaning.ts';
import { linesOf, removeLines } from '../lines.ts';

const MAX_LENGTH = 300;

export const spam: Cleaner = {
  name: 'spam',
  clean: (text) =>
    removeLines(
      linesOf(text).filter((line) => isSpam(line.text)),
      text,
      'spam',
    ),
};

function isSpam(line: string): boolean {
  if (line.trim() === '' || line.length > MAX_LENGTH || line.includes('。')) return false;
  const strong = cleaning.spam.strong.filter((word) => line.includes(word)).length;
  const weak = cleaning.spam.weak.filter((word) => line.includes(word)).length;
  return strong >= 2 || (strong === 1 && weak >= 2) || weak >= 5;
}
