/** Who is responsible for which task: general remarks and their extent, tables, 同上, leads, sentences. */
import { describe, expect, it } from 'vitest';
import { draftOf, newDraft } from '../../../ingest/draft.ts';
import type { Draft } from '../../../ingest/rule.ts';
import { owner } from '../../../ingest/rules/owner.ts';
import { task } from '../../../ingest/rules/task.ts';
import { textTables } from '../../../ingest/text-tables.ts';

function owners(draft: Draft): string[] {
  task.apply(draft);
  owner.apply(draft);
  for (const { start, end, evidence } of draft.tasks.flatMap((t) => t.departments)) {
    expect(draft.text.slice(start, end)).toBe(evidence);
  }
  return draft.tasks.map(({ title, departments }) => {
    const names = departments.map(
      ({ name, role, explicit }) => name + (role === 'owner' ? '' : `/${role}`) + (explicit ? '' : '*'),
    );
    return `${title}: ${names.join(' ')}`.trim();
  });
}
const read = (text: string) => owners(draftOf(`某市质量强市实施方案\n${text}`));

describe('general remarks', () => {
  it('reach from the task they stand in to the end, and are implied', () => {
    const text =
      '二、任务\n(一)甲。做。(责任单位:市科技局)\n(二)乙。做。(责任单位:市商务局按职责分工负责。以下均需各镇街道、管委会落实,不再列出)\n(三)丙。做。(责任单位:市财政局)';
    expect(read(text)).toEqual([
      '甲: 市科技局',
      '乙: 市商务局 各镇街道* 管委会*',
      '丙: 市财政局 各镇街道* 管委会*',
    ]);
  });

  it('reach back when they say 以上, and name nobody twice', () => {
    const text =
      '二、任务\n(一)甲。做。(责任单位:市科技局)\n(二)乙。做。(责任单位:各县(市、区)人民政府)\n三、要求\n以上各项任务均需各县(市、区)人民政府落实,不再一一列出。';
    expect(read(text)).toEqual(['甲: 市科技局 各县(市、区)人民政府*', '乙: 各县(市、区)人民政府']);
  });

  it('may speak of the order of the lists first', () => {
    const text =
      '二、任务\n(以下任务责任单位排第一位的为牵头单位,均需各镇(街道)落实,不再一一列出)\n1、甲。做。责任单位:市科技局、市商务局。\n2、乙。做。责任单位:市财政局。';
    expect(read(text)).toEqual(['甲: 市科技局/lead 市商务局 各镇(街道)*', '乙: 市财政局/lead 各镇(街道)*']);
  });

  it('stay in their section when they lead it', () => {
    const text =
      '二、任务\n(一)产业\n以下任务由市经信局牵头,各县区配合。\n1.甲。做。\n2.乙。做。\n(二)服务\n1.丙。做。';
    expect(read(text)).toEqual([
      '甲: 市经信局/lead* 各县区/support*',
      '乙: 市经信局/lead* 各县区/support*',
      '丙:',
    ]);
  });

  it.each(['本方案由市市场监管局负责解释。', '以下问题由企业自行解决。', '各项工作要落到实处。'])(
    'are not «%s»',
    (sentence) => {
      expect(read(`二、任务\n(一)甲。做。\n(二)乙。做。\n三、附则\n${sentence}`)).toEqual(['甲:', '乙:']);
    },
  );
});

describe('other ways', () => {
  it('copies the owners above for 同上', () => {
    const text =
      '二、任务\n(一)甲。做。\n责任单位:市科技局、市商务局\n(二)乙。做。\n责任单位:同上\n(三)丙。做。\n责任单位:同上';
    expect(read(text)).toEqual(['甲: 市科技局 市商务局', '乙: 市科技局 市商务局', '丙: 市科技局 市商务局']);
  });

  it('makes the first the lead where the plan says so', () => {
    const text =
      '二、任务\n(一)甲。做。(责任单位:市科技局、市商务局)\n(二)乙。做。(责任单位:市财政局)\n注:责任单位排在第一位的为牵头单位。';
    expect(read(text)).toEqual(['甲: 市科技局/lead 市商务局', '乙: 市财政局/lead']);
  });

  it('joins the rows of a 分工表 back to tasks without owners, by their words', () => {
    const raw =
      '某市方案\n二、任务\n(一)提升产品质量。攻关。\n(二)建设知名品牌。培育。\n附件 分工表\n序号\t重点任务\t牵头单位\t配合单位\n1\t提升产品质量\t市科技局\t市财政局\n2\t建设知名品牌\t市商务局\t市文旅局、各县区';
    const draft = newDraft('a.txt', { ...textTables(raw), labels: new Map() });
    expect(owners(draft)).toEqual([
      '提升产品质量: 市科技局/lead 市财政局/support',
      '建设知名品牌: 市商务局/lead 市文旅局/support 各县区/support',
    ]);
  });

  it.each([
    ['强化市场监管、公安、海关联合执法,形成合力。', '市场监管 公安 海关'],
    ['各县(市、区)党委和政府要强化属地责任。', '各县(市、区)党委和政府'],
    ['由市质量强市工作领导小组负责统一领导全市工作。', '市质量强市工作领导小组'],
    [
      '完善机制,由市文旅局牵头,市公安局、市交通局等部门配合,推进整治。',
      '市文旅局/lead 市公安局/support 市交通局/support',
    ],
    ['争取总局支持在本省开展试点。', '总局/support'],
    ['与国家认监委建立协同推进机制。', '国家认监委/support'],
  ])('finds the body that a sentence obliges: %s', (sentence, names) => {
    expect(read(`二、任务\n(一)甲。${sentence}\n(二)乙。做。`)[0]).toBe(`甲: ${names}`);
  });

  it.each([
    '支持由龙头企业牵头组建创新联合体。',
    '重要情况及时向市委、市政府请示报告。',
    '构建党委领导、政府推动、部门协同的格局。',
    '争创中国质量奖,培育省政府质量奖企业。',
    '做大做强省知识产权保护中心。',
  ])('and nobody in «%s»', (sentence) => {
    expect(read(`二、任务\n(一)甲。${sentence}\n(二)乙。做。`)[0]).toBe('甲:');
  });
});
