/** Wordings of figures met on pages of other provinces; all sentences are invented. */
import { describe, expect, it } from 'vitest';
import { draftOf } from '../../ingest/draft.ts';
import { rules } from '../../ingest/rules/index.ts';

function figures(sentence: string): (string | number)[][] {
  const draft = draftOf(
    `某市质量强市实施方案\n一、工作目标\n到2025年,${sentence}\n二、主要任务\n(一)提质。开展质量攻关,推广先进质量管理方法,引导企业建立质量管理体系,培育质量标杆。\n(二)创牌。实施品牌战略,打造一批竞争力强、附加值高的区域公共品牌,加强品牌保护,推动品牌建设。`,
  );
  for (const rule of rules) rule.apply(draft);
  return draft.targets.map((t) => [t.indicator, t.value]);
}

describe('names and figures', () => {
  it.each([
    [
      '甲产品抽查合格率和乙药品抽检合格率均在95%以上。',
      [
        ['甲产品抽查合格率', 95],
        ['乙药品抽检合格率', 95],
      ],
    ],
    ['主导产品采用国际标准和国外先进标准比率达到53%以上。', [['主导产品采用国际标准和国外先进标准比率', 53]]],
    ['培育建设100个以上积极性高、基础好,管理水平全面提高的质量强镇。', [['质量强镇', 100]]],
    ['培育建设100个以上积极性高、基础好,管理水平全面提高。', []],
    [
      '农产品质量安全监测1.5批次/千人,合格率98%。',
      [
        ['农产品质量安全监测', 1.5],
        ['农产品质量安全监测合格率', 98],
      ],
    ],
    ['建成自治区级检测中心1座。', [['自治区级检测中心', 1]]],
    [
      '新增省名牌产品20个,总数达到120个。',
      [
        ['新增省名牌产品', 20],
        ['省名牌产品总数', 120],
      ],
    ],
    [
      '建成国家、省、市级质检中心2个、5个、10个。',
      [
        ['国家质检中心', 2],
        ['省质检中心', 5],
        ['市级质检中心', 10],
      ],
    ],
    ['建成甲、乙质检中心2个、5个、10个。', []],
    ['每年培育质量标杆10家、20家。', []],
    [
      '建成3个以上千亿级、5个以上百亿级产业集群。',
      [
        ['千亿级产业集群', 3],
        ['百亿级产业集群', 5],
      ],
    ],
    ['培育发展20个与知名品牌同质量的消费品品牌。', []],
    ['生活性服务业顾客满意度达到75以上。', [['生活性服务业顾客满意度', 75]]],
  ])('%s', (sentence, expected) => expect(figures(sentence)).toEqual(expected));
});
