import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../search/embedder.ts';

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0);

/** @param understands whether it knows that different words can mean the same */
export const testEmbedder = (name: string, open: () => Embedder, understands: boolean): void => {
  describe(`embedder: ${name}`, () => {
    let embedder: Embedder;
    beforeAll(() => {
      embedder = open();
    });
    afterAll(() => embedder.close());

    it('has an identity and a dimension before anything is embedded', () => {
      expect(embedder.id).toMatch(/\S/);
      expect(embedder.dimension).toBeGreaterThan(0);
    });

    it('gives unit vectors of its dimension, in the order of the texts', async () => {
      const texts = ['推行首席质量官制度', '改善空气质量', '推行首席质量官制度'];
      const vectors = await embedder.embedPassages(texts);
      expect(vectors).toHaveLength(3);
      for (const v of vectors) {
        expect(v).toHaveLength(embedder.dimension);
        expect(Math.hypot(...v)).toBeCloseTo(1, 4);
      }
      expect(vectors[2]).toEqual(vectors[0]);
      expect(vectors[1]).not.toEqual(vectors[0]);
      expect(dot(vectors[0]!, vectors[1]!)).toBeLessThan(0.99);
    });

    it('gives the same vector for a text whatever stands beside it', async () => {
      const alone = await embedder.embedPassages(['加强计量体系建设']);
      const among = await embedder.embedPassages([
        '品牌',
        '加强计量体系建设',
        '一段长得多的文字，'.repeat(12),
      ]);
      expect(dot(alone[0]!, among[1]!)).toBeGreaterThan(0.999999);
    });

    it('gives the zero vector for a blank text and takes over-long ones', async () => {
      const [blank, long] = await embedder.embedPassages(['  \n', '质量强市建设。'.repeat(300)]);
      expect(blank!.every((v) => v === 0)).toBe(true);
      expect(Math.hypot(...long!)).toBeCloseTo(1, 4);
      expect((await embedder.embedQuery('  ')).every((v) => v === 0)).toBe(true);
    });

    it('reports progress up to the number of texts', async () => {
      const seen: number[] = [];
      const texts = Array.from({ length: 9 }, (_, i) => `第${i}条质量措施`);
      await embedder.embedPassages(texts, (done) => seen.push(done));
      expect(seen.at(-1)).toBe(9);
      expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    });

    it('takes an empty list', async () => {
      expect(await embedder.embedPassages([])).toEqual([]);
    });

    it('puts a question nearer to its answer than to something else', async () => {
      const query = await embedder.embedQuery(understands ? '买到假货能多赔钱吗' : '惩罚性赔偿制度怎么建立');
      const [answer, other] = await embedder.embedPassages(['建立惩罚性赔偿制度', '建设绿色低碳工厂']);
      expect(dot(query, answer!)).toBeGreaterThan(dot(query, other!));
    });
  });
};
