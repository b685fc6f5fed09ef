import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeEntities } from '../../graph/merge.ts';
import type { Entity } from '../../graph/model.ts';
import { openMemoryStore } from '../../graph/stores/memory.ts';
import { Corpus } from '../../search/corpus.ts';
import { CorpusEntities } from '../../search/corpus-entities.ts';
import { jinhua, xuancheng, zhejiang } from './tiny.ts';

const all = [zhejiang, jinhua, xuancheng];
const corpusOf = (...records: typeof all): Corpus => {
  const corpus = new Corpus();
  for (const record of records) corpus.put(record);
  return corpus;
};
/** Everything a corpus can be asked, as plain data. */
const state = (corpus: Corpus) => ({
  plans: corpus.plans(),
  facts: corpus.facts({}),
  programs: corpus.entities('program'),
  departments: corpus.entities('department'),
  units: corpus.plans().flatMap((p) => p.units.map((u) => [u.id, corpus.unitText(u)])),
});

describe('corpus', () => {
  it('loads every document of a store', async () => {
    const store = openMemoryStore();
    for (const record of all) await store.put(record);
    expect(state(await Corpus.load(store))).toEqual(state(corpusOf(...all)));
  });

  it('finds a plan by id and by source, a clause with its text, a unit around an offset', () => {
    const corpus = corpusOf(...all);
    expect(corpus.plan('plan-jh.txt')).toBe(corpus.plan('plan-jh'));
    expect(corpus.plan('nobody')).toBeNull();
    const task = zhejiang.extraction.tasks[0]!;
    const found = corpus.clause(task.clause)!;
    expect(found.text).toBe(task.text);
    expect(found.plan.ref.title).toBe('浙江省质量强省建设实施意见');
    expect(corpus.unitAt('plan-zj', task.start + 3)!.clause.id).toBe(task.clause);
    expect(corpus.clauseAt('plan-zj', task.start + 3)!.id).toBe(task.clause);
    expect(corpus.unitAt('plan-zj', 1e9)).toBeNull();
  });

  it('keeps every quote as a slice of its text', () => {
    const corpus = corpusOf(...all);
    for (const { text, facts } of corpus.plans())
      for (const f of facts) expect(f.quote).toBe(text.slice(f.start, f.end));
  });

  it('answers facts by any part, in order of id', () => {
    const corpus = corpusOf(...all);
    const program = corpus.entitiesNamed('品字标')[0]!;
    const facts = corpus.facts({ object: program.id });
    expect(facts.map((f) => f.document).sort()).toEqual(['plan-jh', 'plan-zj']);
    expect(corpus.facts({ object: program.id, document: 'plan-jh' })).toHaveLength(1);
    expect(corpus.facts({ relation: 'ADVANCES' })).toEqual(facts);
    expect(corpus.facts({ subject: facts[0]!.subject, relation: 'ADVANCES' })).toEqual([facts[0]]);
    const ids = corpus.facts({}).map((f) => f.id);
    expect(ids).toEqual([...ids].sort());
    expect(corpus.plansOf(program.id)).toEqual(['plan-jh', 'plan-zj']);
  });

  it('adding and removing leaves what the others say: A + B − B = A, in any order', () => {
    const onlyA = state(corpusOf(zhejiang));
    const corpus = corpusOf(jinhua, zhejiang, xuancheng, zhejiang);
    expect(corpus.remove('plan-jh')).toBe(true);
    expect(corpus.remove('plan-jh')).toBe(false);
    expect(corpus.remove('plan-xc')).toBe(true);
    expect(state(corpus)).toEqual(onlyA);
    expect(corpus.entitiesNamed('市商务局')).toEqual([]);
  });

  it('replaces a document and changes its version', () => {
    const corpus = corpusOf(zhejiang);
    const before = corpus.version;
    corpus.put({ ...jinhua, id: zhejiang.id });
    expect(corpus.size).toBe(1);
    expect(corpus.version).toBeGreaterThan(before);
    expect(corpus.plan(zhejiang.id)!.meta.title).toContain('金华');
  });

  it('leaves out a document that is no plan', () => {
    const corpus = new Corpus();
    corpus.put({ ...zhejiang, extraction: { ...zhejiang.extraction, plan: null, notPlan: '不是规划' } });
    expect(corpus.size).toBe(0);
  });

  it('merges entities as the stores do, and forgets what a document said of them', () => {
    const name = fc.constantFrom('市场监管局', '市监局', '市市场监督管理局', '监管局');
    const said = fc.record({
      name,
      aliases: fc.array(name, { maxLength: 3 }),
      kind: fc.constantFrom('plan', 'document'),
    });
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 6 }), (sayings) => {
        const entities = sayings.map((s): Entity => ({ ...s, kind: s.kind as 'plan', id: 'x', props: {} }));
        const merged = new CorpusEntities();
        entities.forEach((e, i) => {
          merged.add(`d${i}`, [e]);
        });
        expect(merged.get('x')).toEqual(mergeEntities(entities));
        merged.remove('d0', entities.slice(0, 1));
        const rest = entities.slice(1);
        expect(merged.get('x')).toEqual(rest.length > 0 ? mergeEntities(rest) : null);
        expect(merged.documents('x')).toEqual(rest.map((_, i) => `d${i + 1}`));
      }),
    );
  });
});
