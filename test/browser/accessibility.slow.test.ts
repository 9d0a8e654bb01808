import type { Locator } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { translate } from '../../src/i18n/translate.ts';
import { barriers } from '../support/barriers.ts';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';

let profile: Profile;

beforeEach(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterEach(() => profile.remove());

it.each([
  { language: 'zh', lang: 'zh-CN', colorScheme: 'light', width: 1440, height: 900, title: /· 碳图$/u },
  { language: 'en', lang: 'en', colorScheme: 'dark', width: 1024, height: 768, title: /· Tantu$/u },
] as const)(
  'keeps nobody out, in $language, $colorScheme, $width × $height',
  async ({ language, lang, colorScheme, width, height, title }) => {
    const { page } = await profile.open({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${inject('pageUrl')}/?lang=${language}`);
    await page.locator('[data-seed="jizhou"] svg').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.locator('html').getAttribute('data-theme')).toBe(colorScheme);
    expect(await page.title()).toBe(translate(language, 'app.full-name'));
    expect(await barriers(page), 'start screen').toEqual([]);

    await page.locator('[data-seed="jizhou"]').click();
    await settledValue(page, 'forest.cover');
    expect(await page.title()).toMatch(title);
    expect(await barriers(page), 'desk').toEqual([]);

    await page.locator('[data-target="jz-forest-cover"]').click();
    await page.getByText(translate(language, 'explain.definitions')).first().waitFor();
    expect(await barriers(page), 'explanation').toEqual([]);
    await page.keyboard.press('Escape');

    const drawer = page.locator('[data-region="drawer"]');
    await drawer.getByRole('button', { name: translate(language, 'drawer.carbon'), exact: true }).click();
    const sections = [
      'course',
      'parts',
      'ages',
      'transitions',
      'spread',
      'methods',
      'values',
      'service',
      'origin',
    ] as const;
    for (const section of sections) {
      await drawer.getByRole('tab', { name: translate(language, `carbon.section.${section}`), exact: true }).click();
      await drawer.getByRole('row').nth(1).waitFor({ state: 'attached' });
      expect(await barriers(page), section).toEqual([]);
    }
    // Land coloured by carbon, with its legend below the map.
    const dock = page.getByRole('button', { name: translate(language, 'dock.layers'), exact: true });
    // In a narrow window the layers are put away.
    if (width < 1280) await dock.click();
    const colours = page.getByLabel(translate(language, 'shading.by'), { exact: true });
    const colouredBefore = await colours.inputValue();
    await colours.selectOption('stock');
    await page.locator('[data-shades="stock"][aria-busy="false"]').waitFor({ timeout: 60_000 });
    expect(await barriers(page), 'legend').toEqual([]);
    await colours.selectOption(colouredBefore);
    if (width < 1280) await dock.click();
    for (const table of ['parcels', 'ledger', 'land', 'features'] as const) {
      await drawer.getByRole('button', { name: translate(language, `drawer.${table}`), exact: true }).click();
      await drawer.getByRole('row').nth(1).waitFor();
      expect(await barriers(page), table).toEqual([]);
    }

    await drawer.getByRole('button', { name: '府君山西坡造林', exact: true }).click();
    await page.getByRole('textbox', { name: translate(language, 'inspector.name') }).waitFor();
    expect(await barriers(page), 'inspector').toEqual([]);

    // The screens that ask and tell: each is opened, looked at, and left with Esc.
    const looks: readonly (readonly [name: string, open: () => Promise<void>, sign: Locator])[] = [
      [
        'palette',
        () => page.keyboard.press('Control+k'),
        page.getByRole('dialog', { name: translate(language, 'palette.label') }),
      ],
      [
        'shortcuts',
        () => page.keyboard.press('?'),
        page.getByRole('dialog', { name: translate(language, 'shortcuts.title') }),
      ],
      [
        'export',
        () => page.keyboard.press('Control+e'),
        page.getByRole('dialog', { name: translate(language, 'exchange.export') }),
      ],
      [
        'help',
        () => page.getByRole('button', { name: translate(language, 'help.open') }).click(),
        page.getByRole('dialog', { name: translate(language, 'help.title') }),
      ],
      [
        'factors',
        async () => {
          await page.keyboard.press('Control+k');
          await page.keyboard.type(translate(language, 'factors.open').replace('…', ''));
          await page.keyboard.press('Enter');
          await page
            .getByRole('grid', { name: translate(language, 'factors.list') })
            .getByRole('button')
            .first()
            .click();
          await page.getByRole('heading', { name: translate(language, 'factors.form') }).waitFor();
        },
        page.getByRole('dialog', { name: translate(language, 'factors.title') }),
      ],
    ];
    for (const [name, open, sign] of looks) {
      await open();
      await sign.waitFor();
      expect(await barriers(page), name).toEqual([]);
      await page.keyboard.press('Escape');
      await sign.waitFor({ state: 'detached' });
    }

    await page.keyboard.press('Control+k');
    await page.keyboard.type(translate(language, 'command.buffer').replace('…', ''));
    await page.keyboard.press('Enter');
    await page.getByText(translate(language, 'ask.buffer-hint')).waitFor();
    expect(await barriers(page), 'a card that asks for a number').toEqual([]);
    await page.keyboard.press('Escape');

    await drawer.getByRole('button', { name: translate(language, 'drawer.history'), exact: true }).click();
    expect(await barriers(page), 'history').toEqual([]);

    await page.keyboard.press('p');
    await page.getByRole('form', { name: translate(language, 'exact.label') }).waitFor();
    expect(await barriers(page), 'drawing, with exact entry').toEqual([]);
  },
);
