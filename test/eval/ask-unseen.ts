/**
 * Questions that nobody had seen when they were first asked (unseen-questions.json): `npx tsx
 * test/eval/ask-unseen.ts [--all] [--only=text]`. The answer to each was written from the text before asking, and
 * `first` is what a person made of the reply at that first asking, over the samples and 25 other plans. Only those
 * verdicts measure unseen questions: what is counted here now has been mended since.
 */
import { type Expect, failures, openSamples, questionsOf } from './asking.ts';

interface Unseen {
  id: string;
  question: string;
  /** The right answer, as written from the text. */
  answer: string;
  first: 'right' | 'none, rightly' | 'missed' | 'wrong, hedged' | 'wrong and stated';
  expect: Expect;
}

const { ask, close } = await openSamples();
const asked = questionsOf<Unseen>('unseen-questions.json');
const only = process.argv.find((a) => a.startsWith('--only='))?.slice(7);
const first = new Map<Unseen['first'], number>();
let right = 0;
let wrongStated = 0;
let n = 0;
for (const q of asked) {
  if (only && !q.question.includes(only) && !q.id.includes(only)) continue;
  n++;
  first.set(q.first, (first.get(q.first) ?? 0) + 1);
  const reply = await ask(q.question);
  const failed = failures(q.expect, reply);
  if (failed.length === 0) right++;
  else if (reply.confidence === 'stated') wrongStated++;
  if (failed.length === 0 && !process.argv.includes('--all')) continue;
  const mark = failed.length === 0 ? 'ok ' : `BAD ${failed.join(',')}`;
  console.log(`${mark} ${q.id} ${q.question} [${reply.question}/${reply.confidence}]`);
  console.log(`    ${reply.answer.text.replaceAll('\n', '\n    ')}\n    want ${q.answer}`);
}
const said = [...first].map(([verdict, count]) => `${verdict}: ${count}`).join('; ');
console.log(`unseen questions, first asking: ${said} (of ${n})`);
console.log(`the same questions now: ${right} of ${n} as expected, wrong and stated ${wrongStated}`);
await close();
