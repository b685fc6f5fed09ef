import { describe, expect, it } from 'vitest';
import { draftOf } from '../../ingest/draft.ts';
import { readBodyName } from '../../ingest/lexicon/functions.ts';
import { departmentKey, resolveDepartment } from '../../ingest/resolve/department.ts';
import { department } from '../../ingest/rules/department.ts';

const at = (home: string | null, name: string, shown: string[] = []) =>
  resolveDepartment(name, { home, shown });

describe('resolveDepartment', () => {
  it('keeps two cities’ 市市场监管局 two bodies with one function', () => {
    const xuancheng = at('341800', '市市场监管局');
    const hangzhou = at('330100', '市市场监管局');
    expect(xuancheng.id).not.toBe(hangzhou.id);
    expect(xuancheng.body).toBe(hangzhou.body);
    expect(xuancheng.functions).toEqual(['市场监管']);
    expect(hangzhou.functions).toEqual(['市场监管']);
  });

  it.each([
    ['341800', '市科技局', '宣城市科学技术局', '341800', '科技'],
    ['341800', '省市场监管局', '安徽省市场监督管理局', '340000', '市场监管'],
    ['330000', '省经信厅', '浙江省经济和信息化厅', '330000', '工业信息化'],
    ['330000', '省发展改革委', '浙江省发展和改革委员会', '330000', '发展改革'],
    ['330000', '总局', '国家市场监督管理总局', '000000', '市场监管'],
    ['330000', '国家认监委', '国家认证认可监督管理委员会', '000000', '认证认可'],
    ['310000', '市商务委', '上海市商务委员会', '310000', '商务'],
    ['450000', '自治区市场监管局', '广西壮族自治区市场监督管理局', '450000', '市场监管'],
    ['330782', '市农业农村局', '义乌市农业农村局', '330782', '农业农村'],
    ['341800', '团市委', '共青团宣城市委员会', '341800', '共青团'],
    ['341800', '市委宣传部', '中共宣城市委宣传部', '341800', '宣传'],
    ['330903', '区人民法院', '舟山市普陀区人民法院', '330903', '法院'],
  ])('in %s, %s is %s', (home, name, fullName, regionCode, first) => {
    expect(at(home, name)).toMatchObject({ fullName, regionCode, functions: [first] });
  });

  it.each([
    ['341800', '市文旅局'],
    ['341800', '市数据资源局'],
    ['330903', '区资规分局'],
    ['330903', '区发改局'],
    ['341800', '市税务局'],
    ['341800', '宣城海关'],
    [null, '市科技局'],
  ])('in %s, does not make up a full name for %s', (home, name) => {
    expect(at(home, name).fullName).toBeNull();
  });

  it('joins short, long and written variants within one region', () => {
    const ids = (home: string, names: string[]) => new Set(names.map((n) => at(home, n).id)).size;
    expect(ids('341800', ['市发改委', '市发展改革委', '宣城市发展和改革委员会'])).toBe(1);
    expect(ids('330903', ['区资规分局', '区资源规划分局', '区自然资源和规划分局'])).toBe(1);
    expect(ids('330700', ['金华市市场监管局(知识产权局)', '市市场监管局', '金华市市场监督管理局'])).toBe(1);
    expect(ids('330903', ['区市场监管分局', '舟山市市场监督管理局普陀分局'])).toBe(1);
    expect(ids('330903', ['区发改局', '区经信局'])).toBe(2);
  });

  it('shows the full name of a branch only when the page does', () => {
    expect(at('330903', '区市场监管分局', ['舟山市市场监督管理局普陀分局']).fullName).toBe(
      '舟山市市场监督管理局普陀分局',
    );
    expect(at('330903', '区市场监管分局').fullName).toBeNull();
  });

  it('reads merged bureaus, groups and bodies outside the pattern', () => {
    expect(at('330903', '区文广旅体局').functions).toEqual(['文化旅游', '广播电视', '体育']);
    expect(readBodyName('农业农村和水利局')?.functions).toEqual(['农业农村', '水利']);
    expect(at('330903', '各镇街道')).toMatchObject({ collective: true, regionCode: '330903' });
    expect(at('330903', '沈家门海事处').functions).toEqual(['海事']);
    expect(at('341800', '我局', ['宣城市市场监督管理局']).body).toBe('市场监督管理局');
  });

  it('never joins bodies of unknown regions of two documents, and survives odd names', () => {
    const other = (scope: string) => resolveDepartment('县财政局', { home: null, scope });
    expect(other('a').id).not.toBe(other('b').id);
    for (const name of ['', '局', '((', '市', '委', '团委', '\ud800', '省省省局'])
      expect(() => at('330000', name)).not.toThrow();
    expect(departmentKey('市市场监管局（市知识产权局）')).toBe('市市场监管局');
  });
});

describe('the department rule', () => {
  it('names a body once, however it is written and wherever it stands', () => {
    const draft = draftOf('普陀区质量强区实施方案\n二、任务\n1.绿色。区资源规划分局会同区资规分局推进。');
    draft.plan = null;
    department.apply(draft);
    expect(draft.departments.map((d) => [d.name, d.aliases, d.mentions.length])).toEqual([
      ['区资源规划分局', ['区资规分局'], 2],
    ]);
    const [first] = draft.departments;
    expect(draft.text.slice(first!.start, first!.end)).toBe(first!.evidence);
  });
});
