import { describe, expect, it } from 'vitest';
import {
  coreName,
  cueAt,
  isGeneric,
  normaliseQuestion,
  officialTerms,
  unitsAsked,
  wording,
} from '../../search/wording.ts';

describe('normaliseQuestion', () => {
  it.each([
    ['種樹護林到2025年一共要完成多少畝?', '种树护林到2025年一共要完成多少亩?'],
    ['"品字标"由谁负责', '“品字标”由谁负责'],
    ['「無廢城市」', '“无废城市”'],
    ['ＰＭ２．５', 'PM2.5'],
    ['制找业的设计能力', '制造业的设计能力'],
    ['首席 质量 官', '首席质量官'],
  ])('%s', (raw, want) => {
    expect(normaliseQuestion(raw)).toBe(want);
  });

  it('changes nothing the second time', () => {
    const once = normaliseQuestion('「質量月」 由誰負責?');
    expect(normaliseQuestion(once)).toBe(once);
  });
});

describe('cues', () => {
  it.each([
    ['who', '质量月由谁负责'],
    ['who', '哪个局管这事'],
    ['who', '责任单位有哪些'],
    ['which-plans', '哪些文件提到'],
    ['which-plans', '有几份提到了碳达峰'],
    ['not', '哪份文件通篇没有出现'],
    ['count', '要达到多少'],
    ['horizon', '最远展望到哪一年'],
    ['structure-owner', '在每项主要任务后面都写明了责任单位'],
  ] as const)('%s in %s', (cue, text) => {
    expect(cueAt(cue, text).length).toBeGreaterThan(0);
  });

  it.each([
    ['not', '有没有提到首席质量官'],
    ['who', '谁最高'],
    ['whether', '这是什么?'],
    ['count', '哪些部门负责'],
  ] as const)('no %s in %s', (cue, text) => {
    expect(cueAt(cue, text)).toEqual([]);
  });
});

describe('words as data', () => {
  it('compiles every pattern and stays linear on long input', () => {
    const long = '哪些没有提到责任单位每项任务'.repeat(40);
    for (const name of Object.keys(wording.cues)) cueAt(name as Parameters<typeof cueAt>[0], long);
  });

  it('loses endings, never the name', () => {
    expect(coreName('首席质量官制度')).toBe('首席质量官');
    expect(coreName('信用监管')).toBe('信用监管');
    expect(coreName('质量提升攻坚行动')).toBe('质量提升');
  });

  it('knows words that say nothing', () => {
    expect(isGeneric('质量发展')).toBe(true);
    expect(isGeneric('沙盒')).toBe(false);
  });

  it('has official terms for everyday words', () => {
    expect(officialTerms('家门口河里的水')).toContain('地表水断面水质比例');
    expect(unitsAsked('要培育多少家')).toContain('家');
  });
});
