/** Layouts and wordings of plans of other places, each as short as it can be: what a reader of the page would say. */
import { describe, expect, it } from 'vitest';
import { extract } from '../../ingest/ingest.ts';

/** Makes a text long enough to be a plan and adds no facts. */
const REST = `\n九、基本原则\n${'坚持把质量摆在突出位置,压实责任,完善办法,及时研究解决推进中的困难,使各方面都见到成效。'.repeat(4)}`;

const read = (text: string) => extract({ name: 'plan.txt', bytes: new TextEncoder().encode(text + REST) });

const owners = async (text: string) => {
  const found = await read(text);
  return found.tasks.map((task) => task.departments.map((d) => `${d.name}:${d.role}`));
};

const plan = (...lines: string[]) => ['某县质量强县建设实施方案', '一、重点任务', ...lines].join('\n');

describe('the year that opens a paragraph outside a section of aims', () => {
  const head = '某市质量强市建设实施意见\n一、总体要求\n坚持质量第一。\n到2025年,质量水平明显提高。\n';
  const years = async (text: string) => (await read(text)).targets.map((t) => [t.indicator, t.year]);

  it('holds for the bullets and the labelled lines right behind it', async () => {
    const bullets = '——产品质量。制造业产品质量合格率达到94%以上。\n——标准。制定团体标准100项以上。\n';
    expect(await years(`${head}${bullets}二、重点任务\n(一)提质。开展攻关。`)).toEqual([
      ['制造业产品质量合格率', 2025],
      ['团体标准', 2025],
    ]);
    const labelled = '产品质量:制造业产品质量合格率达到94%以上。\n服务质量:服务质量满意度达到85分。\n';
    expect(await years(`${head}${labelled}二、重点任务\n(一)提质。开展攻关。`)).toEqual([
      ['制造业产品质量合格率', 2025],
      ['服务质量满意度', 2025],
    ]);
  });

  it('does not reach a task', async () => {
    const [target] = (await read(`${head}二、重点任务\n(一)提质。新建检测平台3个。`)).targets;
    expect(target).toMatchObject({ value: 3, year: null });
  });
});

describe('owners', () => {
  it('stand in tortoise-shell brackets too', async () => {
    const text = plan(
      '1.提质。开展攻关。〔县经信局牵头,县科技局、各镇街配合〕',
      '2.创牌。培育品牌。〔责任单位:县商务局〕',
    );
    expect(await owners(text)).toEqual([
      ['县经信局:lead', '县科技局:support', '各镇街:support'],
      ['县商务局:owner'],
    ]);
  });

  it('are those of the task before where it says 同上', async () => {
    const text = plan(
      '1.提质。开展攻关。(牵头单位:县经信局;配合单位:县财政局)',
      '2.创牌。培育品牌。(同上)',
      '3.强基。建设平台。(县商务局牵头)',
    );
    expect(await owners(text)).toEqual([
      ['县经信局:lead', '县财政局:support'],
      ['县经信局:lead', '县财政局:support'],
      ['县商务局:lead'],
    ]);
  });

  it('share a lead', async () => {
    const text = plan(
      '(一)监管。加大打假力度。由县农业局、县质监局共同牵头,县公安局配合。',
      '(二)创牌。培育品牌。由县商务局牵头。',
    );
    expect(await owners(text)).toEqual([
      ['县农业局:lead', '县质监局:lead', '县公安局:support'],
      ['县商务局:lead'],
    ]);
  });

  it('leave the bare places of an open list in the one name they share', async () => {
    const text = plan(
      '1.护水。加强保护。责任单位:省生态环境厅,遵义、毕节等市人民政府。',
      '2.旅游。打造航线。责任单位:省文化和旅游厅,贵阳、黔东南等市(州)人民政府。',
    );
    expect(await owners(text)).toEqual([
      ['省生态环境厅:owner', '遵义、毕节等市人民政府:owner'],
      ['省文化和旅游厅:owner', '贵阳、黔东南等市(州)人民政府:owner'],
    ]);
  });

  it('come from a remark that also says who leads', async () => {
    const text = plan(
      '(以下任务责任单位排第一位的为牵头单位,均需各镇(街道)落实,不再一一列出)',
      '1.提质。开展攻关。责任单位:县经信局、县科技局。',
      '2.创牌。培育品牌。责任单位:县商务局。',
    );
    expect(await owners(text)).toEqual([
      ['县经信局:lead', '县科技局:owner', '各镇(街道):owner'],
      ['县商务局:lead', '各镇(街道):owner'],
    ]);
  });
});

