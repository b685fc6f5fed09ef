/** An `ask` over short plans that were written for the tests and read as every document is: no model, at once. */
import { toRecord } from '../../../ingest/facts.ts';
import { extract } from '../../../ingest/ingest.ts';
import { createAsk } from '../../../search/ask.ts';
import { Corpus } from '../../../search/corpus.ts';
import { Library } from '../../../search/library.ts';
import { type GoldAsk, wordFinder } from './gold-ask.ts';

const PLANS = {
  'chaohu.txt': `巢湖市质量强市建设实施方案
巢政办〔2024〕7号
为贯彻落实《安徽省质量强省建设纲要》,制定本方案。
一、主要目标
截至2023年底,全市累计拥有安徽名牌产品21个。到2025年,制造业产品质量合格率达到93%,研发投入强度达到2.4%,公共服务质量满意度达到81分以上,渔网产品抽检合格率达到96%,“皖美品牌”企业达到30家,力争实现中国质量奖零的突破,获市政府质量奖8家,12315投诉举报按时办结率达到97%。
二、重点任务
(一)做强渔网产业。建设渔网质量检验检测中心,推广“皖美品牌”。(牵头单位:市经信局;配合单位:市市场监管局、槐林镇人民政府)
(二)推行首席质量官制度。规模以上企业首席质量官覆盖率达到85%。(牵头单位:市市场监管局;配合单位:市总工会)
(三)擦亮区域品牌。市商务局负责“巢湖味道”品牌推广,市农业农村局负责“巢湖三珍”遴选。推广“质量贷”。(责任单位:市商务局、市农业农村局、市卫生健康委)
三、组织保障
(一)加强领导。市质量强市工作领导小组负责统筹推进各项工作。
巢湖市人民政府办公室
2024年3月6日`,
  'tiantai.txt': `天台县质量强县行动计划(2023—2026年)
一、行动目标
到2026年,制造业产品质量合格率达到95%,研发投入强度达到3.1%,公共服务质量满意度达到84分以上。
二、主要行动
第一条 提升滤布产业质量。制定滤布团体标准4项,实施“质量月”活动。由县经信局牵头,县市场监管局、县科技局配合。
第二条 推广先进质量方法。推行首席质量官制度。由县市场监管局牵头。
第三条 办好惠企服务。推广“质量贷”和“一站式”服务,引导银行开展贷款服务。由县金融服务中心负责。`,
} as const;

export async function shortAsk(): Promise<GoldAsk> {
  const corpus = new Corpus();
  for (const [name, text] of Object.entries(PLANS)) {
    const extracted = await extract({ name, bytes: new TextEncoder().encode(text) });
    corpus.put(toRecord(extracted));
  }
  return { corpus, library: new Library(corpus), ask: createAsk({ corpus, finder: wordFinder(corpus) }) };
}
