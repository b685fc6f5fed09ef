/** How much, by when? The value of one indicator in one plan; of several when several are asked for. */
import { barelyNamed } from '../asked.ts';
import type { Question } from '../question.ts';
import { targetAnswer } from '../values.ts';

export const target: Question = {
  name: 'target',
  examples: [
    '2025年普陀规上制造业全员劳动生产率要达到多少?',
    '到2025年,金华全市有效发明专利要达到多少件?',
    '普陀每千人要有多少名社会体育指导员?',
    '金华家门口河里的水到2025年要干净到什么程度?',
    '金华种树护林到2025年一共要完成多少亩?',
    '金华服务质量满意度目标',
    '普陀智慧校园覆盖率百分之几',
    '金华2030年研发投入强度',
    '普陀人均体育场地和社会体育指导员分别要达到多少?',
  ],
  ignores: [
    '宣城哪个部门负责首席质量官制度?',
    '哪些文件提到“五水共治”?',
    '“品字标”是什么?',
    '普陀怎么提高合格率',
  ],
  parameters: ['indicator', 'year', 'plan', 'status'],
  recognise: (asked) => (asked.has('count') || barelyNamed(asked)) && !asked.has('who'),
  answer: targetAnswer,
};
