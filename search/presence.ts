/** For adoption and absence: which of the plans have what is asked, and which have not. */
import { evidence, ownerLine, taskAt } from './book.ts';
import type { CorpusPlan } from './corpus.ts';
import { hasOwnerLines, ownedTasks } from './owners.ts';
import { type Criterion, criterionOf, type Match, matches } from './phrases.ts';
import { indexIn, placeOf, sentenceAround } from './plan-text.ts';
import type { AnswerEntity, AnswerEvidence, Tools, Understood } from './question.ts';
import { excerpt, inQuotes, quoted } from './say.ts';
import { wording } from './wording.ts';

export interface Presence {
  /** What was looked for, for use in a sentence. */
  readonly what: string;
  readonly having: readonly CorpusPlan[];
  readonly lacking: readonly CorpusPlan[];
  /** Of the lacking: those that come near the wording. */
  readonly near: readonly CorpusPlan[];
  /** What shows it in a plan of `having` or `near`; asked only for the plans that are shown. */
  readonly show: (plan: CorpusPlan) => Finding;
  readonly entities: readonly AnswerEntity[];
  /** By the wording itself, or by the facts of the graph. */
  readonly basis: 'words' | 'facts';
}

/** At most so many plans are quoted: a count over a thousand is not proved by reading them all. */
export const MOST_SHOWN = 40;

export interface Finding {
  /** The sentence (or fact) that shows it. */
  readonly evidence: AnswerEvidence;
  /** Said after the plan's name: （见“…”，部署）. */
  readonly note: string;
  /** The evidence as the answer's text shows it. */
  readonly shown: string;
}

/** Presence of what the question asks for; null when it asks for nothing that can be looked for. */
export function presence(asked: Understood, tools: Tools): Presence | null {
  if (asked.has('structure-owner') && asked.quoted.length === 0) return ownerLines(asked);
  const criterion = criterionOf(asked, tools.library);
  if (!criterion) return asked.years.length > 0 ? yearPresence(asked) : null;
  // 2035年的远景目标: the year decides, 远景目标 is how one speaks of it
  if (asked.years.length > 0 && asked.quoted.length === 0 && /远景|目标|展望|愿景/u.test(asked.text)) {
    const rest = criterion.wanted.filter((w) => !/^(远景|展望|愿景|中长期|长远|远期)/u.test(w.name));
    if (rest.length === 0) return yearPresence(asked);
  }
  return worded(criterion, asked, tools);
}

/**
 * Where no plan has all the words: presence of the named program among them alone, for the others may only be the
 * way in which somebody asks (有没有质量贷可以申请). Null when no single one of them is a program.
 */
export function presenceOfName(asked: Understood, tools: Tools): Presence | null {
  const criterion = criterionOf(asked, tools.library);
  if (!criterion || criterion.wanted.length < 2 || criterion.wanted.every((w) => w.literal)) return null;
  const named = criterion.wanted.filter(
    (w) => w.literal || asked.programs.some((p) => w.name.includes(p.name)),
  );
  return named.length === 1 ? worded({ wanted: named, any: false }, asked, tools) : null;
}

function worded(criterion: Criterion, asked: Understood, tools: Tools): Presence | null {
  const { found, near, used } = matches(asked.plans, criterion, tools.library);
  if (used.length === 0) return null;
  return {
    ...split(asked, new Set(found.keys())),
    what: used.map((w) => inQuotes(w.said)).join(criterion.any ? '或' : '和'),
    near: [...near.keys()],
    show: (plan) => findingOf(plan, (found.get(plan) ?? near.get(plan))![0]!, tools),
    entities: used.flatMap((w) => programEntities(w.said, tools)),
    basis: 'words',
  };
}

const split = (asked: Understood, having: ReadonlySet<CorpusPlan>): Pick<Presence, 'having' | 'lacking'> => ({
  having: asked.plans.filter((p) => having.has(p)),
  lacking: asked.plans.filter((p) => !having.has(p)),
});

function programEntities(said: string, tools: Tools): AnswerEntity[] {
  const held = tools.library.corpus.entitiesNamed(said, 'program');
  return held.map((e) => ({ id: e.id, kind: e.kind, name: e.name }));
}

function findingOf(plan: CorpusPlan, hit: Match, { library }: Tools): Finding {
  const { start } = placeOf(plan, hit.at, hit.length);
  const sentence = sentenceAround(plan.text, start);
  const program = library.programs.get(hit.wanted.name).find((p) => p.plan === plan)?.item;
  const task = taskAt(plan, start);
  const strength = program ? wording.strengths[program.strength] : '';
  const where = [task ? `见${inQuotes(task.title.slice(0, 30))}` : '', strength].filter((n) => n !== '');
  return {
    evidence: evidence(plan, sentence),
    note: where.length > 0 ? `（${where.join('，')}）` : '',
    shown: excerpt(plan.text, sentence, start),
  };
}

function yearPresence(asked: Understood): Presence {
  const years = asked.years.map((y) => `${y}年`);
  const at = (plan: CorpusPlan): number => Math.max(...years.map((y) => indexIn(plan, y)));
  return {
    ...split(asked, new Set(asked.plans.filter((p) => at(p) >= 0))),
    what: years.join('、'),
    near: [],
    show: (plan) => {
      const { start } = placeOf(plan, at(plan), 5);
      const sentence = sentenceAround(plan.text, start);
      return { evidence: evidence(plan, sentence), note: '', shown: excerpt(plan.text, sentence, start) };
    },
    entities: [],
    basis: 'words',
  };
}

/** Plans that name owners after (nearly) every task. */
function ownerLines(asked: Understood): Presence {
  return {
    ...split(asked, new Set(asked.plans.filter(hasOwnerLines))),
    what: '各项任务的责任单位',
    near: [],
    show: (plan) => {
      const owned = ownedTasks(plan);
      const line = ownerLine(plan, owned[0]!) ?? owned[0]!;
      return {
        evidence: evidence(plan, line),
        note: `（${plan.extraction.tasks.length}项任务中${owned.length}项写明）`,
        shown: quoted(plan.text.slice(line.start, line.end), 90),
      };
    },
    entities: [],
    basis: 'facts',
  };
}
