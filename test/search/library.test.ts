import { describe, expect, it } from 'vitest';
import { Corpus } from '../../search/corpus.ts';
import { Library } from '../../search/library.ts';
import { goldRecord } from './scaffold/gold-plans.ts';
import { jinhua, xuancheng, zhejiang } from './tiny.ts';

const records = [zhejiang, jinhua, xuancheng];
const corpusOf = (list: typeof records): Corpus => {
  const corpus = new Corpus();
  for (const record of list) corpus.put(record);
  return corpus;
};

/** All that a question can ask a library for. */
const said = (library: Library) => ({
  plans: library.plans.map((p) => p.ref.id),
  places: [...library.places].map(([name, plans]) => [name, plans.map((p) => p.ref.id)]).sort(),
  departments: ['市商务局', '商务局', '省市场监管局', '市人社局'].map((name) =>
    library.departments.get(name).map(({ plan, item }) => [plan.ref.id, item.name]),
  ),
  programs: library.programs
    .near('品字标与首席质量官', 20)
    .map((n) => [n.name, n.value.map((v) => v.plan.ref.id)]),
  size: [library.programs.size, library.departments.size, library.indicators.size, library.citations.size],
  titles: records.map((r) => library.plansTitled(r.extraction.plan!.title).map((p) => p.ref.id)),
  weights: ['质量', '制度', '没有'].map((pair) => library.weight(pair)),
});

describe('a library that follows its corpus', () => {
  it('knows an added plan as if it had always been there, wherever its source stands in the order', () => {
    for (const late of records) {
      const others = records.filter((r) => r !== late);
      const corpus = corpusOf(others);
      const library = new Library(corpus);
      library.weight('质量');
      corpus.put(late);
      library.follow();
      expect(said(library)).toEqual(said(new Library(corpusOf(records))));
    }
  });

  it('forgets a removed plan and nothing else', () => {
    const corpus = corpusOf(records);
    const library = new Library(corpus);
    library.weight('质量');
    corpus.remove(jinhua.id);
    library.follow();
    expect(said(library)).toEqual(said(new Library(corpusOf([zhejiang, xuancheng]))));
  });

  it('reads a replaced plan anew', () => {
    const corpus = corpusOf(records);
    const library = new Library(corpus);
    corpus.put({ ...jinhua, extraction: { ...jinhua.extraction, departments: [], programs: [] } });
    library.follow();
    expect(library.programs.get('品字标').map((r) => r.plan.ref.id)).not.toContain(jinhua.id);
    expect(said(library)).toEqual(said(new Library(corpus)));
  });

  it('does the same with whole plans', () => {
    const corpus = corpusOf([goldRecord('putuo'), goldRecord('jinhua')]);
    const library = new Library(corpus);
    corpus.put(goldRecord('zhejiang'));
    library.follow();
    corpus.remove(goldRecord('jinhua').id);
    library.follow();
    expect(said(library)).toEqual(said(new Library(corpusOf([goldRecord('zhejiang'), goldRecord('putuo')]))));
  });

  it('keeps the list of plans that a question was given', () => {
    const corpus = corpusOf([zhejiang]);
    const library = new Library(corpus);
    const before = library.plans;
    corpus.put(jinhua);
    library.follow();
    expect(before).toHaveLength(1);
    expect(library.plans).toHaveLength(2);
  });
});
