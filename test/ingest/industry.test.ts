import { describe, expect, it } from 'vitest';
import { draftOf } from '../../ingest/draft.ts';
import { industry } from '../../ingest/rules/industry.ts';

function industries(text: string) {
  const draft = draftOf(text);
  industry.apply(draft);
  for (const i of draft.industries) {
    expect(draft.text.slice(i.start, i.end)).toBe(i.evidence);
    for (const m of i.mentions) expect([i.name, ...i.aliases]).toContain(draft.text.slice(m.start, m.end));
  }
  return draft.industries;
}
const names = (text: string) => industries(text).map((i) => i.name);

describe('industries', () => {
  it.each([
    ['着力发展丝绸、黄酒、中药、茶叶、宝剑等十大历史经典产业', ['丝绸', '黄酒', '中药', '茶叶', '宝剑']],
    ['重点围绕碳酸钙新材料、装备制造和家居3个主导产业', ['碳酸钙新材料', '装备制造', '家居']],
    [
      '围绕绿色石化(精细化工)、新能源汽车及零部件、现代纺织与服装等8个重点产业集群',
      ['绿色石化(精细化工)', '新能源汽车及零部件', '现代纺织与服装'],
    ],
    [
      '推动餐饮、家政、物业、养老、文旅、体育等生活性服务业',
      ['餐饮', '家政', '物业', '养老', '文旅', '体育'],
    ],
    ['加快推进国内最大的船舶工业基地和国内重要的海洋生物精深加工基地建设', ['船舶工业', '海洋生物精深加工']],
    ['开展家电、厨卫五金、家装建材等绿色产品认证', ['家电', '厨卫五金', '家装建材']],
    ['加大钢铁、有色、化工、建材、纺织等产业技术改造投入', ['钢铁', '有色', '化工', '建材', '纺织']],
    ['支持低空经济发展', ['低空经济']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    '推动大数据、人工智能、区块链等新技术与产业深度融合',
    '聚焦数字孪生、人工智能、大数据等新一代信息技术',
    '将质量管理运用到研发设计、生产制造、供应链管理、营销服务等全流程',
    '全面推进工业、农业、交通、能源等领域绿色转型',
    '全力推进技术专利化、专利标准化、标准产业化',
    '强化工程建设，孵化工作',
    '发展文化，重视健康',
  ])('nothing in: %s', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('gives the nearest class of GB/T 4754 only where one is clear', () => {
    const found = Object.fromEntries(
      industries('聚焦汽车零部件、新材料、现代物流等产业').map((i) => [i.name, i.closeMatch]),
    );
    expect(found).toEqual({ 汽车零部件: 'C36', 新材料: null, 现代物流: 'G' });
  });

  it('survives odd text', () => {
    for (const text of ['、'.repeat(3000), '等产业'.repeat(1000), '((((等产业', ''])
      expect(() => industries(text)).not.toThrow();
  });
});
