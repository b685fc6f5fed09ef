/** Clauses that assign work become tasks; their owners, programs and places are other rules' work. */
import { contentId } from '../../graph/ids.ts';
import type { Clause } from '../../graph/model.ts';
import { deadlineLabelPattern } from '../lexicon/owners.ts';
import type { Rule } from '../rule.ts';

const DEADLINE = new RegExp(`(?:${deadlineLabelPattern})\\s*[:】]\\s*([^)\\]】;。,\\n]{2,30})`);

export const task: Rule = {
  name: 'task',
  finds: [
    {
      text: '二、重点任务\n(一)提升产品质量。开展质量攻关,推广先进方法。\n(二)建设品牌。培育一批知名品牌。',
      found: {
        tasks: [
          { number: '(一)', title: '提升产品质量', path: ['二、重点任务'] },
          { number: '(二)', title: '建设品牌', path: ['二、重点任务'] },
        ],
      },
    },
  ],
  ignores: ['一、总体要求\n(一)指导思想。坚持质量第一。\n(二)主要目标。到2025年,质量水平明显提高。'],
  apply(draft) {
    draft.tasks = draft.clauses
      .filter((clause) => clause.kind === 'task')
      .map((clause) => {
        const { start, end, number, title, path } = clause;
        const text = draft.text.slice(start, end);
        return {
          id: taskId(clause),
          clause: clause.id,
          number,
          title,
          path,
          text,
          start,
          end,
          departments: [],
          programs: [],
          industries: [],
          regions: [],
          deadline: DEADLINE.exec(text)?.[1]?.trim() ?? null,
        };
      });
  },
};

const taskId = (clause: Clause): string => contentId('task', clause.id);
