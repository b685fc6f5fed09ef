/** Plain text in any encoding that Chinese government sites use; also the last resort for unknown files. */
import { QpgError } from '../../graph/errors.ts';
import { decode } from '../decode.ts';
import type { Reader } from '../reader.ts';
import { textTables } from '../text-tables.ts';

/** Control characters that no text file has; form feed and escape do occur in old exports. */
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g;
/** More than this share of control or undecodable characters means that the bytes are no text. */
const MAX_NOISE = 0.02;
/** Plans have some 100 kB; a text far above that is a log or a dump. */
const MAX_BYTES = 8 << 20;

export const plain: Reader = {
  name: 'plain',
  isolated: false,
  recognises: () => true,
  async read(file) {
    if (file.bytes.length > MAX_BYTES) {
      throw new QpgError(
        'FILE_TOO_LARGE',
        `${file.name}：文本文件超过 ${MAX_BYTES >> 20} MB，请拆分后再导入，或确认它确实是一份规划。`,
      );
    }
    if (isBlank(file.bytes)) {
      throw new QpgError('FILE_EMPTY', `${file.name}：文件是空的，请换一个有内容的文件。`);
    }
    const { text, encoding, issues } = decode(file.bytes);
    if (noise(text) > MAX_NOISE) {
      throw new QpgError(
        'FILE_UNREADABLE',
        `${file.name}：不是文本文件（含大量无法识别的字节）。请提供 txt、html、docx、doc 或带文字层的 pdf。`,
      );
    }
    if (text.trim() === '') {
      throw new QpgError('FILE_EMPTY', `${file.name}：文件里只有空白，请换一个有内容的文件。`);
    }
    const laidOut = textTables(text.replace(CONTROL, ' '));
    return { mediaType: 'text/plain', encoding, ...laidOut, properties: {}, issues };
  },
};

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function noise(text: string): number {
  let bad = text.match(CONTROL)?.length ?? 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) bad++;
  return bad / Math.max(1, text.length);
}
