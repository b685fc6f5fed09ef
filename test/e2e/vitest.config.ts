import { defineConfig } from 'vitest/config';
import { findBrowser } from './browser.ts';

const browser = findBrowser();
if (!browser)
  console.log(
    'e2e: no Chromium found, nothing tested (apt-get install chromium fonts-noto-cjk, or set QPG_BROWSER)',
  );

/** `npm run e2e`: a real browser against the built program. Files run one after another: they share a server. */
export default defineConfig({
  test: {
    include: browser ? ['test/e2e/*.test.ts'] : [],
    passWithNoTests: true,
    globalSetup: browser ? ['test/e2e/server.ts'] : [],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
