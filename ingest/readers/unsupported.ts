/** Known formats that are no document this program reads: told apart so that the advice fits. */
import { QpgError } from '../../graph/errors.ts';
import type { RawFile, Reader } from '../reader.ts';

interface Foreign {
  readonly name: string;
  readonly advice: string;
  readonly matches: (start: Buffer, whole: Buffer) => boolean;
}

const SAVE_AS = '请在原软件中另存为 docx、pdf、html 或 txt 后再导入。';
const UNPACK = '请先解压，再导入其中的文档。';
const OCR = '图片里的文字读不出来，请先做文字识别（OCR）并保存为 docx 或 txt。';

const hex = (signature: string, at = 0) => {
  const bytes = Buffer.from(signature, 'hex');
  return (start: Buffer) => start.subarray(at, at + bytes.length).equals(bytes);
};
const isZip = hex('504b0304');
const isOle = hex('d0cf11e0a1b11ae1');
const holds = (text: string, encoding: BufferEncoding = 'latin1') => {
  const bytes = Buffer.from(text, encoding);
  return (whole: Buffer) => whole.includes(bytes);
};
const zipWith = (entry: string) => (start: Buffer, whole: Buffer) => isZip(start) && holds(entry)(whole);
const oleWith = (stream: string) => (start: Buffer, whole: Buffer) =>
  isOle(start) && holds(stream, 'utf16le')(whole);

/** Signatures after the formats' own specifications; most particular first. Word files were recognised before. */
const FOREIGN: readonly Foreign[] = [
  { name: 'Excel 表格', advice: SAVE_AS, matches: zipWith('xl/workbook') },
  { name: 'PPT 演示文稿', advice: SAVE_AS, matches: zipWith('ppt/presentation') },
  { name: 'OFD 版式文件', advice: SAVE_AS, matches: zipWith('OFD.xml') },
  { name: 'OpenDocument 文件', advice: SAVE_AS, matches: zipWith('mimetypeapplication/vnd.oasis') },
  { name: 'EPUB 电子书', advice: SAVE_AS, matches: zipWith('mimetypeapplication/epub') },
  { name: 'zip 压缩包', advice: UNPACK, matches: isZip },
  { name: '空的 zip 压缩包', advice: UNPACK, matches: hex('504b0506') },
  {
    name: '设有密码的 Office 文件',
    advice: '请用 Word 或 WPS 取消密码后再导入。',
    matches: oleWith('EncryptedPackage'),
  },
  { name: 'Excel 表格', advice: SAVE_AS, matches: oleWith('Workbook') },
  { name: 'PPT 演示文稿', advice: SAVE_AS, matches: oleWith('PowerPoint Document') },
  { name: '旧版 Office 文件', advice: SAVE_AS, matches: isOle },
  { name: 'RTF 文件', advice: SAVE_AS, matches: hex('7b5c727466') },
  { name: 'CAJ 文件', advice: SAVE_AS, matches: hex('43414a00') },
  { name: 'rar 压缩包', advice: UNPACK, matches: hex('526172211a07') },
  { name: '7z 压缩包', advice: UNPACK, matches: hex('377abcaf271c') },
  { name: 'gzip 压缩包', advice: UNPACK, matches: hex('1f8b08') },
  { name: 'PNG 图片', advice: OCR, matches: hex('89504e470d0a1a0a') },
  { name: 'JPEG 图片', advice: OCR, matches: hex('ffd8ff') },
  { name: 'GIF 图片', advice: OCR, matches: hex('47494638') },
  { name: 'TIFF 图片', advice: OCR, matches: hex('49492a00') },
  { name: 'TIFF 图片', advice: OCR, matches: hex('4d4d002a') },
  { name: 'WebP 图片', advice: OCR, matches: hex('57454250', 8) },
  { name: '程序文件', advice: '请换一个文档。', matches: hex('7f454c46') },
];

export const unsupported: Reader = {
  name: 'unsupported',
  isolated: false,
  recognises: (file) => foreign(file) !== undefined,
  async read(file) {
    const { name, advice } = foreign(file) ?? { name: '不认识的文件', advice: SAVE_AS };
    throw new QpgError('FILE_UNSUPPORTED', `${file.name}：这是${name}，不能直接读取。${advice}`);
  },
};

function foreign({ bytes }: RawFile): Foreign | undefined {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = whole.subarray(0, 32);
  return FOREIGN.find((format) => format.matches(start, whole));
}
