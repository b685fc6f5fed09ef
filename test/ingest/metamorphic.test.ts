/**
 * The same plan in another dress says the same: full-width signs, other line ends, indentation, hard-wrapped lines,
 * a page around it, the body twice. On the real samples, because that is where rules bend to one layout.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Extraction } from '../../graph/model.ts';
import { extract } from '../../ingest/ingest.ts';

const SAMPLES = ['000_090a38145120c689', '001_e921125c9eab8e5c', '004_4fe95c13c8ac6cff'];

const read = async (text: string): Promise<Extraction> =>
  extract({ name: 'plan.txt', bytes: new TextEncoder().encode(text) });

/** What the plan says, without what only its dress decides (offsets, ids, clause numbers of lines). */
const said = ({ plan, tasks, citations, clauses }: Extraction) => ({
  title: plan?.title,
  issuers: plan?.issuers,
  region: plan?.region,
  tasks: tasks.map(({ number, title, path, departments, text }) => ({
    number,
    title,
    path,
    letters: text.replace(/\s/g, ''),
    departments: departments.map(({ name, role, explicit }) => ({ name, role, explicit })),
  })),
  citations: citations.map(({ title, relation, docNumber }) => ({ title, relation, docNumber })),
  kinds: clauses
    .filter((c) => c.kind !== 'general')
    .map((c) => `${c.level} ${c.kind} ${c.number ?? ''}${c.title}`),
});

const WIDE: Record<string, string> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
  '%': '％',
};

/** Hard-wraps each paragraph at a width (letters and figures take half), and no mark begins a line. */
const wrap = (line: string, width: number): string => {
  let out = '';
  let used = 0;
  for (const char of line) {
    const room = /[\w+-]/.test(char) ? 0.5 : 1;
    if (used + room > width && !/[,.。、;:)》”%]/.test(char)) {
      out += '\n';
      used = 0;
    }
    out += char;
    used += room;
  }
  return out;
};

const dresses: readonly (readonly [string, (text: string) => string])[] = [
  ['full-width signs', (text) => text.replace(/[,:;()!?%]/g, (sign) => WIDE[sign]!)],
  ['Windows line ends and empty lines', (text) => text.replaceAll('\n', '\r\n\r\n')],
  ['indented paragraphs', (text) => text.replace(/^(?=\S)/gm, '\u3000\u3000')],
  [
    'lines wrapped at 38 characters',
    (text) =>
      text
        .split('\n')
        .map((line) => wrap(line, 38))
        .join('\n'),
  ],
  [
    'wrapped and indented',
    (text) =>
      text
        .split('\n')
        .map((line) => wrap(`\u3000\u3000${line}`, 42))
        .join('\n'),
  ],
  ['the page twice', (text) => `${text}\n来源: 某网 发布日期: 2024-01-02 浏览次数: 5\n${text}`],
  [
    'a page around it',
    (text) =>
      `首页 > 政务公开 > 规划计划\n字体:[ 大 中 小 ] 打印\n${text}\n上一篇:关于召开会议的通知\n打印本页 关闭窗口\n主办单位:某市人民政府 皖ICP备12345678号`,
  ],
];

describe.each(SAMPLES)('%s', (sample) => {
  let text: string;
  let wanted: ReturnType<typeof said>;

  beforeAll(async () => {
    const raw = readFileSync(`ingest/samples/${sample}.txt`, 'utf8');
    text = (await read(raw)).text;
    wanted = said(await read(text));
    expect(wanted.tasks.length).toBeGreaterThan(10);
  });

  it.each(dresses)('%s', async (_, dress) => {
    expect(said(await read(dress(text)))).toEqual(wanted);
  });
});
