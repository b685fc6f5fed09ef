import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanMeta, Target } from '../../graph/model.ts';
import { draftOf } from '../../ingest/draft.ts';
import { foldWidth } from '../../ingest/lexicon/numerals.ts';
import { rules } from '../../ingest/rules/index.ts';
import { targetRule } from '../../ingest/rules/target.ts';

/** Cleaners fold width before a draft is made. */
const read = (page: string, plan: Partial<PlanMeta> | null = null): Target[] => {
  const text = foldWidth(page);
  const draft = draftOf(text);
  for (const rule of rules) {
    if (rule.name === 'target') break;
    rule.apply(draft);
  }
  if (plan) draft.plan = plan as PlanMeta;
  targetRule.apply(draft);
  for (const t of draft.targets) expect(text.slice(t.start, t.end)).toBe(t.evidence);
  return draft.targets;
};
const years = (targets: readonly Target[]) => Object.fromEntries(targets.map((t) => [t.indicator, t.year]));

describe('the year that governs', () => {
  const plan = `质量强县建设实施方案
一、总体要求
（一）指导思想。坚持质量第一。
（二）主要目标。到2025年，质量整体水平全面提高，质量强县建设取得显著成效。
1.质量效益明显提升。经济结构更加优化，研发投入强度达到2.6%。
2.质量供给全面优化。制造业产品质量合格率达到94%以上。
到2027年，质量总体水平再上台阶，服务质量满意度达到88分以上。
二、主要任务
（一）提升产品质量
1.实施质量提升行动。推进质量强企，培育质量标杆企业30家。到2026年，建成省级质检中心2个。健全标准体系，发布团体标准40项。
2.建设质量基础设施。到2024年，新建计量标准12项。布局服务站点，打造“一站式”服务站5个。
3.加强品牌建设。到2025年，新增省级品牌10个，国家级品牌2个。有效注册商标量达到2万件，地理标志商标达到6件。
`;
  const found = years(read(plan));

  it('comes from the lead of a section of aims for its children, up to the next year', () => {
    expect(found.研发投入强度).toBe(2025);
    expect(found.制造业产品质量合格率).toBe(2025);
    expect(found.服务质量满意度).toBe(2027);
  });
  it('comes from a paragraph of 总体要求 that opens with it, and ends with the section', () => {
    const overview = years(
      read(`质量强市建设实施意见
一、总体要求
坚持以人民为中心的发展思想，牢固树立质量第一意识。
到2025年，质量整体水平稳步提升。
产品质量：消费品质量合格率达到95%以上。
——服务质量显著提高。旅游投诉办结率达到100%。
到2027年，质量强市建设再上台阶。
工程质量：水利工程单元工程优良率90%以上。
二、重点任务
（一）提升产品质量
1.实施强企行动。培育质量标杆企业30家。
`),
    );
    expect(overview).toMatchObject({
      消费品质量合格率: 2025,
      旅游投诉办结率: 2025,
      水利工程单元工程优良率: 2027,
    });
    expect(overview.质量标杆企业).toBeNull();
  });
  it('holds in a task for its own sentence only', () => {
    expect(found.质量标杆企业).toBeNull();
    expect(found.省级质检中心).toBe(2026);
    expect(found.团体标准).toBeNull();
  });
  it('holds for a paragraph that it opens, the run-in heading aside', () => {
    expect(found.新建计量标准).toBe(2024);
    expect(found['“一站式”服务站']).toBe(2024);
  });
  it('holds for a sentence of nothing but figures directly behind', () => {
    expect(found.新增省级品牌).toBe(2025);
    expect(found.新增国家级品牌).toBe(2025);
    expect(found.有效注册商标量).toBe(2025);
    expect(found.地理标志商标).toBe(2025);
  });

  it('is handed from a paragraph of its own to the bullets behind it', () => {
    const bullets = read(`质量强市规划
二、总体要求
（一）总体思路。坚持质量第一。
（二）主要目标。
到2030年，质量整体水平进一步提高。
——质量效益持续跃升。研发投入强度达到3.5%。
——质量基础更加高效。建成先进测量实验室12家以上。到2028年，社会公用计量标准达到300项。
——质量治理持续完善。质量监督抽查合格率达到93%。
到2035年，质量强市取得更大飞跃，公共服务质量满意度达到90分。
三、任务举措
1.培育骨干企业。培育工程总承包骨干企业100家。
`);
    expect(years(bullets)).toEqual({
      研发投入强度: 2030,
      先进测量实验室: 2030,
      社会公用计量标准: 2028,
      质量监督抽查合格率: 2030,
      公共服务质量满意度: 2035,
      工程总承包骨干企业: null,
    });
  });

  it('is handed from a paragraph that ends with a colon to its list', () => {
    const list = read(`方案
二、重点任务
1.推进放心消费。到2026年，全县实现以下工作目标：
①放心消费单位达到500家；
②消费投诉按时办结率达到98%。
加强宣传引导，培育示范街区3条。
`);
    expect(years(list)).toEqual({ 放心消费单位: 2026, 消费投诉按时办结率: 2026, 示范街区: null });
  });

  it('is not taken from baselines, documents and history', () => {
    const text = `一、任务
1.推进节能。单位生产总值能耗比2020年下降14%。自2021年起，每年新增绿色工厂5家。根据《质量提升行动方案（2021—2025年）》，培育标杆企业8家。
`;
    const found = read(text);
    expect(found.map((t) => t.year)).toEqual([null, null, null]);
    expect(found[0]).toMatchObject({ indicator: '单位生产总值能耗下降', kind: 'growth', baselineYear: 2020 });
    expect(found[1]).toMatchObject({ frequency: 'yearly' });
  });

  it('is the last of a period and of a five-year plan', () => {
    expect(years(read('2023—2025年，培育质量标杆企业30家。\n“十五五”期间，新增省级品牌20个。\n'))).toEqual({
      质量标杆企业: 2025,
      新增省级品牌: 2030,
    });
  });
});

