import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { messages } from '../../src/i18n/messages.ts';

/** Name of the built font, and of the folder that holds it; the page asks for it under `/print`. */
export const SHEET_FONT_FILE = 'tantu-sheet.ttf';
const CACHE = new URL('../../.cache/print/', import.meta.url);
/** Changes when the letters or the font do. */
const EDITION = 'noto-sans-sc-0.4.3-2';

/**
 * Hanzi of place names and surnames beyond GB 2312 that plans of our districts, and those around them, are likely to name; what is
 * missing is printed as 〓 and said.
 */
const RARE =
  '堌垞垟垯埗埇堨堽塅墈墘崾嶂嶅嶤弶湴漖澥瀍灞烑珪瑀瑄璟甪畈疃硔碶磡禤窎箐綦翀耢苴苼莳菓葰蒌薅蛏赉赟郚郜郯鄌鄚鄠酂鉴钅镕镡阇陇隩頔飏骉鲌鲬鳊鹮麃圳坨垡塬峁梁堰畲畬﨎昇堃喆珺玥頫淼焱煊昉';

/** Folder with the font that sheets are set in, built once: Noto Sans SC cut down to GB 2312, Latin, symbols and our own texts. */
export async function ensureSheetFont(): Promise<string> {
  const folder = fileURLToPath(CACHE);
  const mark = fileURLToPath(new URL('edition.txt', CACHE));
  const letters = sheetLetters();
  const edition = `${EDITION} ${createHash('sha256').update(letters).digest('hex')}`;
  if ((await readFile(mark, 'utf8').catch(() => '')) === edition) return folder;
  // Resolved when needed: the built command line comes without it and finds the font that the page's build left.
  const require = createRequire(import.meta.url);
  const subsetFont = require('subset-font') as (
    font: Buffer,
    text: string,
    options: { targetFormat: 'truetype' },
  ) => Promise<Uint8Array>;
  const source = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
  const font = await subsetFont(await readFile(source), letters, { targetFormat: 'truetype' });
  await mkdir(folder, { recursive: true });
  const file = fileURLToPath(new URL(SHEET_FONT_FILE, CACHE));
  const part = `${file}.${String(process.pid)}.part`;
  await writeFile(part, font);
  await rename(part, file);
  await writeFile(mark, edition);
  return folder;
}

/** Where the page's build leaves the font, seen from the built command line; there is nothing there beside the sources. */
const BUILT = new URL('../print/', import.meta.url);

/** The bytes of the font. */
export async function readSheetFont(): Promise<Uint8Array> {
  const built = await readFile(fileURLToPath(new URL(SHEET_FONT_FILE, BUILT))).catch(() => null);
  if (built !== null) return new Uint8Array(built);
  await ensureSheetFont();
  return new Uint8Array(await readFile(fileURLToPath(new URL(SHEET_FONT_FILE, CACHE))));
}

/** Every character of the font, in order, each once. */
function sheetLetters(): string {
  const letters = new Set<string>(RARE);
  const gb2312 = new TextDecoder('gb2312');
  for (let row = 0xa1; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const letter = gb2312.decode(Uint8Array.of(row, cell));
      if (letter.length === 1 && letter !== '\ufffd') letters.add(letter);
    }
  }
  for (let code = 0x20; code < 0x250; code += 1) letters.add(String.fromCharCode(code));
  for (let code = 0x2000; code < 0x2100; code += 1) letters.add(String.fromCharCode(code));
  for (const texts of Object.values(messages))
    for (const text of Object.values(texts)) for (const one of text) letters.add(one);
  return [...letters].sort().join('');
}
