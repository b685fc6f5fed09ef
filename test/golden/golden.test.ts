import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { goldenCases, summarise } from './summary.ts';

/** After a wanted change: `npm run golden`, read the diff, commit it with the change. */
describe('golden documents', () => {
  const cases = goldenCases();

  it('are all there', () => {
    expect(cases.filter(({ name }) => name.startsWith('sample ')).length).toBe(5);
    expect(cases.length).toBeGreaterThanOrEqual(5 + 8);
  });

  it.each(cases)('$name says what it said', async (golden) => {
    expect(JSON.parse(await summarise(golden))).toEqual(JSON.parse(readFileSync(golden.expected, 'utf8')));
  });
});
