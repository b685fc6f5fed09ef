/** Who is responsible for this? */

import { evidence } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { leadAnswer } from '../leads.ts';
import { bestOfEach, type Located, locateIn } from '../locate.ts';
import { fold, foldName } from '../names-fold.ts';
import { hasOwnerLines, ownersAt, prepareOwners } from '../owners.ts';
import { matcher } from '../phrases.ts';
import type { AnswerDraft, Confidence, Question, Tools, Understood } from '../question.ts';
import { denominator, inQuotes, quoted, shortName, taskName } from '../say.ts';
import { targetAnswer } from '../values.ts';
import type { Cue } from '../wording.ts';
import { claimedBodies, verified, withoutClaim } from './owner-claim.ts';
import { busiest, withoutOwners, withoutTopic } from './owner-plan.ts';
import { clear, type Found, named, severalAnswer, singleAnswer } from './owner-say.ts';

/** In a list of plans a body named in some sentence must be nearer than an owner line. */
const CLEAR_SENTENCE = 0.65;
const CLEAR_LINE = 0.5;
/** From this share on, with the named phrase in it, a place is what was asked. */
const SURE = 0.75;
/** A plan counts beside the best one when its own best place is nearly as good. */
const NEARLY = 0.8;
/** Below this share of the topic the bodies of a place have nothing to do with it: none were right in 8 such cases. */
const RELATED = 0.3;

const listable = (f: Found): boolean =>
  f.at.exact || f.at.share >= (f.owners.from === 'sentence' ? CLEAR_SENTENCE : CLEAR_LINE);

/** Another task that is as near, with other bodies: then no one answer is certain. */
const rivals = (top: Found, all: readonly Found[]): boolean =>
  all.some(
    (f) =>
      f.at.plan === top.at.plan &&
      f.at.exact &&
      f.at.share >= 0.9 * top.at.share &&
      named(f) &&
      bodies(f) !== bodies(top),
  );
const bodies = (f: Found): string => f.owners.departments.map((d) => d.name).join('、');

function confidenceOf(found: readonly Found[], all: readonly Found[], asked: Understood): Confidence {
  const [only] = found;
  if (!only) return 'none';
  const sure = only.owners.from !== 'nowhere' && only.at.exact && only.at.share >= SURE;
  if (found.length === 1 && asked.plans.length === 1 && sure && !rivals(only, all)) return 'stated';
  return found.some((f) => clear(f, asked)) ? 'derived' : 'similar';
}

/** Places of one plan, those that name a body first among nearly equal ones. */
function bestFound(located: readonly Located[], asked: Understood, tools: Tools): Found[] {
  const found = located.map((at) => ({ at, owners: ownersAt(at, asked, tools.library) }));
  // where every task has its owner line, a place outside the tasks is not where one looks for owners
  const lined = new Set(asked.plans.filter((p) => hasOwnerLines(p)));
  const worth = (f: Found): number =>
    f.at.score + (named(f) ? 0.12 : 0) - (f.at.task === null && lined.has(f.at.plan) ? 0.35 : 0);
  return found.sort((a, b) => worth(b) - worth(a));
}

/** What the question names, in quotes or by a name of the graph, and none of its plans speaks of; null else. */
function unspoken(asked: Understood, tools: Tools): string | null {
  const said = asked.quoted.length > 0 ? asked.quoted : asked.programs.map((p) => p.name);
  if (said.length === 0 || asked.plans.length > MOST_READ) return null;
  const spoken = (name: string): boolean => {
    const folded = foldName(name);
    if (tools.library.programs.get(folded).some((r) => asked.plans.includes(r.plan))) return true;
    const match = matcher({ said: name, name: folded, literal: false }, tools.library);
    return asked.plans.some((plan: CorpusPlan) => match(plan) !== null);
  };
  return said.some(spoken) ? null : said.map(inQuotes).join('、');
}
/** In more plans than this a phrase is looked for by search alone. */
const MOST_READ = 20;

/** Nobody can be named: what the plans do say, as such and without its bodies. */
function nobody(top: Located | undefined, asked: Understood, what: string): AnswerDraft {
  const near = top && (top.share >= RELATED || (top.similarity ?? 0) >= 0.5) ? top : null;
  if (!near) return { text: `${denominator(asked)}${what}`, evidence: [], confidence: 'none' };
  const name = asked.plans.length === 1 ? '' : shortName(near.plan, asked.plans);
  const where = `${name}${near.task ? taskName(near.task) : '正文'}`;
  const said = near.plan.text.slice(near.sentence.start, near.sentence.end);
  return {
    text: `${denominator(asked)}${what}意思最接近的是${where}：${quoted(said)}。`,
    evidence: [evidence(near.plan, near.sentence)],
    confidence: 'similar',
    entities: near.task ? [{ id: near.task.id, kind: 'task', name: near.task.title }] : [],
  };
}

/** Bodies are read in so many plans: nobody reads a list of a thousand. */
const MOST_PLANS = 200;

