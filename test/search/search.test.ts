import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QpgError } from '../../graph/errors.ts';
import type { DocumentRecord } from '../../graph/model.ts';
import { createAsk } from '../../search/ask.ts';
import { Corpus } from '../../search/corpus.ts';
import type { Embedder } from '../../search/embedder.ts';
import { hashingEmbedder } from '../../search/embedders/hashing.ts';
import { createSearch, type Search, type SearchOptions } from '../../search/search.ts';
import { SearchReply } from '../../web/contract.ts';
import { jinhua, xuancheng, zhejiang } from './tiny.ts';

const all = [zhejiang, jinhua, xuancheng];
const open = (records: readonly DocumentRecord[], options: Partial<SearchOptions> = {}): Promise<Search> => {
  const corpus = new Corpus();
  for (const record of records) corpus.put(record);
  return createSearch({ corpus, embedder: hashingEmbedder(), indexDir: null, ...options });
};
/** Counts what is embedded. */
const counting = (embedder = hashingEmbedder()): Embedder & { texts: string[] } => {
  const texts: string[] = [];
  return {
    ...embedder,
    texts,
    embedPassages: (asked, onProgress) => {
      texts.push(...asked);
      return embedder.embedPassages(asked, onProgress);
    },
  };
};

describe('search', () => {
  let search: Search;
  beforeEach(async () => {
    search = await open(all);
  });

  const titles = async (q: string, filters = {}): Promise<string[]> =>
    (await search.search({ q, ...filters })).hits.map((h) => h.clause.title);

  it('gives replies of the contract’s shape, the best first, with the reasons', async () => {
    const reply = await search.search({ q: '首席质量官制度由哪个部门负责', limit: 2 });
    expect(SearchReply.parse(reply)).toEqual(reply);
    expect(reply.hits).toHaveLength(2);
    const [first] = reply.hits;
    expect(first!.clause).toMatchObject({ kind: 'task', number: '1.', title: '推行首席质量官制度' });
    expect(first!.why.words.join()).toContain('首席质量官制度');
    expect(first!.why).toMatchObject({ wordRank: 1 });
    expect(first!.clause.text).toContain('责任单位：省市场监管局');
    const { start, end } = first!.highlights[0]!;
    expect(first!.clause.text.slice(start, end)).toContain('首席质量官');
  });

  it('finds by two characters', async () => {
    expect((await titles('计量'))[0]).toBe('提升计量能力');
  });

  it('holds to quoted phrases', async () => {
    expect((await titles('“品字标”')).sort()).toEqual(['培育品牌', '打造放心消费']);
  });

  it('holds to figures: 100 is not 1000, 87% is not 85%', async () => {
    expect(await titles('新增100家')).toEqual(['培育品牌']);
    expect(await titles('合格率85%')).toEqual(['打造放心消费']);
    expect(await titles('合格率达到87%')).toEqual(['总体目标']);
  });

  it('shows what is near, and says so, when nothing has a phrase or figure', async () => {
    const { hits, notes } = await search.search({ q: '合格率99%' });
    expect(hits.length).toBeGreaterThan(0);
    expect(notes.join()).toContain('“99%”');
    expect((await search.search({ q: '“不存在的项目”' })).notes.join()).toContain('不存在的项目');
  });

  it('does not take a figure of something else for the one asked about', async () => {
    const { notes } = await search.search({ q: '计量标准1000项' });
    expect(notes.join()).toContain('“1000”');
    expect((await search.search({ q: '培训人数1000' })).notes).toEqual([]);
  });

  it('finds the clauses of the plan that bears a document number', async () => {
    const { hits } = await search.search({ q: '金质强市发〔2024〕1号' });
    expect(new Set(hits.map((h) => h.plan.id))).toEqual(new Set(['plan-jh']));
    const other = await search.search({ q: '金质强市发〔2024〕11号' });
    expect(other.notes.join()).toContain('11号');
  });

  it('reads traditional characters, full width and slips of one character', async () => {
    expect((await titles('首席質量官制度'))[0]).toBe('推行首席质量官制度');
    const { hits, notes } = await search.search({ q: '省市场间管局' });
    expect(notes.join()).toContain('省市场监管局');
    expect(hits[0]!.why.names).toContain('省市场监管局');
  });

  it('puts the place that is named before others', async () => {
    const { hits } = await search.search({ q: '宣城首席质量官' });
    expect(hits[0]!.plan.id).toBe('plan-xc');
    expect(hits[0]!.why.names).toContain('宣城');
  });

  it('takes a place inside quotes or a longer name for a part of it', async () => {
    const { hits } = await search.search({ q: '“宣城”首席质量官' });
    expect(hits.flatMap((h) => h.why.names)).not.toContain('宣城');
  });

  describe('filters', () => {
    const plans = async (filters: object): Promise<string[]> => {
      const { hits } = await search.search({ q: '质量', ...filters });
      return [...new Set(hits.map((h) => h.plan.id))].sort();
    };
    it('by plan, as id or source', async () => {
      expect(await plans({ plan: ['plan-jh'] })).toEqual(['plan-jh']);
      expect(await plans({ plan: ['plan-jh.txt', 'plan-xc'] })).toEqual(['plan-jh', 'plan-xc']);
      expect(await plans({ plan: ['unknown'] })).toEqual([]);
    });
    it('by region with all below it, as code or name', async () => {
      expect(await plans({ region: ['330000'] })).toEqual(['plan-jh', 'plan-zj']);
      expect(await plans({ region: ['浙江'] })).toEqual(['plan-jh', 'plan-zj']);
      expect(await plans({ region: ['330700'] })).toEqual(['plan-jh']);
      expect(await plans({ region: ['安徽省', '金华市'] })).toEqual(['plan-jh', 'plan-xc']);
    });
    it('by level and year', async () => {
      expect(await plans({ level: ['province'] })).toEqual(['plan-zj']);
      expect(await plans({ level: ['city'], year: 2024 })).toEqual(['plan-jh', 'plan-xc']);
      expect(await plans({ year: 2030 })).toEqual([]);
    });
    it('by department and program, as entity id or name, down to the clause', async () => {
      expect(await titles('质量', { department: ['省商务厅'] })).toEqual(['培育品牌']);
      expect((await titles('质量', { program: ['品字标'] })).sort()).toEqual(['培育品牌', '打造放心消费']);
      expect(await titles('质量', { program: ['品字标'], region: ['330700'] })).toEqual(['打造放心消费']);
      expect(await titles('质量', { department: ['没有这个部门'] })).toEqual([]);
    });
  });

  it('counts facets whose values work as filters', async () => {
    const { facets, total } = await search.search({ q: '质量品牌' });
    expect(facets.plan!.reduce((sum, f) => sum + f.count, 0)).toBe(total);
    const program = facets.program![0]!;
    expect(program).toMatchObject({ label: '品字标', count: 2 });
    expect(await titles('质量', { program: [program.value] })).toHaveLength(2);
    for (const facet of ['region', 'level', 'year'] as const) {
      for (const { value } of facets[facet]!) {
        const filter = facet === 'year' ? { year: Number(value) } : { [facet]: [value] };
        expect((await search.search({ q: '质量', ...filter })).hits.length).toBeGreaterThan(0);
      }
    }
    expect(facets.kind!.map((f) => f.value)).toContain('task');
  });

  it('gives an empty reply over an empty corpus', async () => {
    const empty = await open([]);
    const reply = await empty.search({ q: '质量' });
    expect(reply).toMatchObject({ hits: [], total: 0 });
    expect(await empty.find('质量', { limit: 5 })).toEqual([]);
  });

  it('finds units for questions, in chosen plans', async () => {
    const found = await search.find('首席质量官', { plans: ['plan-xc'], limit: 3 });
    expect(found[0]!.unit.clause.title).toBe('质量人才队伍');
    expect(found.every((f) => f.unit.plan === 'plan-xc')).toBe(true);
  });

  it('falls back to words when the model cannot be used, and says so', async () => {
    const broken: Embedder = {
      ...hashingEmbedder(),
      embedQuery: () => Promise.reject(new QpgError('MODEL_DAMAGED', '模型文件已损坏。')),
    };
    const words = await open(all, { embedder: broken });
    const { hits, notes } = await words.search({ q: '首席质量官制度' });
    expect(hits[0]!.clause.title).toBe('推行首席质量官制度');
    expect(notes.join()).toContain('模型文件已损坏');
  });
});

