/** What the three users of PRODUCT come for, from the first key to the sheet they take home. */
import { describe, expect, test } from 'vitest';
import { QUESTIONS } from './places.ts';
import { downloaded, go, NARROW, settled, textOf } from './site.ts';
import { visits } from './visits.ts';

const visit = visits();

async function ask(question: string): Promise<void> {
  await go(visit.page, '/');
  await visit.page.keyboard.press('/');
  await visit.page.keyboard.type(question);
  await visit.page.keyboard.press('Enter');
  await settled(visit.page);
}

describe('an official looks for the owner of a task', () => {
  test('finds the bodies, the sentence, the place in the text and the ledger', async () => {
    await ask(QUESTIONS.owner);
    const rows = visit.page.locator('.answer tbody tr');
    expect(await rows.count()).toBe(5);
    const named = await rows.allInnerTexts();
    for (const body of ['市教体局', '市人社局', '市市场监管局', '合工大宣城校区', '宣城职院'])
      expect(named.some((row) => row.includes(body))).toBe(true);
    expect(await visit.page.locator('.evidence mark').count()).toBeGreaterThan(0);

    const link = visit.page.locator('.evidence .open-text').first();
    await link.scrollIntoViewIfNeeded();
    await visit.page.evaluate('scrollTo(0, 240)');
    await link.click();
    await settled(visit.page);
    expect(await textOf(visit.page.locator('h1'))).toContain('宣城');
    const lit = visit.page.locator('mark.lit').first();
    await lit.waitFor();
    expect(await lit.isVisible()).toBe(true);

    await visit.page.goBack();
    await settled(visit.page);
    await expect.poll(() => visit.page.evaluate('scrollY')).toBeGreaterThan(100);
    expect(await visit.page.locator('[data-ask-box]').inputValue()).toBe(QUESTIONS.owner);
  });

  test('copies the sentence with its plan and clause', async () => {
    await visit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await ask(QUESTIONS.owner);
    const button = visit.page.locator('.evidence').first().getByRole('button', { name: '复制引文和出处' });
    await button.click();
    await visit.page.getByRole('button', { name: '已复制' }).waitFor();
    const copied = String(await visit.page.evaluate('navigator.clipboard.readText()'));
    const lit = await textOf(visit.page.locator('.evidence mark').first());
    expect(copied).toContain(lit);
    expect(copied).toMatch(/\n——《宣城市质量强市建设纲要》.*壮大质量人才队伍$/);
  });

  test('does all of it without a mouse', async () => {
    await ask(QUESTIONS.owner);
    const { keyboard } = visit.page;
    const focused = () => visit.page.evaluate('document.activeElement.className');
    for (let i = 0; i < 60 && (await focused()) !== 'open-text'; i++) await keyboard.press('Tab');
    expect(await focused()).toBe('open-text');
    await keyboard.press('Enter');
    await settled(visit.page);
    await visit.page.locator('mark.lit').first().waitFor();
    expect(await visit.page.evaluate('document.activeElement.id')).toBe('main');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await settled(visit.page);
    expect(visit.page.url()).toMatch(/\/plans$/);
  });

  test('takes a department’s ledger away as CSV and XLSX', async () => {
    await go(visit.page, '/browse/departments?words=市市场监管局');
    await visit.page.locator('.ant-table-row a').first().click();
    await settled(visit.page);
    const tasks = await visit.page.locator('.ant-table-row').count();
    expect(tasks).toBeGreaterThan(10);
    const csv = await downloaded(visit.page, () =>
      visit.page.getByRole('button', { name: '导出 CSV' }).click(),
    );
    const text = csv.toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('壮大质量人才队伍');
    const xlsx = await downloaded(visit.page, () =>
      visit.page.getByRole('button', { name: '导出 XLSX' }).click(),
    );
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  });

  test('sees the same function of another place beside it', async () => {
    await go(visit.page, '/browse/departments?words=市市场监管局');
    await visit.page.locator('.ant-table-row a').first().click();
    await settled(visit.page);
    await visit.page.locator('.counterparts .chip').first().click();
    await settled(visit.page);
    expect(await visit.page.locator('.beside > section').count()).toBe(2);
    expect(visit.page.url()).toContain('beside=');
  });
});

