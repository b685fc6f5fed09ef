/** Indicator tables. */
import type { Target } from '../../graph/model.ts';
import type { Draft } from '../rule.ts';

export const readTables = (_draft: Draft, _text: string): Target[] => [];
