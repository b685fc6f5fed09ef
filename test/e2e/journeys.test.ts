/** What the three users of PRODUCT come for, from the first key to the sheet they take home. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { QUESTIONS } from './places.ts';
import { downloaded, go, NARROW, open, settled, textOf, type Visit } from './site.ts';

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
afterEach(async () => {
  expect(visit.complaints).toEqual([]);
  await page.context().close();
});

async function ask(question: string): Promise<void> {
  await go(page, '/');
  await page.keyboard.press('/');
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  await settled(page);
}

describe('an official looks for the owner of a task', () => {
  test('finds the bodies, the sentence, the place in the text and the ledger', async () => {
    await ask(QUESTIONS.owner);
    const rows = page.locator('.answer tbody tr');
    expect(await rows.count()).toBe(5);
    const named = await rows.allInnerTexts();
    for (const body of ['市教体局', '市人社局', '市市场监管局', '合工大宣城校区', '宣城职院'])
      expect(named.some((row) => row.includes(body))).toBe(true);
    expect(await page.locator('.evidence mark').count()).toBeGreaterThan(0);

    const link = page.locator('.evidence .open-text').first();
    await link.scrollIntoViewIfNeeded();
    await page.evaluate('scrollTo(0, 240)');
    await link.click();
    await settled(page);
    expect(await textOf(page.locator('h1'))).toContain('宣城');
    const lit = page.locator('mark.lit').first();
    await lit.waitFor();
    expect(await lit.isVisible()).toBe(true);

    await page.goBack();
    await settled(page);
    await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(100);
    expect(await page.locator('[data-ask-box]').inputValue()).toBe(QUESTIONS.owner);
  });

  test('takes a department’s ledger away as CSV and XLSX', async () => {
    await go(page, '/browse/departments?words=市市场监管局');
    await page.locator('.ant-table-row a').first().click();
    await settled(page);
    const tasks = await page.locator('.ant-table-row').count();
    expect(tasks).toBeGreaterThan(10);
    const csv = await downloaded(page, () => page.getByRole('button', { name: '导出 CSV' }).click());
    const text = csv.toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('壮大质量人才队伍');
    const xlsx = await downloaded(page, () => page.getByRole('button', { name: '导出 XLSX' }).click());
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  });

  test('sees the same function of another place beside it', async () => {
    await go(page, '/browse/departments?words=市市场监管局');
    await page.locator('.ant-table-row a').first().click();
    await settled(page);
    await page.locator('.counterparts .chip').first().click();
    await settled(page);
    expect(await page.locator('.beside > section').count()).toBe(2);
    expect(page.url()).toContain('beside=');
  });
});

describe('a researcher compares targets', () => {
  test('gets a table over plans with the number of plans it is drawn from', async () => {
    await ask(QUESTIONS.targets);
    expect(await page.locator('.answer tbody tr').count()).toBeGreaterThan(1);
    expect(await textOf(page.locator('.answer'))).toMatch(/依据全部 \d+ 份规划/);
    expect(await page.locator('.evidence').count()).toBeGreaterThan(1);
  });

  test('opens the sentence behind a cell and exports the table', async () => {
    await go(page, '/compare?view=targets');
    await page.locator('.value-button').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.locator('mark').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    const csv = await downloaded(page, () => page.getByRole('button', { name: '导出 CSV' }).click());
    expect(csv.toString('utf8')).toContain('制造业质量竞争力指数');
    const png = await downloaded(page, () => page.getByRole('button', { name: '导出 PNG' }).click());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  test('cites a plan in GB/T 7714, RIS and BibTeX', async () => {
    await go(page, '/plans');
    await page.getByRole('link', { name: /普陀/ }).click();
    await settled(page);
    await page.getByRole('button', { name: '引用格式' }).click();
    const box = page.locator('.citation pre');
    await box.waitFor();
    expect(await textOf(box)).toContain('普质强区发〔2023〕1号');
    await page.getByRole('button', { name: 'RIS' }).click();
    await page.locator('.citation pre', { hasText: 'TY  -' }).waitFor();
    await page.getByRole('button', { name: 'BibTeX' }).click();
    await page.locator('.citation pre', { hasText: '@' }).waitFor();
  });
});

describe('a comparer asks who does what', () => {
  test('sees the plans that adopt a program, and those only', async () => {
    await ask(QUESTIONS.adoption);
    const answer = await textOf(page.locator('.answer'));
    for (const place of ['金华', '普陀', '杭州']) expect(answer).toContain(place);
  });

  test('reads the matrix: sign and word in a cell, its sentence in a dialog', async () => {
    await go(page, '/compare?words=品字标');
    const cell = page.locator('button.strength').first();
    expect(await textOf(cell)).toMatch(/[○◐●]\s*(提及|部署|量化)/);
    await cell.click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await textOf(dialog.locator('.quote'))).toContain('品字标');
    await page.keyboard.press('Escape');
    const xlsx = await downloaded(page, () => page.getByRole('button', { name: '导出 XLSX' }).click());
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  });

  test('reads two plans on one topic', async () => {
    await go(page, '/compare?view=topic');
    await page.getByLabel('专题', { exact: true }).fill('首席质量官');
    await page.getByRole('button', { name: '对比', exact: true }).click();
    await settled(page);
    expect(await page.locator('.two-columns article').count()).toBeGreaterThan(2);
    expect(page.url()).toContain('topic=');
  });
});

describe('filters', () => {
  test('live in the address and go away with their chip', async () => {
    await go(page, '/?q=质量');
    const all = await textOf(page.locator('#hits'));
    await page.locator('.facets button').first().click();
    await settled(page);
    expect(page.url()).toContain('plan=');
    const chip = page.locator('ul.chips .chip[aria-label^="去掉筛选"]');
    await chip.click();
    await settled(page);
    expect(page.url()).not.toContain('plan=');
    expect(await textOf(page.locator('#hits'))).toBe(all);
  });

  test('say why a passage was found', async () => {
    await go(page, '/?q=品字标');
    await page.locator('.why summary').first().click();
    expect(await textOf(page.locator('.why dl').first())).toContain('品字标');
  });
});

test('the page speaks English when asked and remembers it', async () => {
  await go(page, '/');
  await page.getByRole('button', { name: 'English' }).click();
  expect(await textOf(page.locator('nav').first())).toContain('Directory');
  await page.reload();
  await settled(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.setViewportSize(NARROW);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROW.width);
});

test('the keyboard reaches the content and the theme can be chosen', async () => {
  await go(page, '/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('skip-link');
  const button = page.getByRole('button', { name: /配色/ });
  await button.click();
  await button.click();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});
