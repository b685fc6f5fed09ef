import { defineConfig } from 'vitest/config';

/** `.ci/run` names a file here and reads the counts of its last line from it. */
const report = process.env.QPG_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**', 'dist/**'],
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores are the machine we plan for; more workers only fight over the embedding threads.
    maxWorkers: 2,
  },
});
