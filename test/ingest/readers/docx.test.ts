import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx } from '../../../ingest/readers/docx.ts';
import { formatNumber } from '../../../ingest/readers/docx-number-format.ts';

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="x" xmlns:wps="y"';
const part = (root: string, inner: string) =>
  strToU8(`<?xml version="1.0"?><w:${root} ${NS}>${inner}</w:${root}>`);
const p = (text: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const num = (id: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
const lvl = (level: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const tc = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;

function pack(body: string, parts: Record<string, string> = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
  };
  for (const [name, inner] of Object.entries(parts)) files[`word/${name}.xml`] = part(name, inner);
  return zipSync(files);
}
const read = (bytes: Uint8Array) => docx.read({ name: 'plan.docx', bytes });
const textOf = async (body: string, parts?: Record<string, string>) => (await read(pack(body, parts))).text;

describe('docx reader: recognises', () => {
  it('a zip with a Word document, whatever its name, and nothing else', () => {
    const known = (bytes: Uint8Array) => docx.recognises({ name: 'x.bin', bytes });
    expect(known(pack(p('x')))).toBe(true);
    expect(known(pack(p('x')).subarray(0, 300))).toBe(true);
    expect(known(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toBe(false);
    expect(known(strToU8('PK word/document.xml'))).toBe(false);
  });
});

describe('docx reader: automatic numbering', () => {
  const numbering = `<w:abstractNum w:abstractNumId="0">${lvl(0, 'chineseCountingThousand', '%1、')}${lvl(1, 'chineseCountingThousand', '（%2）')}${lvl(2, 'decimal', '%3.')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="1">${lvl(0, 'chineseCounting', '第%1章', '<w:pStyle w:val="H1"/>')}${lvl(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/><w:isLgl/>')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>`;

  it('counts levels, restarts lower ones, shares counters, obeys overrides', async () => {
    const body = [
      p('总体要求', num(1)),
      p('指导思想', num(1, 1)),
      p('主要目标', num(1, 1)),
      p('建强', num(1, 2)),
      p('主要任务', num(1)),
      p('提升', num(1, 1)),
      p('正文'),
      p('另起', num(2)),
      p('接续', num(2)),
    ];
    expect(await textOf(body.join(''), { numbering })).toBe(
      '一、总体要求\n（一）指导思想\n（二）主要目标\n1.建强\n二、主要任务\n（一）提升\n正文\n五、另起\n六、接续\n',
    );
  });

  it('finds numbering through styles, and numId 0 switches it off', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>`;
    const body = [
      p('总则', style('H1')),
      p('目的', style('H2')),
      p('依据', style('H2')),
      p('无号', `${style('H1')}${num(0)}`),
    ];
    expect(await textOf(body.join(''), { numbering, styles })).toBe(
      '第一章 总则\n1.1 目的\n1.2 依据\n无号\n',
    );
  });

  it.each([
    [1, 'chineseCountingThousand', '一'],
    [10, 'chineseCountingThousand', '十'],
    [11, 'chineseCountingThousand', '十一'],
    [20, 'japaneseCounting', '二十'],
    [103, 'chineseCounting', '一百零三'],
    [110, 'chineseCounting', '一百一十'],
    [1004, 'chineseCounting', '一千零四'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [10, 'ideographDigital', '一〇'],
    [3, 'decimalEnclosedCircleChinese', '③'],
    [21, 'decimalEnclosedCircle', '21'],
    [3, 'ideographTraditional', '丙'],
    [4, 'lowerRoman', 'iv'],
    [27, 'upperLetter', 'AA'],
    [5, 'decimalZero', '05'],
    [12, 'decimalFullWidth', '１２'],
    [7, 'somethingNew', '7'],
    [7, 'bullet', ''],
  ])('%d as %s is %j', (value, format, printed) => expect(formatNumber(value, format)).toBe(printed));
});

describe('docx reader: text', () => {
  it('keeps insertions, drops deletions, hidden text, field codes and pinyin', async () => {
    const body = `<w:p><w:r><w:t>质量</w:t></w:r><w:ins><w:r><w:t>强县</w:t></w:r></w:ins><w:del><w:r><w:delText>强市</w:delText></w:r></w:del>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
      <w:r><w:ruby><w:rt><w:r><w:t>fāng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>方</w:t></w:r></w:rubyBase></w:ruby><w:t xml:space="preserve">案&amp;</w:t><w:br/><w:t>次行</w:t></w:r></w:p>`;
    expect(await textOf(body)).toBe('质量强县3方案&\n次行\n');
  });

  it('takes a generated table of contents out and records it', async () => {
    const body = `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o "1-3" </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>一、目标</w:t><w:tab/><w:t>1</w:t></w:r></w:p>
      ${p('二、任务 2')}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>${p('一、目标')}`;
    const { text, removed } = await read(pack(body));
    expect(text).toBe('一、目标\n');
    expect(removed?.map(({ reason, sample }) => [reason, sample])).toEqual([
      ['contents', '一、目标    1'],
      ['contents', '二、任务 2'],
    ]);
  });

  it('reads a text box once, after the paragraph it hangs on, and footnotes at the end', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const body = `<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice><wps:txbx>${box('专栏1')}</wps:txbx></mc:Choice><mc:Fallback>${box('专栏1')}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>${p('后文')}`;
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p('—')}</w:footnote><w:footnote w:id="2">${p('按现行口径。')}</w:footnote>`;
    expect(await textOf(body, { footnotes })).toBe('正文\n专栏1\n后文\n注：按现行口径。\n');
  });
});

describe('docx reader: tables', () => {
  it('merges by gridSpan and vMerge', async () => {
    const body = `${p('重点任务分工表')}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${tc('任务')}${tc('责任单位', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${tc('甲', '<w:vMerge w:val="restart"/>')}${tc('县市场监管局')}${tc('县发改局')}</w:tr><w:tr>${tc('', '<w:vMerge/>')}${tc('县财政局')}${tc('县科技局')}</w:tr></w:tbl>`;
    const { text, tables } = await read(pack(body));
    const table = tables[0];
    expect(text.slice(table?.start, table?.end)).toBe(
      '任务\t责任单位\t\n甲\t县市场监管局\t县发改局\n\t县财政局\t县科技局',
    );
    expect(table?.rows[2]?.[0]).toBe(table?.rows[1]?.[0]);
    expect(table?.rows[0]?.[2]?.text).toBe('责任单位');
    expect(table?.rows.map((row) => row[0]?.header)).toEqual([true, false, false]);
    for (const cell of table?.rows.flat() ?? []) expect(text.slice(cell.start, cell.end)).toBe(cell.text);
  });

  it('reads a frame of one column as paragraphs', async () => {
    const { text, tables } = await read(
      pack(`<w:tbl><w:tr><w:tc>${p('专栏1 品牌')}${p('内容。')}</w:tc></w:tr></w:tbl>`),
    );
    expect([text, tables.length]).toEqual(['专栏1 品牌\n内容。\n', 0]);
  });
});

describe('docx reader: broken and hostile files', () => {
  const code = (bytes: Uint8Array) =>
    read(bytes).then(
      () => 'read',
      (error: { code: string }) => error.code,
    );

  it('names what is wrong', async () => {
    const whole = pack(p('x'));
    expect(await code(whole.subarray(0, whole.length - 40))).toBe('FILE_UNREADABLE');
    expect(await code(zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') }))).toBe(
      'FILE_UNREADABLE',
    );
    expect(await code(zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><d/>') }))).toBe(
      'FILE_UNREADABLE',
    );
    expect(await code(pack('<w:p>'.repeat(5_000) + '</w:p>'.repeat(5_000)))).toBe('FILE_UNREADABLE');
  });

  it('refuses a zip bomb before inflating it', async () => {
    expect(await code(zipSync({ 'word/document.xml': new Uint8Array(30_000_000) }, { level: 9 }))).toBe(
      'FILE_TOO_LARGE',
    );
  });
});
