import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * Makes sure that LibreOffice Calc is here: on Debian as root it is installed with apt-get (libreoffice-calc), which is
 * announced through `say`.
 *
 * @throws when it cannot be had; the message says what to do
 */
export function ensureLibreOffice(say: (line: string) => void): void {
  if (hasLibreOffice()) return;
  let failure = 'apt-get is only used by root on Debian';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('No soffice found: installing it with apt-get (libreoffice-calc).');
    failure =
      runQuietly('apt-get', ['update']) ??
      runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'libreoffice-calc']) ??
      '';
    if (hasLibreOffice()) return;
  }
  throw new Error(
    `The tests of workbooks need LibreOffice Calc and could not get it (${failure}): install libreoffice-calc ` +
      '(Debian, Ubuntu), or LibreOffice, so that soffice is on the path.',
  );
}

/** A workbook after LibreOffice has calculated it. */
export interface CalculatedWorkbook {
  readonly sheetNames: readonly string[];
  /** Number in a cell such as `B2`; null for an empty one, and a text for a text or an error. */
  cell(sheet: string, place: string): number | string | null;
}

/**
 * Has LibreOffice open a workbook, calculate and save it. The values that the file brings for its formulas are taken out before,
 * so that every number is LibreOffice's own.
 *
 * @param numbers cells to be changed first, by sheet and place
 */
export function calculateWorkbook(
  bytes: Uint8Array,
  numbers: readonly { readonly sheet: string; readonly place: string; readonly value: number }[] = [],
): CalculatedWorkbook {
  const folder = mkdtempSync(join(tmpdir(), 'tantu-calc-'));
  try {
    const input = join(folder, 'in.xlsx');
    writeFileSync(input, withoutValues(bytes, numbers));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [
      profile,
      '--headless',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      join(folder, 'out'),
    ];
    const { status, stderr, stdout } = spawnSync('soffice', [...args, input], { encoding: 'utf8', timeout: 240_000 });
    const output = join(folder, 'out/in.xlsx');
    if (status !== 0 || !existsSync(output)) throw new Error(`soffice: ${stdout}${stderr}`);
    return openCalculated(readFileSync(output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withoutValues(
  bytes: Uint8Array,
  numbers: readonly { readonly sheet: string; readonly place: string; readonly value: number }[],
): Uint8Array {
  const parts = unzipSync(bytes);
  const places = sheetPlaces(parts);
  for (const [name, part] of places) {
    let text = strFromU8(parts[part] ?? new Uint8Array()).replace(/<\/f><v>[^<]*<\/v>/gu, '</f>');
    for (const { sheet, place, value } of numbers) {
      if (sheet !== name) continue;
      const cell = new RegExp(`(<c r="${place}"[^>]*><v>)[^<]*(</v>)`, 'u');
      if (!cell.test(text)) throw new Error(`no number in ${sheet} ${place}`);
      text = text.replace(cell, `$1${String(value)}$2`);
    }
    parts[part] = strToU8(text);
  }
  return zipSync(parts);
}

function openCalculated(bytes: Uint8Array): CalculatedWorkbook {
  const parts = unzipSync(bytes);
  const places = sheetPlaces(parts);
  const shared = [...strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array()).matchAll(/<si>(.*?)<\/si>/gsu)].map(
    ([, text = '']) => text.replace(/<[^>]+>/gu, ''),
  );
  const sheets = new Map<string, Map<string, number | string>>();
  for (const [name, part] of places) {
    const cells = new Map<string, number | string>();
    const text = strFromU8(parts[part] ?? new Uint8Array());
    for (const [, attributes = '', content = ''] of text.matchAll(/<c ([^>]*?)>(.*?)<\/c>/gsu)) {
      const place = /r="([A-Z]+\d+)"/u.exec(attributes)?.[1] ?? '';
      const type = /t="(\w+)"/u.exec(attributes)?.[1] ?? 'n';
      const value = /<v[^>]*>([^<]*)<\/v>/u.exec(content)?.[1];
      if (value === undefined) continue;
      cells.set(place, type === 'n' ? Number(value) : type === 's' ? (shared[Number(value)] ?? '') : value);
    }
    sheets.set(name, cells);
  }
  return { sheetNames: [...places.keys()], cell: (sheet, place) => sheets.get(sheet)?.get(place) ?? null };
}

/** Where the sheets of a workbook lie in its archive, by their names. */
function sheetPlaces(parts: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> {
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/gu)].map(([tag]) => [
      /Id="([^"]+)"/u.exec(tag)?.[1] ?? '',
      /Target="([^"]+)"/u.exec(tag)?.[1] ?? '',
    ]),
  );
  return new Map(
    [...text('xl/workbook.xml').matchAll(/<sheet [^>]*>/gu)].map(([tag]) => [
      /name="([^"]+)"/u.exec(tag)?.[1] ?? '',
      `xl/${targets.get(/r:id="([^"]+)"/u.exec(tag)?.[1] ?? '') ?? ''}`,
    ]),
  );
}

function hasLibreOffice(): boolean {
  return spawnSync('soffice', ['--version']).status === 0;
}

/** Runs a command to its end; null when it succeeded, else the last line it complained with. */
function runQuietly(command: string, args: readonly string[]): string | null {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(command, args, { stdio: 'pipe', env, timeout: 600_000 });
    return null;
  } catch (error) {
    const complaint = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    return complaint.trim().split('\n').at(-1) ?? String(error);
  }
}
