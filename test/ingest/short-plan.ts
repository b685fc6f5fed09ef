/** Plans as short as a plan can be, for tests of one form each. */
import { extract } from '../../ingest/ingest.ts';

/** Makes a text long enough to be a plan and adds no facts. */
const REST = `\n九、基本原则\n${'坚持把质量摆在突出位置,压实责任,完善办法,及时研究解决推进中的困难,使各方面都见到成效。'.repeat(4)}`;

export const read = (text: string) =>
  extract({ name: 'plan.txt', bytes: new TextEncoder().encode(text + REST) });

export const owners = async (text: string) => {
  const found = await read(text);
  return found.tasks.map((task) => task.departments.map((d) => `${d.name}:${d.role}`));
};

export const plan = (...lines: string[]) => ['某县质量强县建设实施方案', '一、重点任务', ...lines].join('\n');
