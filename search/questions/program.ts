/** What is this program, how is it pushed here, since when? Also: does this plan speak of it? */
import type { Program } from '../../graph/model.ts';
import { evidence, taskAt } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { foldName } from '../names-fold.ts';
import { indexIn, type Place, placesOf, sentenceAround } from '../plan-text.ts';
import type { AnswerDraft, Question, Tools, Understood } from '../question.ts';
import { denominator, inQuotes, listed, quoted, shortName, taskName, titled } from '../say.ts';
import { coreName, wording } from '../wording.ts';

const MOST_PLANS = 8;
const MOST_PLACES = 3;

interface Spoken {
  readonly plan: CorpusPlan;
  readonly program: Program | null;
  readonly sentences: readonly Place[];
}

/** Folded names to look for: in quotes, else names of programs. */
function namesAsked(asked: Understood): string[] {
  if (asked.quoted.length > 0) return asked.quoted.map(foldName).filter((n) => n.length >= 2);
  return asked.programs.map((p) => p.name);
}

/** The program of each plan that bears one of the names; of several the first in the plan. */
function programsCalled(names: readonly string[], tools: Tools): Map<CorpusPlan, Program> {
  const called = new Map<CorpusPlan, Program>();
  for (const { plan, item } of names.flatMap((n) => tools.library.programs.get(n))) {
    // the library also knows names without their level, which are not asked about here
    if (![item.name, ...item.aliases].some((n) => names.includes(foldName(n)))) continue;
    const { programs } = plan.extraction;
    const held = called.get(plan);
    if (!held || programs.indexOf(item) < programs.indexOf(held)) called.set(plan, item);
  }
  return called;
}

function spokenIn(plan: CorpusPlan, names: readonly string[], program: Program | null): Spoken | null {
  const spellings = new Set([
    ...names,
    ...names.map(coreName),
    ...(program ? [program.name, ...program.aliases].map(foldName) : []),
  ]);
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  const spelling = longestFirst.find((name) => name.length >= 2 && indexIn(plan, name) >= 0);
  if (spelling === undefined) return null;
  let sentences: readonly Place[] | null = null;
  return {
    plan,
    program,
    // of many plans only a few are shown
    get sentences() {
      sentences ??= sentencesWith(plan, spelling);
      return sentences;
    },
  };
}

function sentencesWith(plan: CorpusPlan, name: string): Place[] {
  const sentences = new Map<number, Place>();
  for (const place of placesOf(plan, name, 10)) {
    const s = sentenceAround(plan.text, place.start);
    sentences.set(s.start, s);
  }
  return [...sentences.values()].sort((a, b) => rank(plan, b) - rank(plan, a) || a.start - b.start);
}

/** A sentence of a task says how it is done; a heading or the background only names it. */
const rank = (plan: CorpusPlan, s: Place): number =>
  (taskAt(plan, s.start) ? 2 : 0) + (s.end - s.start >= 20 ? 1 : 0);

function said(s: Spoken): string {
  const places = s.sentences.slice(0, MOST_PLACES).map((p) => {
    const task = taskAt(s.plan, p.start);
    return `${task ? taskName(task) : '正文'}：${quoted(s.plan.text.slice(p.start, p.end), 160)}`;
  });
  const more = s.sentences.length > MOST_PLACES ? `（共${s.sentences.length}处）` : '';
  return `${places.join('；')}${more}`;
}

const dateOf = (plan: CorpusPlan): string | null => plan.meta.issuedDate ?? plan.meta.publishedDate;

function since(list: readonly Spoken[], asked: Understood): string {
  if (!asked.has('since')) return '';
  const dated = list
    .filter((s) => dateOf(s.plan))
    .sort((a, b) => (dateOf(a.plan)! < dateOf(b.plan)! ? -1 : 1));
  const [first] = dated;
  if (!first) return '';
  return `\n已收录的规划中最早提到它的是${titled(first.plan.ref)}（${dateOf(first.plan)}）；规划没有写起始时间的，本系统不作推断。`;
}

/** The question asks for the program and for nothing beside it: its one sentence is the answer. */
function nothingElse(asked: Understood): boolean {
  const named = [...asked.quoted.map(foldName), ...asked.programs.map((p) => p.name)];
  let rest = foldName(asked.topic.join(''));
  for (const name of named) for (const n of [name, coreName(name)]) rest = rest.replaceAll(n, '');
  const most = asked.has('whether') ? 2 : 4;
  return rest.length <= most && !/\d/u.test(rest) && !asked.has('when') && !asked.has('count');
}

async function programAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const names = namesAsked(asked);
  if (names.length === 0) return null;
  const called = programsCalled(names, tools);
  const list = asked.plans.flatMap((p) => spokenIn(p, names, called.get(p) ?? null) ?? []);
  const shown = asked.quoted.length > 0 ? asked.quoted[0]! : (list[0]?.program?.name ?? names[0]!);
  if (list.length === 0) {
    // asked for in quotes: that it is not there is the answer
    if (asked.quoted.length === 0 || !asked.has('whether')) return null;
    return {
      text: `${denominator(asked)}中没有出现${inQuotes(shown)}（没有写不等于当地没有开展）。`,
      evidence: [],
      confidence: 'derived',
    };
  }
  const kinds = new Set(list.flatMap((s) => (s.program ? [wording.strengths[s.program.strength]] : [])));
  const lines = list
    .slice(0, MOST_PLANS)
    .map((s) => (asked.plans.length === 1 ? said(s) : `${shortName(s.plan, asked.plans)}，${said(s)}`));
  const yes = asked.has('whether') ? '有。' : '';
  const head =
    asked.plans.length === 1
      ? `${yes}${titled(list[0]!.plan.ref)}中${inQuotes(shown)}${kinds.size === 1 ? `（${[...kinds][0]}）` : ''}见于`
      : `${denominator(asked)}中，有${list.length}份提到${inQuotes(shown)}：${listed(list.map((s) => shortName(s.plan, asked.plans)))}。\n`;
  const entities = tools.library.corpus.entitiesNamed(
    list.find((s) => s.program)?.program?.name ?? shown,
    'program',
  );
  return {
    text: `${head}${lines.join('。\n')}。${since(list, asked)}`,
    plans: list.map((s) => s.plan.ref),
    programs: [{ name: shown, plans: list.map((s) => s.plan.ref) }],
    evidence: list
      .slice(0, MOST_PLANS)
      .flatMap((s) => s.sentences.slice(0, MOST_PLACES).map((p) => evidence(s.plan, p))),
    confidence:
      list.length === 1 && list[0]!.sentences.length === 1 && nothingElse(asked) ? 'stated' : 'derived',
    entities: entities.map((e) => ({ id: e.id, kind: e.kind, name: e.name })),
  };
}

export const program: Question = {
  name: 'program',
  examples: [
    '“海岛文E家”是什么,准备怎么做?',
    '普陀的实施方案里怎么推行“品字标”?',
    '普陀有没有推首席质量官制度,具体在哪一项里?',
    '“浙江质量在线”用来做什么?',
    '“十链百业千企”是做什么的?',
    '“沙盒监管”是什么时候开始的?',
  ],
  ignores: ['垃圾怎么减量?', '跟商家扯皮怎么办', '质量法治怎么抓'],
  parameters: ['program', 'plan'],
  recognise: (asked) =>
    (asked.programs.length > 0 || asked.quoted.length > 0) &&
    !asked.has('who') &&
    !asked.has('count') &&
    (asked.has('what') ||
      asked.has('how') ||
      asked.has('whether') ||
      asked.has('since') ||
      asked.topic.length <= 2),
  answer: programAnswer,
};
