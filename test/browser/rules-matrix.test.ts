import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createProfile, dropFile, type Profile, savedFile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

interface SavedRules {
  readonly tantu: {
    readonly rules?: {
      readonly changes: Readonly<Record<string, { readonly off?: boolean; readonly reason: string }>>;
      readonly own: Readonly<Record<string, { readonly minimumAreaM2?: number }>>;
    };
  };
}

it('a rule is read in the matrix by keyboard, switched off, added and read from a file; the findings follow, also back', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035`);
  await settledValue(page, 'forest.cover');
  const tab = page.getByRole('tab', { name: /^冲突/u });
  const pending = async (): Promise<number> => Number(/\d+/u.exec((await tab.textContent()) ?? '')?.[0] ?? 0);
  await expect.poll(pending, { timeout: 30_000 }).toBeGreaterThan(1);
  const before = await pending();

  // From the conflict tab; the first cell has the focus by Tab, arrows lead on.
  await tab.click();
  await page.getByRole('button', { name: '用地规则' }).click();
  const dialog = page.getByRole('dialog', { name: '用地规则' });
  const grid = dialog.getByRole('grid', { name: '准入矩阵' });
  await grid.locator('[data-cell="0-0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await dialog.getByRole('heading', { name: '林地 × 基本农田' }).waitFor();

  // A cell tells its verdict in words; its rules come with clause, document, dates and mark.
  const cell = grid.locator('[data-pair="pv land"]');
  expect(await cell.getAttribute('aria-label')).toBe('光伏，地类：禁止');
  await cell.click();
  const cropland = dialog.locator('[data-rule="pv.cropland"]');
  const words = (await cropland.textContent()) ?? '';
  for (const part of ['光伏方阵用地不得占用耕地', '自然资办发〔2023〕12号', '2023-03-20 起', '已核']) {
    expect(words).toContain(part);
  }

  // Switched off: a reason is asked for.
  await cropland.getByRole('button', { name: '停用…' }).click();
  await cropland.getByRole('button', { name: '停用', exact: true }).click();
  await cropland.getByRole('alert').getByText('请填好：理由').waitFor();
  await cropland.getByLabel('理由').fill('农光互补试点');
  await cropland.getByRole('button', { name: '停用', exact: true }).click();
  await cropland.getByText('已停用').waitFor();
  await expect.poll(pending, { timeout: 30_000 }).toBe(before - 1);
  await cropland.getByRole('button', { name: '↺ 恢复默认' }).click();
  await expect.poll(pending, { timeout: 30_000 }).toBe(before);

  // A rule of the plan's own: no forest below 1 000 ha, which nothing drawn keeps.
  await grid.locator('[data-pair="forest self"]').click();
  await dialog.getByRole('button', { name: '添加规则' }).first().click();
  const form = dialog.getByRole('form', { name: '自定规则' });
  await form.getByLabel('最小面积（m²）').fill('10 000 000');
  await form.getByLabel('条文').fill('连片造林不小于 1 000 公顷');
  await form.getByRole('button', { name: '添加规则' }).click();
  await form.getByRole('alert').getByText('请填好：文件名称').waitFor();
  await form.getByLabel('文件名称').fill('县造林细则');
  await form.getByRole('button', { name: '添加规则' }).click();
  await dialog.locator('[data-rule="own-1"]').waitFor();
  await expect.poll(pending, { timeout: 30_000 }).toBeGreaterThan(before);
  const withOwn = await pending();

  // A file that is none is refused in one sentence; the rules as saved come back as they are.
  await dropFile(page, '规则.json', '{"topic": "x", "documents": [], "rules": [{"id": "a"}]}');
  await dialog.getByText('“规则.json”缺 rules[0].document，规则没有改动').waitFor();
  const saved = await savedFile(page, () => dialog.getByRole('button', { name: '导出规则' }).click());
  await dialog.locator('[data-rule="own-1"]').getByRole('button', { name: '删除' }).click();
  await expect.poll(pending, { timeout: 30_000 }).toBe(before);
  await dropFile(page, '规则.json', saved);
  await expect.poll(pending, { timeout: 30_000 }).toBe(withOwn);
  await page.keyboard.press('Escape');

  const plan = JSON.parse(await savedFile(page, () => page.keyboard.press('Control+s'))) as SavedRules;
  expect(plan.tantu.rules).toMatchObject({ changes: {}, own: { 'own-1': { minimumAreaM2: 10_000_000 } } });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(pending, { timeout: 30_000 }).toBe(before);
  expect(complaints).toEqual([]);
});
