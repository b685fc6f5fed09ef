/**
 * Which node of the outline is what. A task is a clause that assigns work; plans do not say so, but show it:
 *
 *   – sections named 指导思想, 目标, 形势 … never assign work; what stands below 目标 sets aims;
 *   – where items carry 责任单位, the items that carry them are the tasks;
 *   – else the lowest numbered items with a heading of their own are, list items inside one are not;
 *   – 保障措施 are tasks only in plans that name no 责任单位 anywhere, or if they carry them.
 */
import type { ClauseKind } from '../../graph/model.ts';
import { type SectionRole, sectionRole } from '../lexicon/plan-words.ts';
import { ownerStatements } from '../owners/statements.ts';
import type { Node } from './tree.ts';

/** Ranks of (1) and below: items of a list rather than headings. */
const LIST_RANK = 60;
/** A heading's own prose below this length is a lead-in to its items. */
const LEAD_IN = 60;
const FULL_ITEM = 80;
/** No list of one-line tasks is longer. */
const MAX_LIKES = 200;

/** @param assigned a 任务分工表 names those responsible. */
export function kindsOf(root: Node, text: string, assigned = false): Map<Node, ClauseKind> {
  const kinds = new Map<Node, ClauseKind>([[root, 'title']]);
  const survey = new Survey(root, text, assigned);
  for (const node of root.children) assign(node, null, kinds, survey);
  return kinds;
}

/** What the whole document shows: which nodes carry owner statements, and whether any do (or a table does). */
class Survey {
  private readonly own = new Map<Node, number>();
  private readonly ending = new Set<Node>();
  readonly hasOwners: boolean;

  constructor(
    root: Node,
    readonly text: string,
    assigned: boolean,
  ) {
    const statements = ownerStatements(text);
    for (const statement of statements) {
      const node = this.deepest(root, statement.start);
      this.own.set(node, (this.own.get(node) ?? 0) + 1);
      if (statement.ownLine) this.ending.add(node);
    }
    this.hasOwners = assigned || [...this.own.keys()].filter((node) => node.parent !== null).length >= 2;
  }

  private deepest(node: Node, at: number): Node {
    const child = node.children.find((c) => at >= c.start && at < c.end);
    if (!child) return node;
    // A box or a loose paragraph is part of what it belongs to.
    return numbered(child) || child.parent?.parent === null ? this.deepest(child, at) : node;
  }

  ownersOf(node: Node): number {
    return this.own.get(node) ?? 0;
  }

  ownersBelow(node: Node): number {
    return items(node).reduce((n, child) => n + this.ownersOf(child) + this.ownersBelow(child), 0);
  }

  /** Only the last item carries owners, on a line of their own: they are for the whole list. */
  onlyLast(kids: readonly Node[]): boolean {
    let last = kids.at(-1);
    for (let below = last; below; below = items(below).at(-1)) last = below;
    return (
      kids.length > 1 &&
      last !== undefined &&
      this.ending.has(last) &&
      kids.slice(0, -1).every((kid) => this.ownersOf(kid) + this.ownersBelow(kid) === 0)
    );
  }
}

const numbered = (node: Node): boolean =>
  node.marker !== null && !['box', 'annex', 'dash'].includes(node.marker.style);
const items = (node: Node): Node[] => node.children.filter(numbered);

type Context = SectionRole | 'annex' | null;

function assign(node: Node, inherited: Context, kinds: Map<Node, ClauseKind>, survey: Survey): void {
  const context = contextOf(node, inherited, survey);
  const fixed = fixedKind(node, context);
  const decided = fixed ?? (isTask(node, context, survey) ? 'task' : null);
  if (decided) {
    fill(node, decided, kinds, context);
    return;
  }
  kinds.set(node, items(node).length > 0 ? 'section' : 'general');
  for (const child of node.children) assign(child, context, kinds, survey);
}

function contextOf(node: Node, inherited: Context, survey: Survey): Context {
  if (node.marker?.style === 'annex') return carriesPlan(node) ? null : 'annex';
  if (node.role !== 'numbered' || inherited === 'annex') return inherited;
  const role = sectionRole(survey.text.slice(node.title.start, node.title.end));
  // 目标任务 holds aims or tasks: owners tell which.
  if (role === 'goal' && inherited !== 'general' && survey.ownersBelow(node) > 0) return 'task';
  if (inherited === 'general') return role === 'goal' ? 'goal' : 'general';
  if (inherited === 'goal') return 'goal';
  if (inherited === 'safeguard') return 'safeguard';
  if (inherited === 'task')
    return role === 'goal' && node.title.end - node.title.start <= 6 ? 'goal' : 'task';
  return role ?? 'task';
}

