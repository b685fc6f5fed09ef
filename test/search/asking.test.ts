/** Questions as people put them, over short plans: each case is a cause of a wrong or missing answer that was met. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../search/question.ts';
import type { GoldAsk } from './scaffold/gold-ask.ts';
import { shortAsk } from './scaffold/short-ask.ts';

let short: GoldAsk;
beforeAll(async () => {
  short = await shortAsk();
});
const ask = (text: string): Promise<Reply> => short.ask(text);
const names = (r: Reply): string[] => r.answer.departments.filter((d) => d.explicit).map((d) => d.name);
const places = (r: Reply): (string | null)[] =>
  r.answer.plans.map((p) => short.corpus.plan(p.id)?.meta.region.district ?? null);
const values = (r: Reply): (readonly [number, number | null])[] =>
  r.answer.values.map((v) => [v.value, v.year]);

describe('owners', () => {
  it.each([
    ['巢湖 首席质量官 牵头', ['市市场监管局']],
    ['巢湖首席质量官责任单位', ['市市场监管局', '市总工会']],
    ['巢湖首席质量官谁牵头谁配合?', ['市市场监管局', '市总工会']],
    ['巢湖渔网归哪几家管', ['市经信局', '市市场监管局', '槐林镇人民政府']],
    ['巢湖渔网归哪个管', ['市经信局', '市市场监管局', '槐林镇人民政府']],
  ])('are asked for in few words: %s', async (text, want) => {
    const reply = await ask(text);
    expect(reply.question).toBe('owner');
    expect(names(reply)).toEqual(want);
  });

  it('are those of the very words, where the task gives each its own part', async () => {
    expect(names(await ask('巢湖谁负责“巢湖三珍”遴选?'))).toEqual(['市农业农村局']);
    expect(names(await ask('“巢湖味道”品牌推广由哪个部门负责'))).toEqual(['市商务局']);
  });

  it('are said by their roles', async () => {
    expect((await ask('巢湖渔网产业谁牵头?')).answer.text).toContain('的牵头单位为市经信局');
    expect((await ask('巢湖渔网产业哪些部门配合?')).answer.text).toContain('的配合单位为市市场监管局');
    expect((await ask('巢湖渔网产业由谁负责?')).answer.text).toContain('由市经信局牵头');
  });

  it('are not those of the next best task when the plan does not name the thing', async () => {
    const reply = await ask('巢湖“质量月”由谁负责?');
    expect(names(reply)).toEqual([]);
    expect(reply.answer.text).toContain('没有提到“质量月”');
    expect(reply.confidence).not.toBe('stated');
  });

  it('are checked against the bodies that the question names', async () => {
    const yes = await ask('巢湖首席质量官归市场监管局管吗?');
    expect(yes.answer.text).toContain('原文写明的单位中有市场监管局');
    const both = await ask('巢湖首席质量官由市总工会还是市委组织部负责?');
    expect(both.answer.text).toContain('有市总工会，原文写明的单位中没有市委组织部');
    expect(names(both)).toEqual(['市市场监管局', '市总工会']);
  });

  it('are listed only of plans that speak of the thing named', async () => {
    expect(places(await ask('各地质量月分别由谁负责'))).toEqual(['天台县']);
  });

  it('come with the value when both are asked', async () => {
    const reply = await ask('巢湖首席质量官覆盖率要达到多少,由谁负责?');
    expect(names(reply)).toEqual(['市市场监管局', '市总工会']);
    expect(values(reply)).toEqual([[85, null]]);
    expect(reply.answer.text).toContain('85%');
  });

  it('numbers tasks as Chinese does', async () => {
    const reply = await ask('天台质量月由谁负责');
    expect(reply.answer.text).toContain('第一条“提升滤布产业质量”');
  });

  it('counts the tasks without owners', async () => {
    const reply = await ask('巢湖哪些任务没有写责任单位?');
    expect(reply.answer.text).toContain('3项任务都写明了责任单位');
    expect(names(reply)).toEqual([]);
  });

  it('ranks the bodies by their tasks', async () => {
    const reply = await ask('巢湖哪个部门承担的任务最多?');
    expect(reply.answer.text).toMatch(/最多的是市市场监管局（2项）/u);
  });

  it('does not name bodies for a person', async () => {
    expect(names(await ask('巢湖渔网专班的主任叫什么名字?'))).toEqual([]);
  });
});

describe('duties', () => {
  it.each(['巢湖卫健委负责什么', '巢湖市卫健局要做哪些事', '巢湖市卫生健康委承担几项任务?'])(
    'know short names of bodies: %s',
    async (text) => {
      const reply = await ask(text);
      expect(reply.question).toBe('duties');
      expect(reply.answer.text).toContain('市卫生健康委承担1项：第（三）项“擦亮区域品牌”');
      expect(reply.answer.text).not.toContain('天台县');
    },
  );

  it('keep the name of a body that is denied', async () => {
    expect((await ask('天台县财政局要做什么?')).answer.text).toContain('没有提到“财政局”');
    const reply = await ask('温州市市场监管局负责什么?');
    expect(reply.confidence).toBe('none');
    expect(reply.answer.text).not.toContain('“场监管局”');
  });

  it('take a shorter name where only one body can be meant', async () => {
    expect((await ask('天台金融局负责什么')).answer.text).toContain('县金融服务中心承担1项');
  });

  it('list the other tasks when they are denied', async () => {
    const reply = await ask('巢湖不归市场监管局管的任务有哪些?');
    expect(reply.answer.text).toContain('没有写明市市场监管局的有1项：第（三）项“擦亮区域品牌”');
  });

  it('say that a body is not named', async () => {
    const reply = await ask('巢湖市水利局负责什么?');
    expect(reply.answer.text).toContain('没有提到“水利局”');
    expect(reply.answer.departments).toEqual([]);
    expect(reply.confidence).toBe('none');
  });
});

describe('targets', () => {
  it.each<[string, [number, number | null][]]>([
    ['巢湖研发投入强度', [[2.4, 2025]]],
    ['巢湖渔网合格率', [[96, 2025]]],
    ['巢湖12315投诉按时办结率', [[97, 2025]]],
    ['巢湖原来有多少安徽名牌产品?', [[21, 2023]]],
    [
      '巢湖研发投入强度和公共服务质量满意度分别要达到多少?',
      [
        [2.4, 2025],
        [81, 2025],
      ],
    ],
  ])('%s', async (text, want) => {
    expect(values(await ask(text))).toEqual(want);
  });

  it('name the year that was asked when a bare name is asked', async () => {
    const reply = await ask('巢湖2030年研发投入强度');
    expect(reply.answer.text).toContain('没有写2030年的数值');
    expect(reply.confidence).toBe('derived');
  });

  it('are not those of a thing that only sounds alike', async () => {
    expect((await ask('巢湖药品抽检合格率目标')).confidence).toBe('similar');
  });

  it('are not those of another award', async () => {
    const reply = await ask('巢湖要拿几个中国质量奖');
    expect(values(reply)).toEqual([]);
    expect(reply.answer.text).toContain('中国质量奖零的突破');
  });

  it('say plainly that a known indicator is not set', async () => {
    const reply = await ask('天台“皖美品牌”企业目标是多少家?');
    expect(values(reply)).toEqual([]);
    expect(reply.answer.text).toContain('没有为');
  });

  it('do not answer a question for money with a count', async () => {
    const reply = await ask('皖美品牌申请要花多少钱');
    expect(values(reply)).toEqual([]);
  });
});

describe('comparisons', () => {
  it('take 谁 for a place when a value is ranked', async () => {
    const reply = await ask('谁的制造业产品合格率目标最低?');
    expect(reply.question).toBe('compare-targets');
    expect(values(reply)[0]).toEqual([93, 2025]);
    const stricter = await ask('巢湖跟天台谁的服务满意度目标更高?');
    expect(values(stricter)[0]).toEqual([84, 2026]);
  });

  it('rank named places by a thing that is no rate', async () => {
    expect((await ask('滤布团体标准 巢湖 天台 排名')).question).toBe('compare-targets');
  });

  it('take 比 for a word of the question', async () => {
    expect(values(await ask('巢湖产品合格率和天台比哪个高'))).toEqual([
      [95, 2026],
      [93, 2025],
    ]);
  });

  it('say who is higher and by how much', async () => {
    const reply = await ask('巢湖和天台研发投入强度哪个高?差多少?');
    expect(reply.answer.text).toContain('最高的是天台县');
    expect(reply.answer.text).toContain('天台县（2026年）比巢湖市（2025年）高0.7个百分点');
  });

  it('filter by 以上 and by a value', async () => {
    expect(places(await ask('哪些地方把研发投入强度定在3%以上?'))).toEqual(['天台县']);
    expect(places(await ask('制造业产品质量合格率93%是哪个地方的目标?'))).toEqual(['巢湖市']);
  });
});

describe('what plans speak of', () => {
  it('is not denied because of the words around it', async () => {
    const reply = await ask('我想贷款,有没有质量贷可以申请?');
    expect(reply.answer.text).not.toContain('都没有提到“质量贷”');
    expect(places(reply)).toEqual(['巢湖市', '天台县']);
  });

  it('is told of the named thing alone where nothing has all the words', async () => {
    const reply = await ask('想搞渔网,有没有质量月可以参加?');
    expect(reply.answer.text).toContain('没有一份同时写有');
    expect(places(reply)).toEqual(['天台县']);
  });

  it('is not stated by one sentence when more than the name was asked', async () => {
    expect((await ask('天台“质量月”2025年办了3场还是5场')).confidence).not.toBe('stated');
    expect((await ask('天台质量月什么时候举办')).confidence).not.toBe('stated');
    expect((await ask('天台“质量月”是什么')).confidence).toBe('stated');
  });

  it('is shown in sentences, not in headings', async () => {
    const reply = await ask('想让企业办手续少跑腿');
    for (const e of reply.evidence) expect(e.quote.length).toBeGreaterThanOrEqual(14);
  });

  it('is asked for with 谁 too, and with what one does to it', async () => {
    expect(places(await ask('首席质量官都有谁提'))).toEqual(['巢湖市', '天台县']);
    expect(places(await ask('哪些地方要拿中国质量奖'))).toEqual(['巢湖市']);
    expect((await ask('巢湖和天台都提到的项目有哪些')).question).toBe('difference');
  });

  it('keeps its name whole', async () => {
    expect((await ask('安徽省质量强省建设纲要有哪些地方落实了')).answer.text).not.toContain('建设纲”');
  });

  it('differs between two plans', async () => {
    const reply = await ask('哪些项目巢湖有天台没有?');
    expect(reply.question).toBe('difference');
    expect(reply.answer.programs.map((p) => p.name)).toContain('巢湖味道');
    expect(reply.answer.programs.map((p) => p.name)).not.toContain('首席质量官');
  });

  it('is told without empty lists', async () => {
    const reply = await ask('巢湖和天台的方案有什么区别?');
    expect(reply.answer.text).not.toMatch(/：[。；]/u);
  });
});

describe('the plans themselves', () => {
  it('have a day on which they were issued', async () => {
    expect((await ask('巢湖的方案什么时候印发的?')).answer.text).toContain('2024-03-06');
    expect((await ask('巢湖这份文件哪天发的')).answer.text).toContain('2024-03-06');
  });

  it('list the aims that meet a condition', async () => {
    expect(values(await ask('巢湖2025年要达到96%的指标有哪些?'))).toEqual([
      [96, 2025],
      [97, 2025],
    ]);
  });

  it('leave out the place that is excepted', async () => {
    const reply = await ask('除了巢湖还有哪些地方提到首席质量官?');
    expect(places(reply)).toEqual(['天台县']);
  });

  it('have a period', async () => {
    expect((await ask('天台行动计划的期限是哪年到哪年?')).answer.text).toContain('2023—2026年');
  });

  it('implement documents of any kind', async () => {
    const reply = await ask('巢湖的方案贯彻落实了什么纲要?');
    expect(reply.question).toBe('lineage');
    expect(reply.answer.text).toContain('安徽省质量强省建设纲要');
  });
});

describe('places', () => {
  it.each(['义乌的首席质量官谁管', '昆山和太仓哪个研发投入强度高'])(
    'of which nothing is held: %s',
    async (text) => {
      const reply = await ask(text);
      expect(reply.confidence).toBe('none');
    },
  );

  it('stand in names of things too', async () => {
    expect((await ask('长安街的首席质量官由谁负责')).confidence).not.toBe('none');
  });
});

describe('entities', () => {
  it('link the departments and indicators of the answer', async () => {
    const owner = await ask('巢湖首席质量官由谁负责?');
    const kinds = (r: Reply): string[] => r.entities.map((e) => e.kind);
    expect(kinds(owner)).toEqual(['task', 'department', 'department']);
    for (const e of owner.entities) expect(short.corpus.entity(e.id)?.kind).toBe(e.kind);
    const compared = await ask('研发投入强度哪个地方最高?');
    expect(kinds(compared)).toContain('indicator');
    expect(new Set(compared.entities.map((e) => e.id)).size).toBe(compared.entities.length);
  });
});
