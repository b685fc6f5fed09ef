/** The graph grows by clicks and keys, never without its table twin saying the same. */
import { beforeAll, expect, test } from 'vitest';
import type { EntityList } from '../../web/contract.ts';
import { mostShared } from './places.ts';
import { downloaded, go, json, settled, shot, textOf } from './site.ts';
import { visits } from './visits.ts';

let start: EntityList['items'][number];
beforeAll(async () => {
  start = await mostShared('programs');
});
const visit = visits({ first: (page) => go(page, `/graph?from=${encodeURIComponent(start.id)}`) });

/** «以表格查看(29 个实体,28 条关系)» → the two numbers. */
async function size(): Promise<{ nodes: number; links: number }> {
  const text = await textOf(visit.page.locator('.twin summary'));
  const [nodes, links] = [...text.matchAll(/\d+/g)].map((m) => Number(m[0]));
  return { nodes: nodes ?? 0, links: links ?? 0 };
}

const chosen = () => textOf(visit.page.locator('.graph-panel h3'));

async function chooseOtherEnd(): Promise<void> {
  await visit.page.locator('.twin summary').click();
  const ends = visit.page.locator('.twin tbody .link-button');
  const other = ends.filter({ hasNotText: start.name }).first();
  await other.click();
}

test('a click in the drawing expands, undo takes it back', async () => {
  const before = await size();
  await chooseOtherEnd();
  await visit.page.locator('.graph-stage canvas').last().scrollIntoViewIfNeeded();
  const box = await visit.page.getByTestId('graph-canvas').boundingBox();
  if (!box) throw new Error('no canvas');
  // «Find» has put the chosen node into the middle.
  await visit.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await visit.page.waitForResponse((r) => r.url().includes('/api/graph/around/'));
  await settled(visit.page);
  const after = await size();
  expect(after.nodes).toBeGreaterThan(before.nodes);
  expect(after.nodes).toBeLessThanOrEqual(150);
  await shot(visit.page, 'graph-expanded');
  await visit.page.getByRole('button', { name: '撤销' }).click();
  expect(await size()).toEqual(before);
});

test('a double click opens the page of the entity', async () => {
  await chooseOtherEnd();
  const name = (await chosen()).replace(/^\S+\s+/, '');
  const box = await visit.page.getByTestId('graph-canvas').boundingBox();
  if (!box) throw new Error('no canvas');
  await visit.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await visit.page.waitForURL((url) => url.pathname !== '/graph');
  await settled(visit.page);
  expect(await textOf(visit.page.locator('h1'))).toContain(name.slice(0, 6));
});

test('the legend filters kinds and relations', async () => {
  const before = await size();
  const kind = visit.page.locator('.legend ul').first().locator('button').first();
  await kind.click();
  expect((await size()).nodes).toBeLessThan(before.nodes);
  expect(await kind.getAttribute('aria-pressed')).toBe('false');
  await kind.click();
  expect(await size()).toEqual(before);
});

test('the keyboard walks, expands, hides and undoes', async () => {
  const before = await size();
  await visit.page.locator('.graph-stage').focus();
  const name = await chosen();
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) {
    await visit.page.keyboard.press(key);
    if ((await chosen()) !== name) break;
  }
  expect(await chosen()).not.toBe(name);
  await visit.page.keyboard.press('h');
  expect((await size()).nodes).toBe(before.nodes - 1);
  await visit.page.keyboard.press('u');
  expect(await size()).toEqual(before);
});

test('the path to another entity is found by name and lives in the address', async () => {
  const { items } = await json<EntityList>('/api/regions?limit=1000');
  const region = items.find((r) => r.name === '宣城市');
  if (!region) throw new Error('no 宣城市');
  await visit.page.getByRole('combobox', { name: /到/ }).fill(region.name);
  await visit.page
    .getByRole('option', { name: new RegExp(region.name) })
    .first()
    .click();
  await settled(visit.page);
  expect(visit.page.url()).toContain(`to=${encodeURIComponent(region.id)}`);
  await visit.page.locator('.twin summary').click();
  expect(await textOf(visit.page.locator('.twin table'))).toContain(region.name);
  expect(await textOf(visit.page.locator('.path-line'))).toContain(region.name);
  await shot(visit.page, 'graph-path');
});

test('what is shown can be taken away as PNG, SVG, GraphML and JSON', async () => {
  const save = (file: string) =>
    downloaded(visit.page, () => visit.page.getByLabel('保存为').selectOption({ label: file }));
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
    await visit.page.getByLabel('布局').selectOption({ label });
    expect(await size()).toEqual(before);
  }
});
