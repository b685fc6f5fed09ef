import { describe, expect, it } from 'vitest';
import { draftOf } from '../../ingest/draft.ts';
import { findKnownPrograms, knownProgram } from '../../ingest/lexicon/programs.ts';
import { program } from '../../ingest/rules/program.ts';

function programs(text: string, home: string | null = null) {
  // The first line of a document is its title, which adopts nothing.
  const draft = draftOf(`某市质量强市实施方案\n二、主要任务\n(一)加强工作。${text}`);
  if (home) {
    draft.plan = {
      id: 'doc:1',
      title: '',
      aliases: [],
      docNumber: null,
      indexNumber: null,
      issuers: [],
      publisher: null,
      region: { province: null, city: null, district: null, code: home },
      level: 'city',
      issuedDate: null,
      publishedDate: null,
      periodStart: null,
      periodEnd: null,
      milestoneYears: [],
    };
  }
  program.apply(draft);
  for (const p of draft.programs) expect(draft.text.slice(p.start, p.end)).toBe(p.evidence);
  return draft.programs;
}
const names = (text: string) => programs(text).map((p) => p.name);

describe('where a name begins and ends', () => {
  it.each([
    ['实施平台企业创新培育工程，制定标准。', ['平台企业创新培育工程']],
    ['深入推进检测认证促进产业链优化升级行动，开展服务。', ['检测认证促进产业链优化升级行动']],
    ['实施产业基础再造和产业链提升工程，加快建设。', ['产业基础再造和产业链提升工程']],
    [
      '实施制造业淘汰落后攻坚行动、低效高耗企业整治攻坚行动。',
      ['制造业淘汰落后攻坚行动', '低效高耗企业整治攻坚行动'],
    ],
    ['在永康市开展全产业链质量提升试点。', ['全产业链质量提升试点']],
    ['积极创建国家级产城融合示范城市。', ['国家级产城融合示范城市']],
    ['组织开展首批县域商业体系建设试点工作。', ['县域商业体系建设试点']],
    ['举办长三角质量品牌故事演讲大赛等活动。', ['长三角质量品牌故事演讲大赛']],
    ['推进现代生态循环农业示范市建设。', ['现代生态循环农业示范市']],
    ['开展质量文化进校园活动，参加大赛。', ['质量文化进校园活动']],
    ['打造旌德长三角康养基地，增加供给。', ['旌德长三角康养基地']],
    ['全部创建安徽省质量强县（市、区）。', ['安徽省质量强县（市、区）']],
    ['深入实施“宛陵英才”计划，加大引进力度。', ['宛陵英才']],
    ['构建线上线下联动的“1+N”质量基础设施服务平台体系。', ['1+N质量基础设施服务平台体系']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    '落实工程建设标准化要求，推动工程质量管理。',
    '按照年度抽查计划开展抽查，编制教学计划。',
    '在重点领域先行先试，开展试点实施评估。',
    '发展目标、重大工程、重点行动，明确任务分工。',
    '推进质量设计、试验检测、可靠性工程等先进技术应用。',
    '围绕本实施方案提出的重点任务开展行动。',
    '拓展“物流+”“设计+”等跨界融合发展。',
    '按照“边界清晰、工作均衡、全面覆盖、相互衔接”的要求推进。',
    '聚焦“国际学校”“国际街区”等领域制定标准。',
    '打造“领军企业+中小微企业”创新生态圈。',
    '推进质量强县（市、区）建设。',
    '推动优质课程进校园，打造一批康养基地、示范市。',
  ])('nothing in: %s', (text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('which names are one', () => {
  it('joins written variants and keeps neighbours apart', () => {
    expect(names('实施重点产品质量阶梯攀升工程。实施重点产品质量阶梯攀登工程。')).toEqual(
      ['重点产品质量阶梯攀登工程'].slice(0, 1),
    );
    expect(names('打造“浙江精品”“浙江制造精品”“浙江制造”等品牌。')).toEqual([
      '浙江精品',
      '浙江制造精品',
      '浙江制造',
    ]);
    expect(names('深化检验检测“一件事”集成改革。深化企业迁移“一件事”改革。')).toHaveLength(2);
    expect(names('推进数字经济“一号发展工程”，推进营商环境优化提升“一号改革工程”。')).toHaveLength(2);
  });

  it('takes a known name for itself with words around it', () => {
    const [one] = programs('深化汽车质量安全“沙盒监管”试点。推广“沙盒监管”。');
    expect(one).toMatchObject({ name: '沙盒监管', mentions: [expect.anything(), expect.anything()] });
    expect(one!.aliases).toContain('汽车质量安全“沙盒监管”试点');
  });

  it('finds known names with and without marks, never as a part of another word', () => {
    expect(knownProgram('“双随机、一公开”')?.name).toBe('双随机、一公开');
    expect(findKnownPrograms('发展浙江制造业，推进标准化工作')).toEqual([]);
    expect(names('贯彻《浙江精品培育办法》。')).toEqual([]);
  });
});

describe('what is said of a program', () => {
  it('origin by its name and the words before it', () => {
    const origins = Object.fromEntries(
      programs(
        '支持企业争创中国质量奖、安徽省政府质量奖、宣城市政府质量奖。实施质量赋能行动。',
        '341800',
      ).map((p) => [p.name, p.origin]),
    );
    expect(origins).toEqual({
      中国质量奖: 'national',
      安徽省政府质量奖: 'provincial',
      宣城市政府质量奖: 'city',
      质量赋能行动: 'unknown',
    });
  });

  it('strength: named, done by a task, counted by a target', () => {
    const draft = draftOf(
      '一、总体要求\n提到“无废城市”。\n二、主要任务\n(一)任务。实施质量强企工程。培育“好品山东”100个。',
    );
    draft.tasks = draft.clauses
      .filter((c) => c.title.startsWith('任务'))
      .map((c) => ({
        ...c,
        clause: c.id,
        text: '',
        departments: [],
        programs: [],
        industries: [],
        regions: [],
        deadline: null,
      }));
    const at = draft.text.indexOf('培育');
    draft.targets = [
      {
        start: at,
        end: draft.text.length,
        evidence: draft.text.slice(at),
        indicator: '培育好品山东',
        value: 100,
        unit: '个',
        comparator: '=',
        kind: 'count',
        year: null,
        baseline: null,
        baselineYear: null,
        status: 'target',
        frequency: 'total',
        scope: null,
        task: null,
        clause: null,
      },
    ];
    program.apply(draft);
    expect(draft.programs.map((p) => [p.name, p.strength])).toEqual([
      ['无废城市', 'mentioned'],
      ['质量强企工程', 'deployed'],
      ['好品山东', 'quantified'],
    ]);
    expect(draft.tasks[0]?.programs).toEqual(['质量强企工程', '好品山东']);
  });

  it('survives odd text in linear time', () => {
    for (const text of [
      '“'.repeat(3000),
      '工程'.repeat(3000),
      '实施'.repeat(3000),
      '、和'.repeat(3000),
      '(((',
      '《'.repeat(500),
    ]) {
      expect(() => programs(text)).not.toThrow();
    }
  });
});

describe('names that a plan relies on rather than carries out', () => {
  it.each([
    [
      '充分发挥“全球可持续发展标准化城市联盟”“某某国际标准化交流中心”的先发优势。',
      ['全球可持续发展标准化城市联盟', '某某国际标准化交流中心'],
    ],
    ['以创建“标准国际化创新型城市”为契机，加大合作力度。', ['标准国际化创新型城市']],
    ['落实日常监管“全覆盖+双随机”检查制度。', ['全覆盖+双随机']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each(['发挥“链主”企业的作用。', '以“绿色转型”为契机，加快发展。', '形成“领军企业+中小微企业”的生态。'])(
    'nothing in: %s',
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );
});

describe('named national and provincial programs', () => {
  it.each([
    ['打好污染防治攻坚战，统筹治水治气。', '污染防治攻坚战', 'national'],
    ['积极开展放心消费创建工作。', '放心消费创建', 'national'],
    ['实施食品安全战略，完善标准。', '食品安全战略', 'national'],
    ['以建设国家自主创新示范区为载体。', '国家自主创新示范区', 'national'],
    ['建设城市信息模型（CIM）平台。', '城市信息模型平台', 'national'],
    ['推进企业投资项目承诺制改革。', '企业投资项目承诺制改革', 'national'],
    ['参加旅游服务质量标杆单位遴选等活动。', '旅游服务质量标杆单位', 'national'],
    ['加快建设美丽乡村，改善人居环境。', '美丽乡村', 'national'],
    ['推广应用城市大脑，加快城市数字化。', '城市大脑', 'provincial'],
    ['建成产业创新服务综合体30个。', '产业创新服务综合体', 'provincial'],
    ['依托江淮大数据中心建设，完善平台。', '江淮大数据中心', 'provincial'],
  ])('%s', (text, name, origin) => {
    expect(programs(text)).toMatchObject([{ name, origin }]);
  });
});
