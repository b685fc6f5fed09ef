/** What a document is, read from pages of every kind. */
import { describe, expect, it } from 'vitest';
import type { PlanMeta } from '../../../graph/model.ts';
import { draftOfPage } from '../../../ingest/draft.ts';
import { citation } from '../../../ingest/rules/citation.ts';
import { notPlan } from '../../../ingest/rules/not-plan.ts';
import { planMetadata } from '../../../ingest/rules/plan-metadata.ts';

const BODY =
  '为推进质量建设,制定本方案。\n一、主要目标\n到2025年,提升。到2027年,领先。\n二、主要任务\n(一)提质。开展攻关。\n(二)创牌。培育品牌。';

function planOf(page: string, source = '样例.txt'): PlanMeta {
  const draft = draftOfPage(page, source);
  planMetadata.apply(draft);
  return draft.plan!;
}

describe('plan metadata', () => {
  it('tells the date of issue from the date of publication, and the issuer from the publisher', () => {
    const page = `索引号 1133/2023-15 公开日期 2023-12-15\n发布机构 区市场监督管理分局 文号 普质强区发〔2023〕1号\n关于印发《普陀区质量强区实施方案(2023—2027年)》的通知\n发布日期:2024-01-18? 14:06\n各镇人民政府:\n现印发给你们。\n舟山市普陀区质量强区工作领导小组\n2023年12月15日\n普陀区质量强区实施方案\n(2023—2027年\n${BODY}`;
    expect(planOf(page)).toMatchObject({
      title: '普陀区质量强区实施方案(2023—2027年)',
      docNumber: '普质强区发〔2023〕1号',
      indexNumber: '1133/2023-15',
      issuers: ['舟山市普陀区质量强区工作领导小组'],
      region: { province: '浙江省', city: '舟山市', district: '普陀区' },
      level: 'district',
      issuedDate: '2023-12-15',
      publishedDate: '2024-01-18',
      periodStart: 2023,
      periodEnd: 2027,
      milestoneYears: [2025, 2027],
    });
  });

  it('takes no index number for a document number and no cited number for its own', () => {
    const plan = planOf(
      `索引号: 11330700099033995K/2023-04340\n金华市质量强市实施方案\n根据《意见》(质办〔2020〕24号),制定本方案。\n${BODY}`,
    );
    expect(plan.docNumber).toBeNull();
    expect(plan.indexNumber).toBe('11330700099033995K/2023-04340');
  });

  it.each([
    ['宣政〔2023〕5号', '宣政〔2023〕5号'],
    ['宣政[2023]5号', '宣政〔2023〕5号'],
    ['宣政（2023）5号', '宣政〔2023〕5号'],
    ['宣政〔2023〕第5号', '宣政〔2023〕5号'],
    ['市委〔2018〕27号         2018年12月10日', '市委〔2018〕27号'],
  ])('reads the number %s', (line, number) => {
    expect(planOf(`宣城市质量强市建设纲要\n${line}\n${BODY}`).docNumber).toBe(number);
  });

  it.each([
    [
      'a signature of two',
      `宣城市质量强市建设纲要\n${BODY}\n中共宣城市委办公室\n宣城市人民政府办公室\n2023年6月1日`,
      ['中共宣城市委办公室', '宣城市人民政府办公室'],
    ],
    [
      'the title',
      `中共杭州市委杭州市人民政府关于开展质量提升行动的实施意见\n${BODY}`,
      ['中共杭州市委', '杭州市人民政府'],
    ],
    [
      'a report',
      `宣城市质量强市建设纲要\n近日,中共宣城市委、宣城市人民政府印发了《宣城市质量强市建设纲要》,并发出通知,要求认真贯彻落实。\n${BODY}`,
      ['中共宣城市委', '宣城市人民政府'],
    ],
    [
      'the page',
      `发布机构: 金华市市场监管局(知识产权局)\n金华市质量强市实施方案\n${BODY}`,
      ['金华市市场监管局(知识产权局)'],
    ],
    ['nobody', `金华市质量强市实施方案\n${BODY}\n重要情况及时向市委、市政府请示报告。`, []],
  ])('names the issuers by %s', (_, page, issuers) => expect(planOf(page).issuers).toEqual(issuers));

  it.each([
    ['年份 in Chinese figures', '二〇二三年六月一日', '2023-06-01'],
    ['with spaces', '2023 年 6 月 1 日', '2023-06-01'],
  ])('reads the date below a signature: %s', (_, date, iso) => {
    expect(planOf(`宣城市质量强市建设纲要\n${BODY}\n宣城市人民政府\n${date}`).issuedDate).toBe(iso);
  });

  it.each([
    ['“十五五”质量强省建设规划思路', 2026, 2030],
    ['宣城市“十四五”质量发展规划', 2021, 2025],
    ['宣城市质量提升三年行动计划(2023-2025年)', 2023, 2025],
    ['宣城市质量强市建设2024年工作要点', 2024, 2024],
    ['贯彻《安徽省质量规划(2021—2025年)》实施方案', null, null],
  ])('period of %s', (title, periodStart, periodEnd) => {
    expect(planOf(`${title}\n${BODY}`)).toMatchObject({ periodStart, periodEnd });
  });

  it('does not take the place of a quoted title, and knows a place by what a text says of itself', () => {
    expect(planOf(`宣城市贯彻《浙江省质量强省纲要》实施方案\n${BODY}`).region.province).toBe('安徽省');
    const speaking = `质量强市建设实施方案\n推进我市质量建设,结合宣城实际,彰显宣城质量,打造宣城品牌,全市上下共同努力。\n${BODY}`;
    expect(planOf(speaking).region.city).toBe('宣城市');
    expect(planOf(`质量强市建设实施方案\n${BODY}`).region.city).toBeNull();
  });

  it('gives one plan one id, whatever page it came from', () => {
    const printed = planOf(`宣城市质量强市建设纲要\n${BODY}`);
    expect(planOf(`索引号: 1134/2023-00052\n宣城市质量强市建设纲要\n${BODY}`, 'b.txt').id).toBe(printed.id);
    const other = (city: string) =>
      planOf(`发布机构: ${city}市场监督管理局\n质量强市建设实施方案\n${BODY}`).id;
    expect(other('宣城市')).not.toBe(other('杭州市'));
  });
});

