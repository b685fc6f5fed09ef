/**
 * Makes the golden sources that no editor can write: Word and PDF files. Run by hand when they must change:
 * `npx tsx test/golden/make-sources.ts`. Needs LibreOffice (`soffice`) and the Noto CJK fonts; the test suite needs
 * neither, because the files are committed.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Packer } from 'docx';
import { chapters } from './make/chapters.ts';
import { gazette } from './make/gazette.ts';
import { numbered } from './make/numbered.ts';
import { scan } from './make/scan.ts';

const here = new URL('.', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'golden-'));

function convert(file: string, to: 'doc' | 'pdf'): string {
  execFileSync('soffice', ['--headless', '--convert-to', to, '--outdir', scratch, file], { stdio: 'ignore' });
  return file.replace(/docx$/, to);
}

const word = async (name: string, document: ReturnType<typeof numbered>): Promise<string> => {
  const file = join(scratch, `${name}.docx`);
  writeFileSync(file, await Packer.toBuffer(document));
  return file;
};

copyFileSync(await word('numbered', numbered()), join(here, 'docx-numbered/source.docx'));
copyFileSync(convert(await word('chapters', chapters()), 'doc'), join(here, 'doc-chapters/source.doc'));
copyFileSync(convert(await word('gazette', gazette()), 'pdf'), join(here, 'pdf-gazette/source.pdf'));
writeFileSync(join(here, 'pdf-scan/source.pdf'), scan());
