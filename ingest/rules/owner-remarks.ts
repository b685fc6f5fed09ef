/**
 * General remarks that make bodies responsible for many tasks at once: 以下均需各镇街道、管委会落实,不再列出.
 * 以下 reaches from the task it stands in to the last task, 以上 back to the first, 各项任务 over all of them.
 */
import type { Task } from '../../graph/model.ts';
import { namesOfList, type OwnerName } from '../owners.ts';
import type { Draft } from '../rule.ts';

export interface Remark {
  readonly names: readonly OwnerName[];
  readonly tasks: readonly Task[];
}

const EXTENT =
  '(以下|以上|上述|各项|所有|本方案)(?:各项|所有)?(?:重点|工作|主要|目标)?(?:任务|工作|事项|内容)?';
const FORMS = [
  new RegExp(
    `${EXTENT}(?:均|都|皆)?(?:需|须|需要|由|请|要)(?:由)?([^。;\\n:()]{2,60}(?:\\([^()\\n]{1,12}\\)[^。;\\n:()]{0,40})?)(?:按职责|按照职责)?(?:分工)?(?:负责)?(?:落实|实施|负责|配合|参与)`,
    'g',
  ),
];
/** Without one of these a 以下…由…负责 speaks of one thing only. */
const GENERAL = /均|都|皆|不再|下同|各项|所有/;

export function remarks(draft: Draft): Remark[] {
  const found: Remark[] = [];
  for (const form of FORMS) {
    for (const match of draft.text.matchAll(form)) {
      const end = match.index + match[0].length;
      if (!GENERAL.test(draft.text.slice(match.index, end + 12))) continue;
      const from = match.index + match[0].indexOf(match[2]!);
      const names = namesOfList(draft.text, from, from + match[2]!.length, 'owner');
      const tasks = reach(draft.tasks, match[1]!, match.index);
      if (names.length > 0 && tasks.length > 0) found.push({ names, tasks });
    }
  }
  return found;
}

function reach(tasks: readonly Task[], word: string, at: number): readonly Task[] {
  if (word === '以下') return tasks.filter((task) => task.end > at);
  if (word === '以上' || word === '上述') return tasks.filter((task) => task.start <= at);
  return tasks;
}
