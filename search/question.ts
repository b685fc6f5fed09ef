/**
 * A question is a kind of thing people ask. `ask.ts` gives the text to each in the order of
 * `questions/index.ts`; the first that recognises it answers. `passages` comes last and always answers.
 */
import type { EntityKind } from '../graph/kinds.ts';
import type { Clause, Comparator, PlanRef, Role } from '../graph/model.ts';

export type QuestionName =
  | 'owner'
  | 'duties'
  | 'target'
  | 'compare-targets'
  | 'adoption'
  | 'absence'
  | 'province'
  | 'program'
  | 'lineage'
  | 'lead'
  | 'difference'
  | 'timeline'
  | 'passages';

export type Confidence = 'stated' | 'derived' | 'similar' | 'none';

export interface AnswerDepartment {
  readonly name: string;
  readonly fullName: string | null;
  readonly role: Role;
  readonly explicit: boolean;
  readonly plan: PlanRef;
}

export interface AnswerValue {
  readonly indicator: string;
  readonly value: number;
  readonly unit: string;
  readonly comparator: Comparator;
  readonly year: number | null;
  readonly status: 'target' | 'actual';
  readonly plan: PlanRef;
}

/** The words an answer stands on; `text.slice(start, end) === quote` in that plan's cleaned text. */
export interface AnswerEvidence {
  readonly plan: PlanRef;
  readonly clause: Clause | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

export interface AnswerDraft {
  readonly text: string;
  readonly departments?: readonly AnswerDepartment[];
  readonly values?: readonly AnswerValue[];
  readonly plans?: readonly PlanRef[];
  readonly programs?: readonly { readonly name: string; readonly plans: readonly PlanRef[] }[];
  readonly evidence: readonly AnswerEvidence[];
  readonly confidence: Confidence;
  readonly entities?: readonly { readonly id: string; readonly kind: EntityKind; readonly name: string }[];
}
