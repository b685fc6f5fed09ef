/** A table as people open it: CSV for any tool, XLSX for a desk. CSV is pure; the XLSX writer loads on demand. */

export interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * RFC 4180 with a BOM (Excel reads UTF-8 only with one). A cell that a spreadsheet would run as a formula gets
 * a leading apostrophe, because documents are written by others.
 */
export function csv(sheet: Sheet): string {
  const line = (cells: readonly (string | number | null)[]) => cells.map(csvCell).join(',');
  return `\uFEFF${[sheet.head, ...sheet.rows].map(line).join('\r\n')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export async function xlsx(sheet: Sheet): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/browser');
  const head = sheet.head.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true }));
  const rows = sheet.rows.map((row) =>
    row.map((value) =>
      value === null ? null : typeof value === 'number' ? { value } : { value, wrap: true },
    ),
  );
  return await writeExcelFile([head, ...rows], {
    sheet: sheet.name.slice(0, 31),
    columns: sheet.head.map((h, i) => ({ width: columnWidth([h, ...sheet.rows.map((r) => r[i] ?? '')]) })),
    stickyRowsCount: 1,
  }).toBlob();
}

/** Chinese characters take two columns; long prose wraps at 60. */
const columnWidth = (cells: readonly (string | number | null)[]): number =>
  Math.min(
    60,
    Math.max(8, ...cells.map((c) => [...String(c)].reduce((n, ch) => n + (ch > '\u2E80' ? 2 : 1), 2))),
  );
