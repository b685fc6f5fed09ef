/** What the target rule must find and what it must leave alone; `rules.test.ts` walks these. */
import type { Rule } from '../rule.ts';

export const finds: Rule['finds'] = [];
export const ignores: Rule['ignores'] = [];
