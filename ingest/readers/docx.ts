/** Word files (.docx), read from their XML: automatic numbers written out, tables on their grid. */
import { QpgError } from '../../graph/errors.ts';
import type { Removed } from '../../graph/model.ts';
import { decode } from '../decode.ts';
import type { RawFile, Reader, SourceText } from '../reader.ts';
import { SourceWriter } from '../source-writer.ts';
import { BodyWalk } from './docx-blocks.ts';
import { Numbering } from './docx-numbering.ts';
import { type DocxParts, documentPart, openPackage } from './docx-package.ts';
import { Styles } from './docx-styles.ts';
import { child, childrenOf, descendant, parseXml, textOf, XmlError, type XmlNode } from './docx-xml.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PROPERTIES = ['title', 'subject', 'creator', 'created', 'modified', 'lastModifiedBy', 'keywords'];

export const docx: Reader = {
  name: 'docx',
  isolated: true,
  recognises: ({ bytes }) => documentPart(bytes) !== undefined,
  async read(file) {
    try {
      const source = readPackage(file, openPackage(file));
      if (source.text.trim() !== '') return source;
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      throw new QpgError(
        'FILE_UNREADABLE',
        `Word 文件内部已损坏，无法读取：${file.name}。请用 Word 或 WPS 打开后另存为 docx 再导入。`,
        { cause: error },
      );
    }
    throw new QpgError(
      'FILE_EMPTY',
      `Word 文件里没有文字：${file.name}。若内容是图片，请先做文字识别（OCR）再导入。`,
    );
  },
};

function readPackage(file: RawFile, parts: DocxParts): SourceText {
  const body = descendant(parse(parts.document), 'body');
  if (body === undefined) throw new XmlError(`no body in ${file.name}`);
  const styles = new Styles(parse(parts.styles));
  const writer = new SourceWriter();
  const removed: Removed[] = [];
  const walk = new BodyWalk(writer, styles, new Numbering(parse(parts.numbering), styles), removed);
  walk.blocks(body);
  for (const notes of [parts.footnotes, parts.endnotes]) writeNotes(parse(notes), walk);
  return {
    mediaType: MEDIA_TYPE,
    encoding: 'utf-8',
    text: writer.text(),
    tables: writer.tables,
    properties: coreProperties(parse(parts.core)),
    issues: [],
    removed,
  };
}

function parse(part: Uint8Array | undefined): XmlNode {
  return parseXml(part === undefined ? '' : decode(part).text);
}

/** Notes stand at the end of the text, so that they do not break the sentences that they explain. */
function writeNotes(root: XmlNode, walk: BodyWalk): void {
  for (const notes of root.children) {
    for (const note of childrenOf(notes, 'footnote', 'endnote')) {
      // Notes with a type are the drawn separators.
      if (note.attribute('type') === undefined || note.attribute('type') === 'normal') walk.note(note);
    }
  }
}

function coreProperties(root: XmlNode): Record<string, string> {
  const properties: Record<string, string> = {};
  const core = child(root, 'coreProperties');
  for (const name of PROPERTIES) {
    const value = core === undefined ? '' : textOf(child(core, name)).trim();
    if (value !== '') properties[name] = value.slice(0, 500);
  }
  return properties;
}
