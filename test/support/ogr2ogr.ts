import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Feature, FeatureCollection } from 'geojson';

/**
 * Makes sure that GDAL's ogr2ogr and ogrinfo are here: on Debian as root they are installed with apt-get (gdal-bin), which
 * is announced through `say`.
 *
 * @throws when they cannot be had; the message says what to do
 */
export function ensureOgr(say: (line: string) => void): void {
  if (hasOgr()) return;
  let failure = 'apt-get is only used by root on Debian';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('No ogr2ogr found: installing it with apt-get (gdal-bin).');
    failure =
      runQuietly('apt-get', ['update']) ??
      runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'gdal-bin']) ??
      '';
    if (hasOgr()) return;
  }
  throw new Error(
    `The tests of export formats need GDAL's ogr2ogr and could not get it (${failure}): install gdal-bin ` +
      '(Debian, Ubuntu), or gdal (Homebrew), so that ogr2ogr and ogrinfo are on the path.',
  );
}

/** Runs ogr2ogr; rejects what it complains about. */
export function ogr2ogr(...args: readonly string[]): string {
  return run('ogr2ogr', args);
}

/** One layer as ogrinfo tells it. */
export interface OgrLayer {
  readonly name: string;
  readonly featureCount: number;
  readonly geometryType: string;
  /** EPSG code; null when there is none. */
  readonly epsg: number | null;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}

/** What ogrinfo says of all layers of a file. */
export function ogrLayers(path: string): readonly OgrLayer[] {
  const [, ...layers] = run('ogrinfo', ['-al', '-so', path]).split(/^Layer name: /mu);
  return layers.map((text) => {
    const [name = ''] = text.split('\n');
    const fields = [...text.matchAll(/^(.+): (String|Integer|Integer64|Real|Date|DateTime)(\(Boolean\))? \(/gmu)];
    return {
      name,
      featureCount: Number(/^Feature Count: (\d+)$/mu.exec(text)?.[1]),
      geometryType: /^Geometry: (.+)$/mu.exec(text)?.[1] ?? 'none',
      epsg: Number(/ID\["EPSG",(\d+)\]\]\n(?:Data axis|\S)/u.exec(text)?.[1]) || null,
      fields: fields.map(([, field = '', type = '', sub = '']) => ({ name: field, type: type + sub })),
    };
  });
}

/** The features of a file as GDAL's own GeoJSON, coordinates to 15 digits behind the point. */
export function ogrFeatures(path: string, layer: string | null = null): readonly Feature[] {
  const args = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=15', '/vsistdout/', path];
  const text = run('ogr2ogr', layer === null ? args : [...args, layer]);
  return (JSON.parse(text) as FeatureCollection).features;
}

function hasOgr(): boolean {
  return ['ogr2ogr', 'ogrinfo'].every((name) => spawnSync(name, ['--version']).status === 0);
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Runs a command to its end; null when it succeeded, else the last line it complained with. */
function runQuietly(command: string, args: readonly string[]): string | null {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(command, args, { stdio: 'pipe', env, timeout: 300_000 });
    return null;
  } catch (error) {
    const complaint = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    return complaint.trim().split('\n').at(-1) ?? String(error);
  }
}
