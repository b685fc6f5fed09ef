/** A PDF through pdfjs: text pieces and rules of every page. Images are never decoded, scripts never run. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Matrix, Page, Piece } from './pdf-page.ts';
import { pageRules } from './pdf-rules.ts';

/** A plan has 10 to 80 pages; a yearbook has 600. */
export const MAX_PAGES = 800;
const MAX_PIECES = 60_000;
/** Text turned by more than this (radians) is a watermark, a stamp or a sideways table. */
const UPRIGHT = 0.05;

export interface PdfContent {
  readonly pages: readonly Page[];
  readonly pageCount: number;
  readonly properties: Record<string, string>;
}

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Document = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<Document['getPage']>>;

/** Loads pdfjs and what it calls its worker (here a plain module): a second or more. */
export async function loadLibrary(): Promise<void> {
  await import('pdfjs-dist/legacy/build/pdf.mjs');
  // It has no types; importing it is all that is wanted: pdfjs then finds it and need not load it while reading.
  const worker: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs';
  await import(worker);
}

/** @throws pdfjs's PasswordException, InvalidPDFException and others */
export async function loadPdf(bytes: Uint8Array): Promise<PdfContent> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({ data: new Uint8Array(bytes), ...options() });
  try {
    const document = await task.promise;
    const pages: Page[] = [];
    if (document.numPages > MAX_PAGES) return { pages, pageCount: document.numPages, properties: {} };
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(await readPage(page, number, pdfjs.OPS));
      page.cleanup();
    }
    return { pages, pageCount: document.numPages, properties: await info(document) };
  } finally {
    await task.destroy();
  }
}

function options() {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    useWorkerFetch: false,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    maxImageSize: 1,
    verbosity: 0,
  };
}

async function readPage(page: PdfPage, number: number, ops: PdfJs['OPS']): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 });
  const toPage = viewport.transform as unknown as Matrix;
  const { width, height } = viewport;
  const content = await page.getTextContent();
  const placed: Placed[] = [];
  for (const item of content.items) {
    if ('str' in item && item.str.trim() !== '' && placed.length < MAX_PIECES)
      placed.push(place(item, toPage));
  }
  const turn = commonTurn(placed);
  const upright = placed.filter((piece) => piece.turn === turn).map((piece) => turned(piece, width, height));
  const slanted = placed.filter((piece) => piece.turn !== turn).map((piece) => piece.text);
  const rules = turn === 0 ? await pageRules(page, ops, toPage) : [];
  return { number, width, height, pieces: distinct(upright), rules, slanted };
}

interface Placed extends Piece {
  /** Quarter turns, or 'odd'. */
  readonly turn: number | 'odd';
}

function place(
  item: { str: string; transform: number[]; width: number; height: number },
  toPage: Matrix,
): Placed {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
  const [pa, pb, pc, pd, pe, pf] = toPage;
  const right = { x: pa * a + pc * b, y: pb * a + pd * b };
  const up = { x: pa * c + pc * d, y: pb * c + pd * d };
  const angle = Math.atan2(right.y, right.x);
  const quarters = angle / (Math.PI / 2);
  const near = Math.round(quarters);
  const turn = Math.abs(quarters - near) < UPRIGHT ? (near + 4) % 4 : 'odd';
  return {
    text: item.str,
    x: pa * e + pc * f + pe,
    y: pb * e + pd * f + pf,
    width: item.width,
    size: Math.hypot(up.x, up.y) || item.height || 1,
    turn,
  };
}

/** The way most of the page's text runs: a table printed sideways is turned as a whole. */
function commonTurn(pieces: readonly Placed[]): number {
  const weights = [0, 0, 0, 0];
  for (const { turn, text } of pieces) if (turn !== 'odd') weights[turn] = (weights[turn] ?? 0) + text.length;
  return weights.indexOf(Math.max(...weights));
}

function turned({ text, x, y, width, size, turn }: Placed, pageWidth: number, pageHeight: number): Piece {
  if (turn === 1) return { text, x: y, y: pageWidth - x, width, size };
  if (turn === 2) return { text, x: pageWidth - x, y: pageHeight - y, width, size };
  if (turn === 3) return { text, x: pageHeight - y, y: x, width, size };
  return { text, x, y, width, size };
}

/** Bold is sometimes made by drawing the same text twice, a hair apart. */
function distinct(pieces: readonly Piece[]): Piece[] {
  const seen = new Map<string, Piece[]>();
  return pieces.filter((piece) => {
    const same = seen.get(piece.text) ?? [];
    const near = piece.size * 0.3;
    if (
      same
        .slice(-20)
        .some((other) => Math.abs(other.x - piece.x) < near && Math.abs(other.y - piece.y) < near)
    ) {
      return false;
    }
    seen.set(piece.text, [...same.slice(-20), piece]);
    return true;
  });
}

async function info(document: Document): Promise<Record<string, string>> {
  const properties: Record<string, string> = {};
  const metadata = await document.getMetadata().catch(() => undefined);
  for (const [name, value] of Object.entries(metadata?.info ?? {})) {
    const wanted = ['Title', 'Author', 'Subject', 'Creator', 'Producer', 'CreationDate', 'ModDate'].includes(
      name,
    );
    if (wanted && typeof value === 'string' && value.trim() !== '')
      properties[name] = value.trim().slice(0, 500);
  }
  return properties;
}
