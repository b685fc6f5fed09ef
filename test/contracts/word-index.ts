import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WordDocument, WordIndex } from '../../search/word-index.ts';

const doc = (key: string, body: string, heading = '', plan = ''): WordDocument => ({
  key,
  fields: { body, heading, plan },
});

export const testWordIndex = (name: string, create: () => WordIndex): void => {
  const filled = (...documents: WordDocument[]): WordIndex => {
    const index = create();
    for (const d of documents) index.add(d);
    return index;
  };
  const keys = (index: WordIndex, query: string, limit = 10): string[] =>
    index.search(query, limit).map((m) => m.key);

  describe(`word index: ${name}`, () => {
    it('finds only documents that have a word of the query, never one with score 0', () => {
      const index = filled(doc('a', '推行首席质量官制度'), doc('b', '提升空气环境'));
      expect(keys(index, '首席质量官')).toEqual(['a']);
      expect(index.search('法律援助', 10)).toEqual([]);
      expect(index.search('', 10)).toEqual([]);
      expect(index.search('，。', 10)).toEqual([]);
    });

    it('finds words of two characters', () => {
      const index = filled(doc('a', '加强计量工作'), doc('b', '加强标准工作'), doc('c', '计划与数量'));
      expect(keys(index, '计量')[0]).toBe('a');
      expect(keys(index, '标准')).toEqual(['b']);
    });

    it('counts a heading more than the body and a plan title less', () => {
      const text = '鼓励企业开展活动';
      const index = filled(
        doc('body', `${text}品牌培育`, '其他工作', '某市方案'),
        doc('heading', text, '品牌培育', '某市方案'),
        doc('plan', text, '其他工作', '品牌培育'),
      );
      expect(keys(index, '品牌培育')).toEqual(['heading', 'body', 'plan']);
    });

    it('keeps Latin words and numbers whole: 100 is not 1000, 87% not 85%, PM2.5 one word', () => {
      const index = filled(
        doc('a', '新增企业100家'),
        doc('b', '新增企业1000家'),
        doc('c', '合格率达到87%'),
        doc('d', '合格率达到85%'),
        doc('e', 'PM2.5浓度下降'),
      );
      expect(keys(index, '100')).toEqual(['a']);
      expect(keys(index, '87%')).toEqual(['c']);
      expect(keys(index, 'pm2.5')).toEqual(['e']);
    });

    it('folds width and case, and looks through quotes inside a name', () => {
      const index = filled(doc('a', '“浙江制造”标准，ＡＩ应用'));
      expect(keys(index, '浙江制造标准')).toEqual(['a']);
      expect(keys(index, 'ai')).toEqual(['a']);
    });

    it('says which stretches of the query it found', () => {
      const index = filled(doc('a', '建立首席质量官制度，企业负责'));
      expect(index.stretches('首席质量官制度由谁负责', 'a')).toEqual(['首席质量官制度', '负责']);
      expect(index.stretches('首席质量官制度由谁负责', 'b')).toEqual([]);
      expect(index.stretches('法律援助', 'a')).toEqual([]);
    });

    it('covers a query in the text’s own words better than one in other words', () => {
      const index = filled(doc('a', '建立健全惩罚性赔偿制度'), doc('b', '发展数字经济产业'));
      const own = index.search('惩罚性赔偿制度', 1)[0]!.coverage;
      const other = index.search('卖假货要罚多少钱', 1)[0]?.coverage ?? 0;
      expect(own).toBeGreaterThan(0.3);
      expect(own).toBeLessThanOrEqual(1);
      expect(other).toBeLessThan(own / 2);
    });

    it('applies the filter before the limit', () => {
      const index = create();
      for (let i = 0; i < 200; i++) index.add(doc(`k${i}`, `质量工作${'，质量'.repeat(200 - i)}`));
      const last = new Set(Array.from({ length: 50 }, (_, i) => `k${150 + i}`));
      expect(index.search('质量', 2, last)).toHaveLength(2);
      expect(index.search('质量', 2, new Set(['k199', 'unknown'])).map((m) => m.key)).toEqual(['k199']);
      expect(index.search('质量', 2, new Set())).toEqual([]);
      expect(index.search('质量', 2, null)).toHaveLength(2);
    });

    it('replaces and removes, and then scores as if the removed had never been there', () => {
      const index = filled(doc('a', '质量提升行动'), doc('b', '质量品牌建设'));
      const before = index.search('质量品牌', 5);
      index.add(doc('c', '质量质量质量品牌'));
      index.add(doc('c', '完全不同的内容'));
      expect(index.size).toBe(3);
      expect(index.remove('c')).toBe(true);
      expect(index.remove('c')).toBe(false);
      expect(index.search('质量品牌', 5)).toEqual(before);
      expect(index.size).toBe(2);
    });

    it('stays right after thousands of removals', () => {
      const index = create();
      for (let i = 0; i < 3000; i++) index.add(doc(`k${i}`, `第${i}项质量任务`));
      for (let i = 0; i < 2990; i++) index.remove(`k${i}`);
      index.add(doc('new', '第2995项质量任务'));
      expect(index.size).toBe(11);
      expect(keys(index, '2995')).toEqual(['k2995', 'new']);
      expect(index.having('质量任务')).toHaveLength(11);
    });

    it('finds the first few as among all, whatever was removed and whichever are allowed', () => {
      const text = (letters: string, max: number) =>
        fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: max });
      // Common words beside rare ones, in more documents than any rule for small lists holds for.
      const body = fc
        .tuple(text('质量品牌', 12), text('标准计检测认证企业一二三四五', 4))
        .map((t) => t.join(''));
      fc.assert(
        fc.property(
          fc.array(body, { minLength: 80, maxLength: 160 }),
          fc.array(fc.nat(79), { maxLength: 10 }),
          text('质量品牌标准计检五', 10),
          fc.integer({ min: 1, max: 4 }),
          (bodies, removed, query, step) => {
            const index = filled(...bodies.map((b, i) => doc(`k${i}`, b)));
            for (const r of removed) index.remove(`k${r}`);
            const only =
              step === 1 ? null : new Set(bodies.flatMap((_, i) => (i % step === 0 ? `k${i}` : [])));
            const all = index.search(query, 1000, only);
            for (const limit of [1, 3, 10])
              expect(index.search(query, limit, only)).toEqual(all.slice(0, limit));
            for (const { key } of all) expect(only?.has(key) ?? true).toBe(true);
          },
        ),
        { numRuns: 60 },
      );
    });

    it('names the documents that hold every word of a text', () => {
      const index = filled(doc('a', '产品合格率87%'), doc('b', '服务合格率87%'), doc('c', '产品合格率85%'));
      expect(index.having('合格率87%').sort()).toEqual(['a', 'b']);
      expect(index.having('产品合格率87%')).toEqual(['a']);
      expect(index.having('不存在的词')).toEqual([]);
      expect(index.knows('合格率')).toBe(true);
      expect(index.knows('合格律')).toBe(false);
    });
  });
};
