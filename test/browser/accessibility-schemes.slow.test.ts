import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import type { MessageKey } from '../../src/i18n/messages.ts';
import { translate } from '../../src/i18n/translate.ts';
import { barriers } from '../support/barriers.ts';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

const WAIT = { timeout: 60_000 };

it.each([
  { language: 'zh', colorScheme: 'light', width: 1440, height: 900 },
  { language: 'en', colorScheme: 'dark', width: 1024, height: 768 },
] as const)(
  'rules, targets, schemes, sheets and the meeting keep nobody out, in $language, $colorScheme, $width × $height',
  async ({ language, colorScheme, width, height }) => {
    const { page } = await profile.open({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${inject('pageUrl')}/?seed=jizhou&year=2035&lang=${language}`);
    await settledValue(page, 'forest.cover');
    const text = (key: MessageKey): string => translate(language, key);
    const dialog = (key: MessageKey): Locator => page.getByRole('dialog', { name: text(key), exact: true });

    for (const tab of ['energy', 'coverage', 'conflicts'] as const) {
      await page.getByRole('tab', { name: new RegExp(`^${text(`tab.${tab}`)}`, 'u') }).click();
      if (tab === 'conflicts') await page.locator('[data-finding]').first().getByRole('button').first().click();
      else
        await page
          .locator(`[data-region="${tab}"]:not([aria-busy]) [data-indicator][data-value]`)
          .first()
          .waitFor(WAIT);
      expect(await barriers(page), tab).toEqual([]);
    }

    const dialogs: readonly (readonly [
      command: MessageKey,
      title: MessageKey,
      prepare: (on: Locator) => Promise<void>,
    ])[] = [
      [
        'rules.open',
        'rules.title',
        async (on) => {
          await on.locator('[data-pair="pv land"]').click();
          await on.locator('[data-rule="pv.cropland"]').getByRole('button').first().click();
          await on
            .getByRole('button', { name: text('rules.add') })
            .first()
            .click();
        },
      ],
      [
        'targets.open',
        'targets.title',
        async (on) => {
          await on.locator('textarea').first().fill('到2030年，光伏装机达到50万千瓦，森林覆盖率不低于32%。');
          await on.getByRole('button', { name: text('targets.read'), exact: true }).click();
          await on.locator('form').nth(1).waitFor();
        },
      ],
      ['sheet.open', 'sheet.title', (on) => on.locator('[data-scale]').first().waitFor(WAIT)],
      ['report.open', 'report.title', () => Promise.resolve()],
      ['single-file.open', 'single-file.title', () => Promise.resolve()],
    ];
    for (const [command, title, prepare] of dialogs) {
      await runCommand(page, text(command));
      const opened = dialog(title);
      await opened.waitFor(WAIT);
      await prepare(opened);
      expect(await barriers(page), title).toEqual([]);
      await page.keyboard.press('Escape');
      await opened.waitFor({ state: 'detached' });
    }

    const drawer = page.locator('[data-region="drawer"]');
    await drawer.getByRole('button', { name: text('drawer.chapters'), exact: true }).click();
    await runCommand(page, text('chapters.add-hint'));
    await drawer.getByLabel(text('chapters.title'), { exact: true }).first().waitFor(WAIT);
    expect(await barriers(page), 'chapters').toEqual([]);
    await page.keyboard.press('Shift+F5');
    await page.locator('[data-region="present"]').waitFor(WAIT);
    expect(await barriers(page), 'presenting').toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[data-region="present"]').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: text('compare.title'), exact: true }).click();
    await page.getByRole('region', { name: text('compare.table.matrix') }).waitFor(WAIT);
    expect(await barriers(page), 'compare').toEqual([]);
  },
  480_000,
);

/** Finds a command by its name in the palette, and does it. */
async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name.replace('…', ''));
  await page.keyboard.press('Enter');
}
