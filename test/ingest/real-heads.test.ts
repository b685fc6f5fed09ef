/** Heads and layouts met on pages of sites that re-publish plans; all texts are invented. */
import { describe, expect, it } from 'vitest';
import { read } from './short-plan.ts';

const TASKS =
  '二、主要任务\n(一)夯实管理。推广先进质量管理方法。(责任单位:市市场监管局、市财政局)\n(二)提升工程。落实首要责任。(责任单位:市住房城乡建设局)\n三、保障措施\n(一)加强领导。统筹推进。\n';
const GOAL = '一、总体目标\n到2027年,质量水平明显提高。\n';

describe('a letter that asks for opinions and carries the draft', () => {
  const letter = (annex: string) =>
    `临川市市场监督管理局关于征求《临川市质量强市建设实施方案》意见的通告\n我局起草了《临川市质量强市建设实施方案(征求意见稿)》,现向社会公开征求意见,时间截至2023年11月5日:\n一、发送邮件。请将意见发送至电子邮箱,并注明字样。\n二、邮寄信件。请将意见寄至质量发展处。\n三、电话沟通。请拨打电话反馈。\n附件:临川市质量强市建设实施方案(征求意见稿).docx\n临川市市场监督管理局\n2023年10月30日\n${annex}\n临川市质量强市建设实施方案\n(征求意见稿)\n为推进质量强市建设,制定本方案。\n${GOAL}${TASKS}`;

  it.each(['附件', '附件:', '附件1'])('is no part of the plan below %s', async (annex) => {
    const { plan, tasks } = await read(letter(annex));
    expect(plan?.title).toMatch(/^临川市质量强市建设实施方案/);
    expect(tasks.map((t) => t.title)).toEqual(['夯实管理', '提升工程']);
  });
});

describe('titles', () => {
  const titleOf = async (head: string) =>
    (await read(`${head}\n为推进质量强市建设,结合本市实际,现就有关工作提出如下意见。\n${GOAL}${TASKS}`)).plan;

  it('end before the document number, which is the plan’s own', async () => {
    for (const number of [' 临府办函〔2018〕83号', '(临府办函〔2018〕83号)'])
      expect(
        await titleOf(`临川市人民政府办公室关于印发临川市质量强市工作方案的通知${number}\n各县区人民政府:`),
      ).toMatchObject({
        title: '临川市质量强市工作方案',
        docNumber: '临府办函〔2018〕83号',
        issuers: ['临川市人民政府办公室'],
      });
  });

  it('are no addressees and no dates', async () => {
    expect((await titleOf('各县(市、区)人民政府(管委会),市政府各部门、单位:'))?.title).toBe('plan');
    expect((await titleOf('(2018年7月5日)'))?.title).toBe('plan');
  });

  it('are told apart where a site ran the whole head together', async () => {
    const plan = await titleOf(
      '原标题:临川市人民政府关于印发实施“质量+”行动计划方案的通知\n临川市人民政府关于印发实施“质量+”行动计划方案的通知 临政函〔2016〕190号 各区、县(市)人民政府,市政府各部门、各直属单位:\n《关于实施“质量+”行动计划的方案》已经市政府同意,现印发给你们,请认真组织实施。\n临川市人民政府 2016年12月23日 关于实施“质量+”行动计划方案',
    );
    expect(plan).toMatchObject({
      title: '关于实施“质量+”行动计划方案',
      docNumber: '临政函〔2016〕190号',
      issuers: ['临川市人民政府'],
      issuedDate: '2016-12-23',
    });
    expect(plan?.aliases.join()).not.toContain('原标题');
  });

  it('of rules for prizes are no plans', async () => {
    const page =
      '临川市市长质量奖管理办法\n第一章 总则\n第一条 为推进质量强市,制定本办法。\n第二条 市长质量奖每2年评选1次,每次不超过3个。\n第三条 评选坚持公开公平公正的原则。\n第四条 奖励列入财政预算。';
    expect((await read(page)).notPlan).toContain('办法');
  });
});