describe('items that count aloud', () => {
  it('are the tasks where each names who does it', async () => {
    const found = await read(
      plan(
        '一是开展强链行动。解决质量堵点5个以上。(县经信局牵头,县科技局配合)',
        '二是推进认证。帮扶小微企业120家。(县市场监管局牵头)',
      ),
    );
    expect(found.tasks.map((t) => [t.number, t.title])).toEqual([
      ['一是', '开展强链行动'],
      ['二是', '推进认证'],
    ]);
  });

  it('are prose of their task otherwise', async () => {
    const found = await read(
      plan('(一)提质。要做好两件事。', '一是抓源头治理。', '二是抓过程管控。', '(二)创牌。培育品牌。'),
    );
    expect(found.tasks.map((t) => t.title)).toEqual(['提质', '创牌']);
  });
});

describe('titles', () => {
  const body = '一、重点任务\n(一)提质。开展质量攻关,推广先进方法。\n(二)创牌。培育知名品牌。';

  it('of a notice without 《》 go on over the line of its years', async () => {
    const { plan: found, citations } = await read(
      `芦山县人民政府办公室\n关于印发芦山县质量强县建设实施方案\n(2024—2027年)的通知\n各乡镇人民政府:\n现将《芦山县质量强县建设实施方案(2024—2027年)》印发给你们。\n芦山县人民政府办公室\n2024年3月18日\n芦山县质量强县建设实施方案\n(2024—2027年)\n${body}`,
    );
    expect(found).toMatchObject({
      title: '芦山县质量强县建设实施方案(2024—2027年)',
      periodStart: 2024,
      periodEnd: 2027,
    });
    expect(citations).toEqual([]);
  });

  it('stand below a list of annexes', async () => {
    const { plan: found } = await read(
      `现将方案公布如下。\n附件:1.《宝坻区质量强区建设实施方案》\n2.《宝坻区质量强区建设实施方案》起草说明\n宝坻区市场监督管理局\n2025年5月28日\n宝坻区质量强区建设实施方案(征求意见稿)\n${body}`,
    );
    expect(found?.title).toBe('宝坻区质量强区建设实施方案(征求意见稿)');
  });

  it('may differ in the notice, which then cites no other document', async () => {
    const { citations } = await read(
      `市人民政府关于印发咸宁市质量兴市“十二五”规划的通知\n各县、市、区人民政府:\n《咸宁市质量兴市“十二五”规划》已经审议通过,现印发给你们。\n咸宁市人民政府\n2012年11月26日\n咸宁市实施质量兴市“十二五”规划\n${body}`,
    );
    expect(citations).toEqual([]);
  });

  it('of a year name its period', async () => {
    const { plan: found } = await read(`2024年全市质量工作要点\n${body}`);
    expect(found).toMatchObject({ periodStart: 2024, periodEnd: 2024 });
  });

  it('say below who passed the plan', async () => {
    const { plan: found } = await read(
      `腾冲市质量强市建设工作方案\n(2023年10月12日腾冲市人民政府印发)\n${body}`,
    );
    expect(found).toMatchObject({ issuers: ['腾冲市人民政府'], issuedDate: '2023-10-12' });
  });
});

describe('programs', () => {
  const names = async (...lines: string[]) =>
    (await read(plan(...lines, '9.其他。做好工作。'))).programs.map((p) => p.name);

  it('may be the heading of a task', async () => {
    expect(await names('1、陶瓷产业提质行动。推动日用瓷高端化。')).toEqual(['陶瓷产业提质行动']);
  });

  it('may be quoted before what they are', async () => {
    expect(await names('1.创牌。做精“世界美食之都”名片,培育“醴陵瓷器”区域品牌。')).toEqual([
      '世界美食之都',
      '醴陵瓷器',
    ]);
    expect(await names('1.惠民。建设15分钟便民服务圈。')).toEqual(['15分钟便民服务圈']);
  });

  it('are not the plan itself', async () => {
    expect(await names('1.提质。根据上级部署,制定本计划。')).toEqual([]);
  });

  it('are led by a body that is responsible for them', async () => {
    const { programLeads } = await read(
      plan(
        '1.创牌。县商务局负责“福清味道”品牌推广,县农业农村局负责“福农优品”品牌遴选。',
        '2.其他。做好工作。',
      ),
    );
    expect(programLeads.map((l) => [l.program, l.department])).toEqual([
      ['福清味道', '县商务局'],
      ['福农优品', '县农业农村局'],
    ]);
  });
});
