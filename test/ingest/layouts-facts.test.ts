/** Wordings of other places: figures, programs and industries that a reader would find. */
import { describe, expect, it } from 'vitest';
import { plan, read } from './short-plan.ts';

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
    expect(await names('1.惠民。建设20分钟应急服务圈。')).toEqual(['20分钟应急服务圈']);
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

describe('figures', () => {
  const figures = async (text: string) =>
    (await read(text)).targets.map((t) => [t.indicator, t.value, t.unit, t.year]);
  const aims = (words: string, ...tasks: string[]) =>
    [
      '某县质量强县建设实施方案',
      '一、主要目标',
      words,
      '二、主要任务',
      ...tasks,
      '(三)其他。做好工作。',
    ].join('\n');

  it('of a list take its year, those of the sections behind it do not', async () => {
    const text = aims(
      '到2025年,质量工作走在前列:\n1.产品质量。产品抽检合格率达96%以上;\n2.品牌建设。新增品牌3个。',
      '(一)帮扶。帮扶企业30家。',
      '(二)安全。电梯按需维保推广率达80%。',
    );
    expect((await figures(text)).map(([, value, , year]) => [value, year])).toEqual([
      [96, 2025],
      [3, 2025],
      [30, null],
      [80, null],
    ]);
  });

  it('are shared out over quoted names side by side and over rates in a row', async () => {
    const text = aims(
      '到2025年,“灵璧奇石”“灵璧钟馗画”品牌价值分别达到15亿元和3亿元,食用农产品监测合格率、食品药品监督抽查合格率达到98%以上。',
    );
    expect(await figures(text)).toEqual([
      ['“灵璧奇石”品牌价值', 15, '亿元', 2025],
      ['“灵璧钟馗画”品牌价值', 3, '亿元', 2025],
      ['食用农产品监测合格率', 98, '%', 2025],
      ['食品药品监督抽查合格率', 98, '%', 2025],
    ]);
  });

  it('rank the number of what was counted before', async () => {
    const text = aims('到2025年,国家级质检中心达到28个,数量居全国第5位。');
    expect(await figures(text)).toEqual([
      ['国家级质检中心', 28, '个', 2025],
      ['国家级质检中心数量全国位次', 5, '位', 2025],
    ]);
    expect(await figures(aims('到2025年,兵团第八师新建检测中心1座。'))).toEqual([
      [expect.stringContaining('检测中心'), 1, '座', 2025],
    ]);
  });

  it('stand in tables whose last column is 指标属性', async () => {
    const text = aims(
      '主要指标如下。\n指标名称\t2020年\t2025年\t指标属性\n制造业质量竞争力指数\t85.2\t88\t预期性\n公共服务质量满意度(分)\t80.3\t85\t预期性',
    );
    expect(await figures(text)).toEqual([
      ['制造业质量竞争力指数', 88, '', 2025],
      ['公共服务质量满意度', 85, '分', 2025],
    ]);
  });
});

describe('industries', () => {
  const names = async (words: string) =>
    (await read(plan(`1.提质。${words}`, '2.其他。做好工作。'))).industries.map((i) => i.name);

  it('are what a plan counts as such, however broad', async () => {
    expect(await names('打造能源、制造、文旅康养、农业四大产业质量发展新优势。')).toEqual([
      '能源',
      '制造',
      '文旅康养',
      '农业',
    ]);
  });

  it('are all of a list before 行业 in which one is known', async () => {
    expect(await names('重点在麻纺、苎麻、茶叶、机电等行业培育名牌。')).toEqual([
      '麻纺',
      '苎麻',
      '茶叶',
      '机电',
    ]);
  });

  it('stand alone before 产业 when they end like one', async () => {
    expect(await names('推进玉雕产业质量提升,硒食品精深加工产业产值突破600亿元。')).toEqual([
      '玉雕',
      '硒食品精深加工',
    ]);
    expect(await names('着力增强产业质量竞争力,提升全产业质量,融入丝绸之路经济带。')).toEqual([]);
  });
});

