/**
 * Cleaners take page furniture out of a text as a list of edits, so that each removal is on record and every
 * kept character can be traced back to the source. One file per kind of mess in `cleaners/`.
 */
import type { Removed } from '../graph/model.ts';

/** Replace `start..end` of the text with `replacement` ('' removes). */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly reason: Removed['reason'];
}

export interface Cleaner {
  readonly name: string;
  /** Non-overlapping edits in ascending order of start. */
  clean(text: string): Edit[];
}
