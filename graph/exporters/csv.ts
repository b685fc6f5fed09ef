/** Two tables, nodes and edges, for Excel and notebooks: UTF-8 with a mark, because Excel guesses wrong without. */
import { type CellValue, type Column, entityColumns, factColumns } from '../export-columns.ts';
import { printable } from '../export-text.ts';
import type { Exporter } from '../exporter.ts';
import type { Entity, Fact } from '../model.ts';

const BOM = '\ufeff';

/** A text that a spreadsheet would run as a formula is shown as text (OWASP, CSV injection). */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** RFC 4180. */
function cell(value: CellValue): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? harmless(printable(value)) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function* table<T>(columns: readonly Column<T>[], items: readonly T[]): Iterable<string> {
  const line = (cells: readonly CellValue[]): string => `${cells.map(cell).join(',')}\r\n`;
  yield BOM + line(columns.map((column) => column.name));
  for (const item of items) yield line(columns.map((column) => column.value(item)));
}

const text = <T>(name: string, value: (item: T) => string): Column<T> => ({ name, type: 'string', value });

export const csv: Exporter = {
  format: 'csv',
  files: [
    {
      name: 'nodes.csv',
      mediaType: 'text/csv',
      write: ({ entities }) =>
        table([text<Entity>('id', ({ id }) => id), ...entityColumns(entities)], entities),
    },
    {
      name: 'edges.csv',
      mediaType: 'text/csv',
      write: ({ facts }) =>
        table(
          [
            text<Fact>('id', ({ id }) => id),
            text<Fact>('source', ({ subject }) => subject),
            text<Fact>('target', ({ object }) => object),
            ...factColumns(facts),
          ],
          facts,
        ),
    },
  ],
};
