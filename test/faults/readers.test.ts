import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { QpgError } from '../../graph/errors.ts';
import { read } from '../../ingest/read.ts';
import type { RawFile, SourceText } from '../../ingest/reader.ts';
import { docx } from '../../ingest/readers/docx.ts';
import { html } from '../../ingest/readers/html.ts';
import { type RawCell, SourceWriter } from '../../ingest/source-writer.ts';
import { hostile, hostileFile } from './hostile.ts';
import { mutated, random, seeds } from './mutate.ts';

/** The full run of 2,000 and all hostile files: `npx tsx test/faults/fuzz-readers.ts 2000`. */
const FILES = Number(process.env.QPG_FUZZ ?? 200);
/** Quick enough for every run; the script reads all of them. */
const QUICK =
  /laughs|deep|lies|entries|own parent|goes? round|billion pages|itself|only|brackets|surrogates|comments|zip bomb/;

/** How reading ended: 'read', or the code of a QpgError; anything else is a crash and fails. */
async function outcome(file: RawFile): Promise<string> {
  try {
    checkOffsets(await read(file));
    return 'read';
  } catch (error) {
    if (error instanceof QpgError) return error.code;
    throw error;
  }
}

function checkOffsets({ text, tables }: SourceText): void {
  for (const table of tables) {
    for (const cell of table.rows.flat()) {
      if (text.slice(cell.start, cell.end) !== cell.text)
        throw new Error(`cell ${cell.start} is not where it says`);
    }
  }
}

describe('broken and hostile files end with a text or a named error', () => {
  it(`${FILES} mutated files`, { timeout: 600_000 }, async () => {
    const all = seeds();
    const outcomes: string[] = [];
    for (let n = 0; n < FILES; n++) outcomes.push(await outcome(mutated(all, n)));
    expect(outcomes).toHaveLength(FILES);
    expect(outcomes).toContain('read');
    expect(outcomes).toContain('FILE_UNREADABLE');
  });

  it.each(hostile.filter(([name]) => QUICK.test(name)))('%s', { timeout: 120_000 }, async (name, make) => {
    expect(await outcome(hostileFile(name, make))).toMatch(/^(?:read|[A-Z_]+)$/);
  });
});

describe('properties of the readers', () => {
  const signatures = [
    '',
    '%PDF-1.7\n',
    'PK\x03\x04',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '<html><table><tr><td>',
    '\xff\xfe',
  ];

  it('no bytes crash a reader', async () => {
    const bytes = fc.tuple(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 400 }));
    await fc.assert(
      fc.asyncProperty(bytes, async ([signature, tail]) => {
        await outcome({ name: 'x', bytes: Buffer.concat([Buffer.from(signature, 'latin1'), tail]) });
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('no markup crashes the html reader, and cells stand where they say', async () => {
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '</table>',
      '<tr>',
      '<td rowspan=3>',
      '<td colspan=2>',
      '<th>',
      '<ol>',
      '<li>',
      '<br>',
      '<!--',
      '-->',
      '<div hidden>',
      '<',
      '&nbsp;',
    );
    const words = fc.constantFrom('质量', '责任单位：', '一、', '\n', ' ', 'x1');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(tag, words), { maxLength: 60 }), async (parts) => {
        const page = { name: 'x', bytes: Buffer.from(`<html>${parts.join('')}`) };
        checkOffsets(await html.read(page).catch(orEmpty));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('whatever stands in a Word paragraph comes out, with the number that Word draws', async () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'质量强县责任单位：市（一）、1.&<>" ') })
      .filter((t) => t.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), async (texts) => {
        const { text: read } = await docx.read({ name: 'x', bytes: numberedFile(texts) });
        const lines = texts.map((line, at) => `（${chinese(at + 1)}）${line.trimEnd()}`);
        expect(read).toBe(`${lines.join('\n')}\n`);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('any cells with any spans make a rectangle of quotable cells', () => {
    const span = fc.integer({ min: 1, max: 5 });
    const cell = fc.record({
      text: fc.constantFrom('', '甲', '乙\n丙'),
      rowSpan: span,
      colSpan: span,
      header: fc.boolean(),
    });
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (table: RawCell[][]) => {
        const writer = new SourceWriter();
        writer.line('前');
        writer.table(table);
        const text = writer.text();
        for (const written of writer.tables) {
          const widths = new Set(written.rows.map((row) => row.length));
          const tabs = new Set(
            text
              .slice(written.start, written.end)
              .split('\n')
              .map((line) => line.split('\t').length),
          );
          expect([widths.size, tabs]).toEqual([1, widths]);
          for (const { start, end, text: own } of written.rows.flat())
            expect(text.slice(start, end)).toBe(own);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('the random numbers of the mutations are the same in every run', () => {
    const next = random(1);
    expect([next(), next()].map((n) => n.toFixed(6))).toEqual(['0.627074', '0.002736']);
  });
});

/** Pages without text end with FILE_EMPTY, which is fine here. */
function orEmpty(error: unknown): SourceText {
  if (!(error instanceof QpgError)) throw error;
  return { mediaType: '', encoding: '', text: '', tables: [], properties: {}, issues: [] };
}

function numberedFile(texts: readonly string[]): Uint8Array {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const numPr = '<pPr><numPr><ilvl val="0"/><numId val="1"/></numPr></pPr>';
  const body = texts.map((text) => `<p>${numPr}<r><t>${escaped(text)}</t></r></p>`).join('');
  const numbering =
    '<abstractNum abstractNumId="0"><lvl ilvl="0"><start val="1"/><numFmt val="chineseCounting"/><lvlText val="（%1）"/></lvl></abstractNum><num numId="1"><abstractNumId val="0"/></num>';
  return zipSync({
    'word/document.xml': strToU8(`<document><body>${body}</body></document>`),
    'word/numbering.xml': strToU8(`<numbering>${numbering}</numbering>`),
  });
}

function chinese(n: number): string {
  const digits = '零一二三四五六七八九';
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}
