import { describe, expect, it } from 'vitest';
import { Corpus, type CorpusPlan } from '../../search/corpus.ts';
import { foldedText, indexIn, partsIn, placeOf, placesOf, sentencesIn } from '../../search/plan-text.ts';
import { goldRecord } from './scaffold/gold-plans.ts';
import { tinyRecord } from './tiny.ts';

const planOf = (record: Parameters<Corpus['put']>[0]): CorpusPlan => {
  const corpus = new Corpus();
  corpus.put(record);
  return corpus.plans()[0]!;
};
const gold = planOf(goldRecord('putuo'));

describe('a phrase in a plan', () => {
  it('is found where a scan of the folded text finds it', () => {
    const text = foldedText(gold);
    for (let at = 0; at + 9 < text.length; at += 97) {
      const phrase = text.slice(at, at + 9);
      expect(indexIn(gold, phrase)).toBe(text.indexOf(phrase));
      expect(indexIn(gold, phrase, at)).toBe(at);
    }
  });

  it('is nowhere when it is not written', () => {
    for (const phrase of ['首席计量师制度', '量子通信', '月球'])
      expect(indexIn(gold, phrase)).toBe(foldedText(gold).indexOf(phrase));
  });

  it('leads back to the words as printed', () => {
    const plan = planOf(
      tinyRecord({
        id: 'p',
        title: '甲市质量方案',
        tasks: [{ title: '培育“品字标”', body: '推广“品 字标”。品字标' }],
      }),
    );
    const printed = placesOf(plan, '品字标').map((p) => plan.text.slice(p.start, p.end));
    expect(printed).toEqual(['品字标', '品 字标', '品字标']);
    expect(placesOf(plan, '品字标', 2)).toHaveLength(2);
    const { start, end } = placeOf(plan, indexIn(plan, '品字标'), 3);
    expect(plan.text.slice(start, end)).toBe('品字标');
  });
});

describe('sentences and their parts', () => {
  const text = '一、推进 标准,提升质量: 达到90%;\n  建设品牌!完成?是。';
  const said = (places: { start: number; end: number }[]): string[] =>
    places.map((p) => text.slice(p.start, p.end));
  const whole = { start: 0, end: text.length };

  it('end at their marks, without white space around', () => {
    expect(said(sentencesIn(text, whole))).toEqual([
      '一、推进 标准,提升质量: 达到90%',
      '建设品牌',
      '完成',
      '是',
    ]);
    expect(said(partsIn(text, whole)).slice(0, 3)).toEqual(['一、推进 标准', '提升质量', '达到90%']);
  });

  it('never run on without end', () => {
    const long = '质'.repeat(1000);
    expect(sentencesIn(long, { start: 0, end: 1000 }).map((p) => p.end - p.start)).toEqual([400, 400, 200]);
  });
});
