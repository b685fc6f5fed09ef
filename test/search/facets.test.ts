/** Facets are read without their plans beside them: names that many places share say whose they are. */
import { describe, expect, it } from 'vitest';
import { contentId, entityId } from '../../graph/ids.ts';
import type { DocumentRecord } from '../../graph/model.ts';
import { Corpus } from '../../search/corpus.ts';
import { hashingEmbedder } from '../../search/embedders/hashing.ts';
import { createSearch } from '../../search/search.ts';
import { tinyRecord } from './tiny.ts';

/** A plan of one task, whose bodies belong to the plan's place as `ingest/` says it. */
function planOf(province: string, place: string, code: string, bodies: readonly string[]): DocumentRecord {
  const record = tinyRecord({
    id: `plan-${code}`,
    title: `${place}质量强市方案`,
    province,
    city: place,
    code,
    tasks: [{ title: '提升质量', body: '加强质量工作。', departments: bodies }],
  });
  const region = {
    id: entityId('region', code),
    kind: 'region' as const,
    name: place,
    aliases: [],
    props: { code },
  };
  const facts = record.entities
    .filter((e) => e.kind === 'department')
    .map((e) => ({
      ...(record.facts[0] as (typeof record.facts)[number]),
      ...{ id: contentId('fact', e.id), subject: e.id, relation: 'BELONGS_TO' as const, object: region.id },
    }));
  return { ...record, entities: [...record.entities, region], facts: [...record.facts, ...facts] };
}

async function labels(facet: string, ...records: DocumentRecord[]): Promise<string[]> {
  const corpus = new Corpus();
  for (const record of records) corpus.put(record);
  const search = await createSearch({ corpus, embedder: hashingEmbedder(), indexDir: null });
  const { facets } = await search.search({ q: '质量' });
  return facets[facet]!.map((f) => f.label).sort();
}

const xuancheng = planOf('安徽省', '宣城市', '341800', ['市发改委', '宣城海关']);
const nanchang = planOf('江西省', '南昌市', '360100', ['市发改委']);

describe('facets', () => {
  it('name a body with its place among hits of several, unless its name tells it', async () => {
    expect(await labels('department', xuancheng, nanchang)).toEqual([
      '南昌市 市发改委',
      '宣城市 市发改委',
      '宣城海关',
    ]);
  });

  it('leave names as they are where all hits are of one place', async () => {
    expect(await labels('department', xuancheng)).toEqual(['宣城海关', '市发改委']);
  });

  it('tell places of one name apart by what they lie in', async () => {
    const shanghai = planOf('上海市', '普陀区', '310107', []);
    const zhoushan = planOf('浙江省', '普陀区', '330903', []);
    expect(await labels('region', shanghai, zhoushan, nanchang)).toEqual([
      '上海市 普陀区',
      '南昌市',
      '浙江省 普陀区',
    ]);
  });

  it("follow what is said of a body's place", () => {
    const corpus = new Corpus();
    const id = nanchang.entities.find((e) => e.kind === 'department')!.id;
    expect(corpus.placeOf(id)).toBeNull();
    corpus.put(nanchang);
    expect(corpus.placeOf(id)?.name).toBe('南昌市');
    corpus.put({ ...nanchang, facts: nanchang.facts.filter((f) => f.relation !== 'BELONGS_TO') });
    expect(corpus.placeOf(id)).toBeNull();
    corpus.put(nanchang);
    expect(corpus.placeOf(id)?.name).toBe('南昌市');
    corpus.remove(nanchang.id);
    expect(corpus.placeOf(id)).toBeNull();
  });
});