describe('the life of the index', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'qpg-search-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const answers = async (search: Search): Promise<unknown> => {
    const replies = await Promise.all(
      ['首席质量官', '合格率', '惩罚性赔偿'].map((q) => search.search({ q })),
    );
    return replies.map((r) => ({ ...r, tookMs: 0 }));
  };

  it('adds and removes documents: A + B − B = A', async () => {
    const expected = await answers(await open([zhejiang]));
    const search = await open([]);
    await search.index(zhejiang);
    await search.index(jinhua);
    await search.index(zhejiang);
    expect(await search.remove('plan-jh')).toBe(true);
    expect(await search.remove('plan-jh')).toBe(false);
    expect(await answers(search)).toEqual(expected);
  });

  it('replaces a changed document wholly', async () => {
    const search = await open([zhejiang]);
    await search.index({ ...jinhua, id: 'plan-zj' });
    const { hits } = await search.search({ q: '首席质量官' });
    expect(hits.every((h) => h.clause.title !== '推行首席质量官制度')).toBe(true);
  });

  it('embeds nothing that is on disk already, and identical pieces once', async () => {
    const first = counting();
    await open(all, { embedder: first, indexDir: dir });
    expect(new Set(first.texts).size).toBe(first.texts.length);
    const second = counting();
    const search = await open(all, { embedder: second, indexDir: dir });
    expect(second.texts).toEqual([]);
    const seen: [number, number][] = [];
    await search.index({ ...zhejiang, id: 'again' }, (done, total) => seen.push([done, total]));
    expect(second.texts).toEqual([]);
    expect(await answers(await open(all, { indexDir: dir }))).toEqual(await answers(await open(all)));
  });

  it('is completed from the corpus when documents came while it was away', async () => {
    await open([zhejiang], { indexDir: dir });
    const later = counting();
    const search = await open(all, { embedder: later, indexDir: dir });
    expect(later.texts.length).toBeGreaterThan(0);
    expect(await answers(search)).toEqual(await answers(await open(all)));
  });

  it('is rebuilt where a file is damaged, with a note, and answers as before', async () => {
    await open(all, { indexDir: dir });
    const [file] = readdirSync(dir);
    const bytes = readFileSync(join(dir, file!));
    bytes[600]! ^= 0x40;
    writeFileSync(join(dir, file!), bytes);
    const search = await open(all, { indexDir: dir });
    expect(search.notes.join()).toContain('已损坏');
    expect((await search.search({ q: '首席质量官制度' })).hits[0]!.clause.title).toBe('推行首席质量官制度');
    expect((await open(all, { indexDir: dir })).notes).toEqual([]);
  });

  it('is refused when made by another model, until it is made again', async () => {
    await open(all, { indexDir: dir });
    const other = hashingEmbedder(64);
    await expect(open(all, { indexDir: dir, embedder: other })).rejects.toMatchObject({
      code: 'INDEX_MISMATCH',
    });
    const search = await open(all, { indexDir: dir, embedder: other, fresh: true });
    expect((await search.search({ q: '计量' })).hits[0]!.clause.title).toBe('提升计量能力');
    await open(all, { indexDir: dir, embedder: other });
  });

  it('embeds all again when opened afresh, says how far it is and answers the same', async () => {
    const embedder = counting();
    const before = await answers(await open(all, { embedder, indexDir: dir }));
    const once = embedder.texts.length;
    const seen: number[] = [];
    const onProgress = (done: number): void => void seen.push(done);
    const search = await open(all, { embedder, indexDir: dir, fresh: true, onProgress });
    expect(embedder.texts.length).toBe(2 * once);
    expect(seen.at(-1)).toBe(once);
    expect(await answers(search)).toEqual(before);
    expect(readdirSync(dir)).toHaveLength(1);
  });

  it('changes nothing when embedding fails', async () => {
    const search = await open([zhejiang], {
      embedder: {
        ...hashingEmbedder(),
        embedPassages: async (texts, progress) => {
          if (texts.some((t) => t.includes('假冒'))) throw new Error('out of memory');
          return hashingEmbedder().embedPassages(texts, progress);
        },
      },
    });
    const before = await answers(search);
    await expect(search.index(jinhua)).rejects.toThrow('out of memory');
    expect(await answers(search)).toEqual(before);
    await search.index(xuancheng);
    expect((await search.search({ q: '计量' })).hits[0]!.plan.id).toBe('plan-xc');
  });

  it('gives the same hits whatever the order of adding', async () => {
    const ids = async (records: DocumentRecord[]) => {
      const search = await open([]);
      for (const r of records) await search.index(r);
      const { hits } = await search.search({ q: '质量官制度品牌', limit: 20 });
      return hits.map((h) => [h.clause.id, h.score]);
    };
    expect(await ids([zhejiang, jinhua, xuancheng])).toEqual(await ids([xuancheng, zhejiang, jinhua]));
  });
});

