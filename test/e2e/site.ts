/** Opening pages, waiting until they are ready, and remembering everything the console complained about. */
import { mkdirSync } from 'node:fs';
import type { Browser, Download, Locator, Page, Request } from 'playwright-core';
import { inject } from 'vitest';

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 360, height: 740 };
const SHOTS = 'test/e2e/screenshots';
/** A page with many rows is cut here: a picture of more is not looked at. */
const MOST_HEIGHT = 2600;

export interface Visit {
  readonly page: Page;
  /** Console errors, warnings and uncaught exceptions, in order. */
  readonly complaints: string[];
}

interface Look {
  readonly viewport?: { width: number; height: number };
  readonly dark?: boolean;
}

export const address = (path: string): string => inject('address') + path;

export async function open(browser: Browser, look: Look = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: look.viewport ?? WIDE,
    colorScheme: look.dark ? 'dark' : 'light',
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  watchRequests(page);
  const complaints: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') complaints.push(`${m.type()}: ${m.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, complaints };
}

export async function go(page: Page, path: string): Promise<void> {
  await page.goto(address(path));
  await settled(page);
}

const QUIET_MS = 150;
const pending = new WeakMap<Page, Set<Request>>();

/** Playwright's `networkidle` holds for the first load only; a view of this page changes without a new load. */
function watchRequests(page: Page): void {
  const open = new Set<Request>();
  pending.set(page, open);
  // An event stream stays open while a job runs.
  page.on('request', (r) => void (r.resourceType() === 'eventsource' || open.add(r)));
  page.on('requestfinished', (r) => void open.delete(r));
  page.on('requestfailed', (r) => void open.delete(r));
}

/** Nothing loads any more: no chunk, no request, no «正在载入». */
export async function settled(page: Page): Promise<void> {
  const open = pending.get(page) ?? new Set();
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForTimeout(QUIET_MS / 3);
    const loading = open.size + (await page.locator('main [role=status]').count());
    quiet = loading > 0 ? 0 : quiet + 1;
  }
}

export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const { width } = page.viewportSize() ?? WIDE;
  // The header sticks: scrolled down, it would lie in the middle of the picture.
  await page.evaluate('scrollTo(0, 0)');
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.screenshot({
    path: `${SHOTS}/${name}-${width}.png`,
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, MOST_HEIGHT) },
  });
}

export async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Clicks and gives what is downloaded. */
export async function downloaded(page: Page, click: () => Promise<unknown>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return bytesOf(download);
}

export async function json<T>(path: string): Promise<T> {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

/** All text inside, as written, whatever its looks. */
export const textOf = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? '';
