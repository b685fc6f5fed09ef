/** Pages to a sequence of paragraphs and tables in reading order, tables continued over pages put together. */
import { columnTables } from './pdf-columns.ts';
import { furniture } from './pdf-furniture.ts';
import { type Frame, ruledTables } from './pdf-grid.ts';
import { toLines } from './pdf-lines.ts';
import { type Line, lineText, type Page } from './pdf-page.ts';
import { marginsByBlock, paragraphs } from './pdf-paragraphs.ts';
import { continueTable, type Dense, type TablePart } from './pdf-tables.ts';

export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly page: number }
  | { readonly kind: 'table'; readonly rows: Dense; readonly page: number };

export interface Layout {
  readonly blocks: readonly Block[];
  /** Running heads, page numbers, watermarks and repeated table heads, with their page. */
  readonly dropped: readonly { readonly text: string; readonly page: number }[];
}

/** A table with what is needed to tell whether the next page goes on with it. */
interface PlacedTable extends TablePart {
  readonly kind: 'table';
  readonly page: number;
  readonly top: number;
}

type Placed = { readonly kind: 'line'; readonly line: Line; readonly top: number } | PlacedTable;

export function layOut(pages: readonly Page[]): Layout {
  const ruled = pages.map((page) => ruledTables(page.pieces, page.rules));
  const lines = pages.map((page, at) => {
    const { rest = [], frames = [] } = ruled[at] ?? {};
    return toLines(rest, page.number).map((line) => ({ ...line, block: blockOf(line, page, frames) }));
  });
  const taken = furniture(pages, lines);
  const dropped = pages.flatMap((page) => page.slanted.map((text) => ({ text, page: page.number })));
  for (const line of taken) dropped.push({ text: lineText(line), page: line.page });
  const sequence = pages.flatMap((page, at) => {
    const kept = (lines[at] ?? []).filter((line) => !taken.has(line));
    return inOrder(kept, ruled[at]?.tables ?? [], page.number);
  });
  return { blocks: toBlocks(sequence, dropped), dropped };
}

/** The box that a line stands in, else its page's format: pages printed sideways have margins of their own. */
function blockOf(line: Line, page: Page, frames: readonly Frame[]): string {
  const frame = frames.findIndex(
    ({ left, right, top, bottom }) => line.x0 > left && line.x1 < right && line.y > top && line.y < bottom,
  );
  return frame < 0 ? `${Math.round(page.width)}` : `${page.number} box ${frame}`;
}

function inOrder(
  lines: readonly Line[],
  ruled: readonly (TablePart & { readonly top: number })[],
  page: number,
): Placed[] {
  const placed: Placed[] = ruled.map(({ top, xs, rows }) => ({ kind: 'table', top, xs, rows, page }));
  const tables = columnTables(lines);
  lines.forEach((line, at) => {
    const table = tables.find(({ from, to }) => at >= from && at < to);
    if (table === undefined) placed.push({ kind: 'line', line, top: line.y });
    else if (table.from === at)
      placed.push({ kind: 'table', top: line.y, xs: table.xs, rows: table.rows, page });
  });
  return placed.sort((a, b) => a.top - b.top);
}

function toBlocks(sequence: readonly Placed[], dropped: { text: string; page: number }[]): Block[] {
  const blocks: Block[] = [];
  const margins = marginsByBlock(sequence.flatMap((item) => (item.kind === 'line' ? [item.line] : [])));
  let lines: Line[] = [];
  let open: PlacedTable | undefined;
  const endText = () => {
    for (const { text, first } of paragraphs(lines, margins))
      blocks.push({ kind: 'text', text, page: first.page });
    lines = [];
  };
  for (const item of sequence) {
    if (item.kind === 'line') {
      lines.push(item.line);
      open = undefined;
      continue;
    }
    endText();
    const repeated =
      open !== undefined && item.page === open.page + 1 ? continueTable(open, item) : undefined;
    if (open === undefined || repeated === undefined) {
      blocks.push({ kind: 'table', rows: item.rows, page: item.page });
      open = item;
      continue;
    }
    for (const text of repeated) dropped.push({ text, page: item.page });
    open = { ...open, page: item.page };
  }
  endText();
  return blocks;
}
