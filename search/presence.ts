/** For adoption and absence: which of the plans have what is asked, and which have not. */
import { evidence, foldedText, ownerLine, type Place, placesOf, sentenceAround, taskAt } from './book.ts';
import type { CorpusPlan } from './corpus.ts';
import { foldName } from './names-fold.ts';
import { criterionOf, type Match, matches } from './phrases.ts';
import type { AnswerEntity, AnswerEvidence, Tools, Understood } from './question.ts';
import { excerpt, inQuotes, quoted } from './say.ts';
import { wording } from './wording.ts';

export interface Presence {
  /** What was looked for, for use in a sentence. */
  readonly what: string;
  readonly having: ReadonlyMap<CorpusPlan, Finding>;
  readonly lacking: readonly CorpusPlan[];
  /** Of the lacking: those that come near the wording. */
  readonly near?: ReadonlyMap<CorpusPlan, Finding>;
  readonly entities: readonly AnswerEntity[];
  /** By the wording itself, or by the facts of the graph. */
  readonly basis: 'words' | 'facts';
}

export interface Finding {
  /** The sentence (or fact) that shows it. */
  readonly evidence: AnswerEvidence;
  /** Said after the plan's name: （见“…”，部署）. */
  readonly note: string;
  /** The evidence as the answer's text shows it. */
  readonly shown: string;
}

/** Share of tasks with an owner line from which on a plan is one that names owners. */
const MOST_TASKS = 0.6;

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
  const { found, near, used } = matches(asked.plans, criterion, tools.library);
  if (used.length === 0) return null;
  const having = new Map([...found].map(([plan, hits]) => [plan, findingOf(plan, hits)]));
  return {
    what: used.map((w) => inQuotes(w.said)).join(criterion.any ? '或' : '和'),
    having,
    lacking: asked.plans.filter((p) => !having.has(p)),
    near: new Map([...near].map(([plan, hits]) => [plan, findingOf(plan, hits)])),
    entities: used.flatMap((w) => programEntities(w.said, tools)),
    basis: 'words',
  };
}

function programEntities(said: string, tools: Tools): AnswerEntity[] {
  const held = tools.library.corpus.entitiesNamed(said, 'program');
  return held.map((e) => ({ id: e.id, kind: e.kind, name: e.name }));
}

function findingOf(plan: CorpusPlan, hits: readonly Match[]): Finding {
  const [hit] = hits;
  const sentence = sentenceAround(plan.text, hit!.place.start);
  const program = plan.extraction.programs.find((p) =>
    [p.name, ...p.aliases].some((n) => foldName(n) === hit!.wanted.name),
  );
  const task = taskAt(plan, hit!.place.start);
  const strength = program ? `，${wording.strengths[program.strength]}` : '';
  return {
    evidence: evidence(plan, sentence),
    note: task ? `（见${inQuotes(task.title.slice(0, 30))}${strength}）` : strength,
    shown: excerpt(plan.text, sentence, hit!.place.start),
  };
}

function yearPresence(asked: Understood): Presence {
  const years = asked.years.map((y) => `${y}年`);
  const having = new Map<CorpusPlan, Finding>();
  for (const plan of asked.plans) {
    const place = years
      .map((y): Place | undefined => (foldedText(plan).includes(y) ? placesOf(plan, y, 1)[0] : undefined))
      .find((p) => p);
    if (place) {
      const sentence = sentenceAround(plan.text, place.start);
      having.set(plan, {
        evidence: evidence(plan, sentence),
        note: '',
        shown: excerpt(plan.text, sentence, place.start),
      });
    }
  }
  return {
    what: `${years.join('、')}`,
    having,
    lacking: asked.plans.filter((p) => !having.has(p)),
    entities: [],
    basis: 'words',
  };
}

/** Plans that name owners after (nearly) every task. */
function ownerLines(asked: Understood): Presence {
  const having = new Map<CorpusPlan, Finding>();
  for (const plan of asked.plans) {
    const { tasks } = plan.extraction;
    const owned = tasks.filter((t) => t.departments.some((d) => d.explicit && d.rule !== 'owner-sentence'));
    const line = owned[0] && ownerLine(plan, owned[0]);
    if (!line || owned.length < MOST_TASKS * tasks.length) continue;
    having.set(plan, {
      evidence: evidence(plan, line),
      note: `（${tasks.length}项任务中${owned.length}项写明）`,
      shown: quoted(plan.text.slice(line.start, line.end), 90),
    });
  }
  return {
    what: '各项任务的责任单位',
    having,
    lacking: asked.plans.filter((p) => !having.has(p)),
    entities: [],
    basis: 'facts',
  };
}