async function ownersOf(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const { located, unread } = await locateIn(asked, tools, MOST_PLANS);
  const missing = unspoken(asked, tools);
  if (missing) return nobody(located[0], asked, `没有提到${missing}（没有写不等于当地没有开展）。`);
  if (located.length === 0) return null;
  const all = bestFound(located, asked, tools);
  const byPlace = new Map(all.map((f) => [f.at, f]));
  const best = bestOfEach(all.map((f) => f.at)).map((at) => byPlace.get(at)!);
  const top = best[0]!;
  if (!top.at.exact && top.at.share < RELATED) return nobody(top.at, asked, '没有写明这件事由谁负责。');
  const byName = asked.quoted.length + asked.programs.length > 0;
  // where a thing is named, a plan that does not speak of it has no place in the list
  const listed = (f: Found): boolean =>
    byName
      ? f.at.exact || f.at.share >= SURE
      : listable(f) || (asked.scope === 'named' && f.at.score >= NEARLY * top.at.score);
  const kept = asked.plans.length === 1 ? [top] : best.filter((f) => f === top || listed(f));
  const found = kept.length === 1 || kept.some(named) ? kept : [top];
  const text = found.length === 1 ? singleAnswer(top, asked, all) : severalAnswer(found, asked, unread);
  const shown = found.length === 1 ? found : found.filter(named);
  return {
    text,
    departments: shown.flatMap((f) => f.owners.departments),
    plans: shown.map((f) => f.at.plan.ref),
    evidence: found.flatMap((f) => f.owners.evidence),
    confidence: confidenceOf(found, all, asked),
    entities: shown.flatMap((f) =>
      f.at.task ? [{ id: f.at.task.id, kind: 'task' as const, name: f.at.task.title }] : [],
    ),
  };
}

/** 覆盖率是多少,由谁负责: the value goes with the owners; where none is found, half of the question is open. */
async function withValue(owners: AnswerDraft, asked: Understood, tools: Tools): Promise<AnswerDraft> {
  const open: AnswerDraft = {
    ...owners,
    confidence: owners.confidence === 'stated' ? 'derived' : owners.confidence,
  };
  if (asked.plans.length !== 1) return open;
  const value = await targetAnswer(asked, tools);
  if (!value || value.confidence === 'similar' || (value.values ?? []).length === 0) return open;
  const stated = owners.confidence === 'stated' && value.confidence === 'stated';
  return {
    ...owners,
    text: `${value.text}\n${owners.text}`,
    values: value.values ?? [],
    evidence: [...value.evidence, ...owners.evidence],
    confidence: stated ? 'stated' : open.confidence,
  };
}

export async function ownerAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  if (asked.has('no-owner')) return withoutOwners(asked);
  if (asked.has('busiest')) return busiest(asked);
  if (fold(asked.topic.join('')).length < 2) return withoutTopic(asked);
  const claimed = claimedBodies(asked.text);
  const owners = await ownersOf(claimed ? withoutClaim(asked, claimed.said) : asked, tools);
  if (!owners) return null;
  if (claimed) return verified(owners, claimed.bodies);
  if ((owners.departments ?? []).every((d) => !d.explicit) && asked.programs.length > 0) {
    const led = await leadAnswer(asked, tools);
    if (led) return led;
  }
  return asked.has('count') ? withValue(owners, asked, tools) : owners;
}

const OTHER: readonly Cue[] = [
  'which-plans',
  'count',
  'whether',
  'what',
  'how',
  'not',
  'duties',
  'cites',
  'differ',
];

/** 首席质量官 牵头: no word asks, but only owners can be meant. */
const briefly = (asked: Understood): boolean =>
  asked.text.length <= 30 &&
  (asked.has('lead') || /(?:责任|负责|主管)(?:单位|部门)?$/u.test(asked.text)) &&
  asked.departments.length === 0 &&
  !OTHER.some((cue) => asked.has(cue));

export const owner: Question = {
  name: 'owner',
  examples: [
    '宣城哪个部门负责首席质量官制度?',
    '打造“415X”先进制造业集群由哪几个部门负责?',
    '哪些部门负责推进省级“无废城市”建设?',
    '产品质量安全的联合执法由哪几个部门一起做?',
    '做化验、出报告的机构良莠不齐,谁来管、怎么管?',
    '“双随机、一公开”监管在宣城、普陀归哪些单位管?',
    '質量月活動由誰負責?',
    '打假这件事归谁管',
    '缺陷产品召回找哪个局?',
    '工程质量的责任单位有哪些',
    '首席质量官 牵头',
    '普陀哪些任务没有写责任单位?',
    '普陀哪个部门承担的任务最多?',
    '普陀医疗质量归卫健局管吗?',
  ],
  ignores: [
    '2025年制造业质量竞争力指数的目标是多少?',
    '五份文件里,哪些提到了“品字标”?',
    '“海岛文E家”是什么?',
    '普陀和金华的方案有什么区别?',
    '普陀质量强区办公室的主任是谁?',
    '谁的制造业质量竞争力指数目标最高?',
  ],
  parameters: ['topic', 'plan', 'role'],
  prepare: prepareOwners,
  recognise: (asked) =>
    asked.has('no-owner') ||
    asked.has('busiest') ||
    (!asked.has('person') && (asked.has('who') || briefly(asked) || claimedBodies(asked.text) !== null)),
  answer: ownerAnswer,
};
