import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unsupported } from '../../../ingest/readers/unsupported.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const ole = (stream: string) =>
  Buffer.concat([hex('d0cf11e0a1b11ae1'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')]);
const zip = (name: string) => zipSync({ [name]: strToU8('<x/>') });
const said = (bytes: Uint8Array) =>
  unsupported.read({ name: '计划.txt', bytes }).then(
    () => '',
    (error: Error & { code: string }) => `${error.code} ${error.message}`,
  );

describe('unsupported formats', () => {
  it.each([
    ['Excel', zip('xl/workbook.xml'), '这是Excel 表格'],
    ['OFD', zip('OFD.xml'), '这是OFD 版式文件'],
    ['any zip', zip('a.txt'), '请先解压'],
    ['locked Office', ole('EncryptedPackage'), '取消密码'],
    ['old Excel', ole('Workbook'), '这是Excel 表格'],
    ['RTF', Buffer.from('{\\rtf1\\ansi}'), '这是RTF 文件'],
    ['PNG', hex('89504e470d0a1a0a0000'), '文字识别（OCR）'],
  ])('%s is named with what to do', async (_, bytes, expected) => {
    expect(unsupported.recognises({ name: 'x.docx', bytes })).toBe(true);
    expect(await said(bytes)).toMatch(new RegExp(`^FILE_UNSUPPORTED 计划\\.txt：.*${expected}`));
  });

  it.each(['质量强县', 'PK 市场', 'GI', '', '<html>'])('%j is left to others', (text) => {
    expect(unsupported.recognises({ name: 'x.png', bytes: Buffer.from(text) })).toBe(false);
  });
});
