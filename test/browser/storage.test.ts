import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { writePlanFile } from '../../src/plan/plan-file.ts';
import { chooseFile, createProfile, dropFile, type Profile, savedFile } from '../support/desk-page.ts';
import { drawnFeature, smallPlan } from '../support/small-plan.ts';

/** A plan without a base opens at once. */
const PLAN = writePlanFile(smallPlan([drawnFeature('f1', 'a')], { name: '小方案' }));

/** As in a window where the browser blocks site data. */
const DENIED = `Object.defineProperty(window, 'indexedDB', { value: {
  open() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
} });`;

/** While window.diskIsFull is true, nothing more can be written, as on a full disk. */
const DISK = `window.diskIsFull = false;
for (const method of ['add', 'put']) {
  const write = IDBObjectStore.prototype[method];
  IDBObjectStore.prototype[method] = function (...values) {
    if (window.diskIsFull) throw new DOMException('Quota exceeded.', 'QuotaExceededError');
    return write.apply(this, values);
  };
}`;

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

async function openPlan(page: Page): Promise<void> {
  await page.goto(`${inject('pageUrl')}/`);
  await page.getByText('蓟州区', { exact: true }).first().waitFor();
  await chooseFile(page, '小方案.plan.json', PLAN);
  await page.getByRole('button', { name: '方案：小方案' }).waitFor();
}

/** One step of the draft. */
async function rename(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: `方案：${from}` }).click();
  await page.getByRole('menuitem', { name: '改名' }).click();
  await page.getByRole('textbox', { name: '方案名称' }).fill(to);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `方案：${to}` }).waitFor();
}

async function setDisk(page: Page, full: boolean): Promise<void> {
  await page.evaluate((isFull) => Object.assign(window, { diskIsFull: isFull }), full);
}

const banner = (page: Page) => page.getByRole('alert').filter({ hasText: '没有丢' });
const savedMark = (page: Page) => page.locator('[data-saved]');

describe('storage that the browser denies', () => {
  it('is said on the start screen and with the first step, and the work can be kept as a file', async () => {
    const { page, complaints } = await profile.open({ before: DENIED });
    await page.goto(`${inject('pageUrl')}/`);
    await page.getByText('浏览器不让保存草稿，改动不会自动存下来').waitFor();
    await openPlan(page);
    await rename(page, '小方案', '第一步');
    await banner(page).waitFor();
    expect(await banner(page).textContent()).toMatch(/浏览器不让保存草稿。 1 步改动还没写入，都在内存里，没有丢/u);
    await rename(page, '第一步', '第二步');
    await expect.poll(() => banner(page).textContent()).toMatch(/2 步改动还没写入/u);
    expect(await savedMark(page).textContent()).toMatch(/2 步还没写入/u);
    expect(await page.getByText(/已保存/u).count()).toBe(0);

    const saved = await savedFile(page, () => banner(page).getByRole('button', { name: '存成文件' }).click());
    expect(saved).toContain('"name": "第二步"');
    expect(saved).toContain('f1 号');

    const asking = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const asked = await asking;
    expect(asked.type()).toBe('beforeunload');
    await asked.dismiss();
    expect(await banner(page).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });
});

describe('a disk that fills up', () => {
  it('is said at once with the number of steps in memory; they are written when there is room again', async () => {
    const { page } = await profile.open({ before: DISK });
    await openPlan(page);
    await rename(page, '小方案', '写下了');
    await expect.poll(() => savedMark(page).textContent()).toMatch(/已保存/u);

    await setDisk(page, true);
    await rename(page, '写下了', '没写下一');
    await banner(page).waitFor();
    expect(await banner(page).textContent()).toMatch(/浏览器空间已满。 \d\d:\d\d 之后的 1 步改动还没写入/u);
    await rename(page, '没写下一', '没写下二');
    await expect.poll(() => banner(page).textContent()).toMatch(/2 步改动还没写入/u);
    expect(await page.getByText(/已保存/u).count()).toBe(0);
    await banner(page).getByRole('button', { name: '再写一次' }).click();
    await expect.poll(() => banner(page).textContent()).toMatch(/2 步改动还没写入/u);
    const saved = await savedFile(page, () => banner(page).getByRole('button', { name: '存成文件' }).click());
    expect(saved).toContain('"name": "没写下二"');

    // At once, before the page tries again by itself.
    await banner(page)
      .getByRole('button', { name: '再写一次' })
      .evaluate((button: HTMLButtonElement) => {
        Object.assign(window, { diskIsFull: false });
        button.click();
      });
    await banner(page).waitFor({ state: 'detached' });
    expect(await savedMark(page).textContent()).toMatch(/已保存/u);
    await page.reload();
    await page.getByRole('button', { name: '方案：没写下二' }).waitFor();
  });

  it('keeps the desk open when another plan is opened or it is closed, until the steps are kept', async () => {
    const { page } = await profile.open({ before: DISK });
    await openPlan(page);
    await setDisk(page, true);
    await rename(page, '小方案', '没写下');
    await banner(page).waitFor();

    await page.getByRole('button', { name: '方案：没写下' }).click();
    await page.getByRole('menuitem', { name: '关闭方案，回到开始页' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/“没写下”还有 1 步没写入/u);
    await dialog.getByRole('button', { name: '知道了' }).click();
    await dialog.waitFor({ state: 'detached' });

    await dropFile(page, '另一份.plan.json', PLAN);
    await dialog.waitFor();
    const saved = await savedFile(page, () => dialog.getByRole('button', { name: '存成文件' }).click());
    expect(saved).toContain('"name": "没写下"');
    await page.getByRole('button', { name: '方案：没写下' }).waitFor();
  });
});

describe('a draft library that is wiped while a plan is open', () => {
  it('is noticed with the next step, which is written again with all that was there before', async () => {
    const { page } = await profile.open();
    await openPlan(page);
    await rename(page, '小方案', '第一步');
    await expect.poll(() => savedMark(page).textContent()).toMatch(/已保存/u);
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase('tantu-drafts');
          request.onsuccess = () => resolve();
          request.onerror = () => reject(new Error('not deleted'));
        }),
    );
    await rename(page, '第一步', '第二步');
    await banner(page).waitFor();
    // The page tries again by itself.
    await banner(page).waitFor({ state: 'detached' });
    await expect.poll(() => savedMark(page).textContent()).toMatch(/已保存/u);
    await page.reload();
    await page.getByRole('button', { name: '方案：第二步' }).waitFor();
    const saved = await savedFile(page, () => page.keyboard.press('Control+s'));
    expect(saved).toContain('f1 号');
  });

  it('left behind by a newer version of the page does not lose the work', async () => {
    const { page } = await profile.open();
    await page.goto(`${inject('pageUrl')}/seeds/jizhou/plan.json`);
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('tantu-drafts', 99);
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
          request.onerror = () => reject(new Error('not made'));
        }),
    );
    await openPlan(page);
    await rename(page, '小方案', '没写下');
    await banner(page).waitFor();
    expect(await banner(page).textContent()).toMatch(/1 步改动还没写入，都在内存里，没有丢/u);
    expect(await page.getByText(/已保存/u).count()).toBe(0);
  });
});
