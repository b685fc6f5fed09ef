import { describe, expect, it } from 'vitest';
import { citePlan } from '../../web/citation.ts';
import { page } from '../../web/pages.ts';
import { toCsv, toXlsx } from '../../web/sheets.ts';
import { extraction } from '../graph/records.ts';

const plan = {
  ...extraction('doc:1', '甲区质量强区实施方案(2023—2027年)', '').plan!,
  docNumber: '甲质发〔2023〕1号',
  issuers: ['甲区质量强区工作领导小组'],
  issuedDate: '2023-12-15',
};

describe('citations', () => {
  it('follow GB/T 7714', () => {
    expect(citePlan(plan, 'gbt7714')).toBe(
      '甲区质量强区工作领导小组. 甲区质量强区实施方案(2023—2027年): 甲质发〔2023〕1号[Z]. 2023-12-15.',
    );
  });

  it('leave out what is unknown', () => {
    expect(citePlan({ ...plan, docNumber: null, issuers: [], issuedDate: null }, 'gbt7714')).toBe(
      '甲区质量强区实施方案(2023—2027年)[Z].',
    );
  });

  it('are RIS and BibTeX for reference managers', () => {
    expect(citePlan(plan, 'ris').split('\r\n')).toEqual([
      'TY  - GOVT',
      'AU  - 甲区质量强区工作领导小组',
      'TI  - 甲区质量强区实施方案(2023—2027年)',
      'M1  - 甲质发〔2023〕1号',
      'PY  - 2023',
      'DA  - 2023/12/15',
      'LA  - zh-CN',
      'ER  - ',
    ]);
    expect(citePlan({ ...plan, title: '坏}标{题\\' }, 'bibtex')).toContain('title = {坏标题}');
  });
});

describe('sheets', () => {
  const sheet = [
    ['部门', '任务'],
    ['=HYPERLINK("x")', '含,逗号和"引号"'],
    ['@甲', -3],
  ] as const;

  it('are CSV that Excel reads as Chinese and never runs as a formula', () => {
    expect(toCsv(sheet)).toBe('\ufeff部门,任务\r\n"\'=HYPERLINK(""x"")","含,逗号和""引号"""\r\n\'@甲,-3\r\n');
  });

  it('are XLSX (a zip)', async () => {
    expect((await toXlsx(sheet)).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('paging', () => {
  it('walks to the end and stops', () => {
    const items = [1, 2, 3, 4, 5];
    const first = page(items, 2, undefined);
    const second = page(items, 2, first.next ?? undefined);
    const third = page(items, 2, second.next ?? undefined);
    expect([first.items, second.items, third.items, third.next, third.total]).toEqual([
      [1, 2],
      [3, 4],
      [5],
      null,
      5,
    ]);
  });
});
