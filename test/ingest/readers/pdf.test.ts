import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../../ingest/reader.ts';
import { pdf } from '../../../ingest/readers/pdf.ts';

/** The few parts of pdfkit that are used here; it comes without types. */
interface Kit {
  on(event: 'data', then: (chunk: Buffer) => void): Kit;
  on(event: 'end', then: () => void): Kit;
  text(text: string, x: number, y: number, options?: object): Kit;
  rotate(angle: number, options: { origin: [number, number] }): Kit;
  save(): Kit;
  restore(): Kit;
  moveTo(x: number, y: number): Kit;
  lineTo(x: number, y: number): Kit;
  rect(x: number, y: number, width: number, height: number): Kit;
  stroke(): Kit;
  fill(colour: string): Kit;
  addPage(): Kit;
  fontSize(size: number): Kit;
  end(): void;
}
const PDFDocument = createRequire(import.meta.url)('pdfkit') as new (options: object) => Kit;

function made(draw: (kit: Kit) => void, options: object = {}): Promise<Uint8Array> {
  const kit = new PDFDocument({ size: 'A4', margin: 50, ...options });
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    kit.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
    kit.fontSize(12);
    draw(kit);
    kit.end();
  });
}
const read = (bytes: Uint8Array): Promise<SourceText> => pdf.read({ name: 'plan.pdf', bytes });
const failure = (bytes: Uint8Array) =>
  read(bytes).then(
    () => 'read',
    (error: Error & { code: string }) => `${error.code} ${error.message}`,
  );
const line = (kit: Kit, text: string, y: number) => kit.text(text, 50, y, { lineBreak: false });

describe('pdf reader', () => {
  it('recognises the signature within the first KB only', () => {
    const known = (text: string) => pdf.recognises({ name: 'x.txt', bytes: Buffer.from(text) });
    expect(known('%PDF-1.7')).toBe(true);
    expect(known(`${' '.repeat(900)}%PDF-1.4`)).toBe(true);
    expect(known(`${' '.repeat(2000)}%PDF-1.4`)).toBe(false);
    expect(known('%PDF without a version')).toBe(false);
  });

  it('reads stroked and filled borders as one grid, and the properties of the file', async () => {
    const bytes = await made(
      (kit) => {
        for (const y of [100, 130, 160]) kit.moveTo(50, y).lineTo(450, y).stroke();
        for (const x of [50, 250, 450]) kit.rect(x - 0.3, 100, 0.6, 60).fill('black');
        line(kit, 'Task one of the plan', 110);
        kit.text('Owner', 260, 110, { lineBreak: false });
        line(kit, 'Build standards', 140);
        kit.text('Bureau A', 260, 140, { lineBreak: false });
      },
      { info: { Title: 'A plan' } },
    );
    const { text, tables, properties } = await read(bytes);
    expect(text).toBe('Task one of the plan\tOwner\nBuild standards\tBureau A\n');
    expect(tables).toHaveLength(1);
    expect(properties.Title).toBe('A plan');
  });

  it('leaves watermarks out and says so', async () => {
    const bytes = await made((kit) => {
      line(kit, 'The text of the page stands upright.', 100);
      kit.save().rotate(-40, { origin: [300, 400] });
      kit.text('DRAFT COPY', 200, 400, { lineBreak: false });
      kit.restore();
    });
    const { text, removed } = await read(bytes);
    expect(text).toBe('The text of the page stands upright.\n');
    expect(removed?.map(({ reason, sample }) => [reason, sample])).toEqual([['running-head', 'DRAFT COPY']]);
  });

  it('reads a page printed sideways', async () => {
    const bytes = await made((kit) => {
      kit.rotate(90, { origin: [300, 400] });
      line(kit, 'First line of a sideways page,', 300);
      line(kit, 'and the second line below it.', 330);
    });
    expect((await read(bytes)).text).toBe('First line of a sideways page, and the second line below it.\n');
  });

  it('names the pages that are pictures', async () => {
    const bytes = await made((kit) => {
      line(kit, 'A page with enough text on it.', 100);
      kit.addPage();
    });
    const { issues } = await read(bytes);
    expect(issues).toEqual([
      { code: 'PDF_PAGE_WITHOUT_TEXT', message: '第 2 页没有文字层，可能是图片，其内容未读取（需要 OCR）。' },
    ]);
  });

  it('says what to do about a password, a scan and a broken file', async () => {
    const text = (kit: Kit) => line(kit, 'Some text that nobody may read.', 100);
    expect(await failure(await made(text, { userPassword: 'secret', pdfVersion: '1.7' }))).toBe(
      'FILE_UNREADABLE PDF 设有打开密码：plan.pdf。请取消密码后再导入。',
    );
    expect(await failure(await made((kit) => kit.rect(50, 50, 300, 300).fill('black')))).toMatch(
      /^NEEDS_OCR .*OCR/,
    );
    expect(await failure(Buffer.from('%PDF-1.7 nothing'))).toMatch(/^FILE_UNREADABLE PDF 已损坏/);
  });

  it('reads fonts that are not embedded, by the character maps that come with pdfjs', async () => {
    // 质量强县建设实施方案，制定本方案。 in GBK, as printers of Word files with 仿宋_GB2312 write it.
    const gbk = 'd6cac1bfc7bfcfd8bda8c9e8cab5caa9b7bdb0b8a3acd6c6b6a8b1beb7bdb0b8a1a3';
    const content = `BT /F 16 Tf 80 700 Td <${gbk}> Tj ET`;
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      '<< /Type /Font /Subtype /Type0 /BaseFont /FangSong_GB2312 /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong_GB2312 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>',
      '<< /Type /FontDescriptor /FontName /FangSong_GB2312 /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 859 /StemV 80 >>',
    ];
    const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
    const bytes = Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Root 1 0 R /Size 8 >>\n%%EOF\n`);
    expect((await read(bytes)).text).toBe('质量强县建设实施方案，制定本方案。\n');
  });

  it('reads a file that only its owner may change', async () => {
    const bytes = await made((kit) => line(kit, 'Everybody may read this text.', 100), {
      ownerPassword: 'owner',
      pdfVersion: '1.7',
    });
    expect((await read(bytes)).text).toBe('Everybody may read this text.\n');
  });
});
