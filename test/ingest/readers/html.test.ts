import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../../ingest/reader.ts';
import { html } from '../../../ingest/readers/html.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (page: string | Uint8Array): Promise<SourceText> =>
  html.read({ name: 'page.html', bytes: typeof page === 'string' ? bytes(page) : page });
const body = (inner: string) =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body>${inner}</body></html>`;
const LONG = '为深入推进质量强县建设，全面提高质量总体水平，结合实际，制定本方案。'.repeat(15);

describe('html reader: recognises', () => {
  it.each([
    ['<!DOCTYPE html><html></html>', true],
    ['\ufeff<html><body>x</body></html>', true],
    ['<div><p>一</p><p>二</p></div>', true],
    ['<!-- saved --><table><tr><td>x</td></tr></table>', true],
    ['质量强县实施方案：指标 < 5 且 > 3', false],
    ['%PDF-1.7 <html>', false],
    ['', false],
  ])('%j → %s', (text, expected) => {
    expect(html.recognises({ name: 'x.txt', bytes: bytes(text) })).toBe(expected);
  });
});

describe('html reader: text', () => {
  it('puts blocks on lines, joins inline elements, drops what is not seen', async () => {
    const { text } = await read(
      body(`<script>var a='一'</script><style>p{}</style><!-- 注释 --><noscript>请启用</noscript>
        <p>一、<b>总体</b>要求&nbsp;&nbsp;如下</p><p style="display: none">隐藏</p><div hidden>也隐藏</div>
        <div>甲<br>乙<span>丙</span></div>`),
    );
    expect(text).toBe('一、总体要求 如下\n甲\n乙丙\n');
  });

  it('joins Chinese broken over source lines without a space', async () => {
    const { text } = await read(body('<p>质量\n  强国\nand quality\nfirst</p>'));
    expect(text).toBe('质量强国 and quality first\n');
  });

  it('writes the numbers of ordered lists', async () => {
    const { text } = await read(
      body(
        '<ol start=3><li>三<li value=7>七<li>八</ol><ul><li>点</ul><ol style="list-style-type:cjk-ideographic"><li>甲<li>乙</ol>',
      ),
    );
    expect(text).toBe('3. 三\n7. 七\n8. 八\n点\n一、甲\n二、乙\n');
  });

  it('chooses the main text and keeps record fields as label–value lines', async () => {
    const { text, properties } = await read(`<html><head><title>云溪县质量强县方案_云溪县人民政府网站</title>
      <meta name="PubDate" content="2024-01-05"></head><body>
      <div class=nav><a href=#>首页</a> <a href=#>政务公开</a></div>
      <table><tr><td>索引号：</td><td>1133/2024-01</td><td>发布机构：</td><td>云溪县人民政府办公室</td></tr>
      <tr><td>成文日期：</td><td>2023-12-29</td><td>文号：</td><td></td></tr></table>
      <h1>云溪县质量强县实施方案</h1><div class=TRS_Editor><p>${LONG}</p></div>
      <div>相关阅读 <a href=#>某新闻</a></div></body></html>`);
    expect(text.split('\n')).toEqual([
      '索引号：1133/2024-01',
      '发布机构：云溪县人民政府办公室',
      '成文日期：2023-12-29',
      '文号：',
      '云溪县质量强县实施方案',
      LONG,
      '',
    ]);
    expect(properties).toMatchObject({
      PubDate: '2024-01-05',
      title: '云溪县质量强县方案_云溪县人民政府网站',
    });
  });
});

describe('html reader: main text in odd places', () => {
  it('keeps a document that stands in two containers, and an annex table behind the article', async () => {
    const rows = '<tr><td>质量提升行动</td><td>县市场监管局、县发展和改革局</td></tr>'.repeat(20);
    const { text, tables } = await read(
      body(`<div class=nav>${'<a href=#>导航</a>'.repeat(50)}</div><div id=all><div class=TRS_Editor><p>${LONG}</p></div>
        <div class=TRS_Editor><p>二、${LONG}</p></div></div><div><table>${rows}</table></div><div class=foot>主办：某单位</div>`),
    );
    expect(text.startsWith(`${LONG}\n二、${LONG}\n`)).toBe(true);
    expect(tables[0]?.rows).toHaveLength(20);
    expect(text).not.toContain('导航');
  });

  it('puts a title on one line that the text breaks over two', async () => {
    const page = (first: string) =>
      read(`<html><head><title>云溪县人民政府关于印发质量强县方案的通知_云溪县</title></head><body><h1>云溪县人民政府关于印发质量强县方案的通知</h1>
        <div class=TRS_Editor><p>${first}</p><p>质量强县方案的通知</p><p>${LONG}</p></div></body></html>`);
    expect((await page('云溪县人民政府关于印发')).text.split('\n')[0]).toBe(
      '云溪县人民政府关于印发质量强县方案的通知',
    );
    expect((await page('云溪县文件')).text.split('\n').slice(0, 3)).toEqual([
      '云溪县人民政府关于印发质量强县方案的通知',
      '云溪县文件',
      '质量强县方案的通知',
    ]);
  });

  it('reads a page saved as one file', async () => {
    const page = '<html><body><p>质量强县=方案</p></body></html>';
    const quoted = [...Buffer.from(page)]
      .map((byte) =>
        byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte),
      )
      .join('');
    const folded = quoted.replace(/(.{1,60}(?![0-9A-F]))/g, '$1=\r\n');
    const message = (encoding: string, content: string) =>
      `From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}\r\n------B--\r\n`;
    for (const saved of [
      message('quoted-printable', folded),
      message('base64', Buffer.from(page).toString('base64')),
    ]) {
      expect(html.recognises({ name: 'x', bytes: bytes(saved) })).toBe(true);
      expect((await read(saved)).text).toBe('质量强县=方案\n');
    }
  });
});

