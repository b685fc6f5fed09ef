import { describe, expect, it } from 'vitest';
import type { Clause } from '../../graph/model.ts';
import { splitAtParagraphs, unitsOf } from '../../search/units.ts';

interface Node {
  kind: Clause['kind'];
  number?: string;
  title: string;
  body?: string;
  children?: Node[];
}

/** Writes an outline as text and clauses with right offsets. */
const outline = (nodes: readonly Node[]): { text: string; clauses: Clause[] } => {
  let text = '';
  const clauses: Clause[] = [];
  const write = (node: Node, parent: string | null, level: number): void => {
    const start = text.length;
    const number = node.number ?? null;
    text += `${number ?? ''}${node.title}\n${node.body ?? ''}`;
    if (!text.endsWith('\n')) text += '\n';
    const id = `c${clauses.length}`;
    const own = { start, end: text.length - 1 };
    const clause = { id, kind: node.kind, number, title: node.title, level, parent, path: [], own, ...own };
    clauses.push(clause);
    for (const child of node.children ?? []) write(child, id, level + 1);
    clause.end = text.length - 1;
  };
  for (const node of nodes) write(node, null, 1);
  return { text, clauses };
};

const unitTexts = (nodes: readonly Node[]) => {
  const { text, clauses } = outline(nodes);
  return unitsOf('p', text, clauses).map((u) => [u.kind, text.slice(u.start, u.end)]);
};

describe('units', () => {
  it('keep a task whole, with its boxes and owner line', () => {
    const box: Node = {
      kind: 'box',
      number: '专栏1',
      title: '重点工程',
      body: '实施质量提升工程。\n（责任单位：市经信局）',
    };
    const found = unitTexts([
      { kind: 'task', number: '1.', title: '提升品质', body: '开展提升行动。', children: [box] },
    ]);
    expect(found).toEqual([
      ['task', '1.提升品质\n开展提升行动。\n专栏1重点工程\n实施质量提升工程。\n（责任单位：市经信局）'],
    ]);
  });

  it('take a task that holds tasks apart: its own prose, then each task', () => {
    const child: Node = { kind: 'task', number: '(1)', title: '建设平台', body: '建成平台10个以上。' };
    const parent: Node = {
      kind: 'task',
      number: '1.',
      title: '夯实基础',
      body: '统筹推进基础建设工作。',
      children: [child],
    };
    expect(unitTexts([parent])).toEqual([
      ['task', '1.夯实基础\n统筹推进基础建设工作。'],
      ['task', '(1)建设平台\n建成平台10个以上。'],
    ]);
  });

  it('leave out headings that only group, and take the prose of sections and boxes', () => {
    const found = unitTexts([
      {
        ...{ kind: 'section', number: '一、', title: '总体要求' },
        children: [
          {
            kind: 'general',
            number: '（一）',
            title: '指导思想',
            body: '以高质量发展为主题，推进质量建设。',
          },
        ],
      },
      { kind: 'box', number: '专栏2', title: '主要指标', body: '合格率达到98%以上。' },
    ]);
    expect(found.map(([kind]) => kind)).toEqual(['general', 'box']);
    expect(found[0]![1]).toContain('指导思想');
  });

  it('call prose under a goal a goal', () => {
    const inside: Node = {
      kind: 'general',
      number: '（一）',
      title: '2025年目标',
      body: '指数达到92以上，合格率98%。',
    };
    expect(unitTexts([{ kind: 'goal', number: '二、', title: '总体目标', children: [inside] }])).toEqual([
      ['goal', '（一）2025年目标\n指数达到92以上，合格率98%。'],
    ]);
  });

  it('split long prose between paragraphs and give each part its own id', () => {
    const body = Array.from({ length: 6 }, (_, i) => `第${i}段${'长'.repeat(200)}。`).join('\n');
    const { text, clauses } = outline([{ kind: 'general', title: '背景', body }]);
    const units = unitsOf('p', text, clauses);
    expect(units.length).toBeGreaterThan(2);
    expect(units.map((u) => u.id)).toEqual(['c0', ...units.slice(1).map((_, i) => `c0#${i + 2}`)]);
    expect(units.every((u) => u.end - u.start <= 600)).toBe(true);
    expect(units.map((u) => text.slice(u.start, u.end)).join('\n')).toBe(text.trim());
  });

  it('never split inside a paragraph and cover every character', () => {
    const text = `甲\n${'乙'.repeat(1500)}\n丙\n丁`;
    const parts = splitAtParagraphs(text, 0, text.length);
    expect(parts.map((p) => text.slice(p.start, p.end)).join('')).toBe(text);
    expect(parts.some((p) => p.end - p.start === 1501)).toBe(true);
  });

  it('survive a parent that names itself', () => {
    const { text, clauses } = outline([{ kind: 'general', title: '怪', body: '内容足够长的一段话。' }]);
    expect(unitsOf('p', text, [{ ...clauses[0]!, parent: 'c0' }])).toHaveLength(1);
  });
});
