import { describe, expect, it } from 'vitest';
import {
  findRegions,
  isWithin,
  regionByCode,
  regionLevel,
  resolveRegion,
  resolveRegionNode,
} from '../../ingest/lexicon/regions.ts';
import { shortName } from '../../ingest/lexicon/regions-tree.ts';

const found = (text: string, home?: string) =>
  findRegions(text, { home }).map((m) => `${m.name}=${m.region.code}`);

describe('regions', () => {
  it.each([
    ['舟山市普陀区质量强区工作领导小组', '浙江省', '舟山市', '普陀区', '330903', 'district'],
    ['上海市普陀区', '上海市', null, '普陀区', '310107', 'district'],
    ['宣城市市场监督管理局', '安徽省', '宣城市', null, '341800', 'city'],
    ['浙江省市场监督管理局（浙江省知识产权局）', '浙江省', null, null, '330000', 'province'],
    ['仙桃市人民政府', '湖北省', null, '仙桃市', '429004', 'district'],
    ['景宁畲族自治县人民政府办公室', '浙江省', '丽水市', '景宁畲族自治县', '331127', 'district'],
    ['石柱县质量强县方案', '重庆市', null, '石柱土家族自治县', '500240', 'district'],
    ['凉山州市场监管局', '四川省', '凉山彝族自治州', null, '513400', 'city'],
    ['中山市人民政府', '广东省', '中山市', null, '442000', 'city'],
  ])('reads the place of %s', (name, province, city, district, code, level) => {
    const ref = resolveRegion(name);
    expect(ref).toEqual({ province, city, district, code });
    expect(regionLevel(ref)).toBe(level);
  });

  it('leaves a name that several places share alone until the context decides', () => {
    expect(resolveRegion('普陀区质量强区方案').code).toBeNull();
    expect(resolveRegion('普陀区质量强区方案', { near: '贯彻中共浙江省委精神' }).code).toBe('330903');
    expect(resolveRegion('普陀区质量强区方案', { near: '上海市' }).code).toBe('310107');
    expect(resolveRegion('普陀区质量强区方案', { home: '330900' }).code).toBe('330903');
  });

  it('finds places with their spans', () => {
    const text = '在东阳市开展质量强企试点，在武义县探索';
    expect(findRegions(text).map((m) => [text.slice(m.start, m.end), m.region.code])).toEqual([
      ['东阳市', '330783'],
      ['武义县', '330723'],
    ]);
  });

  it('knows short names of provinces, cities and the home province, and zones as local children', () => {
    expect(found('深化杭州茶叶、绍兴黄酒、龙泉宝剑等品牌', '330000')).toEqual([
      '杭州=330100',
      '绍兴=330600',
      '龙泉=331181',
    ]);
    const zone = resolveRegionNode('依托金义新区', { home: '330700' })!;
    expect([zone.level, zone.parent]).toEqual(['zone', '330700']);
    expect(isWithin(zone, regionByCode('330000')!)).toBe(true);
  });

  it.each([
    '沿海城市和标杆城市',
    '质量强省、市和县(市、区)建设',
    '钱塘江与杭州湾两岸',
    '平安百年品质工程，保障安康',
    '中心城区与老城区',
    '阿里“达摩院”',
    '主城区、郊区',
    '复旦大学',
  ])('finds no place in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['景宁畲族自治县', '景宁'],
    ['积石山保安族东乡族撒拉族自治县', '积石山'],
    ['新疆维吾尔自治区', '新疆'],
    ['伊犁哈萨克自治州', '伊犁'],
    ['泾县', null],
  ])('shortens %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });

  it('ends a name at the end of the text where it ends', () => {
    expect(findRegions('、安徽').map((m) => [m.start, m.end])).toEqual([[1, 3]]);
  });

  it('survives any text', () => {
    for (const text of ['', '\u{1f600}\ud800', '市'.repeat(2000), '浙江'.repeat(2000)]) {
      expect(() => findRegions(text)).not.toThrow();
    }
  });
});