describe('a page without line breaks', () => {
  const page = `云山新区管委会办公室关于印发云山新区质量提升实施方案的通知\n发布部门:云山新区管委会办公室\n政策文号:云管办发〔2024〕12号\n各部门、各街道:《云山新区质量提升实施方案》已经同意,现印发你们,请抓好落实。云山新区管委会办公室2024年7月12日云山新区质量提升实施方案为贯彻落实上级决策部署,推动高质量发展,制定本方案。一、指导思想坚持质量第一、效益优先,以完善质量体系为抓手。二、工作目标(一)总体目标。到2027年,质量基础进一步夯实。(二)产品质量目标。制造业产品质量合格率达到95%以上。三、主要任务(一)夯实管理。推广先进质量管理方法。(责任单位:区市场监管局)(二)提升工程。落实首要责任。(责任单位:区住建局)`;

  it('gets its headings, signature and number back', async () => {
    const { plan, tasks } = await read(page);
    expect(plan).toMatchObject({
      docNumber: '云管办发〔2024〕12号',
      issuers: ['云山新区管委会办公室'],
      issuedDate: '2024-07-12',
      level: 'district',
      milestoneYears: [2027],
    });
    expect(tasks.map((t) => t.title)).toEqual(['夯实管理', '提升工程']);
  });
});

describe('dates', () => {
  it('of publication stand bare above the text', async () => {
    for (const line of ['2016-11-02 14:40:28', '2023-01-05 10:00 区人民政府办公室', '2014-08-11 413'])
      expect(
        (await read(`临川市质量强市实施方案\n${line}\n各区人民政府:\n${GOAL}${TASKS}`)).plan?.publishedDate,
      ).toBe(/^[\d-]+/.exec(line)![0]);
  });

  it('of a catalogue that lie behind the publication yield to the signature', async () => {
    const { plan } = await read(
      `临川市质量强市活动2013年行动计划\n发布时间:2013-04-30\n成文日期:2013-10-14\n各镇人民政府:\n现印发给你们,请贯彻实施。\n临川市人民政府办公室\n二○一三年四月一日\n临川市质量强市活动2013年行动计划\n${GOAL}${TASKS}`,
    );
    expect(plan).toMatchObject({ issuedDate: '2013-04-01', periodStart: 2013, periodEnd: 2013 });
  });

  it('«在某日,X印发《本文》» is the date of issue', async () => {
    const { plan } = await read(
      `印发通知\n2023年6月14日,甘肃省人民政府印发《甘肃省质量强省建设实施方案》,并发出通知,要求结合实际认真贯彻落实。\n《甘肃省质量强省建设实施方案》全文如下。\n${GOAL}${TASKS}`,
    );
    expect(plan?.issuedDate).toBe('2023-06-14');
  });

  it('the year before the place gives the period, and so does the notice', async () => {
    const period = async (head: string) => {
      const { plan } = await read(`${head}\n${GOAL}${TASKS}`);
      return [plan?.periodStart, plan?.periodEnd];
    };
    expect(await period('2014年温州市质量强市建设行动计划')).toEqual([2014, 2014]);
    expect(
      await period(
        '铜陵市人民政府关于印发铜陵市标准化体系建设发展规划(2016—2020年)的通知\n各区:\n现印发给你们,请贯彻执行。\n铜陵市标准化体系建设发展规划',
      ),
    ).toEqual([2016, 2020]);
  });
});

it('reads the years of aims from 总体要求 too', async () => {
  const { plan } = await read(
    `陕西省质量强省实施意见\n一、总体要求\n坚持质量第一。\n到2025年,质量水平明显提升。\n到2035年,质量强省基础更加牢固。\n${TASKS}`,
  );
  expect(plan?.milestoneYears).toEqual([2025, 2035]);
});

it('takes no past figure of 基础与环境 for an aim, even where the heading runs into the text', async () => {
  const { targets } = await read(
    `天津市质量发展实施意见\n一、我市质量发展的基础与环境质量发展是强市之本。质量反映综合实力。\n制造业质量竞争力指数达到88.41,位居全国第三。\n${TASKS}`,
  );
  expect(targets.filter((t) => t.status === 'target')).toEqual([]);
});

