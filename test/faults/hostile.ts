/** Files built to choke a reader: bombs, cycles, depth, floods. Each is small to build. */
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { RawFile } from '../../ingest/reader.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
/** Stored, not compressed, so that the size and not the ratio is what the reader has to bear. */
const word = (document: string) => zipSync({ 'word/document.xml': strToU8(document) }, { level: 0 });
const bomb = (size: number) => zipSync({ 'word/document.xml': new Uint8Array(size) }, { level: 6 });
const body = (inner: string) => `<w:document><w:body>${inner}</w:body></w:document>`;

/** A PDF of these objects, numbered from 1, without a cross-reference table: readers rebuild it. */
function pdf(...objects: (string | Uint8Array)[]): Buffer {
  const parts = objects.flatMap((object, at) => [
    utf8(`${at + 1} 0 obj\n`),
    Buffer.from(object),
    utf8('\nendobj\n'),
  ]);
  return Buffer.concat([utf8('%PDF-1.7\n'), ...parts, utf8('trailer\n<< /Root 1 0 R /Size 99 >>\n%%EOF\n')]);
}
const stream = (data: Uint8Array, entries = '') =>
  Buffer.concat([utf8(`<< /Length ${data.length} ${entries} >>\nstream\n`), data, utf8('\nendstream')]);
