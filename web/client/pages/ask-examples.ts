/** Questions to start with, for the three users of PRODUCT.md. They name no document: any corpus may answer them. */
export const EXAMPLES = [
  {
    user: 'official',
    questions: ['首席质量官这件事归谁管？', '市场监管局要做哪些事？', '消费者权益保护由哪些部门负责？'],
  },
  {
    user: 'researcher',
    questions: [
      '各地制造业质量竞争力指数目标分别是多少？',
      '2025年研发投入强度目标是多少？',
      '每万人高价值发明专利拥有量目标哪里最高？',
    ],
  },
  {
    user: 'comparer',
    questions: [
      '哪些规划提到了“品字标”？',
      '哪些规划没有提到“双随机、一公开”？',
      '哪些规划落实《质量强国建设纲要》？',
    ],
  },
] as const satisfies readonly { user: string; questions: readonly string[] }[];
