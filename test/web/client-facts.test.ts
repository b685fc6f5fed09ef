/** What entity pages and the topic view put together, and what they keep apart. */
import { describe, expect, test } from 'vitest';
import { SHAPE_PATHS } from '../../web/client/graph-view/shapes.ts';
import { bySaying } from '../../web/client/pages/compare-saying.ts';
import { byEnd } from '../../web/client/pages/entity-facts.ts';
import type { FactView } from '../../web/contract.ts';

const fact = (id: string, part: Partial<FactView> = {}): FactView => ({
  id,
  subject: 'region:x',
  relation: 'BELONGS_TO',
  object: 'region:a',
  document: 'doc:1',
  clause: null,
  start: 0,
  end: 2,
  quote: '市委宣传部',
  rule: 'r',
  certainty: 'stated',
  props: {},
  subjectName: '宣城市',
  objectName: '安徽省',
  plan: { id: 'doc:1', title: '方案', source: 's' },
  ...part,
});

describe('facts of one end', () => {
  test('are one line, led by the words that name it', () => {
    const lines = byEnd([fact('1'), fact('2'), fact('3', { quote: '宣城市' })], 'region:x');
    expect(lines.map((l) => [l.name, l.facts.map((f) => f.id)])).toEqual([['安徽省', ['3', '1', '2']]]);
  });

  test('stay apart by end, plan, role and strength', () => {
    const other = fact('2', { object: 'region:b', objectName: '浙江省' });
    const plan = fact('3', { document: 'doc:2' });
    const role = fact('4', { props: { role: 'lead' } });
    expect(byEnd([fact('1'), other, plan, role], 'region:x').map((l) => l.facts[0].id)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  test('are read from the other side when the entity is what they lead to', () => {
    expect(byEnd([fact('1')], 'region:a')[0]?.name).toBe('宣城市');
  });
});

describe('a topic', () => {
  const hit = (text: string) => ({
    clause: { id: text, kind: 'task' as const, number: null, title: '', path: [], text, start: 0, end: 1 },
  });

  test('is told apart from what is only near, whatever its quotation marks and breaks', () => {
    const hits = [hit('质量工作'), hit('推行首席\n质量官制度'), ...'一二三四五六'.split('').map(hit)];
    const { said, near } = bySaying('“首席质量官”', hits);
    expect(said.map((h) => h.clause.text)).toEqual(['推行首席\n质量官制度']);
    expect(near).toHaveLength(5);
  });
});

test('every kind has a shape of its own in the legend', () => {
  expect(new Set(Object.values(SHAPE_PATHS)).size).toBe(Object.keys(SHAPE_PATHS).length);
});
