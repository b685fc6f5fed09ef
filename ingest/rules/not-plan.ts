/** Tells a plan from news, bare notices and empty pages, and says why. First rule: the others then stay silent. */
import type { Draft, Rule } from '../rule.ts';

const MIN_LENGTH = 200;
/** Below this many numbered clauses a text is no plan, whatever it talks about. */
const MIN_NUMBERED = 4;

export const notPlan: Rule = {
  name: 'not-plan',
  finds: [],
  ignores: [],
  apply(draft) {
    draft.notPlan = reason(draft);
  },
};

function reason(draft: Draft): string | null {
  const length = draft.text.replace(/\s/g, '').length;
  if (length < MIN_LENGTH) return `正文只有 ${length} 个字,不是一份规划(可能是空页面、目录页或附件下载页)。`;
  const numbered = draft.clauses.filter((clause) => clause.number !== null).length;
  const tasks = draft.clauses.filter((clause) => clause.kind === 'task').length;
  if (numbered < MIN_NUMBERED && tasks < 2)
    return '没有分条的任务和目标,不是一份规划(可能是新闻、通知或解读)。';
  return null;
}
