import { describe, expect, it } from 'vitest';
import { layOut } from '../../../ingest/readers/pdf-layout.ts';
import type { Page, Piece, Rule } from '../../../ingest/readers/pdf-page.ts';

/** A4 in points, text block from x 80 to 520, 16-point type: 27 characters a line. */
const SIZE = 16;
const text = (content: string, x: number, y: number, size = SIZE): Piece => ({
  text: content,
  x,
  y,
  size,
  width: [...content].reduce((sum, char) => sum + (char < '\u0100' ? size / 2 : size), 0),
});
const page = (number: number, pieces: Piece[], rules: Rule[] = [], slanted: string[] = []): Page => ({
  number,
  width: 595,
  height: 842,
  pieces,
  rules,
  slanted,
});
const flat = (y: number, x1: number, x2: number): Rule => ({ x1, y1: y, x2, y2: y });
const upright = (x: number, y1: number, y2: number): Rule => ({ x1: x, y1, x2: x, y2 });
/** A grid's full set of rules. */
const box = (xs: number[], ys: number[]): Rule[] => [
  ...ys.map((y) => flat(y, xs[0] ?? 0, xs.at(-1) ?? 0)),
  ...xs.map((x) => upright(x, ys[0] ?? 0, ys.at(-1) ?? 0)),
];
const FULL = '坚持质量第一效益优先强化全面质量管理提高供给质量推动质量变';
const texts = (pages: Page[]) =>
  layOut(pages).blocks.map((block) =>
    block.kind === 'text' ? block.text : block.rows.map((row) => row.map((cell) => cell.text)),
  );

describe('pdf paragraphs', () => {
  it('go on over full lines and over the page, and end at short lines and indents', () => {
    const first = page(1, [
      text(FULL.slice(2), 112, 100),
      text(FULL, 80, 130),
      text('革。', 80, 160),
      text(FULL.slice(2), 112, 190),
    ]);
    const second = page(2, [
      text('效率变革。', 80, 100),
      text('一、目标', 112, 130),
      text('到 2025 年', 112, 160),
    ]);
    expect(texts([first, second])).toEqual([
      `${FULL.slice(2)}${FULL}革。`,
      `${FULL.slice(2)}效率变革。`,
      '一、目标',
      '到2025年',
    ]);
  });

  it('put a broken title together and keep it apart from the text', () => {
    const title = [text('云溪县质量强县建设', 202, 80, 22), text('实施方案', 256, 112, 22)];
    const body = [1, 2, 3, 4, 5].map((n) => text(FULL, 80, 130 + n * 28));
    expect(texts([page(1, [...title, ...body])])[0]).toBe('云溪县质量强县建设实施方案');
  });
});

describe('pdf boxes and formats', () => {
  it('joins the lines of a box at the width of the box, and keeps them apart from the text around', () => {
    const short = FULL.slice(0, 20);
    const around = [100, 130, 160, 420, 450].map((y) => text(FULL, 80, y));
    const inside = [
      text('专栏1 品牌', 180, 220),
      text(short, 130, 250),
      text(short, 130, 280),
      text('提升。', 130, 310),
    ];
    expect(texts([page(1, [...around, ...inside], box([110, 470], [195, 330]))])).toEqual([
      FULL.repeat(3),
      '专栏1 品牌',
      `${short}${short}提升。`,
      FULL.repeat(2),
    ]);
  });
});

describe('pdf furniture', () => {
  it('takes out heads that come again, page numbers that run along, and slanted text', () => {
    const pages = [1, 2, 3].map((n) =>
      page(
        n,
        [
          text('云溪县人民政府公报', 300, 40, 9),
          text(`第${n}段。`, 112, 200),
          text(String(n + 4), 290, 810, 10),
        ],
        [],
        ['内部资料'],
      ),
    );
    const { blocks, dropped } = layOut(pages);
    expect(blocks.map((block) => block.kind === 'text' && block.text)).toEqual([
      '第1段。',
      '第2段。',
      '第3段。',
    ]);
    expect(dropped.map(({ text: sample }) => sample).sort()).toEqual(
      [
        '5',
        '6',
        '7',
        '内部资料',
        '内部资料',
        '内部资料',
        '云溪县人民政府公报',
        '云溪县人民政府公报',
        '云溪县人民政府公报',
      ].sort(),
    );
  });

  it('leaves a number that is the text of the page, and a line that only looks alike', () => {
    const pages = [
      page(1, [text('2025', 112, 60), text('附件1', 80, 90)]),
      page(2, [text('正文', 112, 300), text('附件2', 80, 400)]),
    ];
    expect(layOut(pages).dropped).toEqual([]);
  });
});

