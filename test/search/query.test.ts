import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresIn, parseQuery } from '../../search/query.ts';

describe('a query', () => {
  it('demands what stands in quotes of any kind', () => {
    expect(parseQuery('“品字标”有多少家').phrases).toEqual(['品字标']);
    expect(parseQuery('「首席质量官」由谁负责').phrases).toEqual(['首席质量官']);
    expect(parseQuery('"双随机、一公开"怎么做').phrases).toEqual(['双随机、一公开']);
    expect(parseQuery('没有引号').phrases).toEqual([]);
  });

  it('demands figures with their scale, but no years and no lone digits', () => {
    expect(parseQuery('新增100家企业').figures).toEqual(['100']);
    expect(parseQuery('合格率87%').figures).toEqual(['87%']);
    expect(parseQuery('有效发明专利1.8万件').figures).toEqual(['1.8万']);
    expect(parseQuery('到2025年建成3个平台').figures).toEqual([]);
    expect(parseQuery('2023—2027年的目标').figures).toEqual([]);
    expect(parseQuery('新增2000家').figures).toEqual(['2000']);
    expect(parseQuery('PM2.5和415X').figures).toEqual([]);
  });

  it('knows the years it names', () => {
    expect(parseQuery('2025年和2027年的目标').years).toEqual([2025, 2027]);
    expect(parseQuery('新增2000家').years).toEqual([]);
  });

  it('reads document numbers, whose figures are no figures', () => {
    const { documentNumbers, figures, years } = parseQuery('普质强区发〔2023〕1号是什么文件');
    expect(documentNumbers).toEqual(['普质强区发〔2023〕1号']);
    expect(figures).toEqual([]);
    expect(years).toEqual([]);
    expect(parseQuery('国发[2023]15号').documentNumbers).toHaveLength(1);
  });

  it('is one for traditional characters and full width', () => {
    expect(parseQuery('買到假貨可以要商家多賠錢嗎').text).toContain('假货');
    expect(parseQuery('合格率８７％').figures).toEqual(['87%']);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        expect(parseQuery(text).text.length).toBeLessThanOrEqual(5000);
      }),
    );
  });
});

describe('figures of a text', () => {
  it('are told apart by scale, sign and every digit', () => {
    const found = figuresIn('新增100家，达1,000万元，占85%，2.50亿元，第12条');
    expect([...found]).toEqual(['100', '1000万', '85%', '2.5亿', '12']);
  });
});
