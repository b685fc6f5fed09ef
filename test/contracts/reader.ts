/** What every reader promises, whatever its format. */
import { describe, expect, it } from 'vitest';
import { QpgError } from '../../graph/errors.ts';
import type { Table } from '../../graph/model.ts';
import type { RawFile, Reader, SourceText } from '../../ingest/reader.ts';

export interface ReaderCase {
  readonly reader: Reader;
  /** A good file of the format; its text holds `phrase`. */
  readonly good: RawFile;
  readonly phrase: string;
  /** Files of other formats that it must leave alone. */
  readonly others: readonly RawFile[];
}

export function testReader({ reader, good, phrase, others }: ReaderCase): void {
  describe(`reader ${reader.name}`, () => {
    it('knows its format by content, whatever the name', () => {
      expect(reader.recognises({ ...good, name: 'x.bin' })).toBe(true);
      expect(others.filter((file) => reader.recognises(file)).map((file) => file.name)).toEqual([]);
    });

    it('never throws when asked what bytes are', () => {
      for (const length of [0, 1, 2, 3, 7, 100, 1000]) {
        expect(typeof reader.recognises({ name: 'x', bytes: good.bytes.subarray(0, length) })).toBe(
          'boolean',
        );
        expect(typeof reader.recognises({ name: 'x', bytes: new Uint8Array(length).fill(0xff) })).toBe(
          'boolean',
        );
      }
    });

    it('gives the text, the same each time, without touching the bytes', async () => {
      const before = Buffer.from(good.bytes).toString('latin1');
      const first = await reader.read(good);
      expect(first.text).toContain(phrase);
      expect(await reader.read(good)).toEqual(first);
      expect(Buffer.from(good.bytes).toString('latin1')).toBe(before);
    });

    it('keeps to the form of SourceText', async () => checkForm(await reader.read(good)));

    it('ends with a text or a named error on any part of a file', async () => {
      for (const share of [0.02, 0.3, 0.6, 0.9, 0.99]) {
        const part = good.bytes.slice(0, Math.floor(good.bytes.length * share));
        const outcome = await reader.read({ name: '半个文件', bytes: part }).catch((error: unknown) => error);
        if (outcome instanceof Error) {
          expect(outcome).toBeInstanceOf(QpgError);
          expect(outcome.message).toContain('半个文件');
        } else checkForm(outcome as SourceText);
      }
    });
  });
}

function checkForm({ text, tables, issues, removed = [], mediaType, encoding }: SourceText): void {
  expect(text).not.toMatch(/\r/);
  expect(mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
  expect(() => new TextDecoder(encoding)).not.toThrow();
  let end = 0;
  for (const table of tables) {
    expect(table.start).toBeGreaterThanOrEqual(end);
    end = table.end;
    checkTable(text, table);
  }
  for (const { start = 0, end: last = start } of [...issues, ...removed]) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(last).toBeLessThanOrEqual(text.length);
  }
}

/** A row is a line, its cells stand between tabs, and a merged cell is one object wherever it stands. */
function checkTable(text: string, { start, end, rows }: Table): void {
  const lines = text.slice(start, end).split('\n');
  expect(lines.length).toBe(rows.length);
  rows.forEach((row, r) => {
    expect(lines[r]?.split('\t').length).toBe(row.length);
    row.forEach((cell, c) => {
      expect(text.slice(cell.start, cell.end)).toBe(cell.text);
      for (let down = 0; down < cell.rowSpan && cell === rows[r]?.[c] && rows[r - 1]?.[c] !== cell; down++) {
        expect(rows[r + down]?.[c]).toBe(cell);
      }
    });
  });
}
