import { beforeAll, describe, expect, it } from 'vitest';
import { createAsk } from '../../search/ask.ts';
import { Corpus } from '../../search/corpus.ts';
import type { Reply } from '../../search/question.ts';
import { type GoldAsk, goldAsk, JINHUA, PUTUO, wordFinder, ZHEJIANG } from './scaffold/gold-ask.ts';
import { goldRecord } from './scaffold/gold-plans.ts';

let gold: GoldAsk;
beforeAll(() => {
  gold = goldAsk();
});
const ask = (text: string, plan?: string): Promise<Reply> => gold.ask(text, plan ? { plans: [plan] } : {});
const names = (r: Reply): string[] => r.answer.departments.filter((d) => d.explicit).map((d) => d.name);
const plans = (r: Reply): string[] => r.answer.plans.map((p) => p.id).sort();
const values = (r: Reply): (readonly [number, number | null])[] =>
  r.answer.values.map((v) => [v.value, v.year]);

describe('owner', () => {
  it.each([
    ['打造“415X”先进制造业集群由哪几个部门负责?', ['区发改局', '区经信局', '区市场监管分局']],
    [
      '支持质量公益诉讼、推进行刑衔接,责任部门有哪些?',
      ['区人民法院', '区人民检察院', '区公安分局', '区司法局', '区市场监管分局'],
    ],
    ['「質量月」「中國品牌日」這些活動由誰負責開展?', ['质量强区各成员单位']],
    ['打击品牌仿冒、商标侵权归谁管', ['区经信局', '区公安分局', '区商务局', '区市场监管分局']],
  ])('reads the owner line: %s', async (text, want) => {
    const reply = await ask(text, PUTUO);
    expect(reply.question).toBe('owner');
    expect(names(reply)).toEqual(want);
  });

  it.each([
    ['产品质量安全的联合执法由哪几个部门一起做?', ['市场监管', '公安', '海关']],
    ['质量建设的属地管理责任由谁承担?', ['各县(市、区)党委和政府']],
    ['年度推进举措由哪些单位负责制定?', ['市直属相关单位']],
  ])('reads the sentence where no line stands: %s', async (text, want) => {
    expect(names(await ask(text, JINHUA))).toEqual(want);
  });

  it('says that a remark for the whole text obliges the towns too', async () => {
    const reply = await ask('“同线同标同质”行动由谁负责?', PUTUO);
    expect(reply.answer.departments.filter((d) => !d.explicit).map((d) => d.name)).toEqual([
      '各镇街道',
      '管委会',
    ]);
    expect(reply.answer.text).toContain('另按全文总的说明，各镇街道、管委会均须落实');
  });

  it('says plainly that nobody is named', async () => {
    const reply = await ask('首席质量官队伍建设由谁负责?', JINHUA);
    expect(names(reply)).toEqual([]);
    expect(reply.answer.text).toContain('没有写明责任单位');
    expect(reply.confidence).not.toBe('stated');
  });

  it('groups by plan when no place is named, and names the silent ones', async () => {
    const reply = await ask('首席质量官制度由谁负责?');
    expect(plans(reply)).toEqual([PUTUO]);
    expect(reply.answer.text).toContain('没有写明责任单位');
    expect(reply.confidence).not.toBe('stated');
  });
});

describe('lead', () => {
  it('reads which office advances which brand', async () => {
    expect(names(await ask('“浙江制造精品”培育由哪个厅在推进?', ZHEJIANG))).toEqual(['省经信厅']);
    expect(names(await ask('“品字标”和“浙江精品”这两块牌子是哪个部门牵头推进的?', ZHEJIANG))).toEqual([
      '省市场监管局',
    ]);
    expect(names(await ask('农业方面的品牌是哪个部门在推进?', ZHEJIANG))).toEqual(['省农业农村厅']);
  });
});

describe('lead by everyday names', () => {
  it('leaves the place out of a brand', async () => {
    expect(names(await ask('制造精品哪个厅在推?', ZHEJIANG))).toEqual(['省经信厅']);
  });
});

describe('a number of things', () => {
  it('is no body, though its name ends like one', async () => {
    expect((await ask('目前有多少家国家质检中心?', ZHEJIANG)).question).toBe('target');
  });
});

describe('period', () => {
  it('is said where the plan has one', async () => {
    expect((await ask('普陀方案的期限是哪年到哪年?')).answer.text).toContain('2023—2027年');
  });
});

