/** What the page says when there is nothing to say: errors, absence, an empty store, a heavy first view. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { QUESTIONS } from './places.ts';
import { address, go, settled, shot, textOf } from './site.ts';
import { visits } from './visits.ts';

const visit = visits({ quiet: false });

test('a question that the corpus does not answer is told so', async () => {
  await go(visit.page, `/?q=${encodeURIComponent(QUESTIONS.unknown)}`);
  const badge = await textOf(visit.page.locator('.answer h2 .badge'));
  expect(['未找到', '相近段落']).toContain(badge);
  expect(await visit.page.locator('.answer tbody tr').count()).toBe(0);
});

test('an error shows its words and its code, and trying again helps', async () => {
  let broken = true;
  await visit.page.route('**/api/ask**', (route) =>
    broken
      ? route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'about:blank',
            title: '图库忙，请稍后再试。',
            status: 503,
            code: 'BUSY',
          }),
        })
      : route.continue(),
  );
  await go(visit.page, `/?q=${encodeURIComponent(QUESTIONS.owner)}`);
  const alert = visit.page.getByRole('alert');
  expect(await textOf(alert)).toContain('图库忙');
  expect(await textOf(alert)).toContain('BUSY');
  await shot(visit.page, 'ask-error');
  broken = false;
  await alert.getByRole('button', { name: '重试' }).click();
  await visit.page.locator('.answer').waitFor();
});

test('a server that is gone is called so', async () => {
  await visit.page.route('**/api/ask**', (route) => route.abort());
  await go(visit.page, '/?q=质量');
  expect(await textOf(visit.page.getByRole('alert').first())).toContain('连不上服务');
});

test('an empty store leads to the data page', async () => {
  await visit.page.route('**/api/plans**', (route) =>
    route.fulfill({ json: { items: [], total: 0, next: null } }),
  );
  await go(visit.page, '/');
  await visit.page.getByRole('link', { name: /数据/ }).last().click();
  await settled(visit.page);
  expect(visit.page.url()).toContain('/data');
});

test('an unknown plan is a message, not a blank page', async () => {
  await go(visit.page, '/plans/doc%3A0000000000000000');
  const alert = visit.page.getByRole('alert');
  expect(await textOf(alert)).toContain('NOT_FOUND');
  expect(await alert.getByRole('button').count()).toBe(0);
  await alert.getByRole('link').click();
  await settled(visit.page);
  expect(visit.page.url()).toMatch(/\/plans$/);
});

test('the first view is lighter than 350 kB', async () => {
  const sizes: Promise<number>[] = [];
  visit.page.on('response', (response) => {
    if (!/\.(js|css|svg)$|\/$/.test(new URL(response.url()).pathname)) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await visit.page.goto(address('/'));
  await settled(visit.page);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThan(350_000);
});