describe('pdf tables', () => {
  const xs = [80, 120, 300, 520];

  it('come from rules, merged where no rule parts the places', () => {
    const rules = [
      ...box(xs, [100, 130, 160]),
      flat(190, 120, 520),
      flat(220, 80, 520),
      ...xs.map((x) => upright(x, 160, 220)),
    ];
    const pieces = [
      text('序号', 84, 122),
      text('措施', 180, 122),
      text('责任单位', 380, 122),
      text('1', 95, 152),
      text('建标准', 130, 152),
      text('县市场监管局', 310, 152),
      text('2', 95, 195),
      text('抓品牌', 130, 182),
      text('县商务局', 310, 182),
      text('保安全', 130, 212),
      text('县应急局', 310, 212),
    ];
    const [table] = layOut([page(1, pieces, rules)]).blocks;
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['序号', '措施', '责任单位'],
      ['1', '建标准', '县市场监管局'],
      ['2', '抓品牌', '县商务局'],
      ['2', '保安全', '县应急局'],
    ]);
    expect(table.rows[3]?.[0]).toBe(table.rows[2]?.[0]);
  });

  it('join wrapped lines of a cell, and keep a list set line by line apart', () => {
    const pieces = [
      text('措施', 84, 120),
      text('责任单位', 310, 120),
      text('推进质量基础设施建设推进', 84, 150),
      text('质量。', 84, 170),
      text('县发改局', 310, 150),
      text('县商务局', 310, 170),
    ];
    expect(texts([page(1, pieces, box([80, 300, 520], [100, 130, 180]))])).toEqual([
      [
        ['措施', '责任单位'],
        ['推进质量基础设施建设推进质量。', '县发改局\n县商务局'],
      ],
    ]);
  });

  it('go on over a page: the head is not repeated, a cut cell and a merged cell are put together', () => {
    const head = (y: number) => [text('任务', 84, y), text('措施', 180, y), text('责任单位', 380, y)];
    const first = page(
      1,
      [
        ...head(722),
        text('质量', 84, 752),
        text('建标准', 130, 752),
        text('县市场监管局、县发展和', 310, 752),
      ],
      box(xs, [700, 730, 760]),
    );
    const second = page(
      2,
      [...head(122), text('改革局', 310, 152), text('抓品牌', 130, 182), text('县商务局', 310, 182)],
      box(xs, [100, 130, 160, 190]),
    );
    const layout = layOut([first, second]);
    expect(layout.blocks).toHaveLength(1);
    expect(texts([first, second])).toEqual([
      [
        ['任务', '措施', '责任单位'],
        ['质量', '建标准', '县市场监管局、县发展和改革局'],
        ['', '抓品牌', '县商务局'],
      ],
    ]);
    expect(layout.dropped).toEqual([{ text: '任务 措施 责任单位', page: 2 }]);
  });

  it('come from gutters where there are no rules, but not from a lone dateline', () => {
    const row = (y: number, ...cells: string[]) => cells.map((cell, c) => text(cell, 80 + c * 150, y));
    const pieces = [
      ...row(100, '指标', '2022年', '2025年'),
      ...row(130, '产品合格率', '93%', '94%'),
      ...row(160, '服务满意度', '80分', '85分'),
      text('注：以上为预期性指标，每年由县质量强县工作领导小组办公室评估。', 80, 190),
      ...row(250, '云溪县人民政府', '2024年1月5日'),
    ];
    expect(texts([page(1, pieces)])).toEqual([
      [
        ['指标', '2022年', '2025年'],
        ['产品合格率', '93%', '94%'],
        ['服务满意度', '80分', '85分'],
      ],
      '注：以上为预期性指标，每年由县质量强县工作领导小组办公室评估。',
      '云溪县人民政府 2024年1月5日',
    ]);
  });

  it('keep a first cell that wraps under the last row, and the text below apart', () => {
    const row = (y: number, ...cells: string[]) =>
      cells.map((cell, c) => text(cell, c === 0 ? 80 : 180 + c * 100, y));
    const pieces = [
      ...row(100, '指标', '2022年', '2025年'),
      ...row(130, '产品合格率', '93%', '94%'),
      ...row(160, '每万人口高价值发明专', '2.1', '3.5'),
      text('利拥有量', 80, 182),
      text('二、重点任务', 80, 230),
    ];
    const [table, after] = texts([page(1, pieces)]);
    expect(table?.at(-1)).toEqual(['每万人口高价值发明专利拥有量', '2.1', '3.5']);
    expect(after).toBe('二、重点任务');
  });

  it('part bodies that were set line by line and cut by the page', () => {
    const first = page(
      1,
      [text('1', 90, 752), text('推进质量基础设施建', 124, 752), text('县市场监管局', 310, 752)],
      box(xs, [730, 760]),
    );
    const second = page(
      2,
      [text('设。', 124, 122), text('县发展改革局', 310, 122), text('2', 90, 152), text('抓品牌', 124, 152)],
      box(xs, [100, 130, 160]),
    );
    expect(texts([first, second])).toEqual([
      [
        ['1', '推进质量基础设施建设。', '县市场监管局\n县发展改革局'],
        ['2', '抓品牌', ''],
      ],
    ]);
  });
});
