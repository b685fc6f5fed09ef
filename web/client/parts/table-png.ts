/** A sheet drawn as a picture, for slides and reports. */
import type { Sheet } from './sheet.ts';

const CELL = { height: 30, padding: 10, most: 320, font: 14 };
const SCALE = 2;
/** Browsers refuse larger canvases. */
const MOST_PIXELS = 16_000;

export async function tablePng(sheet: Sheet): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no 2d canvas');
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const font = `${CELL.font}px ${getComputedStyle(document.body).fontFamily}`;
  pen.font = font;
  const all = [sheet.head, ...sheet.rows].slice(0, Math.floor(MOST_PIXELS / SCALE / CELL.height) - 1);
  const texts = all.map((row) => row.map((cell) => String(cell ?? '')));
  const widths = sheet.head.map((_, i) =>
    Math.min(CELL.most, Math.max(...texts.map((r) => pen.measureText(r[i] ?? '').width)) + 2 * CELL.padding),
  );
  canvas.width = Math.min(MOST_PIXELS, widths.reduce((a, b) => a + b, 0) * SCALE);
  canvas.height = texts.length * CELL.height * SCALE;
  pen.scale(SCALE, SCALE);
  pen.font = font;
  pen.textBaseline = 'middle';
  pen.fillStyle = colour('--paper');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = colour('--line');
  texts.forEach((row, r) => {
    let x = 0;
    row.forEach((text, c) => {
      const width = widths[c] ?? 0;
      pen.strokeRect(x, r * CELL.height, width, CELL.height);
      pen.fillStyle = colour(r === 0 ? '--accent' : '--ink');
      pen.fillText(cut(pen, text, width - 2 * CELL.padding), x + CELL.padding, (r + 0.5) * CELL.height);
      x += width;
    });
  });
  return await new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))),
      'image/png',
    ),
  );
}

function cut(pen: CanvasRenderingContext2D, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && pen.measureText(`${text.slice(0, end)}…`).width > width) end--;
  return `${text.slice(0, end)}…`;
}
