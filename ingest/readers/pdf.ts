/** PDF files with a text layer: paragraphs put together over lines and pages, ruled and unruled tables. */
import { QpgError } from '../../graph/errors.ts';
import type { Issue, Removed } from '../../graph/model.ts';
import type { RawFile, Reader, SourceText } from '../reader.ts';
import { SourceWriter } from '../source-writer.ts';
import { type Layout, layOut } from './pdf-layout.ts';
import { loadLibrary, loadPdf, MAX_PAGES, type PdfContent } from './pdf-load.ts';
import type { Page } from './pdf-page.ts';
import { stated } from './pdf-tables.ts';

const MAX_BYTES = 64 * 1024 * 1024;
/** The signature may stand behind a mail header or other bytes, within the first KB. */
const SIGNATURE_WITHIN = 1024;
/** Fewer characters on a page are a stamp or a page number on a scan. */
const MIN_CHARACTERS = 15;
const SAMPLE = 60;

export const pdf: Reader = {
  name: 'pdf',
  isolated: true,
  prepare: loadLibrary,
  recognises: ({ bytes }) => Buffer.from(bytes.subarray(0, SIGNATURE_WITHIN)).includes('%PDF-'),
  async read(file) {
    if (file.bytes.length > MAX_BYTES) throw tooLarge(file, '文件超过 64 MB');
    const content = await load(file);
    if (content.pageCount > MAX_PAGES)
      throw tooLarge(file, `共 ${content.pageCount} 页，超过 ${MAX_PAGES} 页`);
    checkTextLayer(file, content.pages);
    return toSource(content, layOut(content.pages));
  },
};

async function load(file: RawFile): Promise<PdfContent> {
  try {
    return await loadPdf(file.bytes);
  } catch (cause) {
    const locked = cause instanceof Error && cause.name === 'PasswordException';
    const message = locked
      ? `PDF 设有打开密码：${file.name}。请取消密码后再导入。`
      : `PDF 已损坏或不完整，无法读取：${file.name}。请重新下载，或打开后另存再导入。`;
    throw new QpgError('FILE_UNREADABLE', message, { cause });
  }
}

function toSource({ pages, properties }: PdfContent, { blocks, dropped }: Layout): SourceText {
  const writer = new SourceWriter();
  const starts = new Map<number, number>();
  for (const block of blocks) {
    if (!starts.has(block.page)) starts.set(block.page, writer.offset);
    if (block.kind === 'text') writer.line(block.text);
    else writer.table(stated(block.rows));
  }
  const removed = dropped.map(({ text, page }): Removed => {
    const start = pageStart(starts, page, writer.offset);
    return { reason: 'running-head', sample: text.slice(0, SAMPLE), start, end: start };
  });
  return {
    mediaType: 'application/pdf',
    encoding: 'utf-8',
    text: writer.text(),
    tables: writer.tables,
    properties,
    issues: pagesWithoutText(pages),
    removed: removed.sort((a, b) => a.start - b.start),
  };
}

/** Where a page's text begins; a page whose table rows went to the page before has no beginning of its own. */
function pageStart(starts: ReadonlyMap<number, number>, page: number, end: number): number {
  const later = [...starts].filter(([number]) => number >= page).map(([, start]) => start);
  return later.length === 0 ? end : Math.min(...later);
}

function characters(page: Page): number {
  return page.pieces.reduce((sum, piece) => sum + piece.text.replace(/\s/g, '').length, 0);
}

/** @throws QpgError NEEDS_OCR when the pages are pictures, or their text has no readable characters */
function checkTextLayer(file: RawFile, pages: readonly Page[]): void {
  const counts = pages.map(characters);
  if (pages.length === 0) {
    throw new QpgError('FILE_UNREADABLE', `PDF 里没有页面：${file.name}。请重新下载后再导入。`);
  }
  if (counts.every((count) => count < MIN_CHARACTERS)) {
    throw new QpgError(
      'NEEDS_OCR',
      `PDF 没有文字层（多为扫描件）：${file.name}。请先做文字识别（OCR），另存为带文字的 PDF、docx 或 txt 再导入。`,
    );
  }
  const text = pages.flatMap((page) => page.pieces.map((piece) => piece.text)).join('');
  const unreadable = text.match(/[\ue000-\uf8ff\ufffd\u0000-\u0008]/g)?.length ?? 0;
  if (unreadable > text.length * 0.3) {
    throw new QpgError(
      'NEEDS_OCR',
      `PDF 的文字层是乱码（字体没有字符编码）：${file.name}。请先做文字识别（OCR），或向发布单位索取 Word 版再导入。`,
    );
  }
}

function pagesWithoutText(pages: readonly Page[]): Issue[] {
  const numbers = pages.filter((page) => characters(page) < MIN_CHARACTERS).map((page) => page.number);
  if (numbers.length === 0) return [];
  const message = `第 ${numbers.slice(0, 20).join('、')} 页没有文字层，可能是图片，其内容未读取（需要 OCR）。`;
  return [{ code: 'PDF_PAGE_WITHOUT_TEXT', message }];
}

function tooLarge(file: RawFile, why: string): QpgError {
  return new QpgError('FILE_TOO_LARGE', `PDF 过大（${why}）：${file.name}。请只保留方案所在的页再导入。`);
}
