import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import {
  changedValue,
  chooseFile,
  createProfile,
  drawForestAt,
  dropFile,
  type Profile,
  savedFile,
  settledValue,
} from '../support/desk-page.ts';
import { drawnFeature, smallPlan } from '../support/small-plan.ts';

const GOOD = writePlanFile(smallPlan([drawnFeature('f1', 'a'), drawnFeature('f2', 'a'), drawnFeature('f3', 'a')]));

interface PlanFile {
  readonly tantu: object;
  readonly features: readonly { readonly properties: object }[];
}

/** The good file with something done to it. */
function damaged(damage: (file: PlanFile) => unknown): string {
  const file = JSON.parse(GOOD) as PlanFile;
  damage(file);
  return JSON.stringify(file, null, 2);
}

const CUT_OFF = GOOD.slice(0, GOOD.indexOf('"f2"'));
const CUT_OFF_LINE = CUT_OFF.split('\n').length;

/** Files that are no plan that can be read, and what the dialog says of each: the place and the way on. */
const UNREADABLE: readonly (readonly [file: string, text: string, says: RegExp])[] = [
  [
    '断了.plan.json',
    CUT_OFF,
    new RegExp(`不完整，到第 ${CUT_OFF_LINE} 行第 \\d+ 列就断了.*没有动过.*完整的再打开`, 'u'),
  ],
  [
    '新版.plan.json',
    damaged((file) => Object.assign(file.tantu, { version: 7 })),
    /是第 7 版，这里只认得到第 1 版。请用新版碳图打开/u,
  ],
  ['错字.plan.json', GOOD.replace('"version": 1', '"version": 1x'), /第 4 行第 17 列不合 JSON 写法.*改正后再打开/u],
  ['别的.plan.json', '{"type":"FeatureCollection","features":[]}', /这不是方案文件.*请换一个方案文件/u],
  [
    '年份.plan.json',
    damaged((file) => Object.assign(file.tantu, { years: ['二〇三〇'] })),
    /tantu\.years\[0\] 类型不对.*改正后再打开/u,
  ],
  [
    '缺名.plan.json',
    damaged((file) => Object.assign(file.tantu, { name: undefined })),
    /缺 tantu\.name.*改正后再打开/u,
  ],
];

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

describe('a file that cannot be read', () => {
  it('is told in one dialog with its name, the place and the way on, and the open draft stays as it is', async () => {
    const { page, complaints } = await profile.open();
    await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
    const atFirst = await settledValue(page, 'forest.cover');
    await drawForestAt(page, 0.45, 0.35);
    const drawn = await changedValue(page, 'forest.cover', atFirst);
    const address = page.url();

    for (const [name, text, says] of UNREADABLE) {
      await dropFile(page, name, text);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await dialog.count()).toBe(1);
      expect(await dialog.getByRole('heading').textContent()).toBe(`${name} 没有读入`);
      expect(await dialog.textContent()).toMatch(says);
      await dialog.getByRole('button', { name: '知道了' }).click();
      await dialog.waitFor({ state: 'detached' });
    }

    expect(page.url()).toBe(address);
    expect(await settledValue(page, 'forest.cover')).toBe(drawn);
    await page.keyboard.press('Control+z');
    expect(await changedValue(page, 'forest.cover', drawn)).toBe(atFirst);
    expect(complaints).toEqual([]);
  });

  it('chosen on the start screen leaves the start screen as it was', async () => {
    const { page } = await profile.open();
    await page.goto(`${inject('pageUrl')}/`);
    await page.getByText('蓟州区', { exact: true }).first().waitFor();
    await chooseFile(page, '断了.plan.json', CUT_OFF);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/断了\.plan\.json/u);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /打开文件/u }).isVisible()).toBe(true);
    expect(await page.getByText('这台电脑上还没有方案', { exact: false }).isVisible()).toBe(true);
  });
});

describe('a plan with a feature that cannot be used', () => {
  const OPEN_RING = {
    type: 'Polygon',
    coordinates: [
      [
        [117.4, 40],
        [117.41, 40],
        [117.41, 40.01],
        [117.4, 40.01],
      ],
    ],
  };

  it.each([
    {
      name: '没闭合.plan.json',
      text: damaged((file) => Object.assign(file.features[1] ?? {}, { geometry: OPEN_RING })),
      says: /第 2 个要素的边界没有闭合，其余 2 个已读入/u,
      kept: JSON.stringify(OPEN_RING),
    },
    {
      name: '新类别.plan.json',
      text: damaged((file) => Object.assign(file.features[2]?.properties ?? {}, { kind: 'moon-base' })),
      says: /第 3 个要素的类别“moon-base”这里不认得，不参与计算，留在文件里；其余 2 个已读入/u,
      kept: '"kind":"moon-base"',
    },
  ])('opens with the others, says which one, and saves it again: $name', async ({ name, text, says, kept }) => {
    const { page, complaints } = await profile.open();
    await page.goto(`${inject('pageUrl')}/`);
    await page.getByText('蓟州区', { exact: true }).first().waitFor();
    await chooseFile(page, name, text);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.count()).toBe(1);
    expect(await dialog.getByRole('heading').textContent()).toBe(`${name} 里有 1 个要素用不了`);
    expect(await dialog.textContent()).toMatch(says);
    expect(await dialog.textContent()).toMatch(/存回去时不会丢。在文件里改正后重新打开/u);
    await dialog.getByRole('button', { name: '知道了' }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '要素', exact: true }).click();
    const table = page.locator('[data-region="drawer"]');
    await expect.poll(() => table.textContent()).toMatch(/f1 号/u);
    const saved = await savedFile(page, () => page.keyboard.press('Control+s'));
    expect(saved).toContain(kept);
    expect((JSON.parse(saved) as PlanFile).features).toHaveLength(3);
    expect(complaints).toEqual([]);
  });
});
