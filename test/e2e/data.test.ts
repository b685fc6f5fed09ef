/** A document goes in with live progress, shows its hostile text as text, and goes out again. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { go, open, settled, shot, textOf, type Visit } from './site.ts';

let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  visit = await open(browser);
  page = visit.page;
});
afterEach(() => page.context().close());

const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
const PLAN = `临安县质量强县建设实施方案
为贯彻落实《质量强国建设纲要》，结合本县实际，制定本方案。
一、总体要求
到2025年，制造业产品质量合格率达到95%以上。
二、主要任务
（一）推动企业质量提升。推行首席质量官制度，${HOSTILE}培育质量标杆企业10家。（责任单位：县市场监管局、县经信局）
（二）加强质量监管。完善监督抽查制度。（责任单位：县市场监管局）
`;

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text, 'utf8'),
});

async function upload(...files: ReturnType<typeof file>[]): Promise<void> {
  await go(page, '/data');
  await page.locator('input[type=file]').setInputFiles(files);
}

test('a plan is read with progress, read back, and removed', async () => {
  await upload(file('linan.txt', PLAN));
  const row = page.locator('.job-rows li', { hasText: 'linan.txt' });
  await row.getByText('完成').waitFor();
  expect(await textOf(row)).toContain('任务 2');
  await shot(page, 'data-uploaded');

  await row.getByRole('link').click();
  await settled(page);
  expect(await textOf(page.locator('.reader-text'))).toContain(HOSTILE);
  expect(await page.locator('.reader-text img, .reader-text script').count()).toBe(0);

  await go(page, '/data');
  const stored = page.locator('.ant-table-row', { hasText: '临安县' });
  await stored.getByRole('button', { name: /展开|Expand/ }).click();
  await page.locator('.ant-table-expanded-row table').waitFor();
  await stored.getByRole('button', { name: '移除' }).click();
  const dialog = page.getByRole('dialog');
  expect(await textOf(dialog)).toContain('临安县');
  await dialog.getByRole('button', { name: '移除' }).click();
  await stored.waitFor({ state: 'detached' });
  expect(visit.complaints).toEqual([]);
});

test('a file that cannot be read says why and does not stop the next', async () => {
  await upload(file('empty.txt', ''), file('linan2.txt', PLAN));
  const bad = page.locator('.job-rows li', { hasText: 'empty.txt' });
  await bad.locator('.notice.bad').waitFor();
  expect((await textOf(bad.locator('.notice.bad'))).length).toBeGreaterThan(4);
  await page.locator('.job-rows li', { hasText: 'linan2.txt' }).getByText('完成').waitFor();
  await shot(page, 'data-failed');
  const stored = page.locator('.ant-table-row', { hasText: '临安县' });
  await stored.getByRole('button', { name: '移除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await stored.waitFor({ state: 'detached' });
});
