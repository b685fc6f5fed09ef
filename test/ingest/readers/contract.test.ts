import { readFileSync } from 'node:fs';
import type { RawFile } from '../../../ingest/reader.ts';
import { doc } from '../../../ingest/readers/doc.ts';
import { docx } from '../../../ingest/readers/docx.ts';
import { html } from '../../../ingest/readers/html.ts';
import { pdf } from '../../../ingest/readers/pdf.ts';
import { plain } from '../../../ingest/readers/plain.ts';
import { testReader } from '../../contracts/reader.ts';

const golden = (path: string): RawFile => ({
  name: path,
  bytes: readFileSync(new URL(`../../golden/${path}`, import.meta.url)),
});

const files = {
  docx: golden('docx-numbered/source.docx'),
  doc: golden('doc-chapters/source.doc'),
  pdf: golden('pdf-gazette/source.pdf'),
  html: golden('html-annex-table/source.html'),
  plain: golden('text-gb18030/source.txt'),
};
const except = (own: keyof typeof files) =>
  Object.entries(files).flatMap(([format, file]) => (format === own ? [] : [file]));

testReader({ reader: docx, good: files.docx, phrase: '（二）优化质量发展环境', others: except('docx') });
testReader({ reader: doc, good: files.doc, phrase: '第二节 提升建设工程品质', others: except('doc') });
testReader({
  reader: pdf,
  good: files.pdf,
  phrase: '装配式建筑占新建建筑比例达到35%。',
  others: except('pdf'),
});
testReader({ reader: html, good: files.html, phrase: '2. 实施工程质量提升行动', others: except('html') });
// Plain text is the last resort: it is asked only after the others said no.
testReader({ reader: plain, good: files.plain, phrase: '第四条  完善消费维权', others: [] });
