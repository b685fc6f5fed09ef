/** The honest fallback: the nearest passages, shown as such. Always answers. */
import { evidence } from '../book.ts';
import { type Located, locate } from '../locate.ts';
import type { AnswerDraft, Question, Tools, Understood } from '../question.ts';
import { denominator, quoted, shortName, taskName, titled } from '../say.ts';

/** Below this similarity, and without common words, nothing is near enough to be shown. */
const NEAR = 0.48;

/** A heading or a label on a web page says nothing by itself. */
const SHORTEST = 14;

const near = (l: Located): boolean => l.exact || l.share >= 0.3 || (l.similarity ?? 0) >= NEAR;
const says = (l: Located): boolean => l.sentence.end - l.sentence.start >= SHORTEST;

function where(l: Located, asked: Understood): string {
  const name = asked.plans.length === 1 ? '' : shortName(l.plan, asked.plans);
  return `${name}${l.task ? taskName(l.task) : '正文'}`;
}

export async function passagesAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft> {
  const all = (await locate(asked, tools, 8)).filter(near);
  const found = all.some(says) ? all.filter(says) : all;
  const [top, ...others] = found;
  if (!top)
    return {
      text: `${denominator(asked)}中没有找到与此有关的内容。没有找到不等于当地没有这项工作。`,
      evidence: [],
      confidence: 'none',
    };
  const sure = top.exact || top.share >= 0.6;
  const lead = asked.plans.length === 1 ? `${titled(top.plan.ref)}中` : denominator(asked);
  const none = asked.has('count') ? '没有找到所问的数值' : '没有直接写明';
  const head = sure && !asked.has('count') ? `${lead}与此最相关的是` : `${lead}${none}；意思最接近的是`;
  const more = others.slice(0, 2).map((l) => `${where(l, asked)}：${quoted(sentenceOf(l), 80)}`);
  const rest = more.length > 0 ? `\n另可参考：\n${more.join('\n')}` : '';
  return {
    text: `${head}${where(top, asked)}：${quoted(sentenceOf(top), 200)}。${rest}`,
    plans: [top.plan.ref],
    evidence: [top, ...others].slice(0, 3).map((l) => evidence(l.plan, l.sentence)),
    confidence: 'similar',
    entities: top.task ? [{ id: top.task.id, kind: 'task', name: top.task.title }] : [],
  };
}

const sentenceOf = (l: Located): string => l.plan.text.slice(l.sentence.start, l.sentence.end);

export const passages: Question = {
  name: 'passages',
  examples: ['跟商家扯皮怎么办', '想让企业办手续少跑腿', '垃圾怎么减量', '质量强国', '你好'],
  ignores: [],
  parameters: ['topic', 'plan'],
  recognise: () => true,
  answer: passagesAnswer,
};
