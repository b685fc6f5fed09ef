import { describe, expect, it } from 'vitest';
import {
  comparable,
  compareIndicators,
  indicatorKey,
  type Measured,
} from '../../ingest/resolve/indicator.ts';

const of = (indicator: string, unit = '%', more: Partial<Measured> = {}): Measured => ({
  indicator,
  unit,
  kind: 'level',
  frequency: 'total',
  ...more,
});
const id = (name: string): string => indicatorKey(of(name)).id;

describe('indicators that are one', () => {
  it.each([
    ['农产品质量安全例行监测合格率', '农产品质量安全例行监测总体合格率'],
    ['农产品质量安全例行监测合格率', '主要农产品质量安全监测总体合格率'],
    ['每万人高价值发明专利拥有量', '每万人口高价值发明专利拥有量'],
    ['规上制造业全员劳动生产率', '规模以上制造业全员劳动生产率'],
    ['研发投入强度', '全社会研发经费投入占地区生产总值比重'],
    ['研发投入强度', '研究与试验发展(R&D)经费支出占GDP比例'],
    ['食品评价性抽检合格率', '食品安全评价性抽检合格率'],
    ['市区空气质量优良天数比例', '设区城市空气质量优良天数比率'],
    ['城市空气质量细颗粒物(PM2.5)平均浓度', 'PM2.5年均浓度'],
    ['地表水省控断面达到或优于Ⅲ类水质比例', '地表水省控断面水质达到或优于Ⅲ类比例'],
    ['主导或参与制修订国际标准', '主导和参与制定国际标准'],
    ['“浙江出口名牌”数量', '浙江出口名牌'],
    ['有效发明专利数量', '全市有效发明专利'],
    ['质量基础设施“一站式”服务平台', '质量基础设施一站式服务平台'],
    ['制造业产品质量监督抽查合格率', '制造业产品质量合格率'],
  ])('%s = %s', (a, b) => {
    expect(id(a)).toBe(id(b));
    expect(compareIndicators(of(a), of(b)).verdict).toBe('same');
  });
});

describe('indicators that stay apart', () => {
  it.each([
    ['工程一次验收合格率', '工程质量一次交验合格率'],
    ['规上制造业全员劳动生产率', '全员劳动生产率'],
    ['规上工业全员劳动生产率', '规上制造业全员劳动生产率'],
    ['浙江制造精品', '浙江精品'],
    ['浙江制造精品', '“浙江制造”标准'],
    ['制造业产品质量合格率', '消费品质量合格率'],
    ['国家质检中心', '省级质检中心'],
    ['新建国家质检中心', '国家质检中心'],
    ['社会公用计量标准', '新建和改造社会公用计量标准'],
    ['特色产业质量基础设施一站式服务平台', '质量基础设施一站式服务平台'],
    ['质量基础设施一站式服务指导站', '质量基础设施一站式服务平台'],
    ['主要农产品质量安全检测合格率', '农产品质量安全例行监测合格率'],
    ['主导制修订国家标准', '主导制修订国际标准'],
    ['有效发明专利', '每万人高价值发明专利拥有量'],
    ['服务质量满意度', '公共服务质量满意度'],
    ['地表水国控断面达到或优于Ⅲ类水质比例', '地表水省控断面达到或优于Ⅲ类水质比例'],
    ['规上制造业企业研发经费占营业收入比重', '研发投入强度'],
  ])('%s ≠ %s', (a, b) => {
    expect(id(a)).not.toBe(id(b));
    expect(compareIndicators(of(a), of(b)).verdict).not.toBe('same');
  });

  it('keeps a number each year apart from a number in all', () => {
    const total = of('浙江精品', '个', { kind: 'count' });
    expect(indicatorKey({ ...total, frequency: 'yearly' }).id).not.toBe(indicatorKey(total).id);
    expect(indicatorKey({ ...total, frequency: 'yearly' }).name).toBe('浙江精品（每年）');
  });
});

describe('why', () => {
  it('names the reasons of each rewrite', () => {
    expect(indicatorKey(of('每万人口高价值发明专利拥有量')).why).toEqual([
      '“每万人口”与“每万人”以同一人口数为分母',
    ]);
    expect(indicatorKey(of('服务质量满意度')).why).toEqual([]);
  });

  it('leaves near wordings to a person, with the qualifiers that differ', () => {
    const near = compareIndicators(of('主要农产品质量安全检测合格率'), of('农产品质量安全例行监测合格率'));
    expect(near.verdict).not.toBe('same');
    expect(near.why.find((r) => r.feature === 'qualifiers')?.note).toBe('例行');
    expect(compareIndicators(of('公众满意度'), of('质检中心', '家')).verdict).toBe('different');
  });
});

describe('comparable', () => {
  it.each([
    [1.8, '万件', '件', 18000],
    [30, '万元/人·年', '万元/人', 30],
    [300000, '元/人', '万元/人', 30],
    [139.65, '万亩', '公顷', 93100],
    [5, '家', '个', 5],
    [7, '件/万人', '件/千人', 0.7],
    [9.5, '成', '%', 95],
    [35, '微克/立方米', '毫克/立方米', 0.035],
    [48, '小时', '天', 2],
  ])('%d %s in %s is %d', (value, unit, to, expected) => {
    expect(comparable(value, unit, to)).toBe(expected);
  });

  it('says nothing of different things', () => {
    expect(comparable(3, '个工作日', '天')).toBeNull();
    expect(comparable(90, '分', '%')).toBeNull();
    expect(comparable(5, '个百分点', '%')).toBeNull();
    expect(comparable(5, '家', '万元')).toBeNull();
    expect(comparable(5, '光年', '米')).toBeNull();
  });
});
