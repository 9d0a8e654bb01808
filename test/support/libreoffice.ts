import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const PACKAGES = ['libreoffice-calc', 'libreoffice-writer'];

/**
 * Makes sure that LibreOffice Calc and Writer are here: on Debian as root they are installed with apt-get, which is
 * announced through `say`.
 *
 * @throws when it cannot be had; the message says what to do
 */
export function ensureLibreOffice(say: (line: string) => void): void {
  if (hasLibreOffice()) return;
  let failure = 'apt-get is only used by root on Debian';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`LibreOffice is not complete: installing it with apt-get (${PACKAGES.join(', ')}).`);
    failure =
      runQuietly('apt-get', ['update']) ??
      runQuietly('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES]) ??
      '';
    if (hasLibreOffice()) return;
  }
  throw new Error(
    `The tests of workbooks and reports need LibreOffice and could not get it (${failure}): install ` +
      `${PACKAGES.join(' and ')} (Debian, Ubuntu), or LibreOffice, so that soffice, localc and lowriter are on the path.`,
  );
}

/**
 * Has LibreOffice open a file and save it in another form.
 *
 * @param format as `--convert-to` takes it: an extension, a colon and the filter's name where there are several
 * @param folder where it may write what it needs
 */
export function convertDocument(file: string, format: string, folder: string): Uint8Array {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const outside = join(folder, 'converted');
  const { status, stderr, stdout } = spawnSync(
    'soffice',
    [profile, '--headless', '--convert-to', format, '--outdir', outside, file],
    { encoding: 'utf8', timeout: 240_000 },
  );
  const output = join(outside, `${parse(file).name}.${format.split(':')[0] ?? ''}`);
  if (status !== 0 || !existsSync(output)) throw new Error(`soffice: ${stdout}${stderr}`);
  return new Uint8Array(readFileSync(output));
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
    return openCalculated(convertDocument(input, 'xlsx:Calc MS Excel 2007 XML', folder));
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
  return ['soffice', 'localc', 'lowriter'].every((program) => spawnSync('which', [program]).status === 0);
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
