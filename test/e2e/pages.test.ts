/** Every view at both widths and in the dark: readable by all (axe), nothing cut off, a quiet console, a picture. */
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { PLACES } from './places.ts';
import { go, NARROW, open, shot, WIDE } from './site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Serious and critical violations, one line each: rule, where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} — ${n.failureSummary ?? ''}`));
}

const overflow = async (page: Page): Promise<number> =>
  Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));

const looks = [
  { name: 'wide', viewport: WIDE, dark: false },
  { name: 'narrow', viewport: NARROW, dark: false },
  { name: 'dark', viewport: WIDE, dark: true },
];

describe.each(Object.entries(PLACES))('%s', (name, path) => {
  test.each(looks)('$name', async ({ viewport, dark }) => {
    const { page, complaints } = await open(browser, { viewport, dark });
    await go(page, await path());
    await shot(page, dark ? `${name}-dark` : name);
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
