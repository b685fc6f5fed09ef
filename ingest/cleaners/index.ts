/**
 * The cleaners in order. `characters` normalise what a line is made of, so that labels and furniture can be
 * recognised; `furniture` then takes whole lines out.
 */
import type { Cleaner } from '../cleaner.ts';
import { annotations } from './annotations.ts';
import { contents } from './contents.ts';
import { duplicateBody } from './duplicate-body.ts';
import { footer } from './footer.ts';
import { gluedHead } from './glued-head.ts';
import { innerGaps } from './inner-gaps.ts';
import { layout } from './layout.ts';
import { lostBreaks } from './lost-breaks.ts';
import { metadata } from './metadata.ts';
import { navigation } from './navigation.ts';
import { shiftedBytes } from './shifted-bytes.ts';
import { spam } from './spam.ts';
import { traditional } from './traditional.ts';
import { width } from './width.ts';
import { wrappedLines } from './wrapped-lines.ts';

export const characters: readonly Cleaner[] = [width, shiftedBytes, annotations, traditional];
export const furniture: readonly Cleaner[] = [
  spam,
  metadata,
  navigation,
  footer,
  contents,
  duplicateBody,
  wrappedLines,
  gluedHead,
  lostBreaks,
  innerGaps,
  layout,
];
