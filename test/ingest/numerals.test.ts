import { describe, expect, it } from 'vitest';
import {
  arabicAt,
  chineseAt,
  chineseNumber,
  doublingAt,
  foldWidth,
  shareAt,
} from '../../ingest/lexicon/numerals.ts';
import { printedUnitAt, unitDimension } from '../../ingest/lexicon/units.ts';

describe('numbers in Chinese characters', () => {
  it.each([
    ['一千二百', 1200],
    ['一千零五', 1005],
    ['两', 2],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['一百', 100],
    ['三百二十', 320],
    ['千', 1000],
    ['万', 10000],
    ['一万三千', 13000],
    ['二十五万', 250000],
    ['三亿', 300000000],
    ['半', 0.5],
    ['零', 0],
  ])('%s = %d', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });
  it.each(['三五', '十百', '百千百', '质量', '', '二零二五'])('%s is none', (text) => {
    expect(chineseNumber(text)).toBeNull();
  });
});

describe('numbers where they stand', () => {
  it.each([
    ['达3.0平方米', 1, 3, 4],
    ['共1,200家', 1, 1200, 6],
    ['共1,200,000家', 1, 1200000, 10],
    ['139.65万亩', 0, 139.65, 6],
  ])('%s', (text, at, value, end) => {
    expect(arabicAt(text, at)).toMatchObject({ value, start: at, end });
  });
  it('takes a comma before two digits for punctuation', () => {
    expect(arabicAt('92,27万元', 0)).toMatchObject({ value: 92, end: 2 });
  });
  it('reads Chinese characters with their span', () => {
    expect(chineseAt('培训一千二百名', 2)).toMatchObject({ start: 2, end: 6, value: 1200 });
    expect(chineseAt('质量', 0)).toBeNull();
  });
  it.each([
    ['百分之九十', 90],
    ['百分之九十九点五', 99.5],
    ['七成以上', 70],
    ['九成五。', 95],
    ['八成半左右', 85],
  ])('share %s = %d %%', (text, value) => {
    expect(shareAt(text, 0)?.value).toBe(value);
  });
  it.each(['一成为', '三成立', '百分之', '九成新貌'])('%s is no share', (text) => {
    expect(shareAt(text, 0)).toBeNull();
  });
  it.each([
    ['翻一番', 2],
    ['翻两番', 4],
    ['翻番', 2],
  ])('%s = ×%d', (text, value) => {
    expect(doublingAt(text, 0)?.value).toBe(value);
  });
  it('is at home in any text', () => {
    expect(doublingAt('翻新', 0)).toBeNull();
    expect(arabicAt('', 0)).toBeNull();
  });
});

describe('folding of width', () => {
  it('keeps every offset', () => {
    const text = '达９８．５％，（Ⅲ类）；ＰＭ２．５ ≥１';
    expect(foldWidth(text)).toBe('达98.5%,(Ⅲ类);PM2.5 ≥1');
    expect(foldWidth(text)).toHaveLength(text.length);
  });
});

describe('units', () => {
  it.each([
    ['万元/人·年、', '万元/人·年', 'measure'],
    ['批次/千人', '批次/千人', 'measure'],
    ['微克/立方米以下', '微克/立方米', 'measure'],
    ['个工作日', '个工作日', 'time'],
    ['个百分点', '个百分点', 'ratio'],
    ['万件', '万件', 'count'],
    ['家(次)以上', '家(次)', 'count'],
    ['台(件)', '台(件)', 'count'],
    ['分以上', '分', 'score'],
    ['%以上', '%', 'ratio'],
    ['亿元', '亿元', 'measure'],
  ])('%s', (text, unit, kind) => {
    expect(printedUnitAt(text, 0)).toMatchObject({ text: unit, kind });
  });
  it('is null where no unit stands', () => {
    expect(printedUnitAt('质量', 0)).toBeNull();
    expect(printedUnitAt('', 0)).toBeNull();
    expect(unitDimension('质量')).toBeNull();
  });
  it('tells which units convert', () => {
    expect(unitDimension('万件')).toBe(unitDimension('家'));
    expect(unitDimension('件/万人')).toBe(unitDimension('件/千人'));
    expect(unitDimension('分')).not.toBe(unitDimension('%'));
  });
});
