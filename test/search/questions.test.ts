/** Walks the list of questions: each must take its examples and leave its `ignores` to others. */
import { describe, expect, it } from 'vitest';
import { questions } from '../../search/questions/index.ts';
import { understand } from '../../search/understand.ts';
import { QuestionName } from '../../web/contract.ts';
import { goldAsk } from './scaffold/gold-ask.ts';

const { library, ask } = goldAsk();

/** The first that recognises the text, as `ask` would try them. */
const taker = (text: string): string => {
  const asked = understand(text, library);
  return questions.find((q) => q.recognise(asked))?.name ?? 'nobody';
};

describe('the list', () => {
  it('has every question of the contract once', () => {
    expect(questions.map((q) => q.name).sort()).toEqual([...QuestionName.options].sort());
  });

  it('ends with the fallback', () => {
    expect(questions.at(-1)?.name).toBe('passages');
  });

  it('gives each at least five examples in Chinese and says what it reads', () => {
    for (const q of questions) {
      expect(q.examples.length, q.name).toBeGreaterThanOrEqual(5);
      expect(q.parameters.length, q.name).toBeGreaterThan(0);
    }
  });
});

describe.each(questions.map((q) => [q.name, q] as const))('%s', (name, question) => {
  it.each(question.examples)('takes %s', (text) => {
    expect(question.recognise(understand(text, library))).toBe(true);
    // 推进 and 牵头 are asked of the leads first, which leave it to the owners when no sentence names one
    const takers = name === 'owner' ? ['owner', 'lead'] : [name];
    // places outside the three plans change the scope, so that only the order among questions can be checked
    if (name !== 'passages' && name !== 'lead' && !/宣城|杭州/u.test(text))
      expect(takers).toContain(taker(text));
  });

  it.each(question.ignores)('leaves %s to others', (text) => {
    expect(taker(text)).not.toBe(name);
  });
});

describe('answers', () => {
  it.each(questions.flatMap((q) => q.examples))('quotes verbatim: %s', async (text) => {
    const reply = await ask(text);
    for (const e of reply.evidence) {
      const plan = library.plans.find((p) => p.ref.id === e.plan.id)!;
      expect(plan.text.slice(e.start, e.end)).toBe(e.quote);
      if (e.clause) expect(plan.text.slice(e.clause.start, e.clause.end)).toBe(e.clause.text);
    }
    expect(reply.answer.text).not.toBe('');
    expect(reply.answer.text).not.toMatch(/undefined|null|NaN|\[object/u);
    expect(reply.corpus.plans).toBe(3);
  });

  it('keeps to the shape of the contract', async () => {
    const { AskReply } = await import('../../web/contract.ts');
    for (const q of questions) AskReply.parse(await ask(q.examples[0]!));
  });
});