describe('status', () => {
  const plan = `“十五五”质量发展规划
一、发展基础
“十四五”以来，全市质量工作成效明显。全市制造业产品质量合格率达到93.8%，建成国家质检中心3家。政府质量工作连续4年获得省级督查激励。
二、总体要求
（一）发展目标。到2030年，制造业产品质量合格率达到95%以上。
三、主要任务
（一）夯实质量基础。
1.建设质检中心。目前已建成省级质检中心6家，到2030年达到10家。
`;
  const found = read(plan);
  const of = (indicator: string) =>
    found.filter((t) => t.indicator === indicator).map((t) => [t.status, t.value, t.year]);

  it('is actual in sections that tell where things stand', () => {
    expect(of('制造业产品质量合格率')).toEqual([
      ['actual', 93.8, null],
      ['target', 95, 2030],
    ]);
    expect(of('国家质检中心')).toEqual([['actual', 3, null]]);
    expect(of('省级督查激励连续获得年数')).toEqual([['actual', 4, null]]);
  });
  it('is actual where a word says so, and a target again after its year', () => {
    expect(of('省级质检中心')).toEqual([
      ['actual', 6, null],
      ['target', 10, 2030],
    ]);
  });
  it('is actual for years before the plan was issued', () => {
    const [past, aim] = read(
      '一、任务\n1.强化监管。2021年，抽检合格率达到97%。到2025年，抽检合格率达到98%。\n',
      {
        issuedDate: '2023-05-04',
        publishedDate: null,
        periodStart: null,
        periodEnd: null,
      },
    );
    expect([past?.status, past?.year, aim?.status, aim?.year]).toEqual(['actual', 2021, 'target', 2025]);
  });
});

