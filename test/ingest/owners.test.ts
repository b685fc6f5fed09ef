/** Every form in which plans name those responsible, with its names and roles; and what must not be taken for one. */
import { describe, expect, it } from 'vitest';
import { ownerStatements } from '../../ingest/owners/statements.ts';

const found = (text: string): string[] =>
  ownerStatements(text).flatMap(({ names }) =>
    names.map(({ name, role }) => (role === 'owner' ? name : `${name}/${role}`)),
  );

describe('owner statements', () => {
  it.each([
    ['开展攻关。(责任单位:市科技局、市发改委)', ['市科技局', '市发改委']],
    ['开展攻关。(责任单位:市科技局,市发改委;市财政局)', ['市科技局', '市发改委', '市财政局']],
    [
      '开展攻关。(牵头单位:市科技局;配合单位:市发改委、市财政局)',
      ['市科技局/lead', '市发改委/support', '市财政局/support'],
    ],
    ['开展攻关。(牵头单位:市科技局)(配合单位:市发改委)', ['市科技局/lead', '市发改委/support']],
    ['牵头单位:市科技局 责任单位:市发改委 市财政局', ['市科技局/lead', '市发改委', '市财政局']],
    ['(市科技局牵头,市发改委、市财政局配合)', ['市科技局/lead', '市发改委/support', '市财政局/support']],
    ['(市科技局牵头,市发改委、市财政局等按职责分工负责)', ['市科技局/lead', '市发改委', '市财政局']],
    ['开展攻关。(市科技局、市发改委负责)', ['市科技局', '市发改委']],
    ['开展攻关。(市科技局、各县(市、区)人民政府)', ['市科技局', '各县(市、区)人民政府']],
    ['开展攻关。[市科技局,各区人民政府]', ['市科技局', '各区人民政府']],
    ['帮扶企业200家。(质量股、各市场监管所)', ['质量股', '各市场监管所']],
    ['打造品牌。(市农业局牵头,市商务局配合)建设基地。', ['市农业局/lead', '市商务局/support']],
    ['执行法律法规,县住建委、县交通局按照职责分工负责。', ['县住建委', '县交通局']],
    [
      '加强监管。县农委牵头,县市场监管局、县供销社配合。',
      ['县农委/lead', '县市场监管局/support', '县供销社/support'],
    ],
  ])('%s', (text, names) => expect(found(text)).toEqual(names));

  it.each([
    [
      'no left bracket',
      '创新能力。责任部门:区经信局、区市场监管分局按职责分工负责)',
      ['区经信局', '区市场监管分局'],
    ],
    ['no right bracket', '(责任部门:区经信局、区市场监管分局按职责分工负责', ['区经信局', '区市场监管分局']],
    ['one bracket too many', '(责任单位:市科技局、市发改委))', ['市科技局', '市发改委']],
    ['brackets around the list', '责任单位:(市科技局、市发改委)', ['市科技局', '市发改委']],
    ['bracket before the colon', '(责任单位):市科技局、市发改委', ['市科技局', '市发改委']],
    ['label in its own bracket', '【责任单位】市科技局、市发改委', ['市科技局', '市发改委']],
    ['full stop inside', '(责任单位:市科技局、市发改委。)', ['市科技局', '市发改委']],
    ['list on the next line', '责任单位:\n市科技局、市发改委', ['市科技局', '市发改委']],
    ['space for a colon', '责任单位 市科技局、市发改委', ['市科技局', '市发改委']],
  ])('survives %s', (_, text, names) => expect(found(text)).toEqual(names));

  it.each([
    [
      'brackets in a name',
      '责任单位:市市场监管局(市知识产权局、市药监局)、市科技局',
      ['市市场监管局(市知识产权局、市药监局)', '市科技局'],
    ],
    ['a shared tail', '责任单位:市科技局、甲区、乙县人民政府', ['市科技局', '甲区、乙县人民政府']],
    [
      'a shared tail behind 各',
      '责任单位:省文旅厅、各市、州、直管市、神农架林区人民政府',
      ['省文旅厅', '各市、州、直管市、神农架林区人民政府'],
    ],
    ['各 and a bracket', '责任单位:市科技局、各区、县(市)人民政府', ['市科技局', '各区、县(市)人民政府']],
    [
      'a note on the first',
      '责任单位:省科技厅、省发改委,列第一位的为牵头单位,下同',
      ['省科技厅', '省发改委'],
    ],
    ['places without a tail', '责任单位:甲区、乙县、市科技局', ['甲区', '乙县', '市科技局']],
    ['和 between two bodies', '责任单位:市公安局和市司法局', ['市公安局', '市司法局']],
    [
      '和 inside a name',
      '责任单位:市发展和改革委员会、市经济和信息化局',
      ['市发展和改革委员会', '市经济和信息化局'],
    ],
    [
      'a role behind a name',
      '责任单位:市科技局(牵头)、市财政局(配合)',
      ['市科技局/lead', '市财政局/support'],
    ],
    ['等 and general words', '责任单位:市科技局、市财政局等部门', ['市科技局', '市财政局']],
    [
      'bodies of every ending',
      '责任单位:市委宣传部、团市委、合工大宣城校区、宣城海关、区人民法院、各镇街道',
      ['市委宣传部', '团市委', '合工大宣城校区', '宣城海关', '区人民法院', '各镇街道'],
    ],
    [
      'a space before a bracket',
      '责任单位:市科技局、各县 (市、区)人民政府',
      ['市科技局', '各县(市、区)人民政府'],
    ],
    ['a deadline behind', '责任单位:市科技局;完成时限:2025年12月', ['市科技局']],
    [
      'a remark behind',
      '(责任部门:区发改局按职责分工负责。以下均需各镇街道、管委会落实,不再列出)',
      ['区发改局'],
    ],
  ])('splits lists with %s', (_, text, names) => expect(found(text)).toEqual(names));

  it.each([
    '鼓励龙头企业牵头组建创新联合体。',
    '培育放心消费单位30000家(含个体工商户)。',
    '加强挥发性有机物(VOCs)治理,落实生态环境部门负责制。',
    '落实企业主体责任,强化建设单位首要责任和勘察、设计、施工单位主体责任。',
    '推动供应链配套企业参与。',
    '完善政府主导、部门协同、社会参与。',
  ])('finds nobody in «%s»', (text) => expect(found(text)).toEqual([]));

  it('knows 同上, and where each name stands', () => {
    const text = '(责任单位:市科技局、市发改委)\n责任单位:同上';
    const [first, second] = ownerStatements(text);
    for (const { start, end, name } of first!.names) expect(text.slice(start, end)).toBe(name);
    expect(second).toMatchObject({ sameAsAbove: true, names: [], ownLine: true });
  });
});
