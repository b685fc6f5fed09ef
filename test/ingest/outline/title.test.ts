import { describe, expect, it } from 'vitest';
import { findTitle } from '../../../ingest/outline/title.ts';

const BODY = '\n为推进质量建设,制定本方案。\n一、总体要求\n正文。';
const titleOf = (head: string, named?: string) => findTitle(head + BODY, named)?.title;

describe('titles', () => {
  it.each([
    ['plain', '某市质量强市建设实施方案', '某市质量强市建设实施方案'],
    ['with years', '某区质量提升三年行动计划(2023-2025年)', '某区质量提升三年行动计划(2023-2025年)'],
    [
      'years on their own line',
      '某市质量强市建设行动方案\n(2023—2025年)',
      '某市质量强市建设行动方案(2023—2025年)',
    ],
    [
      'three lines, the last bracket lost',
      '某区深入贯彻落实《质量强国建设纲要》\n加快建设质量强区的实施方案\n(2023—2027年',
      '某区深入贯彻落实《质量强国建设纲要》加快建设质量强区的实施方案(2023—2027年)',
    ],
    [
      'issuers above 关于',
      '中共某县委 某县人民政府\n关于深入推进质量强县建设的实施意见',
      '中共某县委某县人民政府关于深入推进质量强县建设的实施意见',
    ],
    [
      'issuers in front',
      '中共某市委某市人民政府关于开展质量提升行动的实施意见',
      '中共某市委某市人民政府关于开展质量提升行动的实施意见',
    ],
    [
      'printed twice',
      '某市〔2018〕27号《某市关于开展质量提升行动的实施意见》\n某市关于开展质量提升行动的实施意见',
      '某市关于开展质量提升行动的实施意见',
    ],
    ['quotation first', '“十五五”质量强省建设规划思路', '“十五五”质量强省建设规划思路'],
    ['below a menu word', '规范性文件\n某市质量强市建设实施方案', '某市质量强市建设实施方案'],
    ['with the site behind', '某市质量强市建设纲要_某市人民政府', '某市质量强市建设纲要'],
    ['with its number behind', '某市质量强市建设纲要(某政〔2023〕5号)', '某市质量强市建设纲要'],
    ['draft', '某市质量强市建设实施方案(征求意见稿)', '某市质量强市建设实施方案(征求意见稿)'],
    ['announced', '中共中央 国务院印发《质量强国建设纲要》', '质量强国建设纲要'],
  ])('%s', (_, head, title) => expect(titleOf(head)).toBe(title));

  it.each([
    [
      'in 《》',
      '关于印发《某区深入贯彻〈质量强国建设纲要〉的实施方案》的通知',
      '某区深入贯彻《质量强国建设纲要》的实施方案',
    ],
    ['without 《》', '某市人民政府关于印发质量强市建设行动方案的通知', '质量强市建设行动方案'],
    [
      'over three lines',
      '某区人民政府办公室\n关于印发某区推进质量强区建设\n若干措施的通知',
      '某区推进质量强区建设若干措施',
    ],
  ])('unwraps a notice %s', (_, head, title) => {
    expect(titleOf(head)).toBe(title);
    expect(findTitle(head + BODY)?.aliases).toHaveLength(1);
  });

  it('does not take the document number below a notice for a title', () => {
    const head =
      '某县人民政府办公室关于印发某县质量强县建设实施方案的通知\n某政办发〔2024〕15号\n各乡镇人民政府:';
    expect(titleOf(head)).toBe('某县质量强县建设实施方案');
  });

  it('prefers the title that stands above the plan to the one in the notice', () => {
    const page =
      '某市人民政府关于印发质量强市行动方案的通知\n各县人民政府:\n现印发给你们,请认真贯彻。\n某市人民政府\n2023年9月20日\n某市质量强市行动方案(2023—2025年)';
    const title = findTitle(page + BODY);
    expect(title?.title).toBe('某市质量强市行动方案(2023—2025年)');
    expect(title?.aliases).toEqual(['某市人民政府关于印发质量强市行动方案的通知']);
  });

  it('takes the name of the metadata block when the page prints no title', () => {
    expect(findTitle('一、总体要求\n正文。', '某市质量强市建设纲要')?.title).toBe('某市质量强市建设纲要');
    expect(findTitle('一、总体要求\n正文。')).toBeNull();
  });
});
