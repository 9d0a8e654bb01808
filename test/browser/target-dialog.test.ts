import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createProfile, type Profile, savedFile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

interface SavedTargets {
  readonly tantu: {
    readonly targets: readonly {
      readonly id: string;
      readonly value: number;
      readonly evidence?: string;
      readonly readings?: readonly unknown[];
    }[];
  };
}

it('targets are read from a sentence, changed, taken away and undone; readings are kept with date and note', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035`);
  await settledValue(page, 'forest.cover');
  const board = page.locator('[data-region="right"]');
  await board.getByRole('button', { name: '添加或修改目标' }).click();
  const dialog = page.getByRole('dialog', { name: '自定目标' });
  const sentence = '到2030年，光伏装机达到50万千瓦，森林覆盖率不低于32%。';
  await dialog.getByLabel('规划原文').first().fill(sentence);
  await dialog.getByRole('button', { name: '识别' }).click();
  await dialog.getByText('认出 2 项').waitFor();
  const forms = dialog.locator('form');
  expect(await forms.count()).toBe(2);
  expect(await forms.first().getByLabel('数值和单位').inputValue()).toBe('50万千瓦');
  expect(await forms.first().getByLabel('规划原文').inputValue()).toBe(sentence);
  for (let left = 2; left > 0; left -= 1) {
    await forms.first().getByRole('button', { name: '添加', exact: true }).click();
    await expect.poll(() => forms.count()).toBe(left - 1);
  }

  // Typed: a slip is named, the fields stay.
  await dialog.getByRole('button', { name: '空白目标' }).click();
  await forms.first().getByLabel('指标').selectOption('charging.piles');
  await forms.first().getByRole('button', { name: '添加', exact: true }).click();
  await forms.first().getByRole('alert').getByText('请填好：数值和单位').waitFor();
  await forms.first().getByLabel('数值和单位').fill('2000 台');
  await forms.first().getByRole('button', { name: '添加', exact: true }).click();
  await expect.poll(() => forms.count()).toBe(0);
  await dialog.getByRole('button', { name: '修改光伏装机' }).click();
  await forms.first().getByLabel('数值和单位').fill('60万千瓦');
  await forms.first().getByRole('button', { name: '保存' }).click();
  await dialog.getByText('60.0 万千瓦').or(dialog.getByText('60 万千瓦')).waitFor();
  await dialog.getByRole('button', { name: '删除公共充电桩' }).click();
  await dialog.getByRole('button', { name: '完成' }).click();

  // On the board with its gap; opened it says whether the land suffices, and the sentence it is from.
  const row = board.locator('[data-target="own-1"]');
  await expect.poll(() => row.getAttribute('aria-label'), { timeout: 30_000 }).toContain('还差');
  await row.click();
  const explanation = board.locator('article');
  await explanation.getByRole('heading', { name: '够不够用' }).waitFor();
  expect(await explanation.textContent()).toContain(sentence);
  await explanation.getByRole('button', { name: '回到目标' }).click();

  // A reading with date and note.
  await board.locator('[data-target="jz-services"]').click();
  await explanation.getByRole('textbox', { name: '年份' }).fill('2024');
  await explanation.getByRole('textbox', { name: '日期' }).fill('去年');
  await explanation.getByRole('button', { name: '填报', exact: true }).click();
  await explanation.getByRole('alert').getByText('请填好：数值 · 来源 · 日期').waitFor();
  await explanation.getByRole('textbox', { name: /^数值/u }).fill('52.5');
  await explanation.getByRole('textbox', { name: '来源' }).fill('统计公报');
  await explanation.getByRole('textbox', { name: '日期' }).fill('2025-3-1');
  await explanation.getByRole('textbox', { name: '备注' }).fill('初步数');
  await explanation.getByRole('button', { name: '填报', exact: true }).click();
  await explanation.getByText('统计公报 · 2025-03-01 · 初步数').waitFor();

  const saved = JSON.parse(await savedFile(page, () => page.keyboard.press('Control+s'))) as SavedTargets;
  const byId = new Map(saved.tantu.targets.map((one) => [one.id, one]));
  expect(byId.get('own-1')).toMatchObject({ value: 600, evidence: sentence });
  expect(byId.has('own-3')).toBe(false);
  expect(byId.get('jz-services')?.readings).toEqual([
    { year: 2024, value: 52.5, source: '统计公报', date: '2025-03-01', note: '初步数' },
  ]);
  await explanation.getByRole('button', { name: '回到目标' }).click();
  // Reading, removal, change, three additions.
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => board.locator('[data-target^="own-"]').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('the numbers that targets need are entered where they are explained: GDP, and what counts as blue-green', async () => {
  const { page, complaints } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=ningdong&year=2025`);
  const board = page.locator('[data-region="right"]');
  const gdp = board.locator('[data-target="nd-land-intensity"]');
  await expect.poll(() => gdp.getAttribute('aria-label'), { timeout: 60_000 }).toContain('还没有填报两个年份的 GDP');
  await gdp.click();
  const explanation = board.locator('article');
  for (const [year, value] of [
    ['2020', '1000'],
    ['2025', '1600'],
  ] as const) {
    await explanation.getByRole('textbox', { name: '年份' }).fill(year);
    await explanation.getByRole('textbox', { name: '数值' }).fill(value);
    await explanation.getByRole('textbox', { name: '来源' }).fill('统计公报');
    await explanation.getByRole('button', { name: '填报', exact: true }).click();
    await explanation.getByRole('button', { name: `删除 ${year} 年的填报` }).waitFor();
  }
  await explanation.getByRole('button', { name: '回到目标' }).click();
  await expect.poll(() => gdp.getAttribute('aria-label'), { timeout: 30_000 }).not.toContain('无法计算');

  await page.keyboard.press('Control+k');
  await page.locator('input[role=combobox]').fill('蓝绿空间');
  await page.getByRole('option', { name: /哪些地类算蓝绿空间/u }).click();
  const dialog = page.getByRole('dialog', { name: '蓝绿空间地类' });
  await dialog.getByText('和默认清单一样').waitFor();
  await dialog.getByRole('checkbox', { name: /0301/u }).check();
  await dialog.getByText('有 1 类和默认不同').waitFor();
  await dialog.getByRole('button', { name: '采用' }).click();
  const saved = JSON.parse(await savedFile(page, () => page.keyboard.press('Control+s'))) as {
    readonly tantu: { readonly blueGreen: readonly string[] };
  };
  expect(saved.tantu.blueGreen).toEqual(expect.arrayContaining(['0301', '1101']));
  expect(complaints).toEqual([]);
});