const flate = (data: Uint8Array) => stream(deflateSync(data), '/Filter /FlateDecode');
/** A stream that inflates to so many MB of spaces: one compressed MB over and over, joined at byte bounds. */
function streamBomb(megabytes: number): Uint8Array {
  const part = deflateRawSync(Buffer.alloc(1_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const data = [Buffer.from([0x78, 0x9c]), ...new Array<Buffer>(megabytes).fill(part), Buffer.from([3, 0])];
  return stream(Buffer.concat(data), '/Filter /FlateDecode');
}
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const onePage = (resources = '') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`;
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const FONT = '/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>';

/** An OLE file that says it holds WordDocument and whose sectors point at each other in a circle. */
function oleCycle(): Buffer {
  const file = Buffer.alloc(512 * 5, 0);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44); // one sector of allocation table: sector 0
  file.writeUInt32LE(1, 48); // directory begins in sector 1
  file.writeUInt32LE(4096, 56);
  file.writeInt32LE(-2, 60);
  file.writeInt32LE(-2, 68);
  file.writeUInt32LE(0, 76);
  for (let at = 80; at < 512; at += 4) file.writeInt32LE(-1, at);
  // The allocation table: 1 → 2 → 1.
  for (let at = 0; at < 128; at++) file.writeInt32LE(-1, 512 + at * 4);
  file.writeInt32LE(2, 512 + 4);
  file.writeInt32LE(1, 512 + 8);
  Buffer.from('WordDocument', 'utf16le').copy(file, 1024 + 128);
  return file;
}

/** Name and bytes; built when asked for, because some are large. */
export const hostile: readonly (readonly [string, () => Uint8Array])[] = [
  ['zip bomb', () => bomb(40_000_000)],
  ['XML of 60 MB', () => word(body('<w:p/>'.repeat(10_000_000)))],
  ['zip that lies about its size', () => lyingZip()],
  [
    'zip of 30,000 entries',
    () => zipSync({ ...many(30_000), 'word/document.xml': strToU8(body('')) }, { level: 0 }),
  ],
  ['billion laughs', () => word(`<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>${body('&b;')}`)],
  ['XML 200,000 deep', () => word(body('<w:p>'.repeat(200_000)))],
  ['XML of a million empty paragraphs', () => word(body('<w:p/>'.repeat(1_100_000)))],
  ['attribute of 5 MB', () => word(body(`<w:p a="${'x'.repeat(5_000_000)}"/>`))],
  [
    'Word table of 2,000 × 100',
    () => word(body(`<w:tbl>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(100)}</w:tr>`.repeat(2_000)}</w:tbl>`)),
  ],
  [
    'Word cells that span 200 columns each',
    () =>
      word(
        body(
          `<w:tbl>${`<w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="200"/></w:tcPr></w:tc>'.repeat(50)}</w:tr>`.repeat(500)}</w:tbl>`,
        ),
      ),
  ],
  [
    '10,000 fields that never end',
    () => word(body(`<w:p>${'<w:fldChar w:fldCharType="begin"/><w:t>x</w:t>'.repeat(10_000)}</w:p>`)),
  ],
  ['HTML 300,000 deep', () => utf8(`<html><body>${'<div>'.repeat(300_000)}`)],
  ['HTML of 1,000 deep tables', () => utf8(`<html>${'<table><tr><td>'.repeat(1_000)}x`)],
  ['HTML of 400,000 cells', () => utf8(`<html><table>${`<tr>${'<td>x'.repeat(400)}`.repeat(1_000)}`)],
  ['HTML spans', () => utf8(`<html><table>${'<tr><td rowspan=9999 colspan=9999>x<td>y'.repeat(2_000)}`)],
  ['HTML comments that never close', () => utf8(`<html>${'<!--'.repeat(200_000)}`)],
  ['HTML of angle brackets', () => utf8(`<html>${'<'.repeat(2_000_000)}`)],
  ['HTML tags that never close', () => utf8(`<html>${'<a href="'.repeat(200_000)}`)],
  ['HTML of scripts that never close', () => utf8(`<html>${'<script>'.repeat(100_000)}`)],
  ['HTML of entities', () => utf8(`<html><p>${'&amp;#x26;'.repeat(500_000)}`)],
  [
    'HTML with 100,000 hidden elements',
    () => utf8(`<html>${'<p style="display:none">x</p>'.repeat(70_000)}`),
  ],
  ['PDF whose pages are their own parent', () => pdf(CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>')],
  [
    'PDF whose page tree goes round',
    () =>
      pdf(
        CATALOG,
        '<< /Type /Pages /Kids [3 0 R] /Count 2 >>',
        '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 2 >>',
      ),
  ],
  [
    'PDF of a billion pages',
    () => pdf(CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>', onePage()),
  ],
  [
    'PDF whose length refers to itself',
    () => pdf(CATALOG, PAGES, onePage(), '<< /Length 4 0 R >>\nstream\nBT ET\nendstream'),
  ],
  [
    'PDF form that draws itself',
    () =>
      pdf(
        CATALOG,
        PAGES,
        onePage('/XObject << /X 5 0 R >>'),
        stream(utf8('/X Do')),
        stream(
          utf8('/X Do /X Do'),
          '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>',
        ),
      ),
  ],
  ['PDF stream bomb', () => pdf(CATALOG, PAGES, onePage(), streamBomb(400))],
  [
    'PDF of 3 million operators',
    () => pdf(CATALOG, PAGES, onePage(FONT), flate(utf8('q '.repeat(3_000_000)))),
  ],
  [
    'PDF of 200,000 rules',
    () =>
      pdf(
        CATALOG,
        PAGES,
        onePage(FONT),
        flate(utf8(`BT /F 9 Tf 50 50 Td (enough text here to be a page of text) Tj ET\n${rulesFlood()}`)),
      ),
  ],
  [
    'PDF of 300,000 letters',
    () =>
      pdf(
        CATALOG,
        PAGES,
        onePage(FONT),
        flate(utf8(`BT /F 9 Tf ${'1 0 0 1 40 40 Tm (x) Tj 1 0 0 1 90 41 Tm (y) Tj '.repeat(150_000)} ET`)),
      ),
  ],
  [
    'PDF whose cross-reference goes round',
    () =>
      Buffer.concat([
        pdf(CATALOG, PAGES, onePage()),
        utf8(
          'xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Prev 300 /Size 5 >>\nstartxref\n300\n%%EOF',
        ),
      ]),
  ],
  ['PDF signature only', () => utf8('%PDF-1.4')],
  ['OLE whose sectors go round', oleCycle],
  [
    'OLE header only',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
  ],
  ['text of one line of 20 MB', () => Buffer.alloc(20_000_000, '质量强县，')],
  ['text of two million lines', () => Buffer.alloc(4_000_000, '一\n')],
  ['text of brackets', () => utf8('（责任单位：'.repeat(100_000))],
  ['text of numberings', () => utf8('一、\n（一）\n1.\n'.repeat(60_000))],
  [
    'lone surrogates',
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(200_000, Buffer.from([0x00, 0xd8]))]),
  ],
  ['zeros', () => new Uint8Array(5_000_000)],
];

export const hostileFile = (name: string, make: () => Uint8Array): RawFile => ({ name, bytes: make() });

function many(count: number): Record<string, Uint8Array> {
  const empty = new Uint8Array(0);
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`word/media/${at}.bin`, empty]));
}

/** The directory and the local header say 1,000 bytes; the data inflates to 40 MB. */
function lyingZip(): Uint8Array {
  const zip = Buffer.from(bomb(40_000_000));
  zip.writeUInt32LE(1_000, 22);
  zip.writeUInt32LE(1_000, zip.indexOf(Buffer.from('504b0102', 'hex')) + 24);
  return zip;
}

function rulesFlood(): string {
  const lines: string[] = [];
  for (let at = 0; at < 100_000; at++) {
    lines.push(`${at % 500} 0 m ${at % 500} 800 l S 0 ${at % 800} m 500 ${at % 800} l S`);
  }
  return lines.join('\n');
}
