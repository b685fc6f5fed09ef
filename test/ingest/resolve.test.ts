import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../ingest/resolve/features.ts';
import { appendJudgement, Judgements, readJudgements } from '../../ingest/resolve/judgements.ts';
import { compare, explain, suggest } from '../../ingest/resolve/linker.ts';
import { coreKey, nameKey } from '../../ingest/resolve/normalise.ts';

const program = (name: string, props: Record<string, unknown> = {}): Candidate => ({
  id: `program:${name}`,
  kind: 'program',
  name,
  aliases: [],
  props,
});

describe('names', () => {
  it.each([
    ['“标准化+”', '标准化＋'],
    ['首台（套）', '首台套'],
    ['重点产品质量阶梯攀升工程', '重点产品质量阶梯攀登工程'],
    ['质量基础设施“一站式”服务平台', '质量基础设施一站式服务平台'],
    ['《质量强国建设纲要》', '质量强国建设纲要'],
  ])('%s and %s are one', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it('a sign that means something keeps names apart', () => {
    expect(nameKey('标准化+')).not.toBe(nameKey('标准化'));
    expect(coreKey('无废城市建设')).toBe(coreKey('无废城市'));
  });
});

describe('compare', () => {
  it.each([
    ['放心消费在浙江', '“放心消费在浙江”', 'same'],
    ['无废城市', '无废城市建设', 'same'],
    ['一号发展工程', '一号改革工程', 'different'],
    ['浙江精品', '浙江制造精品', 'different'],
    ['产品质量提升工程', '服务质量提升工程', 'different'],
    ['宣城市政府质量奖', '杭州市政府质量奖', 'different'],
    ['千人计划', '万人计划', 'different'],
    ['415X先进制造业集群', '510质量品牌工程', 'different'],
    ['质量基础设施赋能行动', '质量基础设施赋能计划', 'unsure'],
  ] as const)('%s and %s: %s', (a, b, verdict) => {
    expect(compare(program(a), program(b)).verdict).toBe(verdict);
  });

  it('never joins bodies of two regions', () => {
    const body = (regionCode: string): Candidate => ({
      ...program('市市场监管局', { regionCode }),
      id: regionCode,
      kind: 'department',
    });
    expect(compare(body('341800'), body('330100')).verdict).toBe('different');
  });

  it('says why', () => {
    const { why } = compare(program('无废城市'), program('无废城市建设'));
    expect(explain('无废城市建设', '无废城市', why)).toContain('除“建设”“创建”等词外名称相同');
  });

  it('suggests pairs for a person, best first, none that was judged', () => {
    const list = ['质量基础设施赋能行动', '质量基础设施赋能计划', '无废城市'].map((n) => program(n));
    const pairs = suggest(list).map((s) => [s.left.name, s.right.name]);
    expect(pairs).toEqual([['质量基础设施赋能行动', '质量基础设施赋能计划']]);
    const judged = new Judgements([
      { left: list[0]!.id, right: list[1]!.id, verdict: 'different', by: '', at: '', why: '' },
    ]);
    expect(suggest(list, judged)).toEqual([]);
  });
});

describe('judgements', () => {
  const judgement = (left: string, right: string, verdict: 'same' | 'different' | 'unsure') => ({
    left,
    right,
    verdict,
    by: '',
    at: '',
    why: '',
  });

  it('join ids in chains, keep the smallest, and can be taken back', () => {
    const lines = [judgement('p:2', 'p:1', 'same'), judgement('p:2', 'p:3', 'same')];
    expect(new Judgements(lines).canonical('p:3')).toBe('p:1');
    const taken = new Judgements([...lines, judgement('p:1', 'p:2', 'unsure')]);
    expect(taken.canonical('p:3')).toBe('p:2');
    expect(taken.canonical('p:1')).toBe('p:1');
    expect(taken.verdict('p:1', 'p:2')).toBeUndefined();
  });

  it('split one plan’s mentions off', () => {
    const split = new Judgements([judgement('program:1', 'doc:9', 'different')]);
    expect(split.canonical('program:1', 'doc:8')).toBe('program:1');
    expect(split.canonical('program:1', 'doc:9')).not.toBe('program:1');
  });

  it('survive in a file that is only appended to', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qpg-judgements-'));
    try {
      const path = join(folder, 'judgements.jsonl');
      expect(readJudgements(path).size).toBe(0);
      appendJudgement(path, { left: 'p:1', right: 'p:2', verdict: 'same', by: '测试' });
      const first = readFileSync(path, 'utf8');
      appendJudgement(path, { left: 'p:3', right: 'p:4', verdict: 'different' });
      expect(readFileSync(path, 'utf8').startsWith(first)).toBe(true);
      expect(readJudgements(path).canonical('p:2')).toBe('p:1');
      writeFileSync(path, '{"left":\n');
      expect(() => readJudgements(path)).toThrow(/第 1 行/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
