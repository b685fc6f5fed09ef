/** Saved web pages: the main text with its tables as tables, the page's metadata as label–value lines. */
import { QpgError } from '../../graph/errors.ts';
import { decode } from '../decode.ts';
import type { RawFile, Reader, SourceText } from '../reader.ts';
import { SourceWriter } from '../source-writer.ts';
import { writeBlocks } from './html-blocks.ts';
import { mainElements } from './html-main.ts';
import { beginsWith, metadataLines, pageProperties, pageTitle } from './html-metadata.ts';
import { isMhtml, pageOfMhtml } from './html-mhtml.ts';
import { flatText, isTooTangled, parsePage } from './html-page.ts';

const MAX_BYTES = 32 * 1024 * 1024;
const HEAD = 4096;

export const html: Reader = {
  name: 'html',
  isolated: true,
  inPlaceBelow: 512 * 1024,
  recognises: ({ bytes }) => isMhtml(bytes) || looksLikeHtml(head(bytes)),
  async read(file) {
    if (file.bytes.length > MAX_BYTES) {
      throw new QpgError('FILE_TOO_LARGE', `网页过大（超过 32 MB）：${file.name}，请只保存正文后再导入。`);
    }
    const page = readPage(
      isMhtml(file.bytes) ? { ...file, bytes: pageOfMhtml(file.bytes) ?? file.bytes } : file,
    );
    if (page.text.trim() !== '') return page;
    throw new QpgError('FILE_EMPTY', `${file.name}：网页里没有文字，请打开网页确认正文已显示后重新保存。`);
  },
};

function readPage(file: RawFile): SourceText {
  const { text: page, encoding, issues } = decode(file.bytes, declaredCharset(file.bytes));
  const known = {
    mediaType: 'text/html',
    encoding,
    issues: issues.map(({ code, message }) => ({ code, message })),
  };
  if (isTooTangled(page)) {
    const tangled = { code: 'HTML_TANGLED', message: '网页嵌套过深或标签过多，只读取了文字，未识别表格。' };
    return { ...known, text: flatText(page), tables: [], properties: {}, issues: [...known.issues, tangled] };
  }
  const document = parsePage(page);
  const main = mainElements(document);
  const writer = new SourceWriter();
  for (const line of metadataLines(document, main)) writer.line(line);
  const title = pageTitle(document, main);
  if (title !== null && !beginsWith(main, title)) writer.line(title);
  for (const part of main) writeBlocks(part, writer, title ?? '');
  return { ...known, text: writer.text(), tables: writer.tables, properties: pageProperties(document) };
}

/** The start of the bytes as far as tags go; UTF-16 loses its zero bytes. */
function head(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, HEAD * 4))
    .toString('latin1')
    .replace(/\0/g, '');
}

/** A document type or root element near the start, or a fragment that begins with a tag and closes several. */
function looksLikeHtml(start: string): boolean {
  if (/^%PDF|^PK\x03\x04/.test(start)) return false;
  if (/<!doctype\s+html|<html[\s>]/i.test(start.slice(0, HEAD))) return true;
  const begins =
    /^[^<\w]{0,200}<(?:!--|(?:head|body|meta|title|div|p|table|span|section|article|h\d|center|font)\b)/i;
  const closed = start.match(/<\/(?:p|div|td|tr|span|table|title|body|head|h\d|li)\s*>/gi) ?? [];
  return begins.test(start) && closed.length >= 2;
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  return /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head(bytes))?.[1];
}
