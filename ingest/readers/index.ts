/** The list of readers, most particular first: the first that recognises a file's bytes reads it. */
import type { Reader } from '../reader.ts';
import { doc } from './doc.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { pdf } from './pdf.ts';
import { plain } from './plain.ts';
import { unsupported } from './unsupported.ts';

export const readers: readonly Reader[] = [docx, doc, pdf, unsupported, html, plain];
