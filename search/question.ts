/**
 * A question is a kind of thing people ask. `ask.ts` gives the text to each in the order of
 * `questions/index.ts`; the first that recognises it and finds an answer answers. `passages` comes last and
 * always answers.
 */
import type { EntityKind } from '../graph/kinds.ts';
import type { Clause, Comparator, PlanRef, Role, Span } from '../graph/model.ts';
import type { CorpusPlan } from './corpus.ts';
import type { Library } from './library.ts';
import type { Unit } from './units.ts';
import type { Cue } from './wording.ts';

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

/** `stated` read off one fact · `derived` computed over facts · `similar` nearest passages · `none` nothing found. */
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

export interface AnswerProgram {
  readonly name: string;
  readonly plans: readonly PlanRef[];
}

export interface AnswerEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
}

/** What a question returns; fields left out are empty. `plans` are exactly those that the answer names. */
export interface AnswerDraft {
  readonly text: string;
  readonly departments?: readonly AnswerDepartment[];
  readonly values?: readonly AnswerValue[];
  readonly plans?: readonly PlanRef[];
  readonly programs?: readonly AnswerProgram[];
  readonly evidence: readonly AnswerEvidence[];
  readonly confidence: Confidence;
  readonly entities?: readonly AnswerEntity[];
}

/** A clause as evidence shows it: the fields of `ClauseView` in web/contract.ts. */
export interface EvidenceClause {
  readonly id: string;
  readonly kind: 'task' | 'goal' | 'box' | 'general';
  readonly number: string | null;
  readonly title: string;
  readonly path: readonly string[];
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The reply of `ask`: the shape of `AskReply` in web/contract.ts. */
export interface Reply {
  readonly question: QuestionName;
  readonly answer: {
    readonly text: string;
    readonly departments: readonly AnswerDepartment[];
    readonly values: readonly AnswerValue[];
    readonly plans: readonly PlanRef[];
    readonly programs: readonly AnswerProgram[];
  };
  readonly evidence: readonly (Omit<AnswerEvidence, 'clause'> & { readonly clause: EvidenceClause | null })[];
  readonly corpus: { readonly plans: number };
  readonly confidence: Confidence;
  readonly entities: readonly AnswerEntity[];
  readonly tookMs: number;
}

/** A unit that search found for a text, best first. */
export interface FoundUnit {
  readonly unit: Unit;
  /** Fused score, 0–1, comparable within one search. */
  readonly score: number;
  /** Cosine similarity of the meaning, where the unit was found by meaning. */
  readonly similarity: number | null;
}

/** What questions need from search. */
export interface Finder {
  find(text: string, options: { plans?: readonly string[]; limit: number }): Promise<readonly FoundUnit[]>;
  /** The pieces of some units that are nearest in meaning to a text, best first, in offsets of their plan's text. */
  nearest?(text: string, units: readonly Unit[], limit: number): Promise<readonly Span[]>;
  /** Cosine of the question with each text; null when there is no embedder. */
  similarities?(question: string, texts: readonly string[]): Promise<readonly number[] | null>;
}

export interface Tools {
  readonly library: Library;
  readonly finder: Finder;
}

export interface NameSeen {
  /** Folded. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Understood {
  /** Normalised question. */
  readonly text: string;
  /** The plans it is about; all when it names none. */
  readonly plans: readonly CorpusPlan[];
  /** How the plans were chosen: named in the text, given by the caller, or all that are held. */
  readonly scope: 'named' | 'given' | 'all';
  /** Names of the places in it, as written. */
  readonly places: readonly string[];
  /** Chinese places it names of which no plan is held. */
  readonly unknownPlaces: readonly string[];
  /** Phrases in quotes, without them. */
  readonly quoted: readonly string[];
  /** Titles in 《》, without them. */
  readonly titles: readonly string[];
  readonly years: readonly number[];
  readonly programs: readonly NameSeen[];
  readonly indicators: readonly NameSeen[];
  readonly departments: readonly NameSeen[];
  readonly has: (cue: Cue) => boolean;
  /** What is left without places, years, cues and noise, in text order. */
  readonly topic: readonly string[];
  /** The same, folded into one string. */
  readonly topicFolded: string;
  /** Official terms for everyday words in it. */
  readonly official: readonly string[];
  readonly units: readonly string[];
}

export interface Question {
  readonly name: QuestionName;
  /** At least five questions that it must take. */
  readonly examples: readonly string[];
  /** Questions that it must leave to others. */
  readonly ignores: readonly string[];
  /** What it reads out of the text, for documentation: 'program', 'department', 'plan', 'indicator', 'year' … */
  readonly parameters: readonly string[];
  recognise(asked: Understood): boolean;
  /** Reads what it remembers of a plan, so that the first question need not (`Ask.warm`). */
  readonly prepare?: (plan: CorpusPlan) => void;
  /** `null`: recognised, but nothing to answer with, so that the next question is tried. */
  answer(asked: Understood, tools: Tools): Promise<AnswerDraft | null>;
}
