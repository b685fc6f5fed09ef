/**
 * Further questions in other wordings (more-questions.json) against the five samples, with what an official
 * would expect of the answer: `npx tsx test/eval/ask-more.ts [--all] [--only=text]`. Prints what is wrong.
 */
import { type Expect, failures, openSamples, questionsOf } from './asking.ts';

const { ask, corpus, close } = await openSamples();
const asked = questionsOf<{ id: string; question: string; plan?: string; expect: Expect }>(
  'more-questions.json',
);
const only = process.argv.find((a) => a.startsWith('--only='))?.slice(7);
let right = 0;
let wrongStated = 0;
const slow: string[] = [];
for (const q of asked) {
  if (only && !q.question.includes(only) && !q.id.includes(only)) continue;
  const plan = q.plan && corpus.plans().find((p) => p.ref.source.startsWith(q.plan!));
  const reply = await ask(q.question, plan ? { plans: [plan.ref.id] } : {});
  const failed = failures(q.expect, reply);
  if (failed.length === 0) right++;
  else if (reply.confidence === 'stated') wrongStated++;
  if (reply.tookMs > 100) slow.push(`${q.id} ${reply.tookMs}`);
  if (failed.length === 0 && !process.argv.includes('--all')) continue;
  const mark = failed.length === 0 ? 'ok ' : `BAD ${failed.join(',')}`;
  console.log(`${mark} ${q.id} ${q.plan ?? ''} ${q.question} [${reply.question}/${reply.confidence}]`);
  console.log(`    ${reply.answer.text.replaceAll('\n', '\n    ')}`);
  if (failed.length > 0) console.log(`    want ${JSON.stringify(q.expect)}`);
}
console.log(
  `${right} of ${asked.length} as expected, ${wrongStated} wrong and stated; slower than 100 ms: ${slow.join(', ')}`,
);
await close();
