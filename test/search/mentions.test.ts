import { describe, expect, it } from 'vitest';
import { Corpus } from '../../search/corpus.ts';
import { Mentions } from '../../search/mentions.ts';
import { jinhua, xuancheng, zhejiang } from './tiny.ts';

const open = () => {
  const corpus = new Corpus();
  for (const record of [zhejiang, jinhua]) corpus.put(record);
  return { corpus, mentions: new Mentions(corpus) };
};
const names = (mentions: Mentions, query: string): string[] => mentions.in(query).map((m) => m.name);

describe('names in a query', () => {
  it('are those of departments, programs and places that the plans know', () => {
    const { mentions } = open();
    expect(names(mentions, '金华的市商务局怎么推进品字标')).toEqual(['市商务局', '品字标', '金华']);
    expect(names(mentions, '今天天气怎么样')).toEqual([]);
    expect(names(mentions, '上海的品字标')).toEqual(['品字标']);
  });

  it('bring the plans of a place and the entities of a name', () => {
    const { mentions, corpus } = open();
    const [program, place] = mentions.in('浙江省品字标');
    expect(program!.entities).toEqual([corpus.entitiesNamed('品字标')[0]!.id]);
    expect(place).toMatchObject({ name: '浙江省', plans: ['plan-zj'] });
  });

  it('follow the corpus: new ones are known at once, those of removed documents no more', () => {
    const { mentions, corpus } = open();
    expect(names(mentions, '市人社局')).toEqual([]);
    corpus.put(xuancheng);
    expect(names(mentions, '宣城市人社局')).toContain('市人社局');
    corpus.remove(xuancheng.id);
    expect(names(mentions, '宣城市人社局')).toEqual([]);
    expect(names(mentions, '品字标')).toEqual(['品字标']);
  });
});

describe('names of several plans', () => {
  it('stay known while one plan bears them', () => {
    const { mentions, corpus } = open();
    const entities = mentions.in('品字标')[0]!.entities;
    corpus.put({ ...xuancheng, entities: [...xuancheng.entities, corpus.entitiesNamed('品字标')[0]!] });
    expect(mentions.in('品字标')[0]!.entities).toEqual(entities);
    corpus.remove(xuancheng.id);
    expect(mentions.in('品字标')[0]!.entities).toEqual(entities);
    corpus.remove(zhejiang.id);
    corpus.remove(jinhua.id);
    expect(mentions.in('品字标')).toEqual([]);
  });
});

describe('a slip of one character', () => {
  const nowhere = (): boolean => false;
  it('is mended where what is written stands nowhere', () => {
    const { mentions } = open();
    expect(mentions.correction('省市场间管局', nowhere)).toEqual({
      wrong: '省市场间管局',
      right: '省市场监管局',
    });
  });

  it('is none where what is written stands somewhere, or the name is right', () => {
    const { mentions } = open();
    expect(mentions.correction('省市场间管局', () => true)).toBeNull();
    expect(mentions.correction('省市场监管局', nowhere)).toBeNull();
  });

  it('is none in short names', () => {
    expect(open().mentions.correction('品子标', nowhere)).toBeNull();
  });
});
