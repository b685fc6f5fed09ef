import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumeral, markerOf, numeral } from '../../../ingest/outline/numbering.ts';

describe('numbering', () => {
  it.each([
    ['一、总体要求', 'chinese', 1, '一、'],
    ['十二、保障', 'chinese', 12, '十二、'],
    ['一 、总体要求', 'chinese', 1, '一、'],
    ['(三)目标', 'chinese-bracket', 3, '(三)'],
    ['( 三 )目标', 'chinese-bracket', 3, '(三)'],
    ['(二十一)加快', 'chinese-bracket', 21, '(二十一)'],
    ['㈢目标', 'chinese-bracket', 3, '㈢'],
    [')增强发展动能', 'chinese-bracket', 0, ')'],
    ['(六推进治理', 'chinese-bracket', 6, '(六'],
    ['12.强化应用', 'arabic', 12, '12.'],
    ['1、提升', 'arabic', 1, '1、'],
    ['⒋提升', 'arabic', 4, '⒋'],
    ['(1)攻关', 'arabic-bracket', 1, '(1)'],
    ['⑵攻关', 'arabic-bracket', 2, '⑵'],
    ['3)攻关', 'arabic-half', 3, '3)'],
    ['③攻关', 'circled', 3, '③'],
    ['第三章 重点任务', 'chapter', 3, '第三章'],
    ['第二节 产品', 'section', 2, '第二节'],
    ['第十五条 县政府', 'article', 15, '第十五条'],
    ['2.1 提升质量', 'decimal-2', 1, '2.1'],
    ['2.1.3 建设平台', 'decimal-3', 3, '2.1.3'],
    ['专栏1 首席质量官', 'box', 1, '专栏1'],
    ['专栏', 'box', 0, '专栏'],
    ['附件2:分工表', 'annex', 2, '附件2'],
    ['——质量效益提升。', 'dash', 0, '——'],
    ['行动一:企业提升行动', 'wordy', 1, '行动一:'],
  ])('%s', (line, style, value, printed) => expect(markerOf(line)).toMatchObject({ style, value, printed }));

  it.each([
    '一是加强领导。',
    '一、二、三产融合发展',
    '2025年,质量水平提升。',
    '1.8万件专利',
    '3.5%以上',
    '15分钟公共服务圈',
    '(上海)众创码头',
    '(一批)知名品牌',
    '附件中列出的任务由各部门落实。',
    '“十五五”时期',
    '第三方机构',
    '第一批试点',
  ])('no number: %s', (line) => expect(markerOf(line)).toBeNull());

  it('writes and reads every number up to 99', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99 }), (n) => numeral(chineseNumeral(n)) === n));
  });

  it('finds the number of any heading it writes, and where the words begin', () => {
    const styles = fc.constantFrom<(n: number) => string>(
      (n) => `${chineseNumeral(n)}、`,
      (n) => `(${chineseNumeral(n)})`,
      (n) => `${n}.`,
      (n) => `${n}、`,
      (n) => `(${n})`,
      (n) => `第${chineseNumeral(n)}条 `,
    );
    const words = fc.constantFrom(
      '提升产品质量',
      '强化“质量第一”意识',
      '完善《条例》',
      '加强组织领导。落实责任。',
    );
    fc.assert(
      fc.property(styles, fc.integer({ min: 1, max: 40 }), words, (style, n, title) => {
        const marker = markerOf(style(n) + title);
        expect(marker?.value).toBe(n);
        expect((style(n) + title).slice(marker!.length)).toBe(title);
      }),
    );
  });

  it('never fails on any line', () => {
    fc.assert(fc.property(fc.string(), (line) => void markerOf(line)));
  });
});