describe('one figure', () => {
  it.each([
    ['每年培育“皖美品牌”企业40家左右。', { frequency: 'yearly', comparator: '~', kind: 'count' }],
    ['规上工业增加值年均增长7%以上。', { frequency: 'yearly', kind: 'growth', comparator: '>=' }],
    ['全市有效发明专利达到1.8万件。', { value: 1.8, unit: '万件', scope: '全市', indicator: '有效发明专利' }],
    [
      '市区空气质量优良天数比例达92.7%。',
      { scope: '市区', indicator: '市区空气质量优良天数比例', kind: 'level' },
    ],
    [
      '审批时限由原来的30个工作日压缩到10个工作日以内。',
      { baseline: 30, value: 10, comparator: '<=', unit: '个工作日' },
    ],
    ['规上企业研发覆盖率由2022年的60%提高到80%以上。', { baseline: 60, baselineYear: 2022, value: 80 }],
    ['累计发布团体标准1万余项。', { value: 1, unit: '万项', comparator: '>' }],
    ['近90%的经营主体是个体工商户。', { indicator: '个体工商户占经营主体比重', comparator: '~', value: 90 }],
    ['绿色产品认证证书累计2391张（全国第2位）。', { indicator: '绿色产品认证证书', value: 2391 }],
    ['我市只有一家企业获中国质量奖。', { value: 1, unit: '家', scope: '全市' }],
    ['甲类文物保护率达100%、藏品完好率达99%。', { indicator: '甲类文物保护率', value: 100 }],
  ])('%s', (text, wanted) => {
    expect(read(text)[0]).toMatchObject(wanted);
  });

  it('repeats the indicator for other places with their scope', () => {
    const found = read('落户我省的国际和全国标准化技术委员会分别为3个、10个，低于北京（45个、329个）。');
    expect(found.map((t) => [t.indicator, t.value, t.scope])).toEqual([
      ['国际标准化技术委员会', 3, '全省'],
      ['全国标准化技术委员会', 10, '全省'],
      ['国际标准化技术委员会', 45, '北京'],
      ['全国标准化技术委员会', 329, '北京'],
    ]);
    const row = read('我省只有一家企业获中国质量奖，而广东、江苏分别有3家、2家。');
    expect(row.map((t) => [t.value, t.scope])).toEqual([
      [1, '全省'],
      [3, '广东'],
      [2, '江苏'],
    ]);
  });

  it('completes names from what stands before or behind', () => {
    expect(
      read('2024年培育10家，2025年培育15家质量标杆企业。').map((t) => [t.indicator, t.value, t.year]),
    ).toEqual([
      ['质量标杆企业', 10, 2024],
      ['质量标杆企业', 15, 2025],
    ]);
    expect(read('认证证书超过200张（其中国际认证证书50张）。').map((t) => [t.indicator, t.value])).toEqual([
      ['认证证书', 200],
      ['国际认证证书', 50],
    ]);
    expect(
      read('每个市（州）至少建成1个计量服务站，全省达到50个以上。').map((t) => [
        t.indicator,
        t.comparator,
        t.scope,
      ]),
    ).toEqual([
      ['计量服务站', '>=', '每个市(州)'],
      ['计量服务站', '>=', '全省'],
    ]);
    expect(read('市场主体总量从全国第十三位上升到第九位。')[0]).toMatchObject({
      kind: 'rank',
      value: 9,
      baseline: 13,
    });
    expect(
      read('新增绿色食品5个、有机农产品3个，累计分别达到80个、30个。').map((t) => [t.indicator, t.value]),
    ).toEqual([
      ['新增绿色食品', 5],
      ['新增有机农产品', 3],
      ['绿色食品', 80],
      ['有机农产品', 30],
    ]);
    expect(
      read('发明专利授权量、商标注册量分别位居全省第3位、第5位。').map((t) => [t.indicator, t.value]),
    ).toEqual([
      ['发明专利授权量全省位次', 3],
      ['商标注册量全省位次', 5],
    ]);
    expect(read('单位能耗、单位水耗分别下降15%、18%。').map((t) => [t.indicator, t.kind])).toEqual([
      ['单位能耗下降', 'growth'],
      ['单位水耗下降', 'growth'],
    ]);
    expect(
      read('甲县、乙县分别建设质量服务站3个、2个。').map((t) => [t.indicator, t.value, t.scope]),
    ).toEqual([
      ['质量服务站', 3, '甲县'],
      ['质量服务站', 2, '乙县'],
    ]);
    expect(read('每年培育10家。')).toEqual([]);
  });

  it('says nothing where the rows of 分别 do not agree', () => {
    expect(read('产品、工程、服务质量满意度分别达到80分、85分。')).toEqual([]);
  });

  it('knows its task and clause', () => {
    const text =
      '方案\n二、主要任务\n（一）提质\n1.提升产品。强化监管，培育质量标杆企业30家。（责任单位：市经信局）\n2.提升服务。强化服务，培育服务标杆20家。（责任单位：市商务局）\n';
    const found = read(text);
    expect(found.map((t) => t.task)).toEqual(['1.', '2.']);
    expect(found.every((t) => t.clause !== null)).toBe(true);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '到2025年',
    '，',
    '。',
    '、',
    '培育',
    '企业',
    '100家',
    '分别',
    '达到',
    '98%',
    '以上',
    '（',
    '）',
    '“',
    '”',
    '从',
    '提高到',
    '全国',
    '第2位',
    '前三',
    '连续3年',
    '获得',
    '半天',
    '翻一番',
    '七成',
    '每年',
    '其中',
    '省级',
    '北京',
    '占',
    '的',
    '1,000',
    '万',
    '\n',
    '——',
    '合格率',
    '指数',
    '5—10个',
    '百分之九十',
    '没有一家',
    '中',
    '《',
    '〔2023〕1号',
  );
  it('reads hostile repetition in bounded work', () => {
    for (const unit of ['一', '1家、', '保持在', '“', '《', '(', '分别1家、', '第1位、', '到2025年', '从1天'])
      expect(Array.isArray(read(unit.repeat(2000)))).toBe(true);
  });
  it('neither crashes the rule nor breaks its spans', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const t of read(pieces.join(''))) {
          expect(t.evidence.length).toBeGreaterThan(0);
          expect(Number.isFinite(t.value)).toBe(true);
          expect(t.indicator.trim()).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('labelled plans', () => {
  const gold = new URL('../eval/gold/', import.meta.url);
  it.each(['jinhua', 'putuo', 'zhejiang'])(
    '%s: as many figures as the labels, each value among them',
    (name) => {
      const labels: { value: number; unit: string; year: number | null; status: string }[] = JSON.parse(
        readFileSync(new URL(`${name}.json`, gold), 'utf8'),
      ).targets;
      const found = read(readFileSync(new URL(`cleaned/${name}.txt`, gold), 'utf8'));
      const key = (t: { value: number; unit: string; year: number | null; status: string }) =>
        [t.value, t.unit, t.year, t.status].join('|');
      expect(found.map(key).sort()).toEqual(labels.map(key).sort());
    },
  );
});

describe('round numbers in names', () => {
  it('takes 百项…工程 for a name and 千家企业 for a count', () => {
    expect(read('加快推进百项产品升级与工业强基工程示范项目。')).toEqual([]);
    expect(read('加快培育千家服务业领军企业。')).toMatchObject([{ value: 1000, unit: '家' }]);
  });
});
