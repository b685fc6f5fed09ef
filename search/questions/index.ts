/** The questions in the order in which they are tried: the narrower first, `passages` last. */
import type { Question } from '../question.ts';
import { absence } from './absence.ts';
import { adoption } from './adoption.ts';
import { compareTargets } from './compare-targets.ts';
import { difference } from './difference.ts';
import { duties } from './duties.ts';
import { lead } from './lead.ts';
import { lineage } from './lineage.ts';
import { owner } from './owner.ts';
import { passages } from './passages.ts';
import { program } from './program.ts';
import { province } from './province.ts';
import { target } from './target.ts';
import { timeline } from './timeline.ts';

export const questions: readonly Question[] = [
  province,
  lineage,
  timeline,
  absence,
  difference,
  compareTargets,
  adoption,
  duties,
  lead,
  owner,
  target,
  program,
  passages,
];
