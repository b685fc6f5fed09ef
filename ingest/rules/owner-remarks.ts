/**
 * General remarks that make bodies responsible for many tasks at once: 以下均需各镇街道、管委会落实,不再列出.
 *
 *   以下 in a task             that task and all behind it
 *   以下 in a section's lead   the tasks of that section
 *   以上, 上述                  the tasks before it, up to the one it stands in
 *   各项任务, 所有              all tasks
 */
import type { Task } from '../../graph/model.ts';
import { namesOfList, type OwnerName } from '../owners/statements.ts';
import type { Draft } from '../rule.ts';

export interface Remark {
  readonly names: readonly OwnerName[];
  readonly tasks: readonly Task[];
}

const EXTENT =
  '(以下|以上|上述|各项|所有)(?:各项|所有)?(?:重点|工作|主要|目标)?(?:任务|工作|事项|内容)?(?:的?(?:责任|牵头)单位[^。;\\n]{0,30}?,)?';
const NAMES = '([^。;\\n:()]{2,60}(?:\\([^()\\n]{1,12}\\)[^。;\\n:()]{0,40})?)';
const VERB = '(?:按职责|按照职责)?(?:分工)?(?:负责)?(?:落实|实施|负责|配合|参与|牵头)';
const REMARK = new RegExp(`${EXTENT}(均|都|皆)?(?:需要|需|须|由|请|要)(?:由)?${NAMES}${VERB}`, 'g');
/** Without one of these a 以下…由…负责 speaks of one thing only. */
const GENERAL = /均|都|皆|不再|下同|各项|所有|任务/;

export function remarks(draft: Draft): Remark[] {
  const found: Remark[] = [];
  for (const match of draft.text.matchAll(REMARK)) {
    const end = match.index + match[0].length;
    if (!GENERAL.test(draft.text.slice(match.index, end + 12))) continue;
    const from = match.index + match[0].indexOf(match[3]!);
    // With its verb, so that 甲牵头,乙配合 gives each its role.
    const names = namesOfList(draft.text, from, end, 'owner');
    const tasks = reach(draft, match[1]!, match.index);
    if (names.length > 0 && tasks.length > 0) found.push({ names, tasks });
  }
  return found;
}

function reach(draft: Draft, word: string, at: number): readonly Task[] {
  const { tasks } = draft;
  if (word === '以上' || word === '上述') return tasks.filter((task) => task.start <= at);
  if (word !== '以下') return tasks;
  const inTask = tasks.some((task) => at >= task.start && at < task.end);
  const section = draft.clauses.findLast((c) => c.kind === 'section' && at >= c.start && at < c.end);
  const end = inTask || !section ? draft.text.length : section.end;
  return tasks.filter((task) => task.end > at && task.start < end);
}
