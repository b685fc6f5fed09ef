/** A document goes in with live progress, shows its hostile text as text, and goes out again. */
import { expect, test } from 'vitest';
import { go, settled, shot, textOf } from './site.ts';
import { visits } from './visits.ts';

const visit = visits();

const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
const PLAN = `临安县质量强县建设实施方案
为贯彻落实《质量强国建设纲要》，结合本县实际，制定本方案。
一、总体要求
到2025年，制造业产品质量合格率达到95%以上。
二、主要任务
（一）推动企业质量提升。推行首席质量官制度，${HOSTILE}培育质量标杆企业10家。（责任单位：县市场监管局、县经信局）
（二）加强质量监管。完善监督抽查制度。（责任单位：县市场监管局）
`;

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text, 'utf8'),
});

async function upload(...files: ReturnType<typeof file>[]): Promise<void> {
  await go(visit.page, '/data');
  await visit.page.locator('input[type=file]').setInputFiles(files);
}

test('a plan is read with progress, read back, and removed', async () => {
  await upload(file('linan.txt', PLAN));
  const row = visit.page.locator('.job-rows li', { hasText: 'linan.txt' });
  await row.getByText('完成').waitFor();
  expect(await textOf(row)).toContain('任务 2');
  await shot(visit.page, 'data-uploaded');

  await row.getByRole('link', { name: '核对读出的内容' }).click();
  await settled(visit.page);
  expect(await textOf(visit.page.locator('.reader-text'))).toContain(HOSTILE);
  expect(await visit.page.locator('.reader-text img, .reader-text script').count()).toBe(0);

  await go(visit.page, '/data');
  const stored = visit.page.locator('.ant-table-row', { hasText: '临安县' });
  await stored.getByRole('button', { name: /展开|Expand/ }).click();
  await visit.page.locator('.ant-table-expanded-row table').waitFor();
  await stored.getByRole('button', { name: '移除' }).click();
  const dialog = visit.page.getByRole('dialog');
  expect(await textOf(dialog)).toContain('临安县');
  await dialog.getByRole('button', { name: '移除' }).click();
  await stored.waitFor({ state: 'detached' });
});

test('a plan shows what was taken for its place and day, and is taken out where it came in', async () => {
  await upload(file('linan3.txt', PLAN));
  const row = visit.page.locator('.job-rows li', { hasText: 'linan3.txt' });
  await row.getByRole('link', { name: '核对读出的内容' }).waitFor();
  const understood = await textOf(row.locator('.facts-line'));
  expect(understood).toContain('地区');
  expect(understood).toMatch(/文号未读出/);
  await row.getByRole('button', { name: '撤回这份规划' }).click();
  await visit.page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await row.getByText('已从图谱中移除').waitFor();
  expect(await visit.page.locator('.ant-table-row', { hasText: '临安县' }).count()).toBe(0);
});

test('a file that cannot be read says why and does not stop the next', async () => {
  await upload(file('empty.txt', ''), file('linan2.txt', PLAN));
  const bad = visit.page.locator('.job-rows li', { hasText: 'empty.txt' });
  await bad.locator('.notice.bad').waitFor();
  expect((await textOf(bad.locator('.notice.bad'))).length).toBeGreaterThan(4);
  await visit.page.locator('.job-rows li', { hasText: 'linan2.txt' }).getByText('完成').waitFor();
  await shot(visit.page, 'data-failed');
  const stored = visit.page.locator('.ant-table-row', { hasText: '临安县' });
  await stored.getByRole('button', { name: '移除' }).click();
  await visit.page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await stored.waitFor({ state: 'detached' });
});