describe('target', () => {
  it.each<[string, string, [number, number | null][]]>([
    ['2025年制造业质量竞争力指数的目标是多少?', JINHUA, [[92, 2025]]],
    [
      '制造业质量竞争力指数的目标是多少?',
      JINHUA,
      [
        [92, 2025],
        [92.5, 2027],
      ],
    ],
    ['2027年要累计建成多少个质量基础设施一站式服务平台?', JINHUA, [[20, 2027]]],
    ['城里一年里天气好、空气不呛的天要占多少?', JINHUA, [[92.7, 2025]]],
    ['種樹護林到2025年一共要完成多少畝?', JINHUA, [[139.65, 2025]]],
    ['值钱的专厉,平均一万个人里要有几件?', PUTUO, [[11.8, 2025]]],
    ['目前全省已经培育了多少名企业首席质量官?', ZHEJIANG, [[9500, null]]],
    ['“浙江精品”每年要培育多少个?', ZHEJIANG, [[100, 2030]]],
  ])('%s', async (text, plan, want) => {
    expect(values(await ask(text, plan))).toEqual(want);
  });

  it('says comparators in words', async () => {
    const reply = await ask('2025年服务质量满意度目标是多少?', JINHUA);
    expect(reply.answer.text).toContain('不低于90分');
    expect(reply.confidence).toBe('stated');
  });

  it('does not pass another year off as the one asked for', async () => {
    const reply = await ask('2030年制造业质量竞争力指数的目标是多少?', JINHUA);
    expect(reply.answer.text).toContain('没有写2030年的数值');
    expect(reply.confidence).toBe('derived');
  });

  it('does not pass a similar indicator off as the one asked for', async () => {
    const reply = await ask('制造业质量竞争力指数的目标是多少?', PUTUO);
    expect(reply.answer.values).toEqual([]);
    expect(reply.answer.text).toContain('没有为“制造业质量竞争力指数”设定数值');
  });
});

describe('compare-targets', () => {
  it('lists by plan and names those that set none', async () => {
    const reply = await ask('各地制造业质量竞争力指数2025年的目标分别是多少?');
    expect(values(reply)).toEqual([[92, 2025]]);
    expect(reply.answer.text).toContain('浙江省、普陀区没有为该指标2025年设定数值');
  });

  it('puts the highest first and warns of different years', async () => {
    const reply = await ask('规上制造业品牌销售占比的目标,谁最高?');
    expect(reply.answer.values[0]).toMatchObject({ value: 60, year: 2025, plan: { id: PUTUO } });
    expect(reply.answer.text).toContain('目标年份不同');
  });

  it('keeps a narrower measure apart in a ranking', async () => {
    const reply = await ask('制造业产品质量合格率哪个地方最高?');
    expect(reply.answer.values.every((v) => v.indicator === '制造业产品质量合格率')).toBe(true);
  });

  it('tells the same value under several years', async () => {
    const reply = await ask('农产品质量安全合格率的目标,各方案都一样吗?分别是多少?');
    expect(reply.answer.values.map((v) => v.value)).toEqual([98, 98, 98]);
    expect(reply.answer.text).toContain('数值一致');
  });

  it('computes a difference in percentage points', async () => {
    const reply = await ask('金华和普陀的规上制造业品牌销售占比2025年目标差多少?');
    expect(reply.answer.text).toContain('普陀区比金华市高5个百分点');
  });

  it('filters by a threshold', async () => {
    const reply = await ask('哪些地方的服务质量满意度目标不低于90分?');
    expect(plans(reply)).toEqual([JINHUA, ZHEJIANG]);
  });
});

describe('adoption and absence', () => {
  it.each<[string, string[]]>([
    ['哪些文件支持首台套产品(包括写成“首台(套)”的)?', [JINHUA, PUTUO, ZHEJIANG]],
    ['银行贷款方面,哪些方案说要建立质量融资增信体系?', [JINHUA, PUTUO]],
    ['哪些文件提到了“质量强国标杆城市”或“质量强国建设标杆城市”的创建、培育?', [JINHUA, ZHEJIANG]],
    ['“腾笼换鸟、凤凰涅槃”攻坚行动写进了哪些文件?', [JINHUA, PUTUO, ZHEJIANG]],
    ['腾笼换鸟凤凰涅槃写进了哪些文件?', [JINHUA, PUTUO, ZHEJIANG]],
    ['哪些文件同时提到“品字标”和“沙盒监管”?', [ZHEJIANG]],
    ['哪些方案把考核结果纳入领导干部政绩考核?', [JINHUA, PUTUO]],
    ['哪些方案在每项主要任务后面都用括号写明了责任单位或责任部门?', [PUTUO]],
    ['哪份文件通篇没有出现“双随机、一公开”?', [JINHUA]],
    ['哪些文件没有写2035年的远景目标?', [PUTUO]],
    ['哪些地方没有设定研发投入强度的目标?', [PUTUO]],
    ['哪些文件提到“元宇宙产业”?', []],
  ])('%s', async (text, want) => {
    const reply = await ask(text);
    expect(plans(reply)).toEqual(want);
    expect(reply.answer.text).toMatch(/3份规划|2份规划/u);
  });

  it('shows what only comes near the wording apart', async () => {
    const reply = await ask('哪些方案提到“工程质量终身责任制”?');
    expect(plans(reply)).toEqual([JINHUA, PUTUO, ZHEJIANG]);
  });

  it('never takes not found for not done', async () => {
    expect((await ask('哪些文件提到“五水共治”?')).answer.text).toContain('没有找到不等于没有开展');
  });
});

