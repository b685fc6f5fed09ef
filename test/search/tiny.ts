/** Small plans for the tests of search: real records whose offsets, facts and entities agree with their text. */
import { contentId, entityId } from '../../graph/ids.ts';
import type { Clause, DocumentRecord, Entity, Fact, Level, Program, Task } from '../../graph/model.ts';

export interface TinyTask {
  readonly title: string;
  readonly body: string;
  readonly departments?: readonly string[];
  readonly programs?: readonly string[];
}

export interface TinyPlan {
  readonly id: string;
  readonly title: string;
  readonly province?: string;
  readonly city?: string | null;
  readonly code?: string;
  readonly level?: Level;
  readonly issued?: string;
  readonly docNumber?: string;
  readonly goal?: string;
  readonly tasks: readonly TinyTask[];
}

export const tinyRecord = (plan: TinyPlan): DocumentRecord => {
  let text = `${plan.title}\n`;
  const clauses: Clause[] = [];
  const clause = (kind: Clause['kind'], number: string, title: string, body: string): Clause => {
    const start = text.length;
    text += `${number}${title}。${body}\n`;
    const span = { start, end: text.length - 1 };
    const made: Clause = {
      ...{ id: contentId('clause', plan.id, start), kind, number, title, level: 1, parent: null },
      ...{ path: [], ...span, own: span },
    };
    clauses.push(made);
    return made;
  };
  clauses.push({
    ...{ id: contentId('clause', plan.id, 'title'), kind: 'title', number: null, title: plan.title },
    ...{
      level: 0,
      parent: null,
      path: [],
      start: 0,
      end: text.length - 1,
      own: { start: 0, end: text.length - 1 },
    },
  });
  if (plan.goal) clause('goal', '一、', '总体目标', plan.goal);
  const entities = new Map<string, Entity>();
  const facts: Fact[] = [];
  const tasks: Task[] = [];
  const programs: Program[] = [];
  const note = (kind: Entity['kind'], name: string, ...identity: string[]): string => {
    const id = entityId(kind, ...identity, name);
    entities.set(id, { id, kind, name, aliases: [], props: {} });
    return id;
  };
  const planEntity = note('plan', plan.title);
  plan.tasks.forEach((t, i) => {
    const owners = t.departments?.length ? `（责任单位：${t.departments.join('、')}）` : '';
    const made = clause('task', `${i + 1}.`, t.title, `${t.body}${owners}`);
    const task = note('task', t.title, plan.id);
    const add = (relation: Fact['relation'], object: string, quote: string): void => {
      const start = text.indexOf(quote, made.start);
      facts.push({
        ...{ id: contentId('fact', plan.id, task, relation, object), subject: task, relation, object },
        ...{ document: plan.id, clause: made.id, start, end: start + quote.length, quote, rule: 'tiny' },
        ...{ certainty: 'stated', props: {} },
      });
    };
    for (const d of t.departments ?? []) add('ASSIGNED_TO', note('department', d, plan.code ?? ''), d);
    for (const p of t.programs ?? []) {
      add('ADVANCES', note('program', p), p);
      const start = text.indexOf(p, made.start);
      const span = { start, end: start + p.length };
      programs.push({
        ...{
          name: p,
          aliases: [],
          kind: 'brand',
          origin: 'unknown',
          strength: 'deployed',
          evidence: p,
          ...span,
        },
        mentions: [{ ...span, clause: made.id }],
      });
    }
    tasks.push({
      ...{ id: task, clause: made.id, number: made.number, title: t.title, path: [] },
      ...{ text: text.slice(made.start, made.end), start: made.start, end: made.end, departments: [] },
      ...{ programs: [...(t.programs ?? [])], industries: [], regions: [], deadline: null },
    });
  });
  facts.push(
    ...tasks.map(
      (t): Fact => ({
        ...{ id: contentId('fact', plan.id, t.id), subject: planEntity, relation: 'HAS_TASK', object: t.id },
        ...{ document: plan.id, clause: t.clause, start: t.start, end: t.end, quote: t.text, rule: 'tiny' },
        ...{ certainty: 'stated', props: {} },
      }),
    ),
  );
  const region = {
    ...{
      province: plan.province ?? '浙江省',
      city: plan.city ?? null,
      district: null,
      code: plan.code ?? '330000',
    },
  };
  return {
    id: plan.id,
    entities: [...entities.values()],
    facts,
    extraction: {
      ...{
        source: `${plan.id}.txt`,
        sha256: '0',
        mediaType: 'text/plain',
        encoding: 'utf-8',
        notPlan: null,
        text,
      },
      ...{ clauses, tables: [], citations: [], tasks, targets: [], programs, programLeads: [] },
      ...{ departments: [], industries: [], removed: [], issues: [] },
      plan: {
        ...{
          id: plan.id,
          title: plan.title,
          aliases: [],
          docNumber: plan.docNumber ?? null,
          indexNumber: null,
        },
        ...{ issuers: [], publisher: null, region, level: plan.level ?? 'province' },
        ...{
          issuedDate: plan.issued ?? '2023-05-01',
          publishedDate: null,
          periodStart: 2023,
          periodEnd: 2027,
        },
        milestoneYears: [],
      },
    },
  };
};

export const zhejiang = tinyRecord({
  id: 'plan-zj',
  title: '浙江省质量强省建设实施意见',
  issued: '2023-03-01',
  goal: '到2025年，制造业质量竞争力指数达到92以上，产品合格率达到87%。',
  tasks: [
    {
      title: '推行首席质量官制度',
      body: '鼓励企业设立首席质量官，开展首席质量官培训，培训人数达到1000人。',
      departments: ['省市场监管局', '省经信厅'],
    },
    {
      title: '培育品牌',
      body: '做强“品字标”品牌，新增企业100家。',
      departments: ['省商务厅'],
      programs: ['品字标'],
    },
  ],
});

export const jinhua = tinyRecord({
  id: 'plan-jh',
  title: '金华市质量强市建设实施方案',
  city: '金华市',
  code: '330700',
  level: 'city',
  issued: '2024-01-18',
  docNumber: '金质强市发〔2024〕1号',
  tasks: [
    {
      title: '惩治假冒伪劣',
      body: '建立健全惩罚性赔偿制度，严厉打击侵权假冒。',
      departments: ['市市场监管局'],
    },
    {
      title: '打造放心消费',
      body: '扩大“品字标”影响，合格率达到85%。',
      departments: ['市商务局'],
      programs: ['品字标'],
    },
  ],
});

export const xuancheng = tinyRecord({
  id: 'plan-xc',
  title: '宣城市质量强市建设实施方案',
  province: '安徽省',
  city: '宣城市',
  code: '341800',
  level: 'city',
  issued: '2023-12-15',
  tasks: [
    { title: '提升计量能力', body: '建立社会公用计量标准276项。', departments: ['市市场监管局'] },
    { title: '质量人才队伍', body: '实行首席质量官聘任，培养质量人才。', departments: ['市人社局'] },
  ],
});
