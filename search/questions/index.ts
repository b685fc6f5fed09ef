/** The questions in the order in which they are tried: the narrower first, `passages` last. */
import type { Question } from '../question.ts';
import { adoption } from './adoption.ts';
import { compareTargets } from './compare-targets.ts';
import { owner } from './owner.ts';
import { passages } from './passages.ts';
import { target } from './target.ts';

export const questions: readonly Question[] = [compareTargets, adoption, owner, target, passages];
