import { defineConfig } from 'vitest/config';
import { findBrowser } from './browser.ts';

const browser = findBrowser();
/** `.ci/run` names a file here and counts the tests from it. */
const report = process.env.QPG_TEST_REPORT;
if (!browser)
  console.log(
    'e2e: no Chromium found, nothing tested (apt-get install chromium fonts-noto-cjk, or set QPG_BROWSER)',
  );

/** `npm run e2e`: a real browser against the built program. Files run one after another: they share a server. */
export default defineConfig({
  test: {
    include: browser ? ['test/e2e/*.test.ts'] : [],
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    passWithNoTests: true,
    globalSetup: browser ? ['test/e2e/server.ts'] : [],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
