/** The front door for questions: the first question that recognises the text and finds an answer answers it. */

import { QpgError } from '../graph/errors.ts';
import { entitiesOf } from './answer-entities.ts';
import { clauseAt, evidenceKey, MOST_EVIDENCE } from './book.ts';
import type { Corpus } from './corpus.ts';
import type { Embedder } from './embedder.ts';
import { Library } from './library.ts';
import { similarities } from './meaning.ts';
import type {
  AnswerDraft,
  AnswerEvidence,
  EvidenceClause,
  Finder,
  Question,
  Reply,
  Tools,
} from './question.ts';
import { questions } from './questions/index.ts';
import { type Scope, understand } from './understand.ts';

export type { Reply } from './question.ts';

export interface AskParts {
  readonly corpus: Corpus;
  readonly finder: Finder;
  /** Compares everyday words with the names of indicators; without it only their wording is compared. */
  readonly embedder?: Embedder;
  /** In the order in which they are tried; all questions when left out. */
  readonly questions?: readonly Question[];
}

export interface Ask {
  /** @param text any text; its first 500 characters are read */
  (text: string, scope?: Scope): Promise<Reply>;
  /** Builds the indexes now rather than at the first question, and asks one question of every kind. */
  warm(): Promise<void>;
}

/** Wires the questions to what is stored. The indexes follow the corpus: what changed is read at the next question. */
export function createAsk({ corpus, finder: search, embedder, questions: list = questions }: AskParts): Ask {
  const finder: Finder = embedder ? { ...search, similarities: similarities(embedder) } : search;
  let library: Library | null = null;
  const current = (): Library => {
    library ??= new Library(corpus);
    library.follow();
    return library;
  };
  const ask = async (text: string, scope: Scope = {}): Promise<Reply> => {
    const started = performance.now();
    const tools: Tools = { library: current(), finder: { ...finder, find: findingOnce(finder.find) } };
    const { name, draft } = await answer(text, scope, tools, list);
    return reply(name, draft, corpus, performance.now() - started);
  };
  const warm = async (): Promise<void> => {
    current().warm();
    for (const plan of corpus.plans()) for (const question of list) question.prepare?.(plan);
    // entities are merged when one is first asked for
    corpus.entitiesNamed('质量');
    // code that has run is quicker, and so is text that was read
    for (const { examples } of list) {
      try {
        if (examples[0]) await ask(examples[0]);
      } catch (error) {
        // a damaged model is told to whoever asks; a server starts all the same, and searches by words
        if (!(error instanceof QpgError)) throw error;
      }
    }
  };
  return Object.assign(ask, { warm });
}

/** Units asked for at least: what several kinds of questions want of one search. */
const FOUND = 30;

/** Search for one question: what is looked for again in the same plans is remembered. */
function findingOnce(find: Finder['find']): Finder['find'] {
  const held = new Map<string, { limit: number; found: ReturnType<Finder['find']> }>();
  return async (text, { plans, limit }) => {
    const key = JSON.stringify([text, plans]);
    let once = held.get(key);
    if (!once || once.limit < limit) {
      const most = Math.max(limit, FOUND);
      once = { limit: most, found: find(text, { ...(plans ? { plans } : {}), limit: most }) };
      held.set(key, once);
    }
    return (await once.found).slice(0, limit);
  };
}

async function answer(
  text: string,
  scope: Scope,
  tools: Tools,
  list: readonly Question[],
): Promise<{ name: Question['name']; draft: AnswerDraft }> {
  const asked = understand(text, tools.library, scope);
  const nothing = beforehand(asked.plans.length, tools.library.plans.length, asked.unknownPlaces);
  if (nothing) return { name: 'passages', draft: nothing };
  for (const question of list) {
    if (!question.recognise(asked)) continue;
    const draft = await question.answer(asked, tools);
    if (draft) return { name: question.name, draft: note(draft, asked.unknownPlaces) };
  }
  return { name: 'passages', draft: { text: '没有找到答案。', evidence: [], confidence: 'none' } };
}

/** Questions that need no search: nothing stored, or only places of which nothing is stored. */
function beforehand(asked: number, held: number, unknown: readonly string[]): AnswerDraft | null {
  const none = (text: string): AnswerDraft => ({ text, evidence: [], confidence: 'none' });
  if (held === 0) return none('还没有收录任何规划。请先用 qpg ingest 导入文件。');
  if (asked > 0) return null;
  if (unknown.length > 0) return none(`已收录的${held}份规划中没有${unknown.join('、')}的规划，无法回答。`);
  return none('所指定的规划没有收录。');
}

const note = (draft: AnswerDraft, unknown: readonly string[]): AnswerDraft =>
  unknown.length === 0
    ? draft
    : {
        ...draft,
        text: `${draft.text}\n（没有收录${unknown.join('、')}的规划。）`,
        confidence: draft.confidence === 'stated' ? 'derived' : draft.confidence,
      };

/** The clause as evidence shows it: the unit of search around the quote, so that a quote stands in little text. */
function clauseView(corpus: Corpus, e: AnswerEvidence): EvidenceClause | null {
  const plan = corpus.plan(e.plan.id);
  if (!plan) return null;
  const unit = corpus.unitAt(e.plan.id, e.start);
  const clause = unit && unit.end >= e.end ? unit.clause : (e.clause ?? clauseAt(plan, e.start));
  if (!clause) return null;
  const span = unit && unit.end >= e.end ? unit : clause.own;
  const { id, number, title, path, kind } = clause;
  return {
    id,
    kind: unit?.kind ?? (kind === 'task' || kind === 'goal' || kind === 'box' ? kind : 'general'),
    number,
    title,
    path,
    text: plan.text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
  };
}

function reply(name: Question['name'], draft: AnswerDraft, corpus: Corpus, tookMs: number): Reply {
  const seen = new Set<string>();
  const evidence = draft.evidence
    .filter((e) => e.quote !== '' && !seen.has(evidenceKey(e)) && seen.add(evidenceKey(e)))
    .slice(0, MOST_EVIDENCE);
  return {
    question: name,
    answer: {
      text: draft.text,
      departments: draft.departments ?? [],
      values: draft.values ?? [],
      plans: uniquePlans(draft.plans ?? []),
      programs: draft.programs ?? [],
    },
    evidence: evidence.map((e) => ({ ...e, clause: clauseView(corpus, e) })),
    corpus: { plans: corpus.size },
    confidence: draft.confidence,
    entities: entitiesOf(draft, corpus),
    tookMs: Math.round(tookMs * 10) / 10,
  };
}

const uniquePlans = (plans: NonNullable<AnswerDraft['plans']>): NonNullable<AnswerDraft['plans']> => [
  ...new Map(plans.map((p) => [p.id, p])).values(),
];