describe('province', () => {
  it('goes through the list one by one', async () => {
    const reply = await ask(
      '省里的这些做法,普陀区方案里有哪些?质量提升攻坚行动、腾笼换鸟凤凰涅槃、标准化+、沙盒监管、“平安百年”品质工程',
    );
    expect(reply.answer.programs.map((p) => p.name)).toEqual([
      '质量提升攻坚行动',
      '腾笼换鸟凤凰涅槃',
      '标准化+',
    ]);
    expect(reply.answer.text).toContain('没有找到2项：沙盒监管、“平安百年”品质工程');
  });
});

describe('lineage, timeline, duties, difference, program', () => {
  it('finds who implements a document', async () => {
    expect(plans(await ask('哪些方案是为了落实《质量强国建设纲要》?'))).toEqual([JINHUA, PUTUO, ZHEJIANG]);
  });

  it('filters cited titles by kind and level', async () => {
    const reply = await ask('哪些文件用书名号点名了省级的条例或办法?分别是哪些?');
    expect(plans(reply)).toEqual([ZHEJIANG]);
    expect(reply.answer.text).toContain('《浙江省质量促进条例》、《浙江省平台经济促进条例》');
  });

  it('says how far each looks ahead, the farthest first', async () => {
    const reply = await ask('各方案最远展望到哪一年?谁看得最远?');
    expect(reply.answer.values.map((v) => v.value)).toEqual([2040, 2035, 2027]);
  });

  it('orders by date', async () => {
    expect((await ask('哪份文件印发得最早?')).answer.plans[0]?.id).toBe(JINHUA);
  });

  it('lists what a body has to do', async () => {
    const reply = await ask('沈家门海事处在普陀区质量强区方案里承担哪一项任务?');
    expect(reply.answer.text).toContain('承担1项：第11项“全面提升环境质量”');
    expect(reply.confidence).toBe('stated');
  });

  it('explains the general remark', async () => {
    const reply = await ask('各镇街道需要落实哪些任务?', PUTUO);
    expect(reply.answer.text).toContain('须落实全部20项任务');
  });

  it('compares two plans', async () => {
    const reply = await ask('金华和普陀的方案有什么区别?');
    expect(plans(reply)).toEqual([JINHUA, PUTUO]);
    expect(reply.answer.text).toContain('金华市数值更高');
  });

  it('tells what a program is by the sentences that speak of it', async () => {
    const reply = await ask('“海岛文E家”是什么,准备怎么做?', PUTUO);
    expect(reply.answer.text).toContain('第10项“全面提升服务质量”');
    expect(reply.confidence).toBe('stated');
  });
});

describe('honesty', () => {
  it('does not answer for places that are not held', async () => {
    const reply = await ask('合肥的首席质量官制度由谁负责?');
    expect(reply.confidence).toBe('none');
    expect(reply.answer.text).toContain('没有合肥的规划');
  });

  it('answers for the places held and says which are missing', async () => {
    const reply = await ask('首席质量官制度,苏州和普陀分别由哪些部门负责?');
    expect(plans(reply)).toEqual([PUTUO]);
    expect(reply.answer.text).toContain('没有收录苏州的规划');
    expect(reply.confidence).not.toBe('stated');
  });

  it('knows when nothing is stored or the plan is unknown', async () => {
    const empty = new Corpus();
    const reply = await createAsk({ corpus: empty, finder: wordFinder(empty) })('谁负责?');
    expect(reply).toMatchObject({ confidence: 'none', corpus: { plans: 0 } });
    expect((await gold.ask('谁负责?', { plans: ['nowhere'] })).confidence).toBe('none');
  });

  it('follows the corpus', async () => {
    const corpus = new Corpus();
    corpus.put(goldRecord('putuo'));
    const later = createAsk({ corpus, finder: wordFinder(corpus) });
    expect((await later('金华和普陀有没有提到“品字标”?')).answer.text).toContain('没有收录金华的规划');
    corpus.put(goldRecord('jinhua'));
    expect((await later('金华和普陀有没有提到“品字标”?')).answer.plans).toHaveLength(2);
  });

  it.each([
    '',
    '???',
    '“',
    '《',
    '、、、',
    '谁',
    '多少',
    '哪些文件没有',
    'a'.repeat(500),
    '“”“”“”',
    '🙂🙂🙂',
    '2025年',
    '((((((',
  ])('survives %j', async (text) => {
    expect((await ask(text)).answer.text).not.toBe('');
  });
});

describe('evidence', () => {
  it('stands once, though several things are proved by the same words', async () => {
    const reply = await ask('各镇街道和管委会需要落实哪些任务?为什么每条后面没写它们?', PUTUO);
    const places = reply.evidence.map((e) => `${e.plan.id} ${e.start} ${e.end}`);
    expect(places.length).toBeGreaterThan(0);
    expect(new Set(places).size).toBe(places.length);
  });
});