describe('html reader: tables', () => {
  it('lays merged cells out on a grid whose cells can be quoted', async () => {
    const { text, tables } = await read(
      body(`<p>附件 重点任务分工表</p><table><tr><th>任务</th><th>措施</th><th>责任<br>单位</th></tr>
      <tr><td rowspan=2>质量提升</td><td>建标准</td><td>县市场监管局<br>县发改局</td></tr><tr><td colspan=2>抓品牌</td></tr></table>`),
    );
    const table = tables[0];
    expect(tables).toHaveLength(1);
    expect(text.slice(table?.start, table?.end)).toBe(
      '任务\t措施\t责任单位\n质量提升\t建标准\t县市场监管局 县发改局\n\t抓品牌\t',
    );
    expect(table?.caption).toBe('附件 重点任务分工表');
    expect(table?.rows[2]?.[0]).toBe(table?.rows[1]?.[0]);
    expect(table?.rows[2]?.[2]).toBe(table?.rows[2]?.[1]);
    expect(table?.rows[0]?.every((cell) => cell.header)).toBe(true);
    for (const cell of table?.rows.flat() ?? []) expect(text.slice(cell.start, cell.end)).toBe(cell.text);
  });

  it('reads a layout table as paragraphs', async () => {
    const { text, tables } = await read(
      body(`<table><tr><td>左栏</td><td><p>${LONG}</p><p>${LONG}</p><p>一、目标</p></td></tr></table>`),
    );
    expect(tables).toHaveLength(0);
    expect(text).toContain(`${LONG}\n一、目标`);
  });

  it('survives absurd spans', async () => {
    const { tables } = await read(
      body(
        '<table><tr><td rowspan=99999999 colspan=9999>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
      ),
    );
    expect(tables[0]?.rows.length).toBe(2);
  });
});

describe('html reader: encodings', () => {
  it('reads a page that says gb2312 but holds gb18030', async () => {
    const head = Buffer.from(
      '<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><p>',
    );
    // 镕 (in GBK, not in GB2312) 质量
    const gbk = Buffer.from([0xe9, 0x46, 0xd6, 0xca, 0xc1, 0xbf]);
    const { text, encoding } = await read(Buffer.concat([head, gbk, Buffer.from('</p></html>')]));
    expect([text, encoding]).toEqual(['镕质量\n', 'gb18030']);
  });

  it('believes the bytes when a UTF-8 page claims to be gb2312', async () => {
    const { text, encoding } = await read('<html><meta charset=gb2312><p>质量强县</p></html>');
    expect([text, encoding]).toEqual(['质量强县\n', 'utf-8']);
  });

  it('reads UTF-16 with a mark', async () => {
    const { text, encoding } = await read(Buffer.from('\ufeff<html><p>质量强县</p></html>', 'utf16le'));
    expect([text, encoding]).toEqual(['质量强县\n', 'utf-16le']);
  });
});

describe('html reader: hostile pages', () => {
  it('reads only the text of a page nested 100,000 deep', async () => {
    const { text, issues } = await read(body(`${'<div>'.repeat(100_000)}质量${'</div>'.repeat(100_000)}`));
    expect(text).toBe('质量');
    expect(issues.map((issue) => issue.code)).toEqual(['HTML_TANGLED']);
  });

  it('reads a page of 300 nested tables', async () => {
    const { text } = await read(
      body(`${'<table><tr><td>'.repeat(300)}质量${'</td></tr></table>'.repeat(300)}`),
    );
    expect(text).toBe('质量\n');
  });
});
