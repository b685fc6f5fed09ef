/** The graph grows by clicks and keys, never without its table twin saying the same. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EntityList } from '../../web/contract.ts';
import { openBrowser } from './browser.ts';
import { mostShared } from './places.ts';
import { downloaded, go, json, open, settled, shot, textOf, type Visit } from './site.ts';

let browser: Browser;
let visit: Visit;
let page: Page;
let start: EntityList['items'][number];
beforeAll(async () => {
  browser = await openBrowser();
  start = await mostShared('programs');
});
afterAll(() => browser.close());
beforeEach(async () => {
  visit = await open(browser);
  page = visit.page;
  await go(page, `/graph?from=${encodeURIComponent(start.id)}`);
});
afterEach(async () => {
  expect(visit.complaints).toEqual([]);
  await page.context().close();
});

/** «以表格查看(29 个实体,28 条关系)» → the two numbers. */
async function size(): Promise<{ nodes: number; links: number }> {
  const text = await textOf(page.locator('.twin summary'));
  const [nodes, links] = [...text.matchAll(/\d+/g)].map((m) => Number(m[0]));
  return { nodes: nodes ?? 0, links: links ?? 0 };
}

const chosen = () => textOf(page.locator('.graph-panel h3'));

async function chooseOtherEnd(): Promise<void> {
  await page.locator('.twin summary').click();
  const ends = page.locator('.twin tbody .link-button');
  const other = ends.filter({ hasNotText: start.name }).first();
  await other.click();
}

test('a click in the drawing expands, undo takes it back', async () => {
  const before = await size();
  await chooseOtherEnd();
  await page.locator('.graph-stage canvas').last().scrollIntoViewIfNeeded();
  const box = await page.getByTestId('graph-canvas').boundingBox();
  if (!box) throw new Error('no canvas');
  // «Find» has put the chosen node into the middle.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForResponse((r) => r.url().includes('/api/graph/around/'));
  await settled(page);
  const after = await size();
  expect(after.nodes).toBeGreaterThan(before.nodes);
  expect(after.nodes).toBeLessThanOrEqual(150);
  await shot(page, 'graph-expanded');
  await page.getByRole('button', { name: '撤销' }).click();
  expect(await size()).toEqual(before);
});

test('a double click opens the page of the entity', async () => {
  await chooseOtherEnd();
  const name = (await chosen()).replace(/^\S+\s+/, '');
  const box = await page.getByTestId('graph-canvas').boundingBox();
  if (!box) throw new Error('no canvas');
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForURL((url) => url.pathname !== '/graph');
  await settled(page);
  expect(await textOf(page.locator('h1'))).toContain(name.slice(0, 6));
});

test('the legend filters kinds and relations', async () => {
  const before = await size();
  const kind = page.locator('.legend ul').first().locator('button').first();
  await kind.click();
  expect((await size()).nodes).toBeLessThan(before.nodes);
  expect(await kind.getAttribute('aria-pressed')).toBe('false');
  await kind.click();
  expect(await size()).toEqual(before);
});

test('the keyboard walks, expands, hides and undoes', async () => {
  const before = await size();
  await page.locator('.graph-stage').focus();
  const name = await chosen();
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key);
    if ((await chosen()) !== name) break;
  }
  expect(await chosen()).not.toBe(name);
  await page.keyboard.press('h');
  expect((await size()).nodes).toBe(before.nodes - 1);
  await page.keyboard.press('u');
  expect(await size()).toEqual(before);
});

test('the path to another entity is found by name and lives in the address', async () => {
  const { items } = await json<EntityList>('/api/regions?limit=1000');
  const region = items.find((r) => r.name === '宣城市');
  if (!region) throw new Error('no 宣城市');
  await page.getByRole('combobox', { name: /到/ }).fill(region.name);
  await page
    .getByRole('option', { name: new RegExp(region.name) })
    .first()
    .click();
  await settled(page);
  expect(page.url()).toContain(`to=${encodeURIComponent(region.id)}`);
  await page.locator('.twin summary').click();
  expect(await textOf(page.locator('.twin table'))).toContain(region.name);
  expect(await textOf(page.locator('.path-line'))).toContain(region.name);
  await shot(page, 'graph-path');
});

test('what is shown can be taken away as PNG, SVG, GraphML and JSON', async () => {
  const save = (file: string) =>
    downloaded(page, () => page.getByLabel('保存为').selectOption({ label: file }));
  expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG');
  expect((await save('SVG')).toString('utf8')).toContain('<svg');
  const graphml = (await save('GraphML')).toString('utf8');
  expect(graphml.match(/<node /g)?.length).toBe((await size()).nodes);
  const file = JSON.parse((await save('JSON')).toString('utf8')) as { nodes: unknown[] };
  expect(file.nodes.length).toBe((await size()).nodes);
});

test('each layout keeps every node', async () => {
  const before = await size();
  for (const label of ['同心环', '层级', '网格', '力导向']) {
    await page.getByLabel('布局').selectOption({ label });
    expect(await size()).toEqual(before);
  }
});