it('closes the gaps that a PDF’s lines left inside words', async () => {
  const { targets, citations } = await read(
    `湖北省质量强省建设纲要\n为统筹推进质量强省建设,根据《质 量强国建设纲要》精神,结合湖北实际,制定本纲要。\n一、总体要求 (一)指导思想。全面贯彻新发展理 念,深入实施质量强省战略,健全质量政策,完善质量治理,加强全 面质量管理,提高全民质量素养,促进质量变革创新,着力提升 产品、工程、服务质量。\n(二)目标愿景。到 2025 年,质量强省建设取得显著成效, 质量推动作用更加突出。\n——主要农 产品加工转化率达到 80%以上,制造业质 量竞争力指数达到 89 以上。力争建成 5 个质量卓越产业集群。\n${TASKS}`,
  );
  expect(citations.map((c) => c.title)).toEqual(['质量强国建设纲要']);
  expect(targets.map((t) => [t.indicator, t.value, t.year])).toEqual([
    ['主要农产品加工转化率', 80, 2025],
    ['制造业质量竞争力指数', 89, 2025],
    ['质量卓越产业集群', 5, 2025],
  ]);
});

it('cites the superior document that has the plan’s own title', async () => {
  const { citations } = await read(
    `中共张掖市委 张掖市人民政府\n印发《关于开展质量提升行动实施方案》的通知\n市委发〔2018〕29号\n各县区委:\n现印发你们。\n中共张掖市委 张掖市人民政府\n2018年7月23日\n关于开展质量提升行动实施方案\n为贯彻落实省委、省政府《关于开展质量提升行动实施方案》(甘发〔2017〕42号),制定本方案。\n${GOAL}${TASKS}`,
  );
  expect(citations.map((c) => [c.title, c.docNumber])).toEqual([
    ['关于开展质量提升行动实施方案', '甘发〔2017〕42号'],
  ]);
});

describe('who and where', () => {
  it('a street that re-publishes did not issue, and the year stands before what the year is for', async () => {
    const { plan } = await read(
      `发布机构: 贵池区杏花村街道办事处\n发布日期: 2020-06-04\n池州市贵池区2020年食品安全重点工作安排\n${GOAL}${TASKS}`,
    );
    expect(plan).toMatchObject({ issuers: [], periodStart: 2020, periodEnd: 2020 });
  });

  it('结合湖北实际 names the province of a page without a title', async () => {
    const { plan } = await read(
      `为统筹推进质量强省建设,推动我省高质量发展,根据《质量强国建设纲要》精神,结合湖北实际,制定本纲要。\n${GOAL}${TASKS}`,
    );
    expect(plan?.region.province).toBe('湖北省');
  });

  it('《方案》 is the plan itself', async () => {
    const { citations } = await read(
      `临川市质量强市实施方案\n为推进质量强市建设,制定《临川市质量强市实施方案》(以下简称《方案》)。根据《方案》要求,根据《质量强国建设纲要》,提出如下任务。\n${GOAL}${TASKS}`,
    );
    expect(citations.map((c) => c.title)).toEqual(['质量强国建设纲要']);
  });

  it('owners may have two nameplates or open the sentence', async () => {
    const { tasks } = await read(
      `临川区质量强区实施方案\n${GOAL}二、主要任务\n(一)落实标准。加强跟踪评价。(区卫生健康委负责)加强标准落实。[区发展改革委(粮食和储备局)负责]\n(二)由区农业局负责,区环保局、财政局配合,加快基地建设。加强监管。\n`,
    );
    expect(tasks.map((t) => t.departments.map((d) => `${d.name}:${d.role}`))).toEqual([
      ['区卫生健康委:owner', '区发展改革委(粮食和储备局):owner'],
      ['区农业局:owner', '区环保局:support', '财政局:support'],
    ]);
  });
});