it('leaves counts, verbs and figures of speech out of the names of programs', async () => {
  const found = await read(
    plan(
      '1.争创。全面完成全国质量强市示范城市创建工作。',
      '2.提质。建成一大批优质精品工程。',
      '3.落实。明确抓落实的“路线图”与“时间表”。',
      '9.其他。做好工作。',
    ),
  );
  expect(found.programs.map((p) => p.name)).toEqual(['全国质量强市示范城市']);
});

describe('a heading that says who does it', () => {
  it('has a title without them, and they are owners', async () => {
    const found = await read(
      plan(
        '(一)质量强企(县市监局牵头)\n推动企业导入先进质量管理方法。',
        '(二)质量惠民(牵头单位:县商务局)\n推进消费维权。',
        '(三)产业提升〔县工信局、县科技局,各镇(街道)〕\n开展质量攻关。',
        '(四)质量强县(市、区)创建\n开展创建工作。',
      ),
    );
    expect(found.tasks.map((t) => [t.title, t.departments.map((d) => d.name)])).toEqual([
      ['质量强企', ['县市监局']],
      ['质量惠民', ['县商务局']],
      ['产业提升', ['县工信局', '县科技局', '各镇(街道)']],
      ['质量强县(市、区)创建', []],
    ]);
  });
});

it('takes a county for no city of the same short name', async () => {
  const { plan: found } = await read(
    plan('1.提质。开展攻关。', '2.创牌。培育品牌。').replace('某县', '河源县'),
  );
  expect(found?.region).toMatchObject({ province: null, city: null });
  expect(found?.level).toBe('district');
});

it('reads the years of aims from the lines above their items', async () => {
  const { plan: found } = await read(
    '某县质量强县实施意见\n一、发展目标\n力争通过5年努力,到2028年,实现以下目标:\n1.产品质量目标:合格率达95%以上;\n2.工程质量目标:验收合格率100%。\n二、主要任务\n1.提质。开展攻关。\n2.创牌。培育品牌。',
  );
  expect(found?.milestoneYears).toEqual([2028]);
});

describe('what is no figure or industry', () => {
  it.each([
    ['1.经费。将质量发展专项经费纳入预算,每年安排不少于200万元。', []],
    ['1.设站。在陇山经济开发区设立服务站2个。', [['服务站', 2]]],
    ['1.巩固。制造业产品质量合格率连续五年保持在93%以上。', [['制造业产品质量合格率', 93]]],
  ])('%s', async (line, expected) => {
    const { targets } = await read(plan(line, '9.其他。做好工作。'));
    expect(targets.map((t) => [t.indicator, t.value])).toEqual(expected);
  });

  it('silos hold no 储能, festivals are programs', async () => {
    const found = await read(
      plan(
        '1.仓储。提升静态仓储能力,举办云冈文化旅游节、平遥国际电影展,发展棉花产业。',
        '9.其他。做好工作。',
      ),
    );
    expect(found.industries.map((i) => i.name)).toEqual(['棉花']);
    expect(found.programs.map((p) => p.name)).toEqual(['云冈文化旅游节', '平遥国际电影展']);
  });
});

it('reads owners of a zone, whose bureaus name no place, before the day by which they must be done', async () => {
  const found = await read(
    plan(
      '(一)提升工程\n实施认证提升行动。(市场监管局牵头,经济发展局、各镇街配合,2024年底前完成)\n建立首负责任制。(市场监管局牵头;2025年6月底前)',
      '(二)其他工程\n开展攻关。(科技局负责,长期坚持)',
    ),
  );
  expect(found.tasks.map((t) => t.departments.map((d) => `${d.name}:${d.role}`))).toEqual([
    ['市场监管局:lead', '经济发展局:support', '各镇街:support'],
    ['科技局:owner'],
  ]);
});
