import { beforeAll, describe, expect, it } from 'vitest';
import { relationKinds } from '../../graph/kinds.ts';
import { DocumentRecord, type Extraction } from '../../graph/model.ts';
import { draftOf } from '../../ingest/draft.ts';
import { idOfDocument, toRecord } from '../../ingest/facts.ts';
import { Judgements } from '../../ingest/resolve/judgements.ts';
import { rules } from '../../ingest/rules/index.ts';

const plan = (city: string, district: string): string => `${city}市质量强市建设实施方案
为贯彻落实《质量强国建设纲要》,结合${city}实际,制定本方案。
一、总体要求
(一)主要目标。到2025年,制造业质量竞争力指数达到92以上。
二、主要任务
(一)夯实基础。实施重点产品质量阶梯攀登工程,在${district}开展质量强企试点,聚焦汽车零部件、新能源两大核心产业。(责任单位:市科技局、市市场监管局)
(二)弘扬文化。办好“质量月”等活动,推进省政府质量奖培育。(责任单位:市市场监管局)
`;

function extraction(text: string, source: string): Extraction {
  const draft = draftOf(text, source);
  for (const rule of rules) rule.apply(draft);
  const { labels: _labels, ...found } = draft;
  return {
    ...found,
    clauses: [...draft.clauses],
    tables: [...draft.tables],
    sha256: '0',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    removed: [],
  };
}

let record: DocumentRecord;
let other: DocumentRecord;
beforeAll(() => {
  record = toRecord(extraction(plan('宣城', '宁国市'), 'a.txt'));
  other = toRecord(extraction(plan('芜湖', '无为市'), 'b.txt'));
});

const named = (r: DocumentRecord, name: string) => r.entities.find((e) => e.name === name);
const facts = (r: DocumentRecord, relation: string) => r.facts.filter((f) => f.relation === relation);

describe('toRecord', () => {
  it('gives every fact ends of the declared kinds and the quote that stands there', () => {
    DocumentRecord.parse(record);
    const kind = new Map(record.entities.map((e) => [e.id, e.kind]));
    for (const fact of record.facts) {
      const { from, to } = relationKinds[fact.relation];
      expect(from).toContain(kind.get(fact.subject));
      expect(to).toContain(kind.get(fact.object));
      expect(record.extraction.text.slice(fact.start, fact.end)).toBe(fact.quote);
    }
    expect(new Set(record.facts.map((f) => f.id)).size).toBe(record.facts.length);
    expect(new Set(record.entities.map((e) => e.id)).size).toBe(record.entities.length);
  });

  it('states owners with their role, programs with their strength, targets with their numbers', () => {
    const task = record.extraction.tasks[0]!;
    const owners = facts(record, 'ASSIGNED_TO').filter((f) => f.subject === task.id);
    expect(owners.map((f) => [f.quote, f.props.role, f.certainty])).toEqual(
      expect.arrayContaining([
        ['市科技局', 'owner', 'stated'],
        ['市市场监管局', 'owner', 'stated'],
      ]),
    );
    const program = named(record, '重点产品质量阶梯攀登工程')!;
    const adopts = facts(record, 'ADOPTS').find((f) => f.object === program.id);
    expect(adopts?.props.strength).toBe('deployed');
    expect(facts(record, 'ADVANCES').some((f) => f.object === program.id && f.subject === task.id)).toBe(
      true,
    );
    const target = record.entities.find((e) => e.kind === 'target')!;
    expect(target.props).toMatchObject({ value: 92, comparator: '>=', year: 2025, status: 'target' });
    expect(facts(record, 'MEASURES')).toHaveLength(1);
  });

  it('places bodies and tasks: BELONGS_TO, PERFORMS, TAKES_PLACE_IN, PART_OF', () => {
    const body = named(record, '市科技局')!;
    const region = named(record, '宣城市')!;
    expect(body.props).toMatchObject({ fullName: '宣城市科学技术局', regionCode: '341800' });
    expect(body.aliases).toContain('宣城市科学技术局');
    expect(facts(record, 'BELONGS_TO').some((f) => f.subject === body.id && f.object === region.id)).toBe(
      true,
    );
    expect(facts(record, 'PERFORMS').some((f) => f.subject === body.id)).toBe(true);
    const scene = named(record, '宁国市')!;
    expect(facts(record, 'TAKES_PLACE_IN').map((f) => [f.object, f.quote])).toEqual([[scene.id, '宁国市']]);
    expect(facts(record, 'PART_OF').some((f) => f.subject === scene.id && f.object === region.id)).toBe(true);
  });

  it('lets two cities share functions, national programs and cited documents, never bodies', () => {
    const shared = (kind: string) =>
      record.entities
        .filter((e) => e.kind === kind && other.entities.some((o) => o.id === e.id))
        .map((e) => e.name);
    expect(shared('function')).toEqual(expect.arrayContaining(['市场监管', '科技']));
    expect(shared('program')).toEqual(expect.arrayContaining(['重点产品质量阶梯攀登工程', '质量月']));
    expect(shared('document')).toEqual(['质量强国建设纲要']);
    expect(shared('indicator')).toHaveLength(1);
    expect(shared('department')).toEqual([]);
    expect(shared('plan')).toEqual([]);
    expect(shared('task')).toEqual([]);
  });

  it('names an award of the province by its place, so that two provinces’ stay apart', () => {
    const third = toRecord(extraction(plan('金华', '永康市'), 'c.txt'));
    const id = (r: DocumentRecord) => named(r, '省政府质量奖')?.id;
    expect(id(record)).toBeDefined();
    expect(id(record)).toBe(id(other));
    expect(id(third)).not.toBe(id(record));
  });

  it('follows people’s judgements', () => {
    const a = named(record, '质量月')!.id;
    const split = new Judgements([
      { left: a, right: record.id, verdict: 'different', by: '', at: '', why: '' },
    ]);
    const again = toRecord(record.extraction, split);
    expect(named(again, '质量月')!.id).not.toBe(a);
  });

  it('refuses what is no plan', () => {
    expect(() => toRecord({ ...record.extraction, plan: null, notPlan: '新闻' })).toThrow(/新闻/);
  });

  it('gives a cited document the id that it will have as a plan', () => {
    expect(idOfDocument('宣城市质量强市建设实施方案', '341800')).toBe(record.id);
    expect(idOfDocument('质量强市建设实施方案', '341800')).not.toBe(
      idOfDocument('质量强市建设实施方案', '330100'),
    );
  });
});
