/** Which plans speak of this? Or, for the plans named: do they? */

import { evidence } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { bestOfEach, locate } from '../locate.ts';
import { MOST_SHOWN, type Presence, presence, presenceOfName } from '../presence.ts';
import type { AnswerDraft, Question, Tools, Understood } from '../question.ts';
import { denominator, listed, quoted, shortName, topicName } from '../say.ts';

const MOST_QUOTES = 12;

export function presenceText(p: Presence, asked: Understood): string {
  const n = p.having.length;
  const verb = p.basis === 'facts' ? '写明了' : '提到';
  const none = asked.plans.length === 1 ? '没有' : '都没有';
  if (n === 0)
    return `${denominator(asked)}${none}${verb}${p.what}（没有写不等于当地没有开展）。${nearText(p, asked)}`;
  const lines = p.having.slice(0, MOST_QUOTES).map((plan) => {
    const { note, shown } = p.show(plan);
    return `${shortName(plan, asked.plans)}${note}：${shown}`;
  });
  const cut = n > MOST_QUOTES ? `\n（只列出前${MOST_QUOTES}份的原文。）` : '';
  const names = (plans: readonly CorpusPlan[]): string =>
    listed(
      plans.map((l) => shortName(l, asked.plans)),
      30,
      '份',
    );
  const without = p.lacking.length > 0 ? `\n没有找到的：${names(p.lacking)}（没有找到不等于没有开展）。` : '';
  return `${denominator(asked)}中，有${n}份${verb}${p.what}：${names(p.having)}。\n${lines.join('\n')}${cut}${nearText(p, asked)}${without}`;
}

function nearText(p: Presence, asked: Understood): string {
  if (p.near.length === 0) return '';
  const lines = p.near
    .slice(0, MOST_QUOTES)
    .map((plan) => `${shortName(plan, asked.plans)}：${p.show(plan).shown}`);
  return `\n写法相近、未计入的有${p.near.length}份：\n${lines.join('\n')}`;
}

/** Nothing has the words: what comes nearest in meaning, shown as such. */
async function nearest(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const located = bestOfEach(await locate(asked, tools)).filter((l) => l.share >= 0.6);
  if (located.length === 0) return null;
  const lines = located.map(
    (l) =>
      `${shortName(l.plan, asked.plans)}：${quoted(l.plan.text.slice(l.sentence.start, l.sentence.end), 90)}`,
  );
  return {
    text: `${denominator(asked)}中没有与${topicName(asked)}完全一致的写法；意思相近的有${located.length}份：\n${lines.join('\n')}`,
    plans: located.map((l) => l.plan.ref),
    evidence: located.map((l) => evidence(l.plan, l.sentence)),
    confidence: 'similar',
  };
}

export async function adoptionAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const all = presence(asked, tools);
  const alone = all && all.having.length === 0 ? presenceOfName(asked, tools) : null;
  const found = alone && alone.having.length > 0 ? alone : all;
  if (!found || (found.having.length === 0 && asked.quoted.length === 0)) {
    const near = await nearest(asked, tools);
    if (near || !found) return near;
  }
  return {
    text: `${found === alone ? `没有一份同时写有${all?.what}。\n` : ''}${presenceText(found, asked)}`,
    plans: found.having.map((p) => p.ref),
    programs: found.entities.map((e) => ({
      name: e.name,
      plans: found.having.map((p) => p.ref),
    })),
    evidence: [...found.having, ...found.near].slice(0, MOST_SHOWN).map((p) => found.show(p).evidence),
    confidence: 'derived',
    entities: found.entities,
  };
}

export const adoption: Question = {
  name: 'adoption',
  examples: [
    '五份文件里,哪些提到了“品字标”?',
    '“腾笼换鸟、凤凰涅槃”攻坚行动写进了哪些文件?',
    '哪些文件准备在产品质量上试“沙盒监管”?',
    '哪些文件支持首台套产品(包括写成“首台(套)”的)?',
    '银行贷款方面,哪些方案说要建立质量融资增信体系?',
    '哪些方案在每项主要任务后面都用括号写明了责任单位或责任部门?',
    '金华和普陀有没有提到首席质量官?',
    '哪几个地方在搞“无废城市”',
  ],
  ignores: [
    '首席质量官制度由谁负责?',
    '2025年规上制造业全员劳动生产率,哪些地方定了目标,各是多少?',
    '普陀智慧校园覆盖率目标是多少?',
  ],
  parameters: ['program', 'phrase', 'plan'],
  recognise: (asked) =>
    asked.plans.length > 1 &&
    (!asked.has('who') || asked.has('structure-owner')) &&
    (asked.has('which-plans') ||
      (asked.has('each-plan') && /哪些|哪几|哪个|谁|都/u.test(asked.text)) ||
      (asked.has('whether') && !asked.has('count'))),
  answer: adoptionAnswer,
};
