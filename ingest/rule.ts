/**
 * A rule finds one kind of thing in a draft. Rules are listed in `rules/index.ts` in the order in which they
 * build on each other; each carries examples that a test walks: what it must find and what it must leave alone.
 */
import type {
  Citation,
  Clause,
  Department,
  Industry,
  Issue,
  PlanMeta,
  Program,
  ProgramLead,
  Table,
  Target,
  Task,
} from '../graph/model.ts';

/** A document on its way: cleaned text and outline are fixed; each rule fills its own part. */
export interface Draft {
  readonly source: string;
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly tables: readonly Table[];
  /** Label → value as printed in the page's metadata block (索引号, 发布机构, 成文日期 …), labels normalised. */
  readonly labels: ReadonlyMap<string, string>;
  plan: PlanMeta | null;
  notPlan: string | null;
  citations: Citation[];
  tasks: Task[];
  targets: Target[];
  programs: Program[];
  programLeads: ProgramLead[];
  departments: Department[];
  industries: Industry[];
  issues: Issue[];
}

export interface Rule {
  readonly name: string;
  /** Text → a part of the draft that it must produce (checked with a partial match). */
  readonly finds: readonly { readonly text: string; readonly found: Partial<Record<keyof Draft, unknown>> }[];
  /** Texts in which the rule must find nothing. */
  readonly ignores: readonly string[];
  /** Reads the draft and fills its own part of it. Pure otherwise; never throws on odd text. */
  apply(draft: Draft): void;
}