/** The plan itself as the annex of a notice: nothing numbered stands before it. */
function carriesPlan(node: Node): boolean {
  const before = node.parent!.children.filter((child) => child.start < node.start);
  return items(node).length > 0 && !before.some(numbered);
}

/** Kinds that do not depend on owners: boxes, annexes, prose, aims. */
function fixedKind(node: Node, context: Context): ClauseKind | null {
  if (node.marker?.style === 'box') return 'box';
  if (context === 'annex') return 'annex';
  if (node.role === 'table') return 'table';
  if (node.role === 'paragraph') return context === 'goal' ? 'goal' : 'general';
  if (context === 'goal') return items(node).length > 0 && node.parent?.parent === null ? null : 'goal';
  if (context === 'general') return items(node).length > 0 || hasGoal(node) ? null : 'general';
  return null;
}

const hasGoal = (node: Node): boolean => node.children.some((child) => child.marker?.style === 'dash');

function isTask(node: Node, context: Context, survey: Survey): boolean {
  if (context === 'general' || context === 'goal' || !numbered(node)) return false;
  const kids = items(node);
  const own = survey.ownersOf(node);
  const below = survey.ownersBelow(node);
  if (own > 0 && below === 0) return true;
  if (survey.onlyLast(kids)) return true;
  if (below > 0) return false;
  // A safeguard section without items frames the plan; its items are tasks where the plan names nobody at all.
  if (context === 'safeguard' && (survey.hasOwners || (node.parent?.parent === null && kids.length === 0)))
    return false;
  if (kids.length === 0 && besideAssigned(node, survey)) return false;
  return kids.length === 0 ? hasBody(node, survey.text) : isListOnly(node, kids, survey.text);
}

/** A top section of prose where the items of other top sections carry the owners: 三、行动保障, 五、考核. */
const besideAssigned = (node: Node, survey: Survey): boolean =>
  node.parent?.parent === null && items(node.parent).some((other) => survey.ownersBelow(other) > 0);

/** The tasks stand in a table: (具体任务)详见附件1. */
const ELSEWHERE =
  /^\(?(?:具体)?(?:工作|重点|主要)?(?:任务|内容|分工)?(?:安排|分工)?(?:请)?(?:详)?(?:见|参见)(?:附[件表]|下表|后附)[^,]{0,20}$/;

/** A heading over nothing is no task, a whole sentence is. */
function hasBody(node: Node, text: string): boolean {
  const rest = text.slice(node.title.end, node.end).replace(/[\s。;:]/g, '');
  if (ELSEWHERE.test(rest)) return false;
  return (
    rest !== '' ||
    /[。;]/.test(text[node.title.end] ?? '') ||
    node.children.length > 0 ||
    loneAmongLikes(node, text)
  );
}

/** Short lines without a full stop are tasks when all their siblings are like them. */
function loneAmongLikes(node: Node, text: string): boolean {
  const siblings = items(node.parent!);
  return (
    siblings.length >= 3 &&
    siblings.length <= MAX_LIKES &&
    node.parent!.parent !== null &&
    siblings.every((s) => s.children.length === 0 && text.slice(s.title.end, s.end).trim() === '')
  );
}

/** Items that only itemise the prose of their heading: (1)(2) or 1.…; 2.…; below a full paragraph. */
function isListOnly(node: Node, kids: readonly Node[], text: string): boolean {
  const body = text.slice(node.title.end, node.ownEnd).replace(/[\s。:]/g, '');
  const low = kids.every((kid) => (kid.marker?.rank ?? 0) >= LIST_RANK);
  const average = kids.reduce((n, kid) => n + kid.end - kid.start, 0) / kids.length;
  const itemised =
    kids.slice(0, -1).every((kid) => /;$/.test(text.slice(kid.start, kid.end))) && kids.length > 1;
  if (itemised) return true;
  if (low)
    return (
      node.parent?.parent !== null && !(body.length < LEAD_IN && average >= FULL_ITEM && headed(kids, text))
    );
  return body.length >= LEAD_IN && average < FULL_ITEM;
}

const headed = (kids: readonly Node[], text: string): boolean =>
  kids.every(
    (kid) => kid.title.end - kid.title.start <= 30 && text.slice(kid.title.end, kid.end).length > 20,
  );

/** Everything below a decided node: boxes stay boxes, aims stay aims, all else is its prose. */
function fill(node: Node, kind: ClauseKind, kinds: Map<Node, ClauseKind>, context: Context): void {
  kinds.set(node, kind);
  for (const child of node.children) {
    const below = kind === 'goal' || kind === 'annex' ? kind : context === 'goal' ? 'goal' : 'general';
    fill(
      child,
      child.role === 'table' ? 'table' : child.marker?.style === 'box' ? 'box' : below,
      kinds,
      context,
    );
  }
}
