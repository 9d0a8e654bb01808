import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createProfile, type Profile, settledValue } from '../support/desk-page.ts';
import { readPdf } from '../support/pdf-content.ts';

let profile: Profile;

beforeAll(() => {
  profile = createProfile(inject('chromiumPath'), inject('pageUrl'));
});

afterAll(() => profile.remove());

/** Asks for a report by the palette of commands, and takes the file. */
async function savedReport(page: Page, format: string): Promise<Uint8Array> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('报告');
  await page.getByRole('option', { name: /报告…/u }).first().click();
  const dialog = page.getByRole('dialog', { name: '方案报告' });
  await dialog.getByRole('radio', { name: new RegExp(format, 'u') }).check();
  const saving = page.waitForEvent('download', { timeout: 90_000 });
  await dialog.getByRole('button', { name: '写报告' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toContain('蓟州区');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  return new Uint8Array(await readFile(await saved.path()));
}

it('writes the report as PDF and DOCX with the number on screen, its map and its charts', async () => {
  const { page, complaints, foreignRequests } = await profile.open();
  await page.goto(`${inject('pageUrl')}/?seed=jizhou`);
  const cover = Number(await settledValue(page, 'forest.cover')).toFixed(2);

  const pages = await readPdf(await savedReport(page, 'PDF'));
  const printed = pages.flatMap(({ texts }) => texts);
  expect(pages[0]?.widthMm).toBeCloseTo(210, 0);
  expect(printed).toContain(cover);
  expect(printed.join('')).toContain('指标总表');
  // Charts and map are vectors; a PDF of a small district has no picture.
  expect(pages.every(({ pictures }) => pictures === 0)).toBe(true);

  const files = unzipSync(await savedReport(page, 'DOCX'));
  const text = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/gu, '|');
  expect(text).toContain(`|${cover}|`);
  const pictures = Object.entries(files).filter(([name]) => name.endsWith('.png'));
  expect(pictures.length).toBeGreaterThanOrEqual(3);
  // A picture of nothing would be much smaller.
  for (const [, bytes] of pictures) expect(bytes.length).toBeGreaterThan(5000);
  expect(complaints).toEqual([]);
  expect(foreignRequests).toEqual([]);
}, 240_000);
