import type { DocumentRecord } from '../../graph/model.ts';
import { entity, record, type Saying } from '../graph/records.ts';

/** The i-th document: 60 facts, half of them about departments that all documents share. */
export function manyFacts(i: number, mark = ''): DocumentRecord {
  const plan = entity('plan', `文${i}`);
  const sayings = Array.from({ length: 30 }, (_, n): Saying[] => {
    const task = entity('task', `文${i}任务${n}${mark}`);
    return [
      [plan, 'HAS_TASK', task, '任务'],
      [task, 'ASSIGNED_TO', entity('department', `部门${n}`), '部门', { role: 'owner' }],
    ];
  });
  return record(`文${i}`, '任务交部门', sayings.flat());
}