describe('warming up', () => {
  it('embeds what everyday words stand for before anybody asks in them', async () => {
    const asked: string[] = [];
    const plain = hashingEmbedder();
    const embedder: Embedder = {
      ...plain,
      embedQuery: (text) => {
        asked.push(text);
        return plain.embedQuery(text);
      },
    };
    const corpus = new Corpus();
    corpus.put(zhejiang);
    const search = await createSearch({ corpus, embedder, indexDir: null });
    await search.warm();
    const before = new Set(asked);
    await search.search({ q: '家门口河里的水怎么样' });
    const further = asked.filter((text) => !before.has(text));
    expect(further).toEqual(['家门口河里的水怎么样']);
    await search.close();
  });

  it('does not keep a server from starting when the model cannot be used', async () => {
    const damaged = (): Promise<never> => Promise.reject(new QpgError('MODEL_DAMAGED', '模型文件已损坏。'));
    const embedder: Embedder = { ...hashingEmbedder(), embedQuery: damaged };
    const corpus = new Corpus();
    for (const record of all) corpus.put(record);
    const search = await createSearch({ corpus, embedder, indexDir: null });
    await search.warm();
    const asking = createAsk({ corpus, finder: { find: damaged } });
    await asking.warm();
    await expect(asking('浙江的首席质量官由谁负责?')).rejects.toThrow('模型文件已损坏');
    await search.close();
  });
});