describe('what is no plan', () => {
  const reason = (page: string) => {
    const draft = draftOfPage(page);
    notPlan.apply(draft);
    return draft.notPlan;
  };
  const PROSE =
    '会议强调,要深入贯彻质量强国战略,着力提升产品、工程、服务质量,推动全市质量工作再上新台阶。'.repeat(6);

  it.each([
    ['news', `我市召开质量强市工作推进会\n${PROSE}`, /新闻/],
    ['an interpretation', `《青川市质量强市建设实施方案》政策解读\n${BODY}\n${PROSE}`, /解读/],
    [
      'a meeting notice',
      `关于召开质量强市工作会议的通知\n一、时间\n6月10日。\n二、地点\n三楼。\n三、人员\n成员。\n四、内容\n${PROSE}`,
      /会议/,
    ],
    [
      'a call for entries',
      `关于组织申报2024年政府质量奖的通知\n一、范围\n企业。\n二、条件\n优秀。\n三、程序\n${PROSE}`,
      /征集/,
    ],
    [
      'a report',
      `2023年质量强市工作总结\n一、成效\n${PROSE}\n二、任务\n(一)提质。${PROSE}\n(二)创牌。${PROSE}`,
      /总结/,
    ],
    ['an empty page', '某市质量强市实施方案\n附件下载', /正文只有/],
    ['prose without items', `质量建设\n${PROSE}`, /没有分条/],
  ])('%s', (_, page, why) => expect(reason(page)).toMatch(why));

  it.each([
    ['a plan carried by a notice', `关于印发《某市质量强市实施方案》的通知\n${PROSE}\n${BODY}`],
    ['an opinion that is a notice itself', `某市人民政府关于进一步加强质量工作的通知\n${PROSE}\n${BODY}`],
    ['a plan about reports', `某市质量分析报告制度建设实施方案\n${PROSE}\n${BODY}`],
  ])('but %s is one', (_, page) => expect(reason(page)).toBeNull());
});

describe('citations', () => {
  const cited = (sentence: string) => {
    const draft = draftOfPage(`某市质量强市实施方案\n${sentence}\n${BODY}`);
    planMetadata.apply(draft);
    citation.apply(draft);
    for (const { start, end, evidence } of draft.citations)
      expect(draft.text.slice(start, end)).toBe(evidence);
    return draft.citations.map(({ relation, title, docNumber }) =>
      [relation, title, docNumber].filter(Boolean).join(' '),
    );
  };

  it.each([
    ['为贯彻落实《甲纲要》《乙意见》精神,制定。', ['implements 甲纲要', 'implements 乙意见']],
    ['根据《甲纲要》和省委、省政府《乙方案》要求,制定。', ['implements 甲纲要', 'implements 乙方案']],
    [
      '根据《甲纲要》(中发〔2017〕24号)、《乙意见》(浙委发〔2018〕11号)等精神。',
      ['implements 甲纲要 中发〔2017〕24号', 'implements 乙意见 浙委发〔2018〕11号'],
    ],
    ['落实《甲纲要》(皖发〔2023〕12号)。', ['implements 甲纲要 皖发〔2023〕12号']],
    ['党中央国务院出台《甲纲要》《乙纲要》等。', ['cites 甲纲要', 'cites 乙纲要']],
    ['推动出台《某市条例》。研究制定《某市意见,办法》。', ['cites 某市条例', 'cites 某市意见,办法']],
    ['《某市旧意见》(某政〔2013〕5号)同时废止。', ['supersedes 某市旧意见 某政〔2013〕5号']],
    ['印发《关于贯彻〈甲纲要〉的意见》。', ['cites 关于贯彻〈甲纲要〉的意见']],
    ['为落实《质量强国建设纲要》,制定。宣传《纲要》。', ['implements 质量强国建设纲要']],
    ['出台《甲纲要》。全面落实《甲纲要》。', ['implements 甲纲要']],
    ['《某市质量强市实施方案》主要内容如下。', []],
  ])('%s', (sentence, wanted) => expect(cited(sentence)).toEqual(wanted));
});
