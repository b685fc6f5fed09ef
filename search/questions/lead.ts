/** Which body leads or advances a program? */
import { leadAnswer } from '../leads.ts';
import type { Question } from '../question.ts';

export const lead: Question = {
  name: 'lead',
  examples: [
    '“品字标”和“浙江精品”这两块牌子是哪个部门牵头推进的?',
    '“浙江制造精品”培育由哪个厅在推进?',
    '出口品牌和老字号归哪个部门推进?',
    '农业方面的品牌是哪个部门在推进?',
    '品字标由谁牵头?',
  ],
  ignores: ['哪些文件提到“品字标”?', '“品字标”是什么?', '首席质量官制度由哪些部门负责?'],
  parameters: ['program', 'plan'],
  recognise: (asked) =>
    asked.has('who') && (asked.has('lead') || /推进|主推|推[动广行]|在推|来推/u.test(asked.text)),
  answer: leadAnswer,
};
