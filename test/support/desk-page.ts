import { readFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { LAUNCH_ARGUMENTS } from './chromium.ts';

/** A Chromium profile that survives closing the browser, as a person's does. */
export interface Profile {
  /** Where the browser keeps it; its processes carry the path among their arguments. */
  readonly folder: string;
  /** Starts the browser on the profile. */
  open(options?: ProfileOptions): Promise<OpenedPage>;
  /** Closes what is open and forgets the profile. */
  remove(): Promise<void>;
}

/** How a page is opened. */
export interface ProfileOptions {
  readonly width?: number;
  readonly height?: number;
  /** Runs in the page before its own scripts. */
  readonly before?: string;
  readonly launchArguments?: readonly string[];
}

/** A page with everything it complained about. */
export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page and of its console, in order; a test asserts that there are none. */
  readonly complaints: string[];
  /** Requests to anywhere but the page's own server. */
  readonly foreignRequests: string[];
}

/** Without a save dialog, which no test can click, files are downloaded. */
const WITHOUT_FILE_DIALOGS = 'delete window.showSaveFilePicker; delete window.showOpenFilePicker;';

/** Makes an empty profile for the page at `pageUrl`. */
export function createProfile(chromiumPath: string, pageUrl: string): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'tantu-profile-'));
  let context: BrowserContext | null = null;
  // A browser that a test has killed is closed already.
  const close = async (): Promise<void> => context?.close().catch(() => undefined);
  return {
    folder,
    async open(options = {}) {
      await close();
      const opened = await chromium.launchPersistentContext(folder, {
        executablePath: chromiumPath,
        args: [...LAUNCH_ARGUMENTS, ...(options.launchArguments ?? [])],
        viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
        acceptDownloads: true,
        locale: 'zh-CN',
      });
      context = opened;
      await opened.addInitScript(WITHOUT_FILE_DIALOGS + (options.before ?? ''));
      const page = opened.pages()[0] ?? (await opened.newPage());
      const complaints: string[] = [];
      const foreignRequests: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('request', (request) => {
        const url = request.url();
        if (/^https?:/u.test(url) && !url.startsWith(pageUrl)) foreignRequests.push(url);
      });
      return { page, context: opened, complaints, foreignRequests };
    },
    async remove() {
      await close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where the board shows an indicator. */
function boardNumber(page: Page, indicator: string): Locator {
  return page.locator(`[data-region="right"] [data-indicator="${indicator}"][data-value]`).first();
}

/** The unrounded value on the board, once it belongs to the plan as it is. */
export async function settledValue(page: Page, indicator: string): Promise<string> {
  const shown = boardNumber(page, indicator);
  await shown.waitFor({ timeout: 90_000 });
  await page.waitForFunction(
    (name) => {
      const element = document.querySelector(`[data-region="right"] [data-indicator="${name}"][data-value]`);
      return element !== null && element.getAttribute('aria-busy') !== 'true';
    },
    indicator,
    { timeout: 60_000 },
  );
  return (await shown.getAttribute('data-value')) ?? '';
}

/** The value on the board once it differs from `before`. */
export async function changedValue(page: Page, indicator: string, before: string): Promise<string> {
  await page.waitForFunction(
    ([name, old]) => {
      const element = document.querySelector(`[data-region="right"] [data-indicator="${name ?? ''}"][data-value]`);
      return (
        element !== null && element.getAttribute('aria-busy') !== 'true' && element.getAttribute('data-value') !== old
      );
    },
    [indicator, before],
    { timeout: 60_000 },
  );
  return settledValue(page, indicator);
}

/** Turns places on the ground into places on the page, from what the page itself says of two pointer positions. */
export async function mapPlacer(
  page: Page,
): Promise<(longitude: number, latitude: number) => readonly [number, number]> {
  const map = page.locator('[data-region="map"] [role="application"]');
  const box = await map.boundingBox();
  if (box === null) throw new Error('there is no map');
  const first = [box.x + 0.3 * box.width, box.y + 0.3 * box.height] as const;
  const second = [box.x + 0.7 * box.width, box.y + 0.7 * box.height] as const;
  const placeAt = async ([x, y]: readonly [number, number]): Promise<readonly [number, number]> => {
    await page.mouse.move(x, y, { steps: 3 });
    const strip = page.locator('[data-region="map"]');
    await page.waitForFunction(() => /° E/u.test(document.querySelector('[data-region="map"]')?.textContent ?? ''));
    await page.waitForTimeout(150);
    const text = (await strip.textContent()) ?? '';
    const longitude = /([\d.]+)° E/u.exec(text)?.[1];
    const latitude = /([\d.]+)° N/u.exec(text)?.[1];
    return [Number(longitude), mercator(Number(latitude))];
  };
  const [west, north] = await placeAt(first);
  const [east, south] = await placeAt(second);
  const scaleX = (second[0] - first[0]) / (east - west);
  const scaleY = (second[1] - first[1]) / (south - north);
  return (longitude, latitude) => [
    first[0] + (longitude - west) * scaleX,
    first[1] + (mercator(latitude) - north) * scaleY,
  ];
}

function mercator(latitude: number): number {
  return Math.atanh(Math.sin((latitude * Math.PI) / 180));
}

/** Draws a forest around a place of the map given in shares of its width and height, with the mouse, and waits for nothing. */
export async function drawForestAt(page: Page, across: number, down: number): Promise<void> {
  const box = await page.locator('[data-region="map"] [role="application"]').boundingBox();
  if (box === null) throw new Error('there is no map');
  await page.getByRole('button', { name: '林地', exact: true }).click();
  const corners = [
    [-0.04, -0.05],
    [0.04, -0.05],
    [0.04, 0.05],
    [-0.04, 0.05],
  ] as const;
  for (const [right, below] of corners) {
    const [x, y] = [box.x + (across + right) * box.width, box.y + (down + below) * box.height];
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.click(x, y);
  }
  await page.keyboard.press('Enter');
}

/** Drops a file with this text on the page. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await dropBytes(page, name, new TextEncoder().encode(text));
}

/** Drops a file with these bytes on the page. */
export async function dropBytes(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      const decoded = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([decoded], fileName));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      }
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
}

/** Opens a file through the file chooser of the start screen. */
export async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /打开文件/u }).click();
  await (await choosing).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** The text of the plan file that the page saves. */
export async function savedFile(page: Page, save: () => Promise<void>): Promise<string> {
  const downloading = page.waitForEvent('download');
  await save();
  return readFile(await (await downloading).path(), 'utf8');
}

/** A save dialog that always says yes and keeps what is written: browsers hold back many downloads in a row. */
export const WITH_SAVE_DIALOG = `
  window.savedTexts = [];
  window.showOpenFilePicker = () => Promise.reject(new DOMException('', 'AbortError'));
  window.showSaveFilePicker = async () => ({
    name: 'saved.plan.json',
    createWritable: async () => {
      const written = [];
      return new WritableStream({
        write: (chunk) => void written.push(chunk),
        close: async () => void window.savedTexts.push(await new Blob(written).text()),
      });
    },
  });
`;

/** The text of the plan file as the page saves it now, through {@link WITH_SAVE_DIALOG}. */
export async function savedText(page: Page): Promise<string> {
  const texts = (): Promise<readonly string[]> =>
    page.evaluate(() => (window as unknown as { readonly savedTexts: readonly string[] }).savedTexts);
  const before = (await texts()).length;
  await page.keyboard.press('Control+s');
  await page.waitForFunction(
    (count) => (window as unknown as { readonly savedTexts: readonly string[] }).savedTexts.length > count,
    before,
  );
  return (await texts())[before] ?? '';
}
