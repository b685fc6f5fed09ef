/**
 * The rules in the order in which they build on each other: what the document is, its tasks, then what stands in
 * them. A rule can be deleted with its line here.
 */
import type { Rule } from '../rule.ts';
import { citation } from './citation.ts';
import { department } from './department.ts';
import { industry } from './industry.ts';
import { lead } from './lead.ts';
import { notPlan } from './not-plan.ts';
import { owner } from './owner.ts';
import { planMetadata } from './plan-metadata.ts';
import { program } from './program.ts';
import { region } from './region.ts';
import { targetRule } from './target.ts';
import { task } from './task.ts';

export const rules: readonly Rule[] = [
  notPlan,
  planMetadata,
  citation,
  task,
  owner,
  targetRule,
  department,
  program,
  industry,
  lead,
  region,
];
