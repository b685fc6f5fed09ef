import { describe, expect, it } from 'vitest';
import { draftOf } from '../../ingest/draft.ts';
import { department } from '../../ingest/rules/department.ts';
import { lead } from '../../ingest/rules/lead.ts';
import { program } from '../../ingest/rules/program.ts';

function leads(text: string) {
  const draft = draftOf(`某市质量强市实施方案\n二、主要任务\n(一)加强工作。${text}`);
  for (const rule of [department, program, lead]) rule.apply(draft);
  for (const l of draft.programLeads) expect(draft.text.slice(l.start, l.end)).toBe(l.evidence);
  return draft.programLeads.map((l) => `${l.program} ← ${l.department}`);
}

describe('who leads a program', () => {
  it.each([
    ['由市市场监管局牵头实施“质量贷”融资，市财政局配合。', ['质量贷 ← 市市场监管局']],
    ['推广“质量贷”，由市市场监管局牵头推进。', ['质量贷 ← 市市场监管局']],
    [
      '市商务局负责“福清味道”品牌推广，市农业农村局负责“福农优品”遴选，力争每年新增1个。',
      ['福清味道 ← 市商务局', '福农优品 ← 市农业农村局'],
    ],
    [
      '省商务厅推进“老字号”品牌，省农业农村厅推进农业品牌。',
      ['老字号 ← 省商务厅', '农业品牌 ← 省农业农村厅'],
    ],
  ])('%s', (text, expected) => {
    expect(leads(text)).toEqual(expected);
  });

  it.each([
    '实施“质量贷”行动。(责任单位：市市场监管局、市财政局)',
    '市市场监管局要加强指导，企业实施“质量贷”。',
    '各县(市、区)要推进“质量贷”。',
    '市市场监管局负责解释，企业实施“质量贷”。',
    '市市场监管局负责日常工作和“质量贷”统计。',
    '实施“质量贷”行动。（市市场监管局牵头，市财政局配合）',
  ])('nobody in: %s', (text) => {
    expect(leads(text)).toEqual([]);
  });
});