describe('a researcher compares targets', () => {
  test('gets a table over plans with the number of plans it is drawn from', async () => {
    await ask(QUESTIONS.targets);
    expect(await visit.page.locator('.answer tbody tr').count()).toBeGreaterThan(1);
    expect(await textOf(visit.page.locator('.answer'))).toMatch(/依据全部 \d+ 份规划/);
    expect(await visit.page.locator('.evidence').count()).toBeGreaterThan(1);
  });

  test('takes away what the filters leave, and each fact with its sentence', async () => {
    await go(visit.page, '/compare?view=targets&words=竞争力指数');
    const save = (name: string) =>
      downloaded(visit.page, () => visit.page.getByRole('button', { name, exact: true }).click());
    const table = (await save('导出 CSV')).toString('utf8').trim().split('\r\n');
    expect(table).toHaveLength(1 + (await visit.page.locator('.matrix tbody tr').count()));
    const facts = (await save('导出明细（含原文）')).toString('utf8');
    expect(facts).toContain('制造业质量竞争力指数达92.5以上');
    expect(facts.trim().split('\r\n').length).toBe(1 + (await visit.page.locator('.value-button').count()));
  });

  test('opens the sentence behind a cell and exports the table', async () => {
    await go(visit.page, '/compare?view=targets');
    await visit.page.locator('.value-button').first().click();
    const dialog = visit.page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.locator('mark').count()).toBeGreaterThan(0);
    await visit.page.keyboard.press('Escape');
    const csv = await downloaded(visit.page, () =>
      visit.page.getByRole('button', { name: '导出 CSV' }).click(),
    );
    expect(csv.toString('utf8')).toContain('制造业质量竞争力指数');
    const png = await downloaded(visit.page, () =>
      visit.page.getByRole('button', { name: '导出 PNG' }).click(),
    );
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  test('cites a plan in GB/T 7714, RIS and BibTeX', async () => {
    await go(visit.page, '/plans');
    await visit.page.getByRole('link', { name: /普陀/ }).click();
    await settled(visit.page);
    await visit.page.getByRole('button', { name: '引用格式' }).click();
    const box = visit.page.locator('.citation pre');
    await box.waitFor();
    expect(await textOf(box)).toMatch(/^舟山市普陀区.*普质强区发〔2023〕1号.*\.$/);
    await visit.page.getByRole('button', { name: 'RIS' }).click();
    await visit.page.locator('.citation pre', { hasText: /^TY {2}- / }).waitFor();
    const ris = await downloaded(visit.page, () =>
      visit.page.locator('.citation').getByRole('button', { name: '下载' }).click(),
    );
    expect(ris.toString('utf8')).toMatch(/^TY {2}- .+\r?\n[A-Z0-9]{2} {2}- /);
    await visit.page.getByRole('button', { name: 'BibTeX' }).click();
    await visit.page.locator('.citation pre', { hasText: /^@\w+\{/ }).waitFor();
  });
});

describe('a comparer asks who does what', () => {
  test('sees the plans that adopt a program, and those only', async () => {
    await ask(QUESTIONS.adoption);
    const answer = await textOf(visit.page.locator('.answer'));
    for (const place of ['金华', '普陀', '杭州']) expect(answer).toContain(place);
  });

  test('reads the matrix: sign and word in a cell, its sentence in a dialog', async () => {
    await go(visit.page, '/compare?words=品字标');
    const cell = visit.page.locator('button.strength').first();
    expect(await textOf(cell)).toMatch(/[○◐●]\s*(提及|部署|量化)/);
    await cell.click();
    const dialog = visit.page.getByRole('dialog');
    await dialog.waitFor();
    expect(await textOf(dialog.locator('.quote'))).toContain('品字标');
    await visit.page.keyboard.press('Escape');
    const xlsx = await downloaded(visit.page, () =>
      visit.page.getByRole('button', { name: '导出 XLSX' }).click(),
    );
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  });

  test('reads two plans on one topic', async () => {
    await go(visit.page, '/compare?view=topic');
    await visit.page.getByLabel('专题', { exact: true }).fill('首席质量官');
    await visit.page.getByRole('button', { name: '对比', exact: true }).click();
    await settled(visit.page);
    expect(await visit.page.locator('.two-columns article').count()).toBeGreaterThan(2);
    expect(visit.page.url()).toContain('topic=');
  });
});

describe('filters', () => {
  test('live in the address and go away with their chip', async () => {
    await go(visit.page, '/?q=质量');
    const all = await textOf(visit.page.locator('#hits'));
    await visit.page.locator('.facets button').first().click();
    await settled(visit.page);
    expect(visit.page.url()).toContain('plan=');
    expect(await textOf(visit.page.locator('.answer'))).toMatch(/只依据所选 1 份规划（共收录 \d+ 份）/);
    const chip = visit.page.locator('ul.chips .chip[aria-label^="去掉筛选"]');
    await chip.click();
    await settled(visit.page);
    expect(visit.page.url()).not.toContain('plan=');
    expect(await textOf(visit.page.locator('#hits'))).toBe(all);
  });

  test('say why a passage was found', async () => {
    await go(visit.page, '/?q=品字标');
    await visit.page.locator('.why summary').first().click();
    expect(await textOf(visit.page.locator('.why dl').first())).toContain('品字标');
  });
});

test('the page speaks English when asked and remembers it', async () => {
  await go(visit.page, '/');
  await visit.page.getByRole('button', { name: 'English' }).click();
  expect(await textOf(visit.page.locator('nav').first())).toContain('Directory');
  await visit.page.reload();
  await settled(visit.page);
  expect(await visit.page.locator('html').getAttribute('lang')).toBe('en');
  await visit.page.setViewportSize(NARROW);
  expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBe(NARROW.width);
});

test('the keyboard reaches the content and the theme can be chosen', async () => {
  await go(visit.page, '/');
  await visit.page.keyboard.press('Tab');
  expect(await visit.page.evaluate('document.activeElement.className')).toBe('skip-link');
  const button = visit.page.getByRole('button', { name: /配色/ });
  await button.click();
  await button.click();
  expect(await visit.page.locator('html').getAttribute('data-theme')).toBe('dark');
});

test('a page on paper has the answer and its proofs, not the tools', async () => {
  await ask(QUESTIONS.owner);
  await visit.page.emulateMedia({ media: 'print' });
  for (const tool of ['.header', '.ask-box', '.facets', '.surroundings'])
    expect(await visit.page.locator(tool).first().isVisible()).toBe(false);
  expect(await visit.page.locator('.answer-text').isVisible()).toBe(true);
  expect(await visit.page.locator('.evidence .quote').first().isVisible()).toBe(true);
});
