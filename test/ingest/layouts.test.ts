/** Layouts of other places: what a reader of the page would say of its head, tasks and owners. */
import { describe, expect, it } from 'vitest';
import { owners, plan, read } from './short-plan.ts';

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

describe('names of bodies', () => {
  it('may be towns, banks and firms in a list of public bodies', async () => {
    const text = plan(
      '1.提质。推动认证。(区经委、区市场监管局、安亭镇)',
      '2.金融。推广“质量贷”。(人民银行某市分行、市金融发展局负责)',
      '3.强链。开展攻关。(责任单位:市发改委、“三区”管委会)',
    );
    expect(await owners(text)).toEqual([
      ['区经委:owner', '区市场监管局:owner', '安亭镇:owner'],
      ['人民银行某市分行:owner', '市金融发展局:owner'],
      ['市发改委:owner', '“三区”管委会:owner'],
    ]);
  });

  it('do not make owners of a list in brackets that names mostly other things', async () => {
    expect(await owners(plan('1.提质。推动认证。(检测公司、研究院、安亭镇)', '2.创牌。培育品牌。'))).toEqual([
      [],
      [],
    ]);
  });
});

describe('heads of pages', () => {
  const body = '一、重点任务\n(一)提质。开展质量攻关,推广先进方法。\n(二)创牌。培育知名品牌。';

  it('give the title before 全文如下 and who issued it', async () => {
    const { plan: found } = await read(
      `印发通知\n2023年6月14日,某省党委、某省人民政府印发《某省质量强省建设实施方案》,并发出通知。\n方案全文\n《某省质量强省建设实施方案》全文如下。\n为提高质量总体水平,制定本方案。\n${body}`,
    );
    expect(found).toMatchObject({
      title: '某省质量强省建设实施方案',
      issuers: ['某省党委', '某省人民政府'],
    });
  });

  it('name the issuer beside the number', async () => {
    const { plan: found } = await read(
      `灵璧县质量强县建设三年行动计划(2023-2025年)\n灵政办秘〔2023〕18号   灵璧县人民政府办公室   2023年8月9日\n${body}`,
    );
    expect(found).toMatchObject({ docNumber: '灵政办秘〔2023〕18号', issuers: ['灵璧县人民政府办公室'] });
  });

  it('set values in bullets below their labels', async () => {
    const { plan: found } = await read(
      `某县质量强县建设实施方案\n发布日期:2022-04-27\n• 索引号:\n• 001008003006082/2021-55914\n• 发布机构:\n• 县市场监管局\n${body}`,
    );
    expect(found).toMatchObject({ indexNumber: '001008003006082/2021-55914', publisher: '县市场监管局' });
  });
});
