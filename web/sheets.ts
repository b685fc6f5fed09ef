/** Tables as CSV and XLSX for office work. Rows are strings or numbers; the first row is the heading. */
import writeXlsxFile from 'write-excel-file/node';

export type Sheet = readonly (readonly (string | number)[])[];

/** Excel reads UTF-8 CSV as Chinese only with a byte order mark. */
const BOM = '\ufeff';

/**
 * A cell beginning with = + - @ (or a tab) is a formula to a spreadsheet; text from documents must never be one
 * (OWASP, CSV Injection), so it gets a leading apostrophe.
 */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** RFC 4180 with CRLF and a byte order mark. */
export const toCsv = (sheet: Sheet): string =>
  BOM +
  sheet
    .map(
      (row) => `${row.map((c) => (typeof c === 'number' ? String(c) : quoted(harmless(c)))).join(',')}\r\n`,
    )
    .join('');

export async function toXlsx(sheet: Sheet, name = '质策图谱'): Promise<Buffer> {
  const [heading = [], ...rows] = sheet;
  const data = [
    heading.map((value) => ({ value: String(value), fontWeight: 'bold' as const, wrap: true })),
    ...rows.map((row) =>
      row.map((value) =>
        typeof value === 'number'
          ? { value, type: Number }
          : { value, type: String, wrap: true, alignVertical: 'top' as const },
      ),
    ),
  ];
  const widths = heading.map((_, i) => ({
    width: Math.min(40, Math.max(10, ...sheet.slice(0, 200).map((r) => String(r[i] ?? '').length * 2))),
  }));
  return writeXlsxFile(data, { sheet: name, columns: widths, stickyRowsCount: 1 }).toBuffer();
}
