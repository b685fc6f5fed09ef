/** One browser for a test file and a fresh page for each of its tests. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openBrowser } from './browser.ts';
import { open, type Visit } from './site.ts';

interface Wishes {
  /** False where errors in the console are what is tested. */
  readonly quiet?: boolean;
  /** Runs on the fresh page before each test. */
  readonly first?: (page: Page) => Promise<void>;
}

/** Registers the hooks of a test file; what it gives holds for the test that runs. */
export function visits({ quiet = true, first }: Wishes = {}): Visit {
  let browser: Browser;
  let visit: Visit;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    visit = await open(browser);
    await first?.(visit.page);
  });
  afterEach(async () => {
    const { page, complaints } = visit;
    await page.context().close();
    if (quiet) expect(complaints).toEqual([]);
  });
  return {
    get page() {
      return visit.page;
    },
    get complaints() {
      return visit.complaints;
    },
  };
}
